/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb of {@code rds}, {@code elasticache} and {@code security-group} through the packaged launcher. */
class ServiceVerbsDockerIT {

    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]+)(, [a-z-]+)?(  |$)");

    @TempDir
    static Path directory;

    private static Ebemu ebemu;

    private final TreeSet<String> made = new TreeSet<>();

    @BeforeAll
    static void up() {
        Bundles.of(
                directory,
                Bundles.container(
                        "web",
                        "busybox:1.35",
                        "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 900 & wait\"]"));
        Bundles.write(directory, "ebemu.yml", """
                DBInstances:
                  shop-db:
                    Engine: postgres
                    EngineVersion: "15"
                    DBInstanceClass: db.t3.micro
                    DBName: shop
                    MasterUsername: shop
                    MasterUserPassword: local-only-password
                """);
        Bundles.write(directory, "reports.password", "local-only-password");
        ebemu = new Ebemu(directory);
        Finished up = ebemu.run("up", "-d");
        assertThat(up.exitCode()).as(up.toString()).isZero();
    }

    @AfterAll
    static void terminate() {
        ebemu.close();
    }

    @Test
    void every_verb_of_rds_answers_as_the_call_of_that_name() {
        rds(
                "DBParameterGroup",
                "create-db-parameter-group --db-parameter-group-name shop"
                        + " --db-parameter-group-family postgres15 --description shop");
        rds(
                "DBParameterGroupName",
                "modify-db-parameter-group --db-parameter-group-name shop"
                        + " --parameters ParameterName=work_mem,ParameterValue=8192,ApplyMethod=immediate");
        assertThat(rds("DBParameterGroups", "describe-db-parameter-groups").findValuesAsText("DBParameterGroupName"))
                .contains("shop");
        assertThat(rds("Parameters", "describe-db-parameters --db-parameter-group-name shop")
                        .at("/0/ParameterValue")
                        .asText())
                .isEqualTo("8192");
        assertThat(rds("DBInstances", "describe-db-instances")).hasSize(1);
        rds("DBSnapshot", "create-db-snapshot --db-instance-identifier shop-db --db-snapshot-identifier before");
        assertThat(rds("DBSnapshots", "describe-db-snapshots")).isNotEmpty();
        rds("File", "export-db-snapshot --db-snapshot-identifier before --db-name shop --file dump.sql");
        rds("File", "import-dump --db-instance-identifier shop-db --db-name shop --file dump.sql");
        rds(
                "DBInstance",
                "create-db-instance --db-instance-identifier reports --db-instance-class db.t3.micro"
                        + " --engine postgres --engine-version 15 --db-parameter-group-name shop"
                        + " --master-user-password file://reports.password --backup-retention-period 0");
        rds(
                "DBInstance",
                "modify-db-instance --db-instance-identifier reports --allocated-storage 30 --apply-immediately");
        rds("DBInstance", "reboot-db-instance --db-instance-identifier reports");
        rds("DBInstance", "stop-db-instance --db-instance-identifier reports");
        rds("DBInstance", "start-db-instance --db-instance-identifier reports");
        rds("DBInstance", "delete-db-instance --db-instance-identifier reports --skip-final-snapshot");
        rds("DBParameterGroupName", "delete-db-parameter-group --db-parameter-group-name shop");
        restore("restore-db-instance-from-db-snapshot --db-instance-identifier copy --db-snapshot-identifier before");
        // The first automated backup is made behind the launch.
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        rds("DBInstances", "describe-db-instances").at("/0").has("LatestRestorableTime"));
        restore("restore-db-instance-to-point-in-time --source-db-instance-identifier shop-db"
                + " --target-db-instance-identifier copy --use-latest-restorable-time");
        rds("DBSnapshot", "delete-db-snapshot --db-snapshot-identifier before");
        assertThat(rds("Events", "describe-events").findValuesAsText("SourceIdentifier"))
                .contains("shop-db", "reports");

        assertThat(made).isEqualTo(verbs("rds"));
        assertRefused("rds", "reboot-db-instance", "--db-instance-identifier", "nonsuch");
    }

    private void restore(String verb) {
        assertThat(rds("DBInstance", verb).path("DBInstanceStatus").asText()).isIn("available", "backing-up");
        rds("DBInstance", "delete-db-instance --db-instance-identifier copy --skip-final-snapshot");
    }

    @Test
    void every_verb_of_elasticache_answers_as_the_call_of_that_name() {
        cache(
                "CacheParameterGroup",
                "create-cache-parameter-group --cache-parameter-group-name small"
                        + " --cache-parameter-group-family redis7 --description small");
        cache(
                "CacheParameterGroupName",
                "modify-cache-parameter-group --cache-parameter-group-name small"
                        + " --parameter-name-values ParameterName=maxmemory-policy,ParameterValue=allkeys-lru");
        assertThat(cache("CacheParameterGroups", "describe-cache-parameter-groups"))
                .isNotEmpty();
        assertThat(cache("Parameters", "describe-cache-parameters --cache-parameter-group-name small"))
                .hasSize(1);
        cache(
                "CacheCluster",
                "create-cache-cluster --cache-cluster-id pages --engine redis"
                        + " --cache-node-type cache.t3.micro --cache-parameter-group-name small");
        assertThat(cache("CacheClusters", "describe-cache-clusters --show-cache-node-info"))
                .hasSize(1);
        cache(
                "CacheCluster",
                "modify-cache-cluster --cache-cluster-id pages --snapshot-retention-limit 1 --apply-immediately");
        cache("CacheCluster", "reboot-cache-cluster --cache-cluster-id pages --cache-node-ids-to-reboot 0001");
        cache("Snapshot", "create-snapshot --cache-cluster-id pages --snapshot-name before");
        assertThat(cache("Snapshots", "describe-snapshots").findValuesAsText("SnapshotName"))
                .contains("before");
        cache("Snapshot", "delete-snapshot --snapshot-name before");
        cache("CacheCluster", "delete-cache-cluster --cache-cluster-id pages");
        cache("CacheParameterGroupName", "delete-cache-parameter-group --cache-parameter-group-name small");
        cache(
                "ReplicationGroup",
                "create-replication-group --replication-group-id sessions"
                        + " --replication-group-description sessions --num-cache-clusters 2 --automatic-failover-enabled");
        assertThat(cache("ReplicationGroups", "describe-replication-groups").at("/0/MemberClusters"))
                .hasSize(2);
        cache(
                "ReplicationGroup",
                "modify-replication-group --replication-group-id sessions"
                        + " --snapshot-retention-limit 1 --apply-immediately");
        cache("ReplicationGroup", "test-failover --replication-group-id sessions --node-group-id 0001");
        cache("ReplicationGroup", "delete-replication-group --replication-group-id sessions");
        assertThat(cache("Events", "describe-events").findValuesAsText("SourceIdentifier"))
                .contains("pages");

        assertThat(made).isEqualTo(verbs("elasticache"));
        assertRefused("elasticache", "delete-cache-cluster", "--cache-cluster-id", "nonsuch");
    }

    @Test
    void every_verb_of_security_group_answers_as_the_call_of_that_name() {
        group("GroupId", "create --group-name reports-db --description reports");
        assertThat(group("SecurityGroups", "describe --group-name reports-db")).hasSize(1);
        group(
                "SecurityGroupRules",
                "authorize-ingress --group-name reports-db --protocol tcp --port 5432"
                        + " --source-group AWSEBSecurityGroup");
        group(
                "SecurityGroupRules",
                "authorize-egress --group-name reports-db --protocol tcp --port 443 --cidr 0.0.0.0/0");
        group(
                "SecurityGroupRules",
                "revoke-ingress --group-name reports-db --protocol tcp --port 5432"
                        + " --source-group AWSEBSecurityGroup");
        group("SecurityGroupRules", "revoke-egress --group-name reports-db --protocol tcp --port 443 --cidr 0.0.0.0/0");
        assertThat(group("Explanations", "explain").findValuesAsText("Service")).isNotEmpty();
        group("GroupId", "delete --group-name reports-db");

        assertThat(made).isEqualTo(verbs("security-group"));
        assertRefused("security-group", "describe", "--group-name", "nonsuch");
    }

    private JsonNode rds(String key, String verb) {
        return answer("rds", key, verb);
    }

    private JsonNode cache(String key, String verb) {
        return answer("elasticache", key, verb);
    }

    private JsonNode group(String key, String verb) {
        return answer("security-group", key, verb);
    }

    /** What the call answers below that key of its document. */
    private JsonNode answer(String service, String key, String verb) {
        List<String> arguments = new ArrayList<>(List.of(service));
        arguments.addAll(List.of(verb.split(" ")));
        made.add(arguments.get(1));
        arguments.add("--json");
        JsonNode document = Printed.document(service, ebemu.run(arguments.toArray(String[]::new)));
        assertThat(document.has(key)).as(verb + ": " + document).isTrue();
        return document.path(key);
    }

    private static void assertRefused(String... arguments) {
        Finished refused = ebemu.run(arguments);
        assertThat(refused.exitCode()).isEqualTo(9);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.error()).contains("An error occurred (", "nonsuch");
    }

    /** Those that the help lists. */
    private static TreeSet<String> verbs(String service) {
        String help = ebemu.runAnywhere(service, "--help").output();
        TreeSet<String> verbs = new TreeSet<>();
        LISTED.matcher(help.substring(help.indexOf("Verbs"), help.indexOf("Examples:")))
                .results()
                .forEach(found -> verbs.add(found.group(1)));
        return verbs;
    }
}
