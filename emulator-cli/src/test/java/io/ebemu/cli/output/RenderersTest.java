/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.command.States;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RenderersTest {

    private static final Palette NO_COLOURS = new Palette(false);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private static final List<EnvironmentEvent> STORY = List.of(
            States.announced(Severity.INFO, "createEnvironment is starting."),
            States.step(1, "image:nginx", Phase.STARTED, "Pulling image nginx:1"),
            States.step(1, "image:nginx", Phase.PROGRESS, "Pulling image nginx:1 50 %"),
            States.step(1, "image:nginx", Phase.DONE, "Pulling image nginx:1"),
            States.announced(Severity.DEBUG, "detail"),
            States.announced(Severity.WARN, "careful"),
            States.step(2, "container:web", Phase.FAILED, "Creating container:web"),
            States.log("web", "hello"),
            States.announced(Severity.ERROR, "Failed to launch environment."));

    @Test
    void plain_is_one_line_a_change() {
        assertThat(plain(Detail.NORMAL)).isEqualTo("""
                        createEnvironment is starting.
                        + image:nginx  Pulling image nginx:1
                        WARN careful
                        ! Creating container:web
                        web | hello
                        ERROR Failed to launch environment.
                        """);
    }

    @Test
    void plain_and_verbose_is_every_step() {
        assertThat(plain(Detail.VERBOSE))
                .contains("- image:nginx  Pulling image nginx:1\n", "50 %", "DEBUG detail")
                .hasLineCount(9);
    }

    @Test
    void plain_and_quiet_is_only_what_went_wrong() {
        assertThat(plain(Detail.QUIET)).isEqualTo("ERROR Failed to launch environment.\n");
    }

    @Test
    void names_in_front_of_log_lines_are_aligned_each_in_a_colour_of_its_own() {
        PlainRenderer renderer = new PlainRenderer(out, new Palette(true), Detail.NORMAL);

        renderer.expect(List.of("web", "a-long-name"));
        renderer.on(States.log("web", "one"));
        renderer.on(States.log("a-long-name", "two"));
        renderer.on(States.log("web", "three"));

        assertThat(text()).isEqualTo("""
                        \u001b[36mweb         |\u001b[0m one
                        \u001b[33ma-long-name |\u001b[0m two
                        \u001b[36mweb         |\u001b[0m three
                        """);
    }

    @Test
    void json_is_one_object_a_line_that_can_be_read_back() {
        JsonRenderer renderer = new JsonRenderer(out);
        STORY.forEach(renderer::on);

        assertThat(text().lines().map(new AgentProtocol()::readEvent)).containsExactlyElementsOf(STORY);
    }

    @Test
    void the_terminal_shows_a_line_a_resource_in_place_with_its_seconds() {
        TerminalRenderer renderer = new TerminalRenderer(out, NO_COLOURS, Detail.NORMAL, nanos::get);

        renderer.on(States.step(1, "image:nginx", Phase.STARTED, "Pulling image nginx:1"));
        nanos.set(TimeUnit.MILLISECONDS.toNanos(2500));
        bytes.reset();
        renderer.tick();

        assertThat(text())
                .isEqualTo("\u001b[1A\r\u001b[J" + "\u001b[?7l" + "• image:nginx    2.5s  Pulling image nginx:1\n"
                        + "\u001b[?7h");
        renderer.close();
    }

    @Test
    void the_terminal_shows_everything_else_above_the_lines_in_place() {
        TerminalRenderer renderer = new TerminalRenderer(out, NO_COLOURS, Detail.NORMAL, nanos::get);
        renderer.on(States.step(1, "image:nginx", Phase.STARTED, "Pulling"));
        bytes.reset();

        renderer.on(States.log("web", "hello"));

        assertThat(text())
                .isEqualTo("\u001b[1A\r\u001b[Jweb | hello\n\u001b[?7l• image:nginx    0.0s  Pulling\n\u001b[?7h");
        renderer.close();
    }

    @Test
    void the_terminal_leaves_finished_lines_behind_when_it_settles() {
        TerminalRenderer renderer = new TerminalRenderer(out, NO_COLOURS, Detail.NORMAL, nanos::get);
        renderer.on(States.step(1, "image:nginx", Phase.STARTED, "Pulling"));
        nanos.set(TimeUnit.SECONDS.toNanos(1));
        renderer.on(States.step(1, "image:nginx", Phase.DONE, "Pulling"));
        nanos.set(TimeUnit.SECONDS.toNanos(9));
        bytes.reset();

        renderer.close();
        renderer.settle();

        assertThat(text()).isEqualTo("\u001b[1A\r\u001b[J✔ image:nginx    1.0s  pulled\n");
    }

    @Test
    void the_terminal_keeps_the_block_low_and_counts_what_does_not_fit() {
        ProgressBlock block = new ProgressBlock(NO_COLOURS, 3);
        for (int i = 1; i <= 5; i++) {
            block.update(progressed(i, i == 1 ? Phase.DONE : Phase.STARTED), 0);
        }

        assertThat(block.overflow(0)).singleElement().asString().startsWith("✔ s1");
        assertThat(block.text(0)).hasSize(3).last().isEqualTo("  … and 2 more");
    }

    @Test
    void the_quiet_terminal_shows_no_progress() {
        TerminalRenderer renderer = new TerminalRenderer(out, NO_COLOURS, Detail.QUIET, nanos::get);
        STORY.forEach(renderer::on);
        renderer.close();

        assertThat(text()).isEqualTo("ERROR Failed to launch environment.\n");
    }

    private static EnvironmentEvent.StepProgressed progressed(int number, Phase phase) {
        return (EnvironmentEvent.StepProgressed) States.step(number, "s" + number, phase, "works");
    }

    private String plain(Detail detail) {
        PlainRenderer renderer = new PlainRenderer(out, NO_COLOURS, detail);
        STORY.forEach(renderer::on);
        renderer.close();
        return text();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
