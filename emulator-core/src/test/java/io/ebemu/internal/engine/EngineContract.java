/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.model.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What callers rely on, whichever engine they use: containers. */
public abstract class EngineContract extends StopContract {

    @Test
    void a_created_container_has_not_run() {
        String id = containers().create(spec("web", Program.RUNS).build());

        ContainerInfo container = inspected(id);
        assertThat(container.id()).isEqualTo(id);
        assertThat(container.name()).isEqualTo(name("web"));
        assertThat(container.image()).isEqualTo(IMAGE);
        assertThat(container.state()).isEqualTo("created");
        assertThat(container.running()).isFalse();
        assertThat(container.finished()).isFalse();
        assertThat(container.startedAt()).isEmpty();
        assertThat(container.ipAddress()).isEmpty();
        assertThat(container.createdAt()).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void a_started_container_runs_with_an_address() {
        String id = started(spec("web", Program.RUNS));

        ContainerInfo container = inspected(id);
        assertThat(container.running()).isTrue();
        assertThat(container.startedAt()).isPresent();
        assertThat(container.finishedAt()).isEmpty();
        assertThat(container.ipAddress()).isPresent();
    }

    @Test
    void starting_a_running_container_changes_nothing() {
        String id = started(spec("web", Program.RUNS));
        Optional<Instant> before = inspected(id).startedAt();

        containers().start(id);

        assertThat(inspected(id).startedAt()).isEqualTo(before);
    }

    @Test
    void the_end_of_a_container_is_awaited_with_its_exit_code() {
        String id = started(spec("job", Program.EXITS_WITH_3));

        assertThat(containers().await(id, GRACE)).isEqualTo(3);
        assertThat(inspected(id).finished()).isTrue();
        String runs = started(spec("web", Program.RUNS));
        assertFails(Kind.TIMEOUT, () -> containers().await(runs, Duration.ofMillis(50)));
    }

    @Test
    void a_container_is_found_by_its_name() {
        String id = containers().create(spec("web", Program.RUNS).build());

        assertThat(inspected(name("web")).id()).isEqualTo(id);
        assertThat(containers().inspect(name("other"))).isEmpty();
    }

    @Test
    void a_name_can_be_used_once() {
        containers().create(spec("web", Program.RUNS).build());

        assertFails(
                Kind.CONFLICT,
                () -> containers().create(spec("web", Program.RUNS).build()));
    }

    @Test
    void an_unknown_image_is_not_found() {
        ContainerSpec spec = new SpecBuilder(name("web"), "ebemu/no-such-image:1").build();

        assertFails(Kind.NOT_FOUND, () -> containers().create(spec));
        assertThat(engine().images().inspect("ebemu/no-such-image:1")).isEmpty();
        assertThat(engine().images().inspect(IMAGE)).isPresent();
    }

    @Test
    void an_unknown_container_is_not_found() {
        assertFails(Kind.NOT_FOUND, () -> containers().start(name("none")));
        assertFails(Kind.NOT_FOUND, () -> containers().stop(name("none"), GRACE));
        assertFails(Kind.NOT_FOUND, () -> containers().kill(name("none"), "KILL"));
    }

    @Test
    void the_exit_code_is_kept() {
        ContainerInfo container = ended(started(spec("web", Program.EXITS_WITH_3)));

        assertThat(container.state()).isEqualTo("exited");
        assertThat(container.exitCode()).isEqualTo(3);
        assertThat(container.oomKilled()).isFalse();
    }

    @Test
    void an_ended_container_can_be_started_again() {
        String id = started(spec("web", Program.RUNS));
        containers().stop(id, GRACE);

        containers().start(id);

        assertThat(inspected(id).running()).isTrue();
    }

    @Test
    void removing_takes_running_containers_too_and_is_fine_twice() {
        String id = started(spec("web", Program.IGNORES_STOP));

        containers().remove(id);
        containers().remove(id);

        assertThat(containers().inspect(id)).isEmpty();
    }

    @Test
    void containers_are_listed_by_all_of_their_labels() {
        String web = containers()
                .create(spec("web", Program.RUNS).label("role", "task").build());
        String database = started(spec("db", Program.RUNS).label("role", "service"));

        assertThat(containers().list(mine())).extracting(ContainerInfo::id).containsExactlyInAnyOrder(web, database);
        assertThat(listed("role", "task")).containsExactly(web);
        assertThat(listed("role", "")).containsExactlyInAnyOrder(web, database);
        assertThat(listed("role", "other")).isEmpty();
        assertThat(listed("none", "")).isEmpty();
        assertThat(inspected(web).label("role")).isEqualTo("task");
    }

    private List<String> listed(String label, String value) {
        Map<String, String> labels = new HashMap<>(mine());
        labels.put(label, value);
        return containers().list(labels).stream().map(ContainerInfo::id).toList();
    }

    @Test
    void a_port_is_published_while_the_container_runs() {
        String id = started(spec("web", Program.RUNS).port(0, 80, Protocol.TCP));

        PortBinding port = inspected(id).ports().get(0);
        assertThat(inspected(id).ports()).hasSize(1);
        assertThat(port.containerPort()).isEqualTo(80);
        assertThat(port.protocol()).isEqualTo(Protocol.TCP);
        assertThat(port.hostIp()).isEqualTo("127.0.0.1");
        assertThat(containers().publishing(port.hostPort()))
                .extracting(ContainerInfo::id)
                .containsExactly(id);
        containers().stop(id, GRACE);
        assertThat(inspected(id).ports()).isEmpty();
        assertThat(containers().publishing(port.hostPort())).isEmpty();
    }

    @Test
    void a_port_taken_by_another_container_is_told() {
        String first = started(spec("first", Program.RUNS).port(0, 80, Protocol.TCP));
        int taken = inspected(first).ports().get(0).hostPort();
        String second = containers()
                .create(spec("second", Program.RUNS)
                        .port(taken, 80, Protocol.TCP)
                        .build());

        assertFails(Kind.PORT_TAKEN, () -> containers().start(second));
        assertThat(inspected(second).state()).isEqualTo("created");
        assertThat(inspected(second).finished()).isFalse();
        assertThat(inspected(second).error()).contains("port is already allocated");
    }

    @Test
    void a_command_that_cannot_be_executed_is_told() {
        String id = containers().create(spec("web", Program.CANNOT_BE_EXECUTED).build());

        assertFails(Kind.NOT_EXECUTABLE, () -> containers().start(id));
        assertThat(inspected(id).finished()).isFalse();
    }

    @Test
    void a_link_needs_its_target_to_exist_and_to_run() {
        SpecBuilder web = spec("web", Program.RUNS).link(name("db") + ":database");
        assertFails(Kind.NOT_FOUND, () -> containers().create(web.build()));

        String database = containers().create(spec("db", Program.RUNS).build());
        String id = containers().create(web.build());
        assertFails(Kind.CONFLICT, () -> containers().start(id));

        containers().start(database);
        containers().start(id);
        assertThat(inspected(id).running()).isTrue();
    }

    @Test
    void a_container_tells_its_variables_and_exposed_ports_but_not_in_its_words() {
        String id = containers()
                .create(spec("web", Program.RUNS)
                        .environment("GREETING", "a=b c")
                        .port(0, 80, Protocol.TCP)
                        .build());

        ContainerConfig config = containers().config(id).orElseThrow();
        assertThat(config.environment()).containsEntry("GREETING", "a=b c");
        assertThat(config.exposedPorts()).contains("80/tcp");
        assertThat(config.toString()).contains("GREETING").doesNotContain("a=b c");
        assertThat(containers().config(name("none"))).isEmpty();
    }

    @Test
    void volumes_from_need_their_source_to_exist() {
        SpecBuilder web = spec("web", Program.RUNS).volumesFrom(name("data") + ":ro");
        assertFails(Kind.NOT_FOUND, () -> containers().create(web.build()));

        containers().create(spec("data", Program.RUNS).build());
        assertThat(inspected(started(web)).running()).isTrue();
    }

    @Test
    void a_command_runs_only_in_a_running_container() {
        String id = started(spec("web", Program.RUNS));

        assertThat(containers().exec(id, List.of("true"), GRACE).exitCode()).isZero();
        containers().stop(id, GRACE);
        assertFails(Kind.CONFLICT, () -> containers().exec(id, List.of("true"), GRACE));
    }
}
