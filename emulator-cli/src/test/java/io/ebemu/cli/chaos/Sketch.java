/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One container of a made-up topology.
 *
 * @param name its name, which no other topology of the environment uses
 * @param essential whether the task stops with it
 * @param manner what its main process does
 * @param exitCode with which code it ends by itself, or when it is told to
 * @param seconds after how many seconds it ends by itself
 * @param stopTimeout seconds between SIGTERM and SIGKILL
 * @param checked whether it has a health check, which finds it well
 * @param restarts whether it has a restart policy
 * @param ports the container ports that it publishes
 * @param volumes the task volumes that it mounts
 * @param needs what it depends on
 */
record Sketch(
        String name,
        boolean essential,
        Manner manner,
        int exitCode,
        int seconds,
        int stopTimeout,
        boolean checked,
        boolean restarts,
        List<Integer> ports,
        List<String> volumes,
        List<Need> needs) {

    static final String IMAGE = "busybox:1.35";
    static final int MEMORY = 16;
    /** The shortest that ECS allows. */
    static final int RESTART_PERIOD = 60;
    /** What the main process ends with when it gets SIGUSR1. */
    static final int PROMPTED = 99;

    /** What a main process does. */
    enum Manner {
        /** Ends when it gets SIGTERM. */
        OBEYS,
        /** Takes no notice of SIGTERM. */
        IGNORES,
        /** Ends by itself. */
        QUITS
    }

    /** What one container can want of another. */
    enum Want {
        LINK,
        VOLUMES_FROM,
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }

    /** That another container must have come so far first. */
    record Need(Want want, String target) {}

    Sketch {
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        needs = List.copyOf(needs);
    }

    ObjectNode toJson(ObjectMapper json) {
        ObjectNode node = json.createObjectNode()
                .put("name", name)
                .put("image", IMAGE)
                .put("essential", essential)
                .put("memory", MEMORY)
                .put("stopTimeout", stopTimeout);
        node.putArray("command").add("sh").add("-c").add(script());
        ports.forEach(port -> node.withArray("portMappings")
                .addObject()
                .put("containerPort", port)
                .put("hostPort", 0));
        volumes.forEach(volume -> node.withArray("mountPoints")
                .addObject()
                .put("sourceVolume", volume)
                .put("containerPath", "/" + volume));
        needs.forEach(need -> add(node, need));
        if (checked) {
            ObjectNode check = node.putObject("healthCheck").put("interval", 5).put("retries", 2);
            check.putArray("command").add("CMD-SHELL").add("exit 0");
        }
        if (restarts) {
            node.putObject("restartPolicy").put("enabled", true).put("restartAttemptPeriod", RESTART_PERIOD);
        }
        return node;
    }

    private static void add(ObjectNode node, Need need) {
        switch (need.want()) {
            case LINK -> node.withArray("links").add(need.target());
            case VOLUMES_FROM -> node.withArray("volumesFrom").addObject().put("sourceContainer", need.target());
            default -> {
                ArrayNode dependsOn = node.withArray("dependsOn");
                dependsOn
                        .addObject()
                        .put("containerName", need.target())
                        .put("condition", need.want().name());
            }
        }
    }

    private String script() {
        String prompted = "trap 'exit " + PROMPTED + "' USR1; ";
        return prompted
                + switch (manner) {
                    case OBEYS -> "trap 'exit " + exitCode + "' TERM; sleep 100000 & wait $!; exit 98";
                    case IGNORES -> "trap '' TERM; sleep 100000 & wait $!; exit 98";
                    case QUITS ->
                        "trap 'exit " + exitCode + "' TERM; sleep " + seconds + " & wait $!; exit " + exitCode;
                };
    }
}
