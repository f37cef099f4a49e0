/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.api.Environment;
import io.ebemu.model.observed.TaskStatus;
import java.util.List;
import java.util.Map;

/** Memory, CPU and what else of the host a container gets. */
class ResourcesDockerIT {

    private static final long MEBIBYTE = 1_048_576;

    @Scenario(
            id = "C55",
            name = "out of memory",
            setup = "`a!` with memory 16 takes more",
            expected = "137, its reason begins with `OutOfMemoryError`",
            boundSeconds = 30,
            note = "A child of the shell grows: of a main process, a busy engine at times misses why it was killed.")
    void a_container_past_its_memory_is_killed_and_says_so(Trial trial) throws InterruptedException {
        Environment environment = trial.up(Dockerrun.of(Container.essential("a")
                .with("memory", 16)
                .sh("sleep 1; sh -c 'x=a; while true; do x=$x$x; done'; code=$?; sleep 1; exit $code")));

        environment.awaitStopped();

        assertThat(trial.reported("a").exitCode()).contains(137);
        assertThat(trial.reported("a").reason().orElseThrow()).startsWith("OutOfMemoryError");
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    @Scenario(
            id = "C56",
            name = "memory limits",
            setup = "`a!` with memory 64 and memoryReservation 32",
            expected = "Memory 67108864, MemoryReservation 33554432, MemorySwap 134217728",
            boundSeconds = 10)
    void a_container_has_its_hard_and_soft_limit_and_as_much_swap_again(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a").sleeps().with("memoryReservation", 32)));

        JsonNode host = host(trial, "a");
        assertThat(host.path("Memory").asLong()).isEqualTo(64 * MEBIBYTE);
        assertThat(host.path("MemoryReservation").asLong()).isEqualTo(32 * MEBIBYTE);
        assertThat(host.path("MemorySwap").asLong()).isEqualTo(128 * MEBIBYTE);
    }

    @Scenario(
            id = "C57",
            name = "CPU shares",
            setup = "three containers: cpu absent, 0 and 10",
            expected = "CpuShares 2, 2 and 10",
            boundSeconds = 10)
    void a_container_has_at_least_two_cpu_shares(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps(),
                Container.essential("b").sleeps().with("cpu", 0),
                Container.essential("c").sleeps().with("cpu", 10)));

        assertThat(List.of("a", "b", "c"))
                .map(name -> host(trial, name).path("CpuShares").asInt())
                .containsExactly(2, 2, 10);
    }

    @Scenario(
            id = "C58",
            name = "swap",
            setup = "memory 100 with maxSwap 200 and swappiness 10; and with maxSwap 0",
            expected = "MemorySwap 314572800, MemorySwappiness 10; and MemorySwap 104857600",
            boundSeconds = 10)
    void swap_comes_on_top_of_memory(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a")
                        .sleeps()
                        .with("memory", 100)
                        .with("linuxParameters", Map.of("maxSwap", 200, "swappiness", 10)),
                Container.essential("b").sleeps().with("memory", 100).with("linuxParameters", Map.of("maxSwap", 0))));

        assertThat(host(trial, "a").path("MemorySwap").asLong()).isEqualTo(300 * MEBIBYTE);
        assertThat(host(trial, "a").path("MemorySwappiness").asInt()).isEqualTo(10);
        assertThat(host(trial, "b").path("MemorySwap").asLong()).isEqualTo(100 * MEBIBYTE);
    }

    @Scenario(
            id = "C68",
            name = "log options",
            setup = "`a!` with log driver json-file, max-size 50m, max-file 3",
            expected = "the engine's LogConfig is the same",
            boundSeconds = 10)
    void a_container_logs_as_its_definition_says(Trial trial) {
        Map<String, String> options = Map.of("max-size", "50m", "max-file", "3");

        trial.up(Dockerrun.of(Container.essential("a")
                .sleeps()
                .with("logConfiguration", Map.of("logDriver", "json-file", "options", options))));

        JsonNode log = host(trial, "a").path("LogConfig");
        assertThat(log.path("Type").asText()).isEqualTo("json-file");
        assertThat(log.path("Config")).isEqualTo(Docker.json("{\"max-size\":\"50m\",\"max-file\":\"3\"}"));
    }

    @Scenario(
            id = "C69",
            name = "kernel and network parameters",
            setup =
                    "`a!` with no-new-privileges, capabilities, ulimits, sharedMemorySize, tmpfs, init, extraHosts, dns",
            expected = "each reaches the engine",
            boundSeconds = 10)
    void a_container_has_the_kernel_and_network_parameters_of_its_definition(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a")
                .sleeps()
                .with("dockerSecurityOptions", List.of("no-new-privileges"))
                .with("ulimits", List.of(Map.of("name", "nofile", "softLimit", 1024, "hardLimit", 2048)))
                .with("extraHosts", List.of(Map.of("hostname", "ledger", "ipAddress", "10.1.2.3")))
                .with("dnsServers", List.of("10.1.2.4"))
                .with("dnsSearchDomains", List.of("example.internal"))
                .with(
                        "linuxParameters",
                        Map.of(
                                "capabilities",
                                Map.of("add", List.of("NET_ADMIN"), "drop", List.of("MKNOD")),
                                "sharedMemorySize",
                                128,
                                "tmpfs",
                                List.of(Map.of("containerPath", "/scratch", "size", 16)),
                                "initProcessEnabled",
                                true))));

        JsonNode host = host(trial, "a");
        assertThat(host.path("SecurityOpt")).isEqualTo(Docker.json("[\"no-new-privileges\"]"));
        assertThat(host.path("CapAdd").get(0).asText()).endsWith("NET_ADMIN");
        assertThat(host.path("CapDrop").get(0).asText()).endsWith("MKNOD");
        assertThat(host.at("/Ulimits/0").toString()).contains("nofile", "1024", "2048");
        assertThat(host.path("ShmSize").asLong()).isEqualTo(128 * MEBIBYTE);
        assertThat(host.path("Tmpfs")).isEqualTo(Docker.json("{\"/scratch\":\"size=16m\"}"));
        assertThat(host.path("Init").asBoolean()).isTrue();
        assertThat(host.path("ExtraHosts")).isEqualTo(Docker.json("[\"ledger:10.1.2.3\"]"));
        assertThat(host.path("Dns")).isEqualTo(Docker.json("[\"10.1.2.4\"]"));
        assertThat(host.path("DnsSearch")).isEqualTo(Docker.json("[\"example.internal\"]"));
    }

    private static JsonNode host(Trial trial, String container) {
        return trial.inspect(container).path("HostConfig");
    }
}
