/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class SharedSignalsTest {

    private final List<String> heard = new ArrayList<>();
    private Optional<IntConsumer> process = Optional.empty();

    @Test
    void the_command_hears_them_until_it_has_ended_and_then_the_agent_from_one_on() {
        SharedSignals signals = new SharedSignals(handler -> process = Optional.of(handler));
        signals.ofAgent().onStop(count -> heard.add("agent " + count));
        signals.ofCommand().onStop(count -> heard.add("command " + count));

        process.orElseThrow().accept(1);
        signals.raise();
        signals.handOver();
        process.orElseThrow().accept(2);

        assertThat(heard).containsExactly("command 1", "command 2", "agent 1");
    }
}
