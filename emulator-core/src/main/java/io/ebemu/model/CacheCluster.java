/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ElastiCache cluster, in CloudFormation's {@code AWS::ElastiCache::CacheCluster} terms: one node of Redis or Valkey,
 * or one or more of Memcached.
 *
 * @param identifier the {@code CacheClusterId}
 * @param engine {@code redis}, {@code valkey} or {@code memcached}
 * @param engineVersion major and minor version
 * @param instanceClass the {@code CacheNodeType}
 * @param nodes the {@code NumCacheNodes}
 * @param port the port, 6379 unless given, and 11211 for Memcached
 * @param transitEncryption whether connections are encrypted
 * @param authToken the password that clients give; masked in {@link #toString}
 * @param backup its automated snapshots
 * @param parameterGroup its parameter group; empty for the engine's default one
 * @param securityGroups names or ids of its {@code VpcSecurityGroupIds}; empty for the VPC's default group
 * @param replicationGroup the replication group that this node is a member of
 * @param settings what API calls have set since
 */
public record CacheCluster(
        String identifier,
        String engine,
        String engineVersion,
        String instanceClass,
        int nodes,
        int port,
        boolean transitEncryption,
        Optional<String> authToken,
        BackupSettings backup,
        Optional<ParameterGroup> parameterGroup,
        List<String> securityGroups,
        Optional<String> replicationGroup,
        CacheSettings settings)
        implements ManagedService {

    /** The engine version of a cluster for which none is written. */
    public static final String DEFAULT_ENGINE_VERSION = "7.0";

    public CacheCluster {
        securityGroups = List.copyOf(securityGroups);
    }

    /** A cluster as it is defined. */
    public CacheCluster(
            String identifier,
            String engine,
            String engineVersion,
            String instanceClass,
            int nodes,
            int port,
            boolean transitEncryption,
            Optional<String> authToken,
            BackupSettings backup,
            Optional<ParameterGroup> parameterGroup,
            List<String> securityGroups,
            Optional<String> replicationGroup) {
        this(
                identifier,
                engine,
                engineVersion,
                instanceClass,
                nodes,
                port,
                transitEncryption,
                authToken,
                backup,
                parameterGroup,
                securityGroups,
                replicationGroup,
                CacheSettings.asDefined());
    }

    /** One node without encryption, with the defaults of the ElastiCache API. */
    public CacheCluster(String identifier, String engine, String engineVersion, String instanceClass, int port) {
        this(
                identifier,
                engine,
                engineVersion,
                instanceClass,
                1,
                port,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same, after calls have changed it. */
    public CacheCluster changed(
            String nodeType, String version, BackupSettings backups, List<String> groups, CacheSettings set) {
        return new CacheCluster(
                identifier,
                engine,
                version,
                nodeType,
                nodes,
                port,
                transitEncryption,
                authToken,
                backups,
                parameterGroup,
                groups,
                replicationGroup,
                set);
    }

    /** The tokens that clients may give: one, two after a rotation, or none. */
    public List<String> validTokens() {
        return settings.authTokens().isEmpty() ? authToken.stream().toList() : settings.authTokens();
    }

    /** The values of its parameter group, without those of the engine's default group. */
    public Map<String, String> parameters() {
        return settings.parameterGroup()
                .or(() -> parameterGroup)
                .map(ParameterGroup::parameters)
                .orElse(Map.of());
    }

    /**
     * The node's, or Memcached's configuration endpoint, of which a client learns the nodes: {@code
     * <id>.<token>.cfg.<region's short form>.cache.amazonaws.com}.
     */
    @Override
    public EndpointAddress endpoint(EnvironmentId environment) {
        return engine.equals(CacheEngine.MEMCACHED.word())
                ? new EndpointAddress(
                        identifier + "." + Tokens.of(environment.name(), 6) + ".cfg.use1.cache.amazonaws.com", port)
                : nodeEndpoint(environment);
    }

    /**
     * As ElastiCache forms it for one node: {@code <id>.<token>.0001.<region's short form>.cache.amazonaws.com}. A node of
     * an encrypted group has the group's name in place of the number.
     */
    public EndpointAddress nodeEndpoint(EnvironmentId environment) {
        String token = Tokens.of(environment.name(), 6);
        String host = transitEncryption && replicationGroup.isPresent()
                ? identifier + "." + replicationGroup.get() + "." + token + ".use1.cache.amazonaws.com"
                : identifier + "." + token + ".0001.use1.cache.amazonaws.com";
        return new EndpointAddress(host, port);
    }

    @Override
    public String kind() {
        return "elasticache";
    }

    @Override
    public String toString() {
        return "CacheCluster[" + identifier + ", " + engine + " " + engineVersion + ", " + instanceClass + "]";
    }
}
