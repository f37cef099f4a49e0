/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The variables we write for a link, beside those that an engine writes. */
class LinkVariablesDockerIT {

    private final String run = UUID.randomUUID().toString();
    private final Map<String, String> mine = Map.of("io.ebemu.test.run", run);
    private final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());

    @AfterEach
    void removeContainers() {
        engine.containers().list(mine).forEach(one -> engine.containers().remove(one.id()));
        engine.close();
    }

    private SpecBuilder spec(String name) {
        return new SpecBuilder(name + "-" + run, "busybox:1.35")
                .command(List.of("sh", "-c", "trap 'exit 0' TERM; sleep 600 & wait"))
                .labels(mine);
    }

    private void startDatabase() {
        String id = engine.containers()
                .create(spec("database")
                        .port(0, 5432, Protocol.TCP)
                        .port(0, 8000, Protocol.TCP)
                        .port(0, 8001, Protocol.TCP)
                        .port(0, 8002, Protocol.TCP)
                        .port(0, 9053, Protocol.UDP)
                        .environment("POSTGRES_USER", "a=b c")
                        .environment("EMPTY", "")
                        .environment("HOME", "/elsewhere")
                        .build());
        engine.containers().start(id);
    }

    /** The variables of a linker's first process that are about the link. */
    private Map<String, String> seenBy(String linker, boolean written) {
        SpecBuilder spec = spec(linker).link("database-" + run + ":my-db").environment("MY_DB_ENV_EMPTY", "own");
        new ContainerCreation(engine, written).create(new Step.CreateContainer(spec.build(), Map.of()));
        String name = linker + "-" + run;
        engine.containers().start(name);
        Map<String, String> variables = new TreeMap<>();
        engine.containers()
                .exec(name, List.of("sh", "-c", "tr '\\0' '\\n' </proc/1/environ"), Duration.ofSeconds(20))
                .output()
                .lines()
                .filter(line -> line.startsWith("MY_DB_"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> variables.put(pair[0], pair[1].replace(name, "linker")));
        return variables;
    }

    @Test
    void a_link_that_we_write_is_like_one_of_the_engine() {
        startDatabase();

        Map<String, String> ofTheEngine = seenBy("web", false);
        Map<String, String> ours = seenBy("worker", true);

        assertThat(ours).hasSize(28).containsEntry("MY_DB_ENV_EMPTY", "own");
        assertThat(ofTheEngine)
                .isEqualTo(engine.info().writesLinkVariables() ? ours : Map.of("MY_DB_ENV_EMPTY", "own"));
        // All of them were written by us: the engine's own are not what was compared.
        assertThat(worker().label(Labels.LINK_VARIABLES).split(",")).hasSize(27).doesNotContain("MY_DB_ENV_EMPTY");
    }

    private ContainerInfo worker() {
        return engine.containers().inspect("worker-" + run).orElseThrow();
    }

    @Test
    void a_link_that_we_write_gives_the_targets_address_and_leaves_the_hosts_file_to_the_engine() {
        startDatabase();
        String address = engine.containers()
                .inspect("database-" + run)
                .flatMap(ContainerInfo::ipAddress)
                .orElseThrow();

        assertThat(seenBy("worker", true)).containsEntry("MY_DB_PORT", "tcp://" + address + ":5432");
        assertThat(engine.containers()
                        .exec("worker-" + run, List.of("cat", "/etc/hosts"), Duration.ofSeconds(20))
                        .output()
                        .lines()
                        .filter(line -> line.contains("my-db")))
                .singleElement()
                .asString()
                .startsWith(address);
    }
}
