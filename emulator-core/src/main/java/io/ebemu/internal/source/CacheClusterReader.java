/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.CacheCluster;
import java.util.List;

/**
 * Reads {@code CacheClusters}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html">AWS::ElastiCache::CacheCluster</a>
 */
final class CacheClusterReader {

    private static final int MAX_IDENTIFIER = 50;

    private final ServiceSection section;

    CacheClusterReader(Problems problems) {
        this.section = new ServiceSection("CacheClusters", MAX_IDENTIFIER, EnvironmentFileKeys.CACHE_CLUSTER, problems);
    }

    List<CacheCluster> read(Fields top) {
        return section.read(
                top,
                (identifier, fields) -> new CacheCluster(
                        identifier,
                        fields.engine("redis", ", and its protocol is the one that Valkey speaks"),
                        fields.version(CacheCluster.DEFAULT_ENGINE_VERSION),
                        fields.instanceClass("CacheNodeType", "cache.t3.micro"),
                        fields.port(6379, 1)));
    }
}
