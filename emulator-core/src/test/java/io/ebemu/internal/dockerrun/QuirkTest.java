/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.pair;
import static io.ebemu.internal.dockerrun.Dockerruns.read;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static io.ebemu.internal.dockerrun.Dockerruns.withVolumes;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem.Severity;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is odd in files that people wrote for Beanstalk, each oddity once, with the verdict it gets. */
class QuirkTest {

    private static final String CONTAINERS = "[{\"name\": \"a\", \"image\": \"x\", \"memory\": 64}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": <PORT>}          | ERROR json-placeholder
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": ${N}}            | ERROR json-placeholder
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": $memory}         | ERROR json-placeholder
            {"AWSEBDockerrunVersion": 2 "containerDefinitions": %s}               | ERROR json-missing-comma
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": %s,}             | ERROR json-trailing-comma
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": %s} // the end   | ERROR json-comment
            {"AWSEBDockerrunVersion": 2, 'containerDefinitions': %s}              | ERROR json-single-quotes
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": 128M}            | ERROR json-number
            {"AWSEBDockerrunVersion": 2, {"name": "v"}], "containerDefinitions": %s} | ERROR json-key-missing
            {"AWSEBDockerrunVersion": 2, "containerDefinitions": %s, "containerDefinitions": %s} | WARNING key-duplicate
            {"AWSEBDockerrunVersion": 2, "_uncomment_authentication": {}, "containerDefinitions": %s} | accepted
            {"AWSEBDockerrunVersion": "2", "containerDefinitions": %s}            | accepted
            {"containerDefinitions": %s}                                          | ERROR version-missing
            {"AWSEBDockerRunVersion": 2, "containerDefinitions": %s}              | ERROR version-missing, WARNING key-unknown
            {"AWSEBDockerrunVersion": 1, "Image": {"Name": "x"}}                  | ERROR version-1
            {"AWSEBDockerrunVersion": "1", "Image": {"Name": "x"}}                | ERROR version-1
            {"AWSEBDockerrunVersion": 3}                                          | ERROR version-3
            {"AWSEBDockerrunVersion": 3, "containerDefinitions": %s}              | ERROR version-3
            {"AWSEBDockerrunVersion": 1, "containerDefinitions": %s}              | ERROR version-1
            {"AWSEBDockerrunVersion": "2", "Ports": []}                           | ERROR containers-missing, WARNING key-misplaced
            {"AWSEBDockerrunVersion": 2, "containerDefenitions": %s}              | ERROR containers-missing, WARNING key-unknown
            {"AWSEBDockerrunVersion": 2, "containDefinitions": %s}                | ERROR containers-missing, WARNING key-unknown
            {"AWSEBDockerrunVersion": 2, "Authentication": {"Bucket": "b"}, "containerDefinitions": %s} | WARNING key-misplaced
            {"AWSEBDockerrunVersion": 2, "authentication": {"Bucket": "b", "key": "k"}, "containerDefinitions": %s} | WARNING authentication-incomplete, WARNING key-unknown
            {"AWSEBDockerrunVersion": 2, "family": "", "containerDefinitions": %s} | WARNING key-misplaced
            {"AWSEBDockerrunVersion": 2, "other": 1, "containerDefinitions": %s}  | WARNING key-unknown
            """)
    void a_file_gets_its_verdict(String file, String verdict) {
        assertThat(verdict(file.replace("%s", CONTAINERS))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": "<NAME>", "image": "x", "memory": 64           | ERROR name-invalid
            "name": "a", "image": "YOUR_USER/app", "memory": 64    | WARNING image-reference
            "name": "a", "image": "app:%TAG%", "memory": 64        | WARNING image-reference
            "name": "a", "image": "{{v}}", "memory": 64            | WARNING image-reference
            "name": "a", "image": "app:[VERSION]", "memory": 64    | WARNING image-reference
            "name": "a", "image": "User/App", "memory": 64         | WARNING image-reference
            "name": "a", "memory": 64                              | ERROR image-missing
            "name": "a", "memory": 64, "build": "."                | ERROR image-missing, WARNING key-misplaced
            "name": "a", "image": "x", "memory": 64, "build": "."  | WARNING key-misplaced
            "name": "a", "image": "x"                              | ERROR memory-missing
            "name": "a", "image": "x", "memoryReservation": 64     | accepted
            "name": "a", "image": "x", "memoryReservation": "256"  | WARNING number-as-string
            "name": "a", "image": "x", "memory": "256"             | WARNING number-as-string
            "name": "a", "image": "x", "memory": 5                 | ERROR memory-too-small
            "name": "a", "image": "x", "memoryReservation": 5      | ERROR memory-too-small
            "name": "a", "image": "x", "memory": 64, "memoryReservation": 65 | ERROR memory-below-reservation
            "name": "a", "image": "x", "memory": 64, "essential": false | ERROR essential-missing
            "name": "a", "image": "x", "memory": 64, "essential": "true" | WARNING boolean-as-string
            """)
    void a_container_gets_its_verdict(String members, String verdict) {
        assertThat(verdict(Dockerruns.container(members))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "authentication": {"bucket": "b", "key": "k"}                       | WARNING key-misplaced
            "portMappings": [{"containerPort": "80", "hostPort": "80"}]         | WARNING number-as-string
            "portMapping": [{"containerPort": 80}]                              | WARNING key-unknown
            "depends_on": ["b"]                                                 | WARNING key-misplaced
            "update": true                                                      | WARNING key-unknown
            "restart": "always"                                                 | WARNING key-misplaced
            "ports": ["80:80"]                                                  | WARNING key-misplaced
            "container_name": "x"                                               | WARNING key-misplaced
            "links": [], "command": [], "environment": []                       | accepted
            "links": null, "command": null, "healthCheck": null, "extraHosts": null, "memoryReservation": null | accepted
            "portMappings": [{"containerPort": 80}]                             | accepted
            "portMappings": [{"containerPort": 80, "hostPort": 0}]              | accepted
            "portMappings": [{"containerPort": 53, "hostPort": 53, "protocol": "udp"}, {"containerPort": 53, "hostPort": 53}] | accepted
            "portMappings": [{"containerPort": 1, "hostPort": 3000}, {"containerPort": 2, "hostPort": 3000}] | ERROR host-port-duplicate
            "links": ["nobody"]                                                 | ERROR link-unknown
            "links": "db"                                                       | ERROR wrong-type
            "links": ["web"]                                                    | ERROR dependency-cycle
            "mountPoints": [{"sourceVolume": "x", "containerPath": "/x"}]       | ERROR volume-unknown
            "mountPoints": [{"sourceVolume": "awseb-logs-nginx-proxy", "containerPath": "/x"}] | ERROR volume-unknown
            "mountPoints": [{"sourceVolume": "awseb-logs-web", "containerPath": "/x", "readOnly": null}] | accepted
            "environment": {"PORT": "1"}                                        | ERROR wrong-type
            "environment": ["PORT=1"]                                           | ERROR wrong-type
            "environment": [{"PORT": "1"}]                                      | ERROR variable-name-missing
            "environment": [{"name": "A", "value": true}]                       | WARNING string-expected
            "environment": [{"name": "A", "value": "<TAG>"}] | WARNING variable-placeholder
            "environment": [{"name": "A", "value": "%X%"}] | WARNING variable-placeholder
            "environment": [{"name": "A", "value": "{{ v }}"}] | WARNING variable-placeholder
            "environment": [{"name": "A", "value": "${V}"}] | WARNING variable-placeholder
            "environment": [{"name": "A", "value": "a < b > c"}] | accepted
            "environment": [{"name": "A", "value": "pa$$<word"}] | accepted
            "command": "npm start"                                              | ERROR wrong-type
            """)
    void a_value_gets_its_verdict(String members, String verdict) {
        assertThat(verdict(web(members))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "awseb-logs-web", "host": {"sourcePath": "/x"}} | accepted
            {"name": "v"}                                            | accepted
            {"name": "v", "host": {"sourcePath": "/never/mounted"}}  | accepted
            {"name": "v", "host": {"sourcePath": ""}}                | ERROR source-path-blank
            {"name": "v", "host": {"sourcePath": "data"}}            | WARNING source-path-relative
            {"name": "v", "host": {"sourcePath": "./data"}}          | WARNING source-path-relative
            {"name": "v", "host": {"sourcePath": "$PWD/data"}}       | ERROR source-path-invalid
            {"name": "v", "host": {"sourcePath": "/a:/b"}}           | ERROR source-path-invalid
            """)
    void a_volume_gets_its_verdict(String volume, String verdict) {
        assertThat(verdict(withVolumes(volume, web("\"cpu\": 1")))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            , "hostname": "x"       | , "hostname": "x"       | accepted
            , "links": ["b"]        |                         | accepted
            , "links": ["b:b"]      |                         | accepted
            , "links": ["b"]        | , "links": ["a"]        | ERROR dependency-cycle
            , "links": ["x"]        | , "hostname": "x"       | ERROR link-unknown
            , "essential": false    | , "essential": false    | ERROR essential-missing
            , "name": "b"           |                         | ERROR name-duplicate, WARNING key-duplicate
            """)
    void two_containers_get_their_verdict(String a, String b, String verdict) {
        assertThat(verdict(pair(a, b == null ? "" : b))).isEqualTo(verdict);
    }

    @Test
    void layout_does_not_matter() {
        String file = web("\"cpu\": 1");
        assertThat(verdict("\uFEFF\r\n\t" + file.replace(", ", ",\r\n\t"))).isEqualTo("accepted");
    }

    /** Severity and code of each problem, or {@code accepted}. */
    private static String verdict(String file) {
        DockerrunResult result = read(file);
        assertThat(result.taskDefinition().isEmpty())
                .isEqualTo(result.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR));
        return result.problems().isEmpty()
                ? "accepted"
                : result.problems().stream()
                        .map(problem -> problem.severity() + " " + problem.code())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
