/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExecCommandTest {

    private final TestCli cli = new TestCli();

    @Test
    void input_and_output_go_through_and_the_exit_code_is_the_commands() {
        cli.in = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
        cli.emulator.commands = () -> 42;

        Result result = cli.run("exec", "web", "-e", "fibonacci", "--", "tr", "-d", "x");

        assertThat(result.exitCode()).isEqualTo(42);
        assertThat(result.out()).isEqualTo("hello");
        assertThat(cli.emulator.calls).contains("exec fibonacci web [tr, -d, x]");
        assertThat(cli.tty.calls).isEmpty();
    }

    @Test
    void a_shell_on_a_terminal_gets_every_key_and_the_terminal_is_as_before_afterwards() {
        cli.tty.input = true;
        cli.terminal = true;

        assertThat(cli.run("exec", "web", "-e", "fibonacci").exitCode()).isZero();

        assertThat(cli.emulator.calls).contains("exec fibonacci web [sh] on 100x25");
        assertThat(cli.tty.calls).containsExactly("raw", "as before");
    }

    @Test
    void the_terminal_is_as_before_when_this_process_is_told_to_stop() {
        cli.tty.input = true;
        cli.terminal = true;
        cli.emulator.commands = () -> {
            cli.signals.raise();
            assertThat(cli.tty.calls).containsExactly("raw", "as before");
            return 0;
        };

        cli.run("exec", "web", "-e", "fibonacci");

        assertThat(cli.halts).containsExactly(130);
    }

    @Test
    void the_user_decides_whether_there_is_a_terminal() {
        cli.run("exec", "-t", "web", "-e", "fibonacci");
        cli.tty.input = true;
        cli.terminal = true;
        cli.run("exec", "-T", "web", "-e", "fibonacci");

        assertThat(cli.emulator.calls)
                .containsSubsequence("exec fibonacci web [sh] on 100x25", "exec fibonacci web [sh]");
        assertThat(cli.tty.calls).isEmpty();
    }
}
