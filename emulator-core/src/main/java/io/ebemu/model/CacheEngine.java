/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cache engine of ElastiCache with its rules; refusals are in ElastiCache's words where it has some.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html">CreateCacheCluster</a>
 */
public enum CacheEngine {
    REDIS("redis", CacheCluster.DEFAULT_ENGINE_VERSION, 6379),
    VALKEY("valkey", "8.0", 6379),
    MEMCACHED("memcached", "1.6", 11211);

    /** How many nodes a Memcached cluster may have. */
    public static final int MOST_NODES = 40;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!&#$^<>-]{16,128}");

    private final String word;
    private final String defaultVersion;
    private final int defaultPort;

    CacheEngine(String word, String defaultVersion, int defaultPort) {
        this.word = word;
        this.defaultVersion = defaultVersion;
        this.defaultPort = defaultPort;
    }

    /** The engine of that name. */
    public static Optional<CacheEngine> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CacheEngine::word).toList();
    }

    /** Its name in the ElastiCache API. */
    public String word() {
        return word;
    }

    /** The version of a cache for which none is written. */
    public String defaultVersion() {
        return defaultVersion;
    }

    /** The port of a cache for which none is written. */
    public int defaultPort() {
        return defaultPort;
    }

    /**
     * The family of its parameter groups for a version: {@code redis7}, {@code redis6.x}, {@code redis5.0}, {@code
     * valkey8}, {@code memcached1.6}.
     */
    public String family(String version) {
        String[] parts = version.split("\\.", -1);
        String minor = parts.length > 1 ? "." + parts[1] : "";
        return switch (this) {
            case REDIS ->
                switch (parts[0]) {
                    case "7" -> "redis7";
                    case "6" -> "redis6.x";
                    default -> word + parts[0] + minor;
                };
            case VALKEY -> word + parts[0];
            case MEMCACHED -> word + parts[0] + minor;
        };
    }

    /** Why ElastiCache refuses that number of nodes in a cluster. */
    public Optional<String> nodesRefusal(int nodes) {
        return this != MEMCACHED && nodes > 1
                ? Optional.of("Cannot create a Redis cluster with a NumCacheNodes parameter greater than 1.")
                : Optional.empty();
    }

    /** Why ElastiCache refuses an AUTH token; the text does not show it. */
    public static Optional<String> tokenRefusal(String token, boolean transitEncryption) {
        if (!transitEncryption) {
            return Optional.of("The AUTH token is only supported when encryption-in-transit is enabled");
        }
        return TOKEN.matcher(token).matches() ? Optional.empty() : Optional.of("Invalid AuthToken provided.");
    }
}
