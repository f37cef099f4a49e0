/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A made-up task definition that ECS would accept.
 *
 * @param containers its containers
 */
record Topology(List<Sketch> containers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Topology {
        containers = List.copyOf(containers);
    }

    Optional<Sketch> container(String name) {
        return containers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The container of that number, where numbers begin anew after the last one. */
    Sketch container(int number) {
        return containers.get(number % containers.size());
    }

    /** The content of {@code Dockerrun.aws.json}. */
    String dockerrun() {
        ObjectNode root = JSON.createObjectNode().put("AWSEBDockerrunVersion", 2);
        containers.forEach(one -> root.withArray("containerDefinitions").add(one.toJson(JSON)));
        containers.stream()
                .flatMap(one -> one.volumes().stream())
                .distinct()
                .forEach(volume -> root.withArray("volumes").addObject().put("name", volume));
        return root.toPrettyString();
    }
}
