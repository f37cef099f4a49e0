/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.List;
import java.util.Optional;

/** The rule of {@code AWSEBDockerrunVersion}: 2 or "2"; the other versions belong to the Docker platform. */
final class DockerrunVersion {

    static final String KEY = "AWSEBDockerrunVersion";
    private static final String REFUSAL = "Invalid Dockerrun.aws.json version, abort deployment. ";

    /** Whether the rest of the file is worth reading: it is not if it describes another platform. */
    boolean accept(Node.Mapping root, Problems problems) {
        boolean hasContainers = root.value("containerDefinitions").isPresent();
        Optional<Node> version = root.value(KEY);
        if (version.isEmpty()) {
            missing(root, problems);
            return true;
        }
        String written = version.get() instanceof Node.Scalar scalar ? scalar.text() : "";
        Place place = version.get().place();
        switch (written) {
            case "2" -> {
                return true;
            }
            case "1" ->
                refuse(
                        problems,
                        place,
                        "version-1",
                        "Version 1 describes the single container of the Docker platform; " + cure(hasContainers));
            case "3" ->
                refuse(
                        problems,
                        place,
                        "version-3",
                        "Version 3 goes with a docker-compose.yml on the Docker platform; " + cure(hasContainers));
            default -> refuse(problems, place, "version-invalid", "Write 2");
        }
        return hasContainers;
    }

    private static void refuse(Problems problems, Place place, String code, String message) {
        problems.report(Severity.ERROR, Layer.BEANSTALK, place, code, REFUSAL + message);
    }

    private static String cure(boolean hasContainers) {
        return hasContainers
                ? "this file has containerDefinitions: write 2"
                : "ebemu runs version 2: write 2 and list the containers in containerDefinitions";
    }

    private static void missing(Node.Mapping root, Problems problems) {
        Optional<Node.Member> empty = root.member(KEY);
        if (empty.isPresent()) {
            refuse(problems, empty.get().place(), "version-missing", KEY + " is null; write 2");
            return;
        }
        Optional<String> misspelled = NearestName.of(
                KEY, root.members().stream().map(Node.Member::key).toList());
        Place place = misspelled.flatMap(root::member).map(Node.Member::place).orElse(root.place());
        refuse(
                problems,
                place,
                "version-missing",
                KEY + " is missing; "
                        + misspelled
                                .map(key -> "rename \"" + Excerpt.of(key) + "\"")
                                .orElse("write \"" + KEY + "\": 2"));
    }

    /** The keys of version 1, which mean nothing in version 2. */
    static List<String> versionOneKeys() {
        return List.of("Image", "Ports", "Volumes", "Logging", "Entrypoint", "Command");
    }
}
