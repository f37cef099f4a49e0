/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.time.Duration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** The {@code worker} container: calculates what the server asks for, whenever there is a Redis to hear it from. */
public final class Worker {

    private static final int TIMEOUT_MILLIS = 2000;

    private Worker() {}

    public static void main(String[] arguments) throws InterruptedException {
        RedisSettings settings;
        try {
            settings = RedisSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("Cannot start: " + e.getMessage());
            System.exit(1);
            return;
        }
        // A value is stored by one command, so there is nothing to finish: SIGTERM may end the JVM at once.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("Stopped")));
        Backoff backoff = new Backoff();
        while (true) {
            String reason = listen(settings, backoff);
            Duration wait = backoff.afterFailure();
            System.out.println(settings + " is away (" + reason + "), next attempt in " + wait.toMillis() + " ms");
            Thread.sleep(wait.toMillis());
        }
    }

    /** Returns only when a connection fails, with the reason. */
    private static String listen(RedisSettings settings, Backoff backoff) {
        try (Jedis subscription = new Jedis(settings.host(), settings.port(), TIMEOUT_MILLIS);
                Jedis commands = new Jedis(settings.host(), settings.port(), TIMEOUT_MILLIS)) {
            subscription.subscribe(new Calculator(commands, backoff, System.out), Calculator.CHANNEL);
            return "the subscription ended";
        } catch (JedisException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
