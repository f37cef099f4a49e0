/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.Severity;
import io.ebemu.junit.ContainerLogs;
import io.ebemu.model.EnvironmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastLinesTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop");

    private final LastLines lines = new LastLines();
    private final Throwable failure = new AssertionError("expected 55");

    @Test
    void aFailureShowsWhatEachContainerWroteAndWhyTheTaskStopped() {
        hear("web", "GET /");
        hear("db", "ready");
        hear("web", "502");

        lines.attachTo(failure, Optional.of("Essential container in task exited"), List.of("all of it: target/ebemu"));

        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(ContainerLogs.class);
        assertThat(failure.getSuppressed()[0]).hasMessage("""
                        ECS task stopped due to: Essential container in task exited
                        --- last lines of web ---
                        GET /
                        502
                        --- last lines of db ---
                        ready
                        all of it: target/ebemu""");
    }

    @Test
    void onlyTheLastLinesOfAContainerAreKept() {
        for (int line = 1; line <= LastLines.COUNT + 2; line++) {
            hear("web", "line " + line);
        }

        assertThat(lines.byContainer().get("web").lines())
                .hasSize(LastLines.COUNT)
                .startsWith("line 3")
                .endsWith("line " + (LastLines.COUNT + 2));
    }

    @Test
    void otherEventsAndBlankOutputSayNothing() {
        lines.on(new Announced(Instant.EPOCH, SHOP, Severity.INFO, "createEnvironment is starting."));
        hear("web", "");

        lines.attachTo(failure, Optional.empty(), List.of());

        assertThat(lines.byContainer()).isEmpty();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    private void hear(String container, String line) {
        lines.on(new ContainerLogged(Instant.EPOCH, SHOP, container, false, line));
    }
}
