/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.container;
import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAndImagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            firelensConfiguration | {"type": "fluentbit"}
            firelensConfiguration | {}
            resourceRequirements  | [{"type": "GPU", "value": "1"}]
            """)
    void a_key_that_only_production_honours_is_a_warning(String key, String value) {
        assertThat(problems(web("\"" + key + "\": " + value)))
                .containsExactly("WARNING key-not-emulated Dockerrun.aws.json:1:103 containerDefinitions[0]." + key
                        + ": is not emulated yet: production would honour it, here it has no effect");
    }

    /** The three that are left out stand in every container here. */
    static List<String> optionalKeys() {
        return DockerrunKeys.CONTAINER.keys().keySet().stream()
                .filter(key -> !Set.of("name", "image", "memory").contains(key))
                .toList();
    }

    static List<String> lists() {
        return Stream.concat(
                        DockerrunKeys.CONTAINER.keys().values().stream()
                                .filter(key -> key.type() instanceof KeyType.ListOf)
                                .map(Key::name),
                        Stream.of("resourceRequirements"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("optionalKeys")
    void a_null_counts_as_absent_for_every_key(String key) {
        assertThat(Dockerruns.clean(web("\"" + key + "\": null"))).isEqualTo(Dockerruns.clean(web("\"cpu\": 0")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void an_empty_list_counts_as_absent_for_every_key(String key) {
        assertThat(Dockerruns.clean(web("\"" + key + "\": []"))).isEqualTo(Dockerruns.clean(web("\"cpu\": 0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            portMapping | key-unknown   | "portMapping" is no key that is known here, and has no effect; did you mean "portMappings"?
            Memory      | key-unknown   | "Memory" is no key that is known here, and has no effect; did you mean "memory"?
            healthcheck | key-misplaced | "healthcheck" has no effect here; the ECS key is healthCheck
            depends_on  | key-misplaced | "depends_on" has no effect here; the ECS key is dependsOn
            ports       | key-misplaced | "ports" has no effect here; the ECS key is portMappings
            restart     | key-misplaced | "restart" has no effect here; the ECS key is restartPolicy; without it a task ends with an essential container
            build       | key-misplaced | "build" has no effect here; Beanstalk builds no images here; push one and name it in image
            container_name | key-misplaced | "container_name" has no effect here; the ECS key is name
            authentication | key-misplaced | "authentication" has no effect here; it belongs to the top level of the file; move it there
            update      | key-unknown   | "update" is no key that is known here, and has no effect; remove it
            """)
    void an_unknown_key_is_a_warning_with_advice(String key, String code, String message) {
        assertThat(problems(web("\"" + key + "\": [1]")))
                .containsExactly("WARNING " + code + " Dockerrun.aws.json:1:103 containerDefinitions[0]." + key + ": "
                        + message);
    }

    @Test
    void a_key_that_begins_with_an_underscore_is_a_comment() {
        assertThat(problems(web("\"_comment\": \"x\""))).isEmpty();
    }

    @Test
    void a_container_with_build_and_no_image_is_told_to_push_one() {
        assertThat(problems(container("\"name\": \"web\", \"memory\": 64, \"build\": \".\"")))
                .anyMatch(
                        line -> line.endsWith("Container.image should not be null or empty. Beanstalk builds no images"
                                + " here: push one and name it in image"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx:1.22",
                "user/app-client",
                "a/b/c:Tag_1.0",
                "localhost/x",
                "localhost:5000/x",
                "Registry.example.com:5000/a/b:1",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:latest",
                "docker.elastic.co/kibana/kibana:6.0.0",
                "user/a__b--c.d",
                "mongo@sha256:" + "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void a_reference_that_docker_takes_is_accepted(String image) {
        assertThat(problems(container("\"name\": \"web\", \"memory\": 64, \"image\": \"" + image + "\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user/app:<TAG>, it looks like a placeholder; substitute it first",
        "YOUR_USER/app, it looks like a placeholder; substitute it first",
        "%IMAGE%, it looks like a placeholder; substitute it first",
        "User/app, 'repository names are lower case; write it so'",
        "user/App:1, 'repository names are lower case; write it so'"
    })
    void a_reference_that_docker_refuses_is_a_warning_since_it_may_be_overridden(String image, String reason) {
        assertThat(problems(container("\"name\": \"web\", \"memory\": 64, \"image\": \"" + image + "\"")))
                .singleElement()
                .asString()
                .startsWith("WARNING image-reference ")
                .endsWith(": Docker cannot pull this reference: " + reason);
    }

    @Test
    void a_reference_over_255_characters_is_refused() {
        assertThat(problems(container("\"name\": \"web\", \"memory\": 64, \"image\": \"" + "a".repeat(256) + "\"")))
                .singleElement()
                .asString()
                .endsWith("an image reference has at most 255 characters, this one has 256; shorten it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"AWSEBDockerrunVersion": "1", "Image": {"Name": "x"}, "Ports": []} | version-1 Dockerrun.aws.json:1:27 AWSEBDockerrunVersion: Invalid Dockerrun.aws.json version, abort deployment. Version 1 describes the single container of the Docker platform; ebemu runs version 2: write 2 and list the containers in containerDefinitions
            {"AWSEBDockerrunVersion": 3} | version-3 Dockerrun.aws.json:1:27 AWSEBDockerrunVersion: Invalid Dockerrun.aws.json version, abort deployment. Version 3 goes with a docker-compose.yml on the Docker platform; ebemu runs version 2: write 2 and list the containers in containerDefinitions
            {"AWSEBDockerrunVersion": 3, "containerDefinitions": [{"name": "a", "image": "b", "memory": 64}]} | version-3 Dockerrun.aws.json:1:27 AWSEBDockerrunVersion: Invalid Dockerrun.aws.json version, abort deployment. Version 3 goes with a docker-compose.yml on the Docker platform; this file has containerDefinitions: write 2
            {"AWSEBDockerrunVersion": 2.5} | version-invalid Dockerrun.aws.json:1:27 AWSEBDockerrunVersion: Invalid Dockerrun.aws.json version, abort deployment. Write 2
            {"containerDefinitions": [{"name": "a", "image": "b", "memory": 64}]} | version-missing Dockerrun.aws.json:1:1 Invalid Dockerrun.aws.json version, abort deployment. AWSEBDockerrunVersion is missing; write "AWSEBDockerrunVersion": 2
            """)
    void another_version_is_refused_with_the_platform_it_belongs_to(String json, String problem) {
        assertThat(problems(json)).containsExactly("ERROR " + problem);
    }

    @Test
    void a_misspelled_version_key_is_recognised() {
        assertThat(problems(
                        "{\"AWSEBDockerRunVersion\": 2, \"containerDefinitions\": [{\"name\": \"a\", \"image\": \"b\","
                                + " \"memory\": 64}]}"))
                .contains("ERROR version-missing Dockerrun.aws.json:1:2 AWSEBDockerRunVersion: Invalid"
                        + " Dockerrun.aws.json version, abort deployment. AWSEBDockerrunVersion is missing; rename"
                        + " \"AWSEBDockerRunVersion\"");
    }
}
