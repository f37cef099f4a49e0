/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.io.PrintStream;
import java.time.Duration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/**
 * Answers the requests on the channel for as long as its subscription lives. Publishing is not remembered by
 * Redis, so once subscribed it first answers those whose message nobody was there to hear.
 */
final class Calculator extends JedisPubSub {

    static final String CHANNEL = "insert";
    private static final String HASH = "values";

    private final Jedis redis;
    private final Backoff backoff;
    private final PrintStream log;

    /** The connection given here is another than the subscribed one, which can send no commands. */
    Calculator(Jedis redis, Backoff backoff, PrintStream log) {
        this.redis = redis;
        this.backoff = backoff;
        this.log = log;
    }

    @Override
    public void onSubscribe(String channel, int subscribedChannels) {
        backoff.afterSuccess();
        log.println("Subscribed to " + channel);
        redis.hgetAll(HASH).forEach((index, value) -> {
            if (Request.isOpen(value)) {
                onMessage(channel, index);
            }
        });
    }

    @Override
    public void onMessage(String channel, String message) {
        Request.parse(message)
                .ifPresentOrElse(this::calculate, () -> log.println("Ignored a message that is no index"));
    }

    private void calculate(Request request) {
        long started = System.nanoTime();
        String value = Fibonacci.number(request.index()).toString();
        redis.hset(HASH, Integer.toString(request.index()), value);
        long micros = Duration.ofNanos(System.nanoTime() - started).toNanos() / 1000;
        log.println("F(" + request.index() + ") = " + value + " in " + micros + " us");
    }
}
