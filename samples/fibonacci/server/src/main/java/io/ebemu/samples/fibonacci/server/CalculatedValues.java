/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis hash in which the worker leaves its results, and the channel on which it is told of work. Until
 * the worker has been there, an index has {@link #PLACEHOLDER} as its value.
 */
final class CalculatedValues implements AutoCloseable {

    static final String PLACEHOLDER = "Not calculated yet";

    private static final String HASH = "values";
    private static final String CHANNEL = "insert";
    private static final int TIMEOUT_MILLIS = 2000;

    private final RedisClient client;

    CalculatedValues(RedisSettings settings, int connections) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        // A connection kept from before a restart of Redis is found out here, not in a request.
        pool.setTestOnBorrow(true);
        pool.setJmxEnabled(false);
        this.client = RedisClient.builder()
                .hostAndPort(settings.host(), settings.port())
                .clientConfig(DefaultJedisClientConfig.builder()
                        .timeoutMillis(TIMEOUT_MILLIS)
                        .build())
                .poolConfig(pool)
                .build();
    }

    /** Asks the worker for a value. One calculated before stays visible meanwhile. */
    void request(int index) {
        with(redis -> {
            redis.hsetnx(HASH, Integer.toString(index), PLACEHOLDER);
            return redis.publish(CHANNEL, Integer.toString(index));
        });
    }

    /** Every index with its value or the placeholder, by ascending index. */
    Map<String, String> current() {
        Map<String, String> values =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        values.putAll(with(redis -> redis.hgetAll(HASH)));
        return values;
    }

    void ping() {
        with(RedisClient::ping);
    }

    private <T> T with(Function<RedisClient, T> command) {
        try {
            return command.apply(client);
        } catch (JedisException e) {
            throw new ServiceUnavailableException("Redis", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
