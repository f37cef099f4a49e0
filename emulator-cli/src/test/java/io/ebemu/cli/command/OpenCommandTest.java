/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenCommandTest {

    private final TestCli cli = new TestCli();
    private final List<URI> shown = new ArrayList<>();

    @Test
    void the_browser_shows_port_80_though_another_is_lower() {
        publish(
                new NetworkBinding("0.0.0.0", 22, 8022, Protocol.TCP),
                new NetworkBinding("0.0.0.0", 80, 8080, Protocol.TCP));
        cli.terminal = true;
        cli.browser = shown::add;

        Result result = cli.run("open", "-e", "fibonacci");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(shown).containsExactly(URI.create("http://localhost:8080"));
        assertThat(result.out()).isEqualTo("Opened http://localhost:8080\n");
    }

    @Test
    void without_a_terminal_the_address_is_printed_and_no_browser_asked() {
        publish(new NetworkBinding("0.0.0.0", 443, 8443, Protocol.TCP));
        cli.browser = shown::add;

        assertThat(cli.run("open", "nginx", "-e", "fibonacci").out()).isEqualTo("https://localhost:8443\n");
        assertThat(shown).isEmpty();
        cli.reset();
        assertThat(cli.run("open", "-e", "fibonacci", "--json").out()).contains("\"url\" : \"https://localhost:8443\"");
    }

    @Test
    void without_a_browser_the_address_is_printed() {
        publish(new NetworkBinding("0.0.0.0", 3000, 3000, Protocol.TCP));
        cli.terminal = true;

        assertThat(cli.run("open", "-e", "fibonacci").out()).isEqualTo("http://localhost:3000\n");
    }

    @Test
    void nothing_published_is_a_usage_error_that_says_what_to_do() {
        publish(new NetworkBinding("0.0.0.0", 53, 53, Protocol.UDP));

        Result nothing = cli.run("open", "-e", "fibonacci");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("environment fibonacci publishes no TCP port now", "portMappings");
        cli.reset();

        Result unknown = cli.run("open", "db", "-e", "fibonacci");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("environment fibonacci has no container db; it has ");
    }

    private void publish(NetworkBinding... ports) {
        cli.emulator.states.put("fibonacci", States.running("fibonacci", ports));
    }
}
