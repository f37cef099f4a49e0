/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.AwsApiException;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElastiCacheCommandTest {

    private final TestCli cli = new TestCli();

    @BeforeEach
    void declareAGroup() {
        cli.emulator.services.exist();
        cli.emulator.services.group = Optional.of(new ReplicationGroup(
                "sessions",
                "sessions of the shop",
                "redis",
                "7.0",
                "cache.t3.micro",
                2,
                6379,
                true,
                false,
                Optional.of("local-only-token-1"),
                BackupSettings.none(),
                Optional.empty(),
                List.of("sg-00000000000000001")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            describe-cache-clusters --cache-cluster-id pages               | describeCacheClusters[Optional[pages]]              | CacheClusters
            create-cache-cluster --cache-cluster-id c --engine memcached --cache-node-type cache.t3.small --num-cache-nodes 2 | createCacheCluster[CacheCluster[c, memcached 1.6, cache.t3.small], Optional.empty] | CacheCluster
            create-cache-cluster --cache-cluster-id c --engine redis --cache-node-type cache.t3.micro --snapshot-name s | createCacheCluster[CacheCluster[c, redis 7.0, cache.t3.micro], Optional[s]] | CacheCluster
            modify-cache-cluster --cache-cluster-id c --cache-node-type cache.t3.small --apply-immediately | modifyCacheCluster[c, CacheChange[nodeType=Optional[cache.t3.small], engineVersion=Optional.empty]] | CacheCluster
            reboot-cache-cluster --cache-cluster-id c --cache-node-ids-to-reboot 0001 | rebootCacheCluster[c]                    | CacheCluster
            delete-cache-cluster --cache-cluster-id c --final-snapshot-identifier f | deleteCacheCluster[c, Optional[f]]         | CacheCluster
            describe-replication-groups                                    | describeReplicationGroups[Optional.empty]           | ReplicationGroups
            create-replication-group --replication-group-id g --replication-group-description d --num-cache-clusters 2 | createReplicationGroup[ReplicationGroup[g, redis 7.0, cache.t3.micro], Optional.empty] | ReplicationGroup
            modify-replication-group --replication-group-id g --auth-token t --auth-token-update-strategy ROTATE | modifyReplicationGroup[g, CacheChange[nodeType=Optional.empty, engineVersion=Optional.empty]] | ReplicationGroup
            test-failover --replication-group-id g --node-group-id 0001    | testFailover[g]                                     | ReplicationGroup
            delete-replication-group --replication-group-id g              | deleteReplicationGroup[g, Optional.empty]           | ReplicationGroup
            create-snapshot --cache-cluster-id c --snapshot-name s         | createSnapshot[c, s]                                | Snapshot
            create-snapshot --replication-group-id g --snapshot-name s     | createSnapshot[g, s]                                | Snapshot
            describe-snapshots --snapshot-name s                           | describeSnapshots[Optional.empty, Optional[s]]      | Snapshots
            delete-snapshot --snapshot-name s                              | deleteSnapshot[s]                                   | Snapshot
            create-cache-parameter-group --cache-parameter-group-name p --cache-parameter-group-family redis7 | createCacheParameterGroup[ParameterGroup[name=p, family=redis7, parameters={}]] | CacheParameterGroup
            modify-cache-parameter-group --cache-parameter-group-name p --parameter-name-values ParameterName=a,ParameterValue=b | modifyCacheParameterGroup[p, {a=b}] | CacheParameterGroupName
            describe-cache-parameter-groups                                | describeCacheParameterGroups[Optional.empty]        | CacheParameterGroups
            describe-cache-parameters --cache-parameter-group-name p       | describeCacheParameterGroups[Optional[p]]           | Parameters
            delete-cache-parameter-group --cache-parameter-group-name p    | deleteCacheParameterGroup[p]                        | CacheParameterGroupName
            describe-events                                                | describeEvents[Optional.empty]                      | Events
            """)
    void a_verb_of_the_aws_cli_makes_its_call_and_answers_with_its_document(
            String command, String call, String document) throws IOException {
        Result result = elastiCache(command.split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.emulator.calls).contains("elasticache fibonacci", call);
        assertThat(json(result).has(document)).isTrue();
        assertThat(result.out()).doesNotContain("local-only-token");
    }

    @Test
    void the_address_of_a_node_is_told_only_if_it_is_asked_for() throws IOException {
        JsonNode without = json(elastiCache("describe-cache-clusters"));
        JsonNode with = json(elastiCache("describe-cache-clusters", "--show-cache-node-info"));

        assertThat(without.path("CacheClusters").path(0).has("CacheNodes")).isFalse();
        assertThat(with.path("CacheClusters")
                        .path(0)
                        .path("CacheNodes")
                        .path(0)
                        .path("Endpoint")
                        .path("Address")
                        .asText())
                .startsWith("pages.")
                .endsWith(".0001.use1.cache.amazonaws.com");
    }

    @Test
    void a_replication_group_tells_its_endpoints_and_roles() throws IOException {
        JsonNode group = json(elastiCache("describe-replication-groups"))
                .path("ReplicationGroups")
                .path(0);
        JsonNode nodes = group.path("NodeGroups").path(0);

        assertThat(group.path("MemberClusters").toString()).isEqualTo("[\"sessions-001\",\"sessions-002\"]");
        assertThat(group.path("AutomaticFailover").asText()).isEqualTo("enabled");
        assertThat(nodes.path("PrimaryEndpoint").path("Address").asText()).contains(".ng.0001.");
        assertThat(nodes.path("ReaderEndpoint").path("Address").asText()).startsWith("sessions-ro.");
        assertThat(nodes.path("NodeGroupMembers").findValuesAsText("CurrentRole"))
                .containsExactly("primary", "replica");
        assertThat(cli.run("elasticache", "describe-replication-groups", "-e", "fibonacci")
                        .out())
                .contains("sessions-002  sessions  replica  available");
    }

    @Test
    void a_snapshot_is_of_something() {
        Result result = elastiCache("create-snapshot", "--snapshot-name", "s");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("ebemu: write --cache-cluster-id or --replication-group-id\n");
    }

    @Test
    void a_refusal_of_elasticache_is_told_in_its_words_with_exit_code_9() {
        cli.emulator.services.refusal =
                Optional.of(new AwsApiException("CacheClusterNotFound", "CacheCluster not found: c"));

        Result result = elastiCache("reboot-cache-cluster", "--cache-cluster-id", "c");

        assertThat(result.exitCode()).isEqualTo(9);
        assertThat(result.err())
                .isEqualTo("ebemu: An error occurred (CacheClusterNotFound): CacheCluster not found: c\n");
    }

    private Result elastiCache(String... arguments) {
        cli.reset();
        List<String> line = new ArrayList<>(List.of("elasticache"));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of("-e", "fibonacci", "--json"));
        return cli.run(line.toArray(String[]::new));
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }
}
