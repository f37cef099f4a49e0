/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * The size of a cache node.
 *
 * @param name such as {@code cache.t3.micro}
 * @param maxmemory the memory for data in bytes, before a part of it is reserved
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html">node-type specific
 *     parameters</a>
 */
public record CacheNodeType(String name, long maxmemory) {

    private static final List<CacheNodeType> KNOWN = List.of(
            new CacheNodeType("cache.t2.micro", 581_959_680L),
            new CacheNodeType("cache.t2.small", 1_665_138_688L),
            new CacheNodeType("cache.t2.medium", 3_461_349_376L),
            new CacheNodeType("cache.t3.micro", 536_870_912L),
            new CacheNodeType("cache.t3.small", 1_471_026_299L),
            new CacheNodeType("cache.t3.medium", 3_317_862_236L),
            new CacheNodeType("cache.t4g.micro", 536_870_912L),
            new CacheNodeType("cache.t4g.small", 1_471_026_299L),
            new CacheNodeType("cache.t4g.medium", 3_317_862_236L),
            new CacheNodeType("cache.m5.large", 6_854_542_746L),
            new CacheNodeType("cache.m6g.large", 6_854_542_746L),
            new CacheNodeType("cache.r5.large", 14_037_181_030L),
            new CacheNodeType("cache.r6g.large", 14_037_181_030L));

    /** The node type of that name; empty for one whose size is not known here. */
    public static Optional<CacheNodeType> of(String name) {
        return KNOWN.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    /** The names of all node types whose size is known. */
    public static List<String> names() {
        return KNOWN.stream().map(CacheNodeType::name).toList();
    }
}
