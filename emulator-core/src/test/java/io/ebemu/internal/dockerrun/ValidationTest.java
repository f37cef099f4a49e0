/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.container;
import static io.ebemu.internal.dockerrun.Dockerruns.pair;
import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private static final String FILE = "Dockerrun.aws.json:";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "memory": 0              | ERROR memory-invalid           | memory: Invalid 'memory' setting for container 'web'. Write how many MiB the container needs
            "memoryReservation": 0   | ERROR memory-invalid           | memoryReservation: Invalid 'memoryReservation' setting for container 'web'. Write how many MiB the container needs
            "memory": 5              | ERROR memory-too-small         | memory: Minimum memory limit allowed is 6MB, got 5; write 6 or more
            "memoryReservation": 5   | ERROR memory-too-small         | memoryReservation: Minimum memory reservation allowed is 6MB, got 5; write 6 or more
            "memory": "256m"         | ERROR wrong-type               | memory: expected a whole number of MiB, got "256m"; write 256
            "memory": "1G"           | ERROR wrong-type               | memory: expected a whole number of MiB, got "1G"; write 1024
            "memory": 1.5            | ERROR wrong-type               | memory: expected a whole number of MiB, got 1.5; write digits only
            "memory": "<MEM>"        | ERROR wrong-type               | memory: expected a whole number of MiB, got "<MEM>"; this looks like a placeholder: substitute it first
            "memory": true           | ERROR wrong-type               | memory: expected a whole number of MiB, got a boolean
            "memory": 99999999999    | ERROR number-too-large         | memory: expected a whole number of MiB, got one that is out of range
            "memory": "128"          | WARNING number-as-string       | memory: expected a whole number of MiB, got a string, which is taken as the number; write 128 without quotes
            "cpu": -1                | ERROR cpu-invalid              | cpu: Invalid 'cpu' setting for container 'web'. Write 0 or more CPU units; 1024 are one vCPU
            "essential": "true"      | WARNING boolean-as-string      | essential: expected true or false, got a string, which is taken as the boolean; remove the quotes
            "essential": "yes"       | ERROR wrong-type               | essential: expected true or false, got a string
            "stopTimeout": -2        | ERROR stop-timeout-invalid     | stopTimeout: expected seconds, got -2; write how long the container may take to stop
            "stopTimeout": 0         | WARNING stop-timeout-zero      | stopTimeout: the agent takes 0 for not set and waits 30 seconds; write 1 or more, or remove it
            "workingDirectory": "a"  | ERROR working-directory-relative | workingDirectory: the working directory 'a' is invalid, it needs to be an absolute path; begin it with /
            "hostname": 1            | WARNING string-expected        | hostname: expected a string, got a number, which is taken as its text; put it in quotes
            "command": "npm start"   | ERROR wrong-type               | command: expected a list, got a string; write it like ["npm", "start"]
            "command": [null]        | ERROR wrong-type               | command[0]: expected a string, got null
            "links": "db"            | ERROR wrong-type               | links: expected a list, got a string; write it like ["server"] or ["server:api"]
            "links": ["a:b:c"]       | ERROR link-invalid             | links[0]: Invalid link format: 'a:b:c'; write name or name:alias
            "links": ["wep"]         | ERROR link-unknown             | links[0]: could not find container for link wep; the containers are web; did you mean "web"?
            "links": ["web"]         | ERROR dependency-cycle         | links[0]: Container links should not have a cycle: web -> web; remove one of them
            "volumesFrom": [{"sourceContainer": "x"}] | ERROR volumes-from-unknown | volumesFrom[0].sourceContainer: Invalid 'volumesFrom' setting. Unknown container: 'x'. The containers are web
            "environment": {"A": "secret"}  | ERROR wrong-type        | environment: expected a list, got an object; write it like [{"name": "PORT", "value": "80"}]
            "environment": ["A=secret"]     | ERROR wrong-type        | environment[0]: expected an object, got a string; write {"name": "A", "value": …}
            "environment": [{"A": "secret"}] | ERROR variable-name-missing | environment[0]: a variable needs name and value; write {"name": "A", "value": …}
            "environment": [{"Name": "A", "Value": "secret"}] | ERROR variable-name-missing | environment[0]: a variable needs name and value; write {"name": "PORT", "value": …}
            "environment": [{"value": "secret"}] | ERROR variable-name-missing | environment[0]: a variable needs a name; write one
            "environment": [{"name": "A"}]  | WARNING variable-value-missing | environment[0]: variable A has no value, and is set to nothing; write a value
            "environment": [{"name": "A", "value": 1}] | WARNING string-expected | environment[0].value: expected a string, got a number, which is taken as its text; put it in quotes
            "environment": [{"name": "A", "value": "1"}, {"name": "A", "value": "2"}] | WARNING variable-duplicate | environment[1].name: variable A is set twice; the last value counts, remove the other
            "environment": [{"name": "A", "value": "<secret>"}] | WARNING variable-placeholder | environment[0].value: the value of variable A looks like a placeholder, and nothing substitutes it here; write the value
            "portMappings": [{}]     | ERROR container-port-invalid   | portMappings[0].containerPort: Invalid 'containerPort' setting for container 'web'. Write the port on which the container listens, 1 to 65535
            "portMappings": [{"containerPort": 70000}] | ERROR container-port-invalid | portMappings[0].containerPort: Invalid 'containerPort' setting for container 'web'. Write the port on which the container listens, 1 to 65535
            "portMappings": [{"containerPort": 1, "hostPort": -1}] | ERROR host-port-invalid | portMappings[0].hostPort: Invalid 'hostPort' setting for container 'web'. Write 1 to 65535, or 0 for any free port
            "portMappings": [{"containerPort": 1, "protocol": "TCP"}] | ERROR protocol-invalid | portMappings[0].protocol: Invalid 'protocol' setting for container 'web'. Write tcp or udp, in small letters
            "portMappings": ["80:80"] | ERROR wrong-type              | portMappings[0]: expected an object, got a string; write it like [{"containerPort": 80, "hostPort": 80}]
            "mountPoints": [{"sourceVolume": "v", "containerPath": "/v"}] | ERROR volume-unknown | mountPoints[0].sourceVolume: Unknown volume 'v'. Declare it under volumes; declared are none
            "mountPoints": [{"sourceVolume": "awseb-logs-wab", "containerPath": "/v"}] | ERROR volume-unknown | mountPoints[0].sourceVolume: Unknown volume 'awseb-logs-wab'. Beanstalk adds awseb-logs-<container> for each container; the containers are web
            "mountPoints": [{"sourceVolume": "awseb-logs-web"}] | ERROR container-path-invalid | mountPoints[0].containerPath: a mount point needs an absolute path in the container, without a colon, and not /; write one
            "mountPoints": [{"sourceVolume": "awseb-logs-web", "containerPath": "logs"}] | ERROR container-path-invalid | mountPoints[0].containerPath: a mount point needs an absolute path in the container, without a colon, and not /; write one
            "mountPoints": [{"sourceVolume": "awseb-logs-web", "containerPath": "/l"}, {"sourceVolume": "awseb-logs-web", "containerPath": "/l/"}] | ERROR container-path-duplicate | mountPoints[1].containerPath: Duplicate mount point: /l/. Mount one volume there
            """)
    void a_value_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        String file = member.startsWith("\"memory\":")
                ? container("\"name\": \"web\", \"image\": \"nginx\", " + member)
                : web(member);

        assertThat(problems(file))
                .singleElement()
                .asString()
                .startsWith(kind + " " + FILE + "1:")
                .endsWith(" containerDefinitions[0]." + message);
    }

    @Test
    void a_problem_points_at_the_value() {
        assertThat(problems("{\n  \"AWSEBDockerrunVersion\": 2,\n  \"containerDefinitions\": [\n    {\"name\": \"web\","
                        + " \"image\": \"x\",\n     \"memory\": \"256m\"}]}"))
                .containsExactly(
                        "ERROR wrong-type Dockerrun.aws.json:5:16 containerDefinitions[0].memory: expected a whole"
                                + " number of MiB, got \"256m\"; write 256");
    }

    @Test
    void what_is_missing_is_reported_where_it_should_be() {
        assertThat(problems(container("")))
                .containsExactly(
                        "ERROR name-missing " + FILE + "1:55 containerDefinitions[0].name: Container.name should not be"
                                + " null or empty. Give the container a name",
                        "ERROR image-missing " + FILE + "1:55 containerDefinitions[0].image: Container.image should not"
                                + " be null or empty. Name the image to run",
                        "ERROR memory-missing " + FILE + "1:55 containerDefinitions[0]: Invalid setting for container"
                                + " 'containerDefinitions[0]'. At least one of 'memory' or 'memoryReservation' must be"
                                + " specified. Write \"memory\": 128, in MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"we b", "a.b", "ä", "<NAME>"})
    void a_name_of_other_characters_is_refused(String name) {
        assertThat(problems(container("\"name\": \"" + name + "\", \"image\": \"x\", \"memory\": 64")))
                .singleElement()
                .asString()
                .contains("ERROR name-invalid ")
                .contains("containerDefinitions[0].name: Container.name contains invalid characters. Use up to 255"
                        + " letters, digits, hyphens and underscores");
    }

    @Test
    void a_name_of_255_characters_is_accepted_and_a_longer_one_refused() {
        assertThat(problems(container("\"name\": \"" + "A_-9a".repeat(51) + "\", \"image\": \"x\", \"memory\": 64")))
                .isEmpty();
        assertThat(problems(container("\"name\": \"" + "A_-9".repeat(64) + "\", \"image\": \"x\", \"memory\": 64")))
                .singleElement()
                .asString()
                .contains("name-invalid");
    }

    @Test
    void a_reservation_above_the_limit_is_refused_and_an_equal_one_accepted() {
        assertThat(problems(web("\"memoryReservation\": 64"))).isEmpty();
        assertThat(problems(web("\"memoryReservation\": 65")))
                .singleElement()
                .asString()
                .endsWith(
                        "memoryReservation: Invalid setting for container 'web'. The reservation of 65 MiB is above the"
                                + " limit of 64 MiB; lower memoryReservation or raise memory");
    }

    @Test
    void no_containers_are_refused() {
        assertThat(problems("{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": []}"))
                .containsExactly("ERROR containers-missing " + FILE
                        + "1:54 containerDefinitions: Container list cannot be" + " empty. Add at least one container");
        assertThat(problems("{\"AWSEBDockerrunVersion\": 2}"))
                .containsExactly("ERROR containers-missing " + FILE + "1:1 Container list cannot be empty."
                        + " containerDefinitions is missing; add it with at least one container");
    }

    @Test
    void a_misspelled_list_of_containers_is_recognised() {
        assertThat(problems("{\"AWSEBDockerrunVersion\": 2, \"containerDefenitions\": []}"))
                .anyMatch(line -> line.endsWith("containerDefinitions is missing; rename \"containerDefenitions\""));
    }

    @Test
    void ten_containers_are_accepted_and_eleven_refused() {
        assertThat(problems(containers(10))).isEmpty();
        assertThat(problems(containers(11)))
                .singleElement()
                .asString()
                .startsWith("ERROR containers-too-many")
                .endsWith(
                        "containerDefinitions[10]: Too many containers. A task has at most 10, this one has 11; merge or"
                                + " remove some");
    }

    @Test
    void a_task_without_an_essential_container_is_refused() {
        assertThat(problems(pair(", \"essential\": false", ", \"essential\": false")))
                .containsExactly(
                        "ERROR essential-missing " + FILE + "1:54 containerDefinitions: Task definition doesn't"
                                + " have any essential container. Write \"essential\": true at the container without which"
                                + " the task is of no use");
    }

    @Test
    void a_name_used_twice_is_refused_at_the_second() {
        assertThat(problems(pair("", "").replace("\"b\"", "\"a\"")))
                .containsExactly(
                        "ERROR name-duplicate " + FILE + "3:10 containerDefinitions[1].name: Container names must"
                                + " be unique within a Task Definition. \"a\" is taken; rename this container");
    }

    @Test
    void a_host_port_used_twice_is_refused_at_the_second() {
        String port = ", \"portMappings\": [{\"containerPort\": 80, \"hostPort\": 3000}]";
        assertThat(problems(pair(port, port)))
                .singleElement()
                .asString()
                .startsWith("ERROR host-port-duplicate " + FILE + "3:")
                .endsWith(
                        "hostPort: TCP host port '3000' is mapped multiple times in task. Use another host port, or 0 for"
                                + " any free one");
    }

    @Test
    void one_host_port_may_serve_tcp_and_udp_and_dynamic_ones_may_repeat() {
        assertThat(problems(web("\"portMappings\": [{\"containerPort\": 53, \"hostPort\": 53},"
                        + " {\"containerPort\": 53, \"hostPort\": 53, \"protocol\": \"udp\"},"
                        + " {\"containerPort\": 1, \"hostPort\": 0}, {\"containerPort\": 2, \"hostPort\": 0}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 2375, 2376, 51678, 51679, 51680})
    void a_reserved_host_port_is_refused(int port) {
        String mapping = "\"portMappings\": [{\"containerPort\": 80, \"hostPort\": " + port + "}]";
        assertThat(problems(web(mapping)))
                .singleElement()
                .asString()
                .startsWith("ERROR host-port-reserved")
                .endsWith("RESOURCE:PORTS: host port " + port
                        + " is reserved on every instance, so the task cannot be placed; use another");
    }

    @Test
    void a_link_to_a_hostname_says_which_container_is_meant() {
        assertThat(problems(pair(", \"links\": [\"api\"]", ", \"hostname\": \"api\"")))
                .singleElement()
                .asString()
                .endsWith("could not find container for link api; it is the hostname of container b: write b");
    }

    @Test
    void containers_that_link_each_other_are_refused_once() {
        assertThat(problems(pair(", \"links\": [\"b\"]", ", \"links\": [\"a\"]")))
                .containsExactly(
                        "ERROR dependency-cycle " + FILE + "3:53 containerDefinitions[1].links[0]: Container links"
                                + " should not have a cycle: a -> b -> a; remove one of them");
    }

    @Test
    void a_cycle_over_links_and_volumes_is_refused() {
        assertThat(problems(pair(", \"links\": [\"b\"]", ", \"volumesFrom\": [{\"sourceContainer\": \"a\"}]")))
                .singleElement()
                .asString()
                .endsWith(
                        "Task dependencies cannot be resolved, links and volumesFrom form a cycle: a -> b -> a; remove one"
                                + " of them");
    }

    @Test
    void a_diamond_of_links_is_no_cycle() {
        assertThat(problems(
                        pair(", \"links\": [\"b\", \"b:again\"], \"volumesFrom\": [{\"sourceContainer\": \"b\"}]", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "v", "host": {"sourcePath": " "}}      | ERROR source-path-blank      | host.sourcePath should not be blank. Write a path, or remove host for a volume that lives with the task
            {"name": "v", "host": {"sourcePath": "/a:/b"}}  | ERROR source-path-invalid    | a path has no colon here; write only the host's path, and the container's in mountPoints
            {"name": "v", "host": {"sourcePath": "/a\\u0000"}} | ERROR source-path-invalid | a path has no character of value 0; write it without
            {"name": "v", "host": {"sourcePath": "$PWD/x"}} | ERROR source-path-invalid    | nothing substitutes variables here; write the path itself, such as /var/app/current/data
            {"name": "v", "host": {"sourcePath": "/x/$A"}} | ERROR source-path-invalid | nothing substitutes variables here; write the path itself, such as /var/app/current/data
            {"name": "v", "host": {"sourcePath": "./x"}}    | WARNING source-path-relative | not an absolute path: Docker would refuse it or take it for a volume's name; it is taken from the bundle's directory, write it with /var/app/current/ in front
            {"name": "v", "host": "/x"}                     | ERROR wrong-type             | expected an object, got a string; write it like {"sourcePath": "/var/app/current/data"}
            {"name": "a b"}                                 | ERROR volume-name-invalid    | a volume needs a name of up to 255 letters, digits, hyphens and underscores; write one
            {}                                              | ERROR volume-name-invalid    | a volume needs a name of up to 255 letters, digits, hyphens and underscores; write one
            {"name": "v"}, {"name": "v"}                    | ERROR volume-name-duplicate  | volume "v" is declared twice; remove or rename one
            {"name": "v", "dockerVolumeConfiguration": {"labels": {"io.ebemu.role": "x"}}} | WARNING label-reserved | ebemu knows its own containers and volumes by labels that begin with io.ebemu., and drops this one; use another
            {"name": "v", "efsVolumeConfiguration": {}} | WARNING key-not-emulated | is not emulated yet: production would honour it, here it has no effect
            {"name": "v", "efsVolumeConfiguration": {"fileSystemId": "x"}} | WARNING key-not-emulated | is not emulated yet: production would honour it, here it has no effect
            """)
    void a_volume_that_breaks_a_rule_is_named_with_its_cure(String volumes, String kind, String message) {
        String file = "{\"volumes\": [" + volumes + "], " + web("\"cpu\": 1").substring(1);

        assertThat(problems(file))
                .singleElement()
                .asString()
                .startsWith(kind + " " + FILE)
                .endsWith(": " + message);
    }

    @Test
    void a_path_may_have_any_character_that_docker_takes() {
        String file = "{\"volumes\": [{\"name\": \"v\", \"host\": {\"sourcePath\": \"/a b\\t\\u00e9\"}}], "
                + web("\"cpu\": 1").substring(1);
        assertThat(problems(file)).isEmpty();
    }

    @Test
    void a_log_volume_may_be_declared() {
        String file = "{\"volumes\": [{\"name\": \"awseb-logs-old\", \"host\": {\"sourcePath\": \"/x\"}}], "
                + web("\"mountPoints\": [{\"sourceVolume\": \"awseb-logs-old\", \"containerPath\": \"/l\"}]")
                        .substring(1);
        assertThat(problems(file)).isEmpty();
    }

    private static String containers(int count) {
        return "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": ["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"name\": \"c" + i + "\", \"image\": \"x\", \"memory\": 64}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
