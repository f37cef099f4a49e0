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
    void names_in_front_of_log_lines_are_aligned_each_in_a_colour_that_is_the_same_in_every_run() {
        PlainRenderer renderer = new PlainRenderer(out, new Palette(true), Detail.NORMAL);
        PlainRenderer another = new PlainRenderer(out, new Palette(true), Detail.NORMAL);

        renderer.expect(List.of("web", "a-long-name"));
        renderer.on(States.log("web", "one"));
        renderer.on(States.log("a-long-name", "two"));
        another.expect(List.of("a-long-name", "web"));
        another.on(States.log("a-long-name", "two"));
        another.on(States.log("web", "one"));

        List<String> lines = text().lines().toList();
        assertThat(lines.get(0)).matches("\u001b\\[\\d\\dmweb         \\|\u001b\\[0m one");
        assertThat(lines.get(1)).matches("\u001b\\[\\d\\dma-long-name \\|\u001b\\[0m two");
        assertThat(lines.get(0).substring(0, 5)).isNotEqualTo(lines.get(1).substring(0, 5));
        assertThat(lines.subList(2, 4)).containsExactly(lines.get(1), lines.get(0));
    }

    @Test
    void json_is_one_object_a_line_that_can_be_read_back() {
        JsonRenderer renderer = new JsonRenderer(out);
        STORY.forEach(renderer::on);

        assertThat(text().lines().map(new AgentProtocol()::readEvent)).containsExactlyElementsOf(STORY);
    }

    @Test
    void the_terminal_shows_a_line_a_resource_in_place_with_its_seconds() {
        TerminalRenderer renderer = terminal(Detail.NORMAL);

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
        TerminalRenderer renderer = terminal(Detail.NORMAL);
        renderer.on(States.step(1, "image:nginx", Phase.STARTED, "Pulling"));
        bytes.reset();

        renderer.on(States.log("web", "hello"));

        assertThat(text())
                .isEqualTo("\u001b[1A\r\u001b[Jweb | hello\n\u001b[?7l• image:nginx    0.0s  Pulling\n\u001b[?7h");
        renderer.close();
    }

    @Test
    void the_terminal_leaves_finished_lines_behind_when_it_settles() {
        TerminalRenderer renderer = terminal(Detail.NORMAL);
        renderer.on(States.step(1, "container:web", Phase.STARTED, "Starting container:web"));
        nanos.set(TimeUnit.SECONDS.toNanos(1));
        renderer.on(States.step(1, "container:web", Phase.DONE, "Starting container:web"));
        nanos.set(TimeUnit.SECONDS.toNanos(9));
        bytes.reset();

        renderer.close();
        renderer.settle();

        assertThat(text()).isEqualTo("\u001b[1A\r\u001b[J✔ container:web    1.0s  started\n");
    }

    @Test
    void the_quiet_terminal_shows_no_progress() {
        TerminalRenderer renderer = terminal(Detail.QUIET);
        STORY.forEach(renderer::on);
        renderer.close();

        assertThat(text()).isEqualTo("ERROR Failed to launch environment.\n");
    }

    private TerminalRenderer terminal(Detail detail) {
        return new TerminalRenderer(out, NO_COLOURS, new Glyphs(true), detail, new VirtualTerminal(80), nanos::get);
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
