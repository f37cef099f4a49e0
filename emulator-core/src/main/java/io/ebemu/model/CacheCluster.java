/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * An ElastiCache cluster of one node, in CloudFormation's {@code AWS::ElastiCache::CacheCluster} terms.
 *
 * @param identifier the {@code CacheClusterId}
 * @param engine {@code redis}
 * @param engineVersion major and minor version
 * @param instanceClass the {@code CacheNodeType}
 * @param port the port, 6379 unless given
 */
public record CacheCluster(String identifier, String engine, String engineVersion, String instanceClass, int port)
        implements ManagedService {

    /** The engine version of a cluster for which none is written. */
    public static final String DEFAULT_ENGINE_VERSION = "7.0";

    /** As ElastiCache forms it for one node: {@code <id>.<token>.0001.<region's short form>.cache.amazonaws.com}. */
    @Override
    public EndpointAddress endpoint(EnvironmentId environment) {
        String token = Tokens.of(environment.name(), 6);
        return new EndpointAddress(identifier + "." + token + ".0001.use1.cache.amazonaws.com", port);
    }

    @Override
    public String kind() {
        return "elasticache";
    }
}
