/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.Severity;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final EnvironmentId ID = new EnvironmentId("shop");

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("events.jsonl");
    }

    private static Announced event(String message) {
        return new Announced(AT, ID, Severity.INFO, message);
    }

    private static List<EnvironmentEvent> replayed(EventLog log) {
        List<EnvironmentEvent> events = new ArrayList<>();
        log.replay(events::add);
        return events;
    }

    @Test
    void events_are_replayed_in_the_order_in_which_they_came() throws IOException {
        EventLog log = new EventLog(file());
        log.append(event("one"));
        new EventLog(file()).append(event("two"));

        assertThat(replayed(log)).containsExactly(event("one"), event("two"));
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void only_its_owner_may_read_the_log() throws IOException {
        new EventLog(file()).append(event("one"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_line_that_a_crash_cut_short_is_all_that_is_lost() throws IOException {
        EventLog log = new EventLog(file());
        log.append(event("one"));
        Files.writeString(file(), "{\"EventDate\":\"2026", StandardOpenOption.APPEND);

        assertThat(replayed(log)).containsExactly(event("one"));
        log.append(event("three"));
        assertThat(replayed(log)).containsExactly(event("one"), event("three"));
    }

    @Test
    void bytes_that_are_no_text_cost_no_more_than_their_line() throws IOException {
        EventLog log = new EventLog(file());
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        log.append(event("one"));

        assertThat(replayed(log)).containsExactly(event("one"));
    }

    @Test
    void a_full_log_becomes_the_older_one_and_both_are_replayed() throws IOException {
        long line = lineLength();
        EventLog log = new EventLog(file(), 3 * line);
        for (int number = 1; number <= 8; number++) {
            log.append(event("event " + number));
        }

        assertThat(replayed(log))
                .extracting(EnvironmentEvent::message)
                .containsExactly("event 4", "event 5", "event 6", "event 7", "event 8");
        assertThat(Files.size(file())).isEqualTo(2 * line);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private long lineLength() throws IOException {
        Path probe = directory.resolve("probe");
        new EventLog(probe).append(event("event 1"));
        return Files.size(probe);
    }

    @Test
    void progress_of_steps_and_lines_of_containers_are_not_kept_but_failed_steps_are() {
        List<EnvironmentEvent> heard = new ArrayList<>();
        LoggedEvents logged = new LoggedEvents(new StateDirectory(directory), heard::add);
        StepProgressed failed = step(StepProgressed.Phase.FAILED);

        logged.on(step(StepProgressed.Phase.STARTED));
        logged.on(step(StepProgressed.Phase.DONE));
        logged.on(failed);
        logged.on(new ContainerLogged(AT, ID, "web", false, "line"));
        logged.on(event("one"));

        assertThat(replayed(new EventLog(file()))).containsExactly(failed, event("one"));
        assertThat(heard).hasSize(5);
    }

    private static StepProgressed step(StepProgressed.Phase phase) {
        return new StepProgressed(AT, ID, Severity.INFO, 1, "container:web", phase, "m");
    }

    @Test
    void a_log_that_cannot_be_written_is_warned_of_once_and_stops_nothing() throws IOException {
        Files.createDirectory(file());
        List<EnvironmentEvent> heard = new ArrayList<>();
        LoggedEvents logged = new LoggedEvents(new StateDirectory(directory), heard::add);

        IntStream.range(0, 3).forEach(number -> logged.on(event("event " + number)));

        assertThat(heard).extracting(EnvironmentEvent::severity).containsOnlyOnce(Severity.WARN);
        assertThat(heard)
                .extracting(EnvironmentEvent::message)
                .contains("event 0", "event 1", "event 2")
                .anyMatch(message -> message.startsWith("Events are missing from the log " + file()));
    }

    @Test
    void the_log_of_an_environment_that_was_terminated_does_not_come_back() {
        Path gone = directory.resolve("gone");
        List<EnvironmentEvent> heard = new ArrayList<>();

        new LoggedEvents(new StateDirectory(gone), heard::add).on(event("one"));

        assertThat(gone).doesNotExist();
        assertThat(heard).containsExactly(event("one"));
    }
}
