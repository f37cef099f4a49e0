/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of {@code containerDefinitions}: 64 MiB of the tiny image, and what is said besides. */
final class Container {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Container(String name) {
        with("name", name).with("image", TestImages.TINY).with("memory", 64);
    }

    /** The task ends with it. */
    static Container essential(String name) {
        return new Container(name).with("essential", true);
    }

    /** The task goes on without it. */
    static Container optional(String name) {
        return new Container(name).with("essential", false);
    }

    /** Runs until it is told to stop, and then ends at once with 0. */
    Container sleeps() {
        return sh("trap 'exit 0' TERM; sleep 600 & wait");
    }

    /** Serves a page that says its name on port 80, and ends at once when told to stop. */
    Container serves() {
        return sh("mkdir /www; echo \"" + members.get("name")
                + "\" > /www/index.html; trap 'exit 0' TERM; httpd -f -p 80 -h /www & wait");
    }

    /** Runs a script, which is process 1 and so ignores what it does not trap. */
    Container sh(String script) {
        return with("command", List.of("sh", "-c", script));
    }

    Container image(String reference) {
        return with("image", reference);
    }

    /** Any key of a container definition, with its value as JSON has it: text, number, list or map. */
    Container with(String key, Object value) {
        members.put(key, value);
        return this;
    }

    Container without(String key) {
        members.remove(key);
        return this;
    }

    /** Waits for another container. */
    Container dependsOn(String other, String condition) {
        return with("dependsOn", List.of(Map.of("containerName", other, "condition", condition)));
    }

    /** Publishes a TCP port on a host port. */
    Container port(int hostPort, int containerPort) {
        return with("portMappings", List.of(Map.of("hostPort", hostPort, "containerPort", containerPort)));
    }

    /** Mounts one volume. */
    Container mounts(String volume, String path) {
        return with("mountPoints", List.of(Map.of("sourceVolume", volume, "containerPath", path)));
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
