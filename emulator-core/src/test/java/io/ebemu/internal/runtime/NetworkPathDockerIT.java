/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Container;
import io.ebemu.api.Environment;
import io.ebemu.api.NetworkPath;
import io.ebemu.model.CacheCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A path to a real cache on a real engine: an open connection is a client in the container that reads from a pipe. */
@Timeout(120)
class NetworkPathDockerIT {

    private static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);
    private static final String STALLED = "stalled";

    @TempDir
    Path directory;

    private CacheBench bench;
    private Environment environment;
    private String host;

    @BeforeEach
    void launch() {
        bench = new CacheBench(directory, CACHE).with("other");
        environment = bench.launch();
        host = CACHE.endpoint(bench.id()).address();
    }

    @AfterEach
    void close() {
        environment.close();
        bench.close();
    }

    private static String run(Container container, String command) {
        return container.exec("sh", "-c", command).output().strip();
    }

    /** What a connection of its own answers within two seconds. */
    private String ping(Container container) {
        return run(container, "(printf 'PING\\r\\nQUIT\\r\\n'; sleep 2) | timeout 2 nc " + host + " 6379 2>&1")
                .lines()
                .findFirst()
                .orElse(STALLED);
    }

    private Container client() {
        return environment.container(CacheBench.CLIENT);
    }

    private void openConnection() {
        run(
                client(),
                "mkfifo /in; (exec 3<> /in; nc " + host + " 6379 <&3 > /out; echo over >> /out) > /dev/null 2>&1 &");
        say("PING");
        await().until(() -> heard().equals(List.of("+PONG")));
    }

    private void say(String command) {
        run(client(), "printf '" + command + "\\r\\n' > /in");
    }

    private List<String> heard() {
        return run(client(), "cat /out").lines().toList();
    }

    @Test
    void an_open_connection_stalls_when_cut_and_goes_on_when_healed() {
        openConnection();
        try (NetworkPath path = environment.path(CacheBench.CLIENT, "sessions")) {
            path.cut();

            say("ECHO late");
            assertThat(ping(client())).isEqualTo(STALLED);
            assertThat(ping(environment.container("other"))).isEqualTo("+PONG");
            assertThat(heard()).containsExactly("+PONG");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> heard().equals(List.of("+PONG", "$4", "late")));
        assertThat(ping(client())).isEqualTo("+PONG");
    }

    /** How long a round trip takes that ends with the reply, in milliseconds; other work makes it longer. */
    private long roundTrip() {
        String script = "read a b < /proc/uptime; printf 'PING\\r\\nQUIT\\r\\n' | nc " + host
                + " 6379 | head -n 1; read c d < /proc/uptime; echo $a $c";
        String[] words = run(client(), script).split("\\s+");
        assertThat(words[0]).isEqualTo("+PONG");
        return Math.round((Double.parseDouble(words[2]) - Double.parseDouble(words[1])) * 1000);
    }

    private void awaitQuick() {
        await().atMost(Duration.ofSeconds(20)).until(() -> roundTrip() < 100);
    }

    @Test
    void a_slow_path_takes_its_time_both_ways_until_it_is_healed() {
        openConnection();
        NetworkPath path = environment.path(CacheBench.CLIENT, "sessions");
        awaitQuick();

        path.slow(Duration.ofMillis(300));

        // What is measured with has a resolution of 10 ms.
        assertThat(roundTrip()).isBetween(590L, 3000L);
        say("ECHO late");
        await().until(() -> heard().contains("over"));
        assertThat(heard()).doesNotContain("late");
        path.slow(Duration.ofMillis(150));
        assertThat(roundTrip()).isGreaterThanOrEqualTo(300L);

        path.heal();

        awaitQuick();
    }

    @Test
    void slow_connections_are_reset_when_they_are_healed() {
        NetworkPath path = environment.path(CacheBench.CLIENT, "sessions");
        path.slow(Duration.ofMillis(50));
        openConnection();

        path.heal();

        await().until(() -> heard().contains("over"));
        assertThat(ping(client())).isEqualTo("+PONG");
    }

    @Test
    void what_was_slow_can_be_cut_and_a_restart_of_the_container_heals_all() {
        NetworkPath path = environment.path(CacheBench.CLIENT, "sessions");
        path.slow(Duration.ofMillis(50));
        openConnection();
        path.cut();
        say("ECHO late");
        assertThat(ping(client())).isEqualTo(STALLED);
        assertThat(heard()).containsExactly("+PONG");

        client().restart();

        assertThat(ping(client())).isEqualTo("+PONG");
        path.heal();
        assertThat(ping(client())).isEqualTo("+PONG");
    }
}
