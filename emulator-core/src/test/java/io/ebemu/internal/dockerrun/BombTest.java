/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.container;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest file that ECS takes, in forms that ask most of a reader. What one allocates says what it costs. */
class BombTest {

    private static final int MAX_BYTES = 65_536;
    private static final long MAX_ALLOCATION = 64L << 20;
    private static final int MAX_MESSAGE = 700;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void the_largest_files_are_answered_in_little_memory_and_short_messages(String name, String file) {
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        assertThat(content.length).isBetween(MAX_BYTES / 2, MAX_BYTES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        new DockerrunReader().read(content, "f");

        long before = threads.getCurrentThreadAllocatedBytes();
        DockerrunResult result = new DockerrunReader().read(content, "f");
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(MAX_ALLOCATION);
        assertThat(result.problems())
                .isNotEmpty()
                .filteredOn(problem -> !problem.code().equals("key-unknown")) // which quotes each key once
                .allSatisfy(problem -> assertThat(problem.message().length()).isLessThan(MAX_MESSAGE));
    }

    static Stream<Arguments> bombs() {
        return Map.<String, String>ofEntries(
                        Map.entry("containers", file(containers(i -> "{\"name\": \"c" + i + "\"}"))),
                        Map.entry("empty containers", file(containers(i -> "{}"))),
                        Map.entry(
                                "links to nobody, in a crowd",
                                file("{\"links\": [" + half(i -> "\"d" + i + "\"") + "]}, "
                                        + half(i -> "{\"name\": \"c" + i + "\"}"))),
                        Map.entry("one long name", web("\"name\": \"" + "n".repeat(60_000) + "\"")),
                        Map.entry(
                                "two long names",
                                file("{\"name\": \"" + "n".repeat(30_000) + "\"}, {\"links\": [\"" + "m".repeat(30_000)
                                        + "\"]}")),
                        Map.entry("one long key", web("\"" + "k".repeat(45_000) + "\": 1")),
                        Map.entry(
                                "a long key around many",
                                web("\"" + "k".repeat(30_000) + "\": {" + half(i -> "\"a\": 1") + "}")),
                        Map.entry(
                                "deep long keys",
                                "{\"" + (("k".repeat(100) + "\": {\"").repeat(29)) + "a\": 1,"
                                        + list(61_000, i -> "\"a\": 1") + "}" + "}".repeat(29)),
                        Map.entry("unknown keys", container(list(60_000, i -> "\"imag" + i + "\":1"))),
                        Map.entry("misspelled keys", container(list(60_000, i -> "\"mountPoin" + (i % 1000) + "\":1"))),
                        Map.entry(
                                "a cycle of all",
                                file(containers(
                                        i -> "{\"name\": \"c" + i + "\", \"links\": [\"c" + (i + 1) + "\", \"c0\"]}"))),
                        Map.entry("links to itself", web("\"links\": [" + list(60_000, i -> "\"web\"") + "]")),
                        Map.entry("links without form", web("\"links\": [" + list(60_000, i -> "\":\"") + "]")),
                        Map.entry(
                                "numbers in place of objects",
                                web("\"environment\": [" + list(60_000, i -> "0") + "]")),
                        Map.entry("variables without name", web("\"environment\": [" + list(60_000, i -> "{}") + "]")),
                        Map.entry(
                                "one variable, often",
                                web("\"environment\": [" + list(60_000, i -> "{\"name\":\"a\",\"value\":\"\"}") + "]")),
                        Map.entry(
                                "ranges",
                                web("\"portMappings\": ["
                                        + list(
                                                60_000,
                                                i -> "{\"containerPortRange\":\"" + (1 + 2 * i) + "-" + (1 + 2 * i)
                                                        + "\"}")
                                        + "]")),
                        Map.entry("ports", web("\"portMappings\": [" + list(60_000, i -> "{}") + "]")),
                        Map.entry(
                                "a path of slashes",
                                web("\"mountPoints\": [{\"sourceVolume\": \"v\", \"containerPath\":" + " \""
                                        + "/".repeat(60_000) + "x\"}]")),
                        Map.entry("a long image", web("\"image\": \"" + "a/".repeat(30_000) + "A\"")),
                        Map.entry("a long address", web("\"dnsServers\": [\"" + "1.".repeat(30_000) + "\"]")),
                        Map.entry(
                                "an option of signs",
                                web("\"dockerSecurityOptions\": [\"" + "::".repeat(30_000) + "\"]")),
                        Map.entry(
                                "labels",
                                web("\"dockerLabels\": {" + list(60_000, i -> "\"com.amazonaws.ecs.l" + i + "\":\"\"")
                                        + "}")),
                        Map.entry(
                                "capabilities",
                                web("\"linuxParameters\": {\"capabilities\": {\"add\": ["
                                        + list(60_000, i -> "\"SYS_PTRAC" + (i % 10) + "\"") + "]}}")),
                        Map.entry("limits", web("\"ulimits\": [" + list(60_000, i -> "{\"name\":\"nofil\"}") + "]")),
                        Map.entry("empty secrets", empty("secrets")),
                        Map.entry("empty limits", empty("ulimits")),
                        Map.entry("empty dependencies", empty("dependsOn")),
                        Map.entry("empty files", empty("environmentFiles")),
                        Map.entry("empty mounts", empty("mountPoints")),
                        Map.entry("empty volumes from", empty("volumesFrom")),
                        Map.entry("empty hosts", empty("extraHosts")),
                        Map.entry("empty parameters", empty("systemControls")),
                        Map.entry(
                                "empty tmpfs",
                                web("\"linuxParameters\": {\"tmpfs\": [" + list(60_000, i -> "{}") + "]}")),
                        Map.entry("depth", "[".repeat(60_000)),
                        Map.entry("a long number", web("\"cpu\": " + "9".repeat(60_000))),
                        Map.entry("a long text as a number", web("\"cpu\": \"" + "9".repeat(60_000) + "\"")),
                        Map.entry("a broken text", "{\"a\": \"" + "\\\"".repeat(30_000)),
                        Map.entry("volumes", "{\"volumes\": [" + list(60_000, i -> "{}") + "]}"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static String empty(String key) {
        return web("\"" + key + "\": [" + list(60_000, i -> "{}") + "]");
    }

    private static String file(String containers) {
        return "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [" + containers + "]}";
    }

    private static String containers(IntFunction<String> item) {
        return list(65_000, item);
    }

    private static String half(IntFunction<String> item) {
        return list(32_000, item);
    }

    private static String list(int length, IntFunction<String> item) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; list.length() < length - 60; i++) {
            list.append(i == 0 ? "" : ",").append(item.apply(i));
        }
        return list.toString();
    }
}
