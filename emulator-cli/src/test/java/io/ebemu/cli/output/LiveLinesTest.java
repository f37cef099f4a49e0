/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.cli.command.States;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody at a terminal sees while an environment comes up. */
@Timeout(20)
class LiveLinesTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_line_a_container_and_service_says_what_it_is_at_and_what_it_waits_for() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(true));

        beginning(renderer);

        assertThat(terminal.text()).isEqualTo("""
                        createEnvironment is starting.
                        • rds:db                       2.0s  Starting postgres 15
                        ◦ container:server             2.0s  waiting for rds:db
                        ◦ container:nginx-proxy        2.0s  Pulling nginx:1.22: 12.3 of 34.5 MB
                        ◦ elasticache:session-store    2.0s  waiting for image:redis:7.0
                        """);
        renderer.close();
    }

    @Test
    void a_terminal_of_40_columns_gets_short_names_and_what_matters_most() {
        VirtualTerminal terminal = new VirtualTerminal(40);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(true));

        beginning(renderer);

        assertThat(terminal.text()).isEqualTo("""
                        createEnvironment is starting.
                        • rds:db          Starting postgres 15
                        ◦ server          waiting for rds:db
                        ◦ nginx-proxy     12.3 of 34.5 MB
                        ◦ elasticache:se… waiting for image:re…
                        """);
        renderer.close();
    }

    @Test
    void a_terminal_of_120_columns_has_room_for_everything() {
        VirtualTerminal terminal = new VirtualTerminal(120);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(true));

        beginning(renderer);
        renderer.on(States.step(
                9,
                "container:nginx-proxy",
                Phase.PROGRESS,
                "waiting for container:server, elasticache:session-store, rds:db/eni"));

        assertThat(terminal.text())
                .contains("◦ container:nginx-proxy        2.0s  waiting for container:server,"
                        + " elasticache:session-store, rds:db\n");
        renderer.close();
    }

    @Test
    void a_terminal_without_unicode_gets_ascii_only() {
        VirtualTerminal terminal = new VirtualTerminal(40);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(false));

        beginning(renderer);

        assertThat(terminal.text()).matches("\\p{ASCII}*").isEqualTo("""
                        createEnvironment is starting.
                        - rds:db          Starting postgres 15
                        . server          waiting for rds:db
                        . nginx-proxy     12.3 of 34.5 MB
                        . elasticache:se~ waiting for image:re~
                        """);
        renderer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "10, true, true", "20, false, true", "40, true, true", "40, false, false",
        "80, true, true", "80, false, false", "120, true, true", "120, false, true"
    })
    void no_line_wraps_or_loses_its_end_and_nothing_is_left_behind(int columns, boolean unicode, boolean colours) {
        VirtualTerminal terminal = new VirtualTerminal(columns);
        TerminalRenderer renderer = renderer(terminal, new Palette(colours), new Glyphs(unicode));

        renderer.on(States.step(9, "container:" + "x".repeat(60), Phase.STARTED, "Creating " + "y".repeat(200)));
        for (int i = 0; i < 20; i++) {
            renderer.on(States.step(
                    i, "container:c" + i, Phase.PROGRESS, "waiting for container:c1, container:c2, 数据库:数据库"));
            renderer.tick();
        }

        assertThat(terminal.text().lines()).hasSize(12).allMatch(line -> line.length() < columns);
        assertThat(terminal.text())
                .endsWith("and 10 more".substring(0, Math.min(11, columns - 4)) + lastOf(columns, unicode));
        assertThat(terminal.wrapped + terminal.cut).isZero();
        renderer.close();
    }

    private static String lastOf(int columns, boolean unicode) {
        return columns > 14 ? "\n" : (unicode ? "…" : "~") + "\n";
    }

    @Test
    void a_screen_that_gets_narrower_has_every_line_once() {
        VirtualTerminal terminal = new VirtualTerminal(120);
        TerminalRenderer renderer = renderer(terminal, new Palette(true), new Glyphs(true));
        beginning(renderer);

        terminal.resize(40);

        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(terminal.text()).isEqualTo("""
                        createEnvironment is starting.
                        • rds:db          Starting postgres 15
                        ◦ server          waiting for rds:db
                        ◦ nginx-proxy     12.3 of 34.5 MB
                        ◦ elasticache:se… waiting for image:re…
                        """));
        terminal.resize(90);
        renderer.on(States.log("web", "hello"));
        assertThat(terminal.text())
                .contains("web | hello\n• rds:db                       2.0s")
                .containsOnlyOnce("rds:db  ");
        renderer.close();
    }

    @Test
    void what_is_done_stays_with_its_health_and_parts_have_no_lines_of_their_own() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(true));
        step(renderer, 1, "image:web:1", "Pulling image web:1");
        step(renderer, 2, "volume:cache", "Creating volume cache");
        step(renderer, 3, "rds:db/eni", "Creating rds:db/eni");
        step(renderer, 4, "rds:db", "Starting postgres 15 for rds:db");
        step(renderer, 7, "rds:db/eni", "Applying security groups to rds:db/eni");
        renderer.on(States.step(5, "container:web", Phase.STARTED, "Waiting for container:web to be HEALTHY"));
        renderer.on(States.step(5, "container:web", Phase.PROGRESS, "its health is UNHEALTHY"));

        assertThat(terminal.text()).isEqualTo("""
                        ✔ rds:db           0.0s  started postgres 15
                        • container:web    0.0s  Waiting to be HEALTHY: its health is UNHEALTHY
                        """);

        renderer.on(States.step(5, "container:web", Phase.DONE, "Waiting for container:web to be HEALTHY"));
        renderer.on(States.step(6, "container:job", Phase.STARTED, "Starting container:job"));
        renderer.on(
                States.step(6, "container:job", Phase.FAILED, "Starting container:job: no such file\nor directory"));
        renderer.close();
        assertThat(terminal.text()).isEqualTo("""
                        ✔ rds:db           0.0s  started postgres 15
                        ✔ container:web    0.0s  healthy
                        ✘ container:job    0.0s  Starting container:job: no such file or directory
                        """);
    }

    @Test
    void a_note_takes_the_place_of_the_sign_that_ctrl_c_leaves() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        TerminalRenderer renderer = renderer(terminal, new Palette(false), new Glyphs(true));
        renderer.on(States.log("web", "hello"));

        terminal.out().print("^C");
        renderer.note("Stopping");

        assertThat(terminal.text()).isEqualTo("web | hello\nStopping\n");
        renderer.close();
    }

    private TerminalRenderer renderer(VirtualTerminal terminal, Palette palette, Glyphs glyphs) {
        return new TerminalRenderer(terminal.out(), palette, glyphs, Detail.NORMAL, terminal, nanos::get);
    }

    /** A service starts, an image is pulled, others wait; two seconds pass. */
    private void beginning(TerminalRenderer renderer) {
        renderer.on(States.announced(Severity.INFO, "createEnvironment is starting."));
        renderer.on(States.step(1, "image:nginx:1.22", Phase.STARTED, "Pulling image nginx:1.22"));
        renderer.on(States.step(2, "rds:db", Phase.STARTED, "Starting postgres 15 for rds:db"));
        renderer.on(States.step(3, "container:server", Phase.PROGRESS, "waiting for rds:db, rds:db/eni"));
        renderer.on(States.step(4, "container:nginx-proxy", Phase.PROGRESS, "waiting for image:nginx:1.22"));
        renderer.on(States.step(5, "elasticache:session-store", Phase.PROGRESS, "waiting for image:redis:7.0"));
        renderer.on(States.step(1, "image:nginx:1.22", Phase.PROGRESS, "12.3 of 34.5 MB"));
        nanos.set(TimeUnit.SECONDS.toNanos(2));
        renderer.tick();
    }

    private static void step(TerminalRenderer renderer, int number, String subject, String message) {
        renderer.on(States.step(number, subject, Phase.STARTED, message));
        renderer.on(States.step(number, subject, Phase.DONE, message));
    }
}
