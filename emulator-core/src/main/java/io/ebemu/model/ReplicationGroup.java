/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An ElastiCache replication group without cluster mode, in CloudFormation's {@code AWS::ElastiCache::ReplicationGroup}
 * terms: one primary node and replicas of it.
 *
 * @param identifier the {@code ReplicationGroupId}
 * @param description the {@code ReplicationGroupDescription}
 * @param engine {@code redis} or {@code valkey}
 * @param engineVersion major and minor version
 * @param nodeType the {@code CacheNodeType}
 * @param cacheClusters the {@code NumCacheClusters}: the primary and its replicas, 1 to 6
 * @param port the port, 6379 unless given
 * @param automaticFailover whether a replica takes over from a primary that fails
 * @param transitEncryption whether connections are encrypted; the names of the endpoints differ then
 * @param authToken the password that clients give; masked in {@link #toString}
 * @param backup its automated snapshots
 * @param parameterGroup its parameter group; empty for the engine's default one
 * @param securityGroups names or ids of its security groups; empty for the VPC's default group
 * @param primaryClusterId the {@code PrimaryClusterId}: the node that is the primary; empty for the first
 * @param settings what API calls have set since
 */
public record ReplicationGroup(
        String identifier,
        String description,
        String engine,
        String engineVersion,
        String nodeType,
        int cacheClusters,
        int port,
        boolean automaticFailover,
        boolean transitEncryption,
        Optional<String> authToken,
        BackupSettings backup,
        Optional<ParameterGroup> parameterGroup,
        List<String> securityGroups,
        Optional<String> primaryClusterId,
        CacheSettings settings)
        implements ManagedService {

    public ReplicationGroup {
        securityGroups = List.copyOf(securityGroups);
    }

    /** A group as it is defined, whose first node is the primary. */
    public ReplicationGroup(
            String identifier,
            String description,
            String engine,
            String engineVersion,
            String nodeType,
            int cacheClusters,
            int port,
            boolean automaticFailover,
            boolean transitEncryption,
            Optional<String> authToken,
            BackupSettings backup,
            Optional<ParameterGroup> parameterGroup,
            List<String> securityGroups) {
        this(
                identifier,
                description,
                engine,
                engineVersion,
                nodeType,
                cacheClusters,
                port,
                automaticFailover,
                transitEncryption,
                authToken,
                backup,
                parameterGroup,
                securityGroups,
                Optional.empty(),
                CacheSettings.asDefined());
    }

    /** The same, after calls have changed it. */
    public ReplicationGroup changed(
            String type,
            String version,
            boolean failover,
            BackupSettings backups,
            List<String> groups,
            CacheSettings set) {
        return new ReplicationGroup(
                identifier,
                description,
                engine,
                version,
                type,
                cacheClusters,
                port,
                failover,
                transitEncryption,
                authToken,
                backups,
                parameterGroup,
                groups,
                primaryClusterId,
                set);
    }

    /** The same, with another node as its primary. */
    public ReplicationGroup withPrimary(String clusterId) {
        return new ReplicationGroup(
                identifier,
                description,
                engine,
                engineVersion,
                nodeType,
                cacheClusters,
                port,
                automaticFailover,
                transitEncryption,
                authToken,
                backup,
                parameterGroup,
                securityGroups,
                Optional.of(clusterId),
                settings);
    }

    /** The node to which clients write. */
    public CacheCluster primary() {
        return members().stream()
                .filter(node ->
                        primaryClusterId.filter(node.identifier()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> members().get(0));
    }

    /** The nodes that copy the primary. */
    public List<CacheCluster> replicas() {
        String primary = primary().identifier();
        return members().stream()
                .filter(node -> !node.identifier().equals(primary))
                .toList();
    }

    /** Its nodes, {@code <identifier>-001} and so on. */
    public List<CacheCluster> members() {
        return IntStream.rangeClosed(1, cacheClusters)
                .mapToObj(number -> new CacheCluster(
                        "%s-%03d".formatted(identifier, number),
                        engine,
                        engineVersion,
                        nodeType,
                        1,
                        port,
                        transitEncryption,
                        authToken,
                        backup,
                        parameterGroup,
                        securityGroups,
                        Optional.of(identifier),
                        settings))
                .toList();
    }

    /** Where clients write: it follows the primary. */
    public EndpointAddress primaryEndpoint(EnvironmentId environment) {
        String token = Tokens.of(environment.name(), 6);
        return new EndpointAddress(
                transitEncryption
                        ? "master." + identifier + "." + token + ".use1.cache.amazonaws.com"
                        : identifier + "." + token + ".ng.0001.use1.cache.amazonaws.com",
                port);
    }

    /** Where clients read from replicas, each connection from the next one. */
    public EndpointAddress readerEndpoint(EnvironmentId environment) {
        String token = Tokens.of(environment.name(), 6);
        return new EndpointAddress(
                transitEncryption
                        ? "replica." + identifier + "." + token + ".use1.cache.amazonaws.com"
                        : identifier + "-ro." + token + ".ng.0001.use1.cache.amazonaws.com",
                port);
    }

    @Override
    public String instanceClass() {
        return nodeType;
    }

    @Override
    public EndpointAddress endpoint(EnvironmentId environment) {
        return primaryEndpoint(environment);
    }

    @Override
    public String kind() {
        return "elasticache";
    }

    @Override
    public String toString() {
        return "ReplicationGroup[" + identifier + ", " + engine + " " + engineVersion + ", " + nodeType + "]";
    }
}
