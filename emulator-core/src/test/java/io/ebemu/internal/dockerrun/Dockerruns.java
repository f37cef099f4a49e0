/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem;
import io.ebemu.model.TaskDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Dockerrun files for tests. */
final class Dockerruns {

    private Dockerruns() {}

    static DockerrunResult read(String json) {
        return new DockerrunReader().read(json.getBytes(StandardCharsets.UTF_8), "Dockerrun.aws.json");
    }

    /** The task definition of a file with nothing to complain about. */
    static TaskDefinition clean(String json) {
        DockerrunResult result = read(json);
        if (!result.problems().isEmpty()) {
            throw new AssertionError("unexpected problems: " + result.problems());
        }
        return result.taskDefinition().orElseThrow();
    }

    /** Each problem as {@code ERROR code place pointer: message}. */
    static List<String> problems(String json) {
        return read(json).problems().stream().map(Dockerruns::line).toList();
    }

    static String line(Problem problem) {
        return problem.severity() + " " + problem.code() + " " + problem;
    }

    /** A file on one line with one container, whose members are given. */
    static String container(String members) {
        return "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [{" + members + "}]}";
    }

    /** A file with a valid container {@code web} that has more members. */
    static String web(String members) {
        return container("\"name\": \"web\", \"image\": \"nginx\", \"memory\": 64, " + members);
    }

    /** The same file with a role, which one with secrets needs. */
    static String withRole(String json) {
        return "{\"executionRoleArn\": \"arn:aws:iam::123456789012:role/r\", " + json.substring(1);
    }

    /** The same file with volumes. */
    static String withVolumes(String volumes, String json) {
        return "{\"volumes\": [" + volumes + "], " + json.substring(1);
    }

    /** A file with two valid containers, {@code a} and {@code b}, that have more members each. */
    static String pair(String a, String b) {
        return "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [\n" + "{\"name\": \"a\", \"image\": \"x\","
                + " \"memory\": 64" + a + "},\n" + "{\"name\": \"b\", \"image\": \"x\", \"memory\": 64" + b + "}]}";
    }
}
