/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.RestartPolicyTest.crash;
import static io.ebemu.internal.runtime.RestartPolicyTest.restarting;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.api.LogQuery;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.LogConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs of containers that are started again: each line once, and none lost. */
@Timeout(20)
class RestartedLogTest {

    @TempDir
    Path directory;

    private Workbench bench() {
        LogConfiguration log = new LogConfiguration("awslogs", Map.of("awslogs-group", "shop"), Map.of());
        Workbench bench = new Workbench(
                directory, restarting("web").logConfiguration(Optional.of(log)).build());
        bench.programs.put("web", Behaviour.runs().printing("begin"));
        return bench;
    }

    @Test
    void a_followed_log_goes_on_with_the_next_run_and_ends_with_the_task() {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            List<String> lines = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> following = follow(bench, -1, lines);
            await().until(() -> lines.equals(List.of("begin")));

            crash(bench, "web", 1, 1);
            await().until(() -> lines.equals(List.of("begin", "begin")));
            crash(bench, "web", 1, 2);
            bench.engine.print(bench.container("web").id(), true, "last");
            environment.stop();

            following.join();
            assertThat(lines).containsExactly("begin", "begin", "begin", "last");
        }
    }

    @Test
    void a_log_followed_from_now_on_does_not_begin_anew_with_the_next_run() {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            List<String> lines = new CopyOnWriteArrayList<>();
            bench.engine.print(bench.container("web").id(), false, "before");
            CompletableFuture<Void> following = follow(bench, 1, lines);
            await().until(() -> lines.equals(List.of("before")));

            crash(bench, "web", 1, 1);
            await().until(() -> lines.equals(List.of("before", "begin")));
            environment.stop();

            following.join();
            assertThat(lines).containsExactly("before", "begin");
        }
    }

    @Test
    void a_kept_log_has_the_lines_of_every_run_once() {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            String stream = bench.container("web").id();
            bench.engine.print(bench.container("web").id(), false, "trouble");

            crash(bench, "web", 1, 1);
            bench.engine.print(bench.container("web").id(), false, "well");
            environment.stop();

            assertThat(bench.stateDirectory().resolve("log/awslogs/shop").resolve(stream))
                    .hasContent("begin\ntrouble\nbegin\nwell\n");
        }
    }

    private static CompletableFuture<Void> follow(Workbench bench, int tail, List<String> lines) {
        return CompletableFuture.runAsync(() -> {
            try {
                bench.emulator.logs(
                        ENVIRONMENT, new LogQuery(List.of(), tail, true), event -> lines.add(event.message()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
