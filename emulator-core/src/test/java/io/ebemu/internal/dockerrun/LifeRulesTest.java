/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static io.ebemu.internal.dockerrun.Dockerruns.withVolumes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health checks, logs, timeouts, restarts, ranges of ports and volumes of Docker. */
class LifeRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                            | ERROR health-command-missing | .command: a health check needs a command; write it like ["CMD-SHELL", "curl -f http://localhost/"]
            {"command": []}                               | ERROR health-command-missing | .command: a health check needs a command; write it like ["CMD-SHELL", "curl -f http://localhost/"]
            {"command": ["CMD"]}                          | ERROR health-command-missing | .command: a health check needs a command; write it like ["CMD-SHELL", "curl -f http://localhost/"]
            {"command": "exit 0"}                         | ERROR wrong-type             | .command: expected a list, got a string; write it like ["CMD-SHELL", "curl -f http://localhost/"]
            {"command": ["curl", "x"]}                    | WARNING health-command-prefix | .command[0]: a health check begins with CMD or CMD-SHELL: the agent puts CMD in front, which runs this without a shell; write which one is meant
            {"command": ["CMD", "x"], "interval": 4}      | ERROR health-range           | .interval: a health check's interval is 5 to 300 seconds, got 4; write one of these
            {"command": ["CMD", "x"], "interval": 301}    | ERROR health-range           | .interval: a health check's interval is 5 to 300 seconds, got 301; write one of these
            {"command": ["CMD", "x"], "timeout": 1}       | ERROR health-range           | .timeout: a health check's timeout is 2 to 60 seconds, got 1; write one of these
            {"command": ["CMD", "x"], "timeout": 61}      | ERROR health-range           | .timeout: a health check's timeout is 2 to 60 seconds, got 61; write one of these
            {"command": ["CMD", "x"], "retries": 0}       | ERROR health-range           | .retries: a health check's retries is 1 to 10, got 0; write one of these
            {"command": ["CMD", "x"], "retries": 11}      | ERROR health-range           | .retries: a health check's retries is 1 to 10, got 11; write one of these
            {"command": ["CMD", "x"], "startPeriod": -1}  | ERROR health-range           | .startPeriod: a health check's startPeriod is 0 to 300 seconds, got -1; write one of these
            {"command": ["CMD", "x"], "startPeriod": 301} | ERROR health-range           | .startPeriod: a health check's startPeriod is 0 to 300 seconds, got 301; write one of these
            {"command": ["CMD", "x"], "interval": "30s"}  | ERROR wrong-type             | .interval: expected a whole number of seconds, got "30s"; write digits only
            {"command": ["CMD", "x"], "start_period": 5}  | WARNING key-unknown          | .start_period: "start_period" is no key that is known here, and has no effect; did you mean "startPeriod"?
            """)
    void a_health_check_that_breaks_a_rule_is_named_with_its_cure(String check, String kind, String message) {
        assertOnly(web("\"healthCheck\": " + check), kind, "containerDefinitions[0].healthCheck" + message);
    }

    @Test
    void the_ends_of_a_health_checks_ranges_belong_to_them() {
        assertThat(problems(web("\"healthCheck\": {\"command\": [\"CMD\", \"x\"], \"interval\": 300, \"timeout\": 60,"
                        + " \"retries\": 10, \"startPeriod\": 300}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"logDriver": "jsonfile"} | ERROR log-driver-unknown | .logDriver: no log driver is called 'jsonfile'; the drivers are awsfirelens, awslogs, fluentd, gelf, journald, json-file, logentries, none, splunk, syslog; did you mean "json-file"?
            {}                        | ERROR log-driver-unknown | .logDriver: a log configuration needs a driver; the drivers are awsfirelens, awslogs, fluentd, gelf, journald, json-file, logentries, none, splunk, syslog
            {"logDriver": "awslogs"}  | ERROR log-option-missing | .options: Log driver awslogs requires options: awslogs-region, awslogs-group. Write them in options
            {"logDriver": "awslogs", "options": {"awslogs-group": "g"}} | ERROR log-option-missing | .options: Log driver awslogs requires options: awslogs-region. Write them in options
            {"logDriver": "awsfirelens"} | WARNING log-driver-not-emulated | .logDriver: is not emulated yet: production would send the output to the log router, here it stays with the engine
            {"logDriver": "splunk", "options": {"a": "hush"}, "secretOptions": [{"name": "a", "valueFrom": "x"}]} | WARNING log-option-duplicate | .secretOptions[0].name: option a is set twice; the last secret counts, remove the other
            {"logDriver": "splunk", "secretOptions": [{"name": "a", "valueFrom": "x"}, {"name": "a", "valueFrom": "y"}]} | WARNING log-option-duplicate | .secretOptions[1].name: option a is set twice; the last secret counts, remove the other
            {"logDriver": "json-file", "options": {"max-file": [3]}} | ERROR wrong-type | .options.max-file: expected a string, got a list
            """)
    void a_log_configuration_that_breaks_a_rule_is_named_with_its_cure(String log, String kind, String message) {
        assertOnly(web("\"logConfiguration\": " + log), kind, "containerDefinitions[0].logConfiguration" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fluentd", "gelf", "json-file", "journald", "logentries", "none", "splunk", "syslog"})
    void a_log_driver_of_ecs_is_accepted(String driver) {
        assertThat(problems(web("\"logConfiguration\": {\"logDriver\": \"" + driver + "\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "startTimeout": -1 | ERROR start-timeout-invalid | startTimeout: expected seconds, got -1; write how long its dependants wait for it
            "startTimeout": "5m" | ERROR wrong-type          | startTimeout: expected a whole number of seconds, got "5m"; write digits only
            "portMappings": [{"containerPortRange": "80"}] | ERROR port-range-invalid | portMappings[0].containerPortRange: Invalid 'containerPortRange' setting for container 'web'. Write the first and the last port, 1 to 65535, like 8000-8010
            "portMappings": [{"containerPortRange": "0-9"}] | ERROR port-range-invalid | portMappings[0].containerPortRange: Invalid 'containerPortRange' setting for container 'web'. Write the first and the last port, 1 to 65535, like 8000-8010
            "portMappings": [{"containerPortRange": "9-8"}] | ERROR port-range-invalid | portMappings[0].containerPortRange: Invalid 'containerPortRange' setting for container 'web'. Write the first and the last port, 1 to 65535, like 8000-8010
            "portMappings": [{"containerPortRange": "1-65536"}] | ERROR port-range-invalid | portMappings[0].containerPortRange: Invalid 'containerPortRange' setting for container 'web'. Write the first and the last port, 1 to 65535, like 8000-8010
            "portMappings": [{"containerPortRange": "8-9", "containerPort": 8}] | ERROR port-range-conflict | portMappings[0].containerPort: containerPort cannot be given with containerPortRange, whose host ports are chosen when the container is created; remove one of them
            "portMappings": [{"containerPortRange": "8-9", "hostPort": 8}] | ERROR port-range-conflict | portMappings[0].hostPort: hostPort cannot be given with containerPortRange, whose host ports are chosen when the container is created; remove one of them
            "portMappings": [{"containerPortRange": "8-9"}, {"containerPortRange": "9-10"}] | ERROR port-range-overlap | portMappings[1].containerPortRange: this range of ports overlaps 8-9, and a port is mapped once; write ranges that do not
            "portMappings": [{"containerPortRange": "8-9"}, {"containerPort": 9}] | ERROR port-range-overlap | portMappings[0].containerPortRange: this range of ports overlaps containerPort 9, and a port is mapped once; write ranges that do not
            """)
    void a_timeout_or_range_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        assertOnly(web(member), kind, "containerDefinitions[0]." + message);
    }

    @Test
    void ranges_of_two_protocols_may_overlap() {
        assertThat(problems(
                        web("\"portMappings\": [{\"containerPortRange\": \"8-9\"}, {\"containerPortRange\": \"8-9\","
                                + " \"protocol\": \"udp\"}, {\"containerPortRange\": \"10-11\"},"
                                + " {\"containerPort\": 10, \"protocol\": \"udp\"}, {\"containerPort\": 12}]")))
                .isEmpty();
    }

    @Test
    void a_hundred_ranges_are_accepted_and_one_more_refused() {
        assertThat(problems(web("\"portMappings\": [" + ranges(100) + "]"))).isEmpty();
        assertOnly(
                web("\"portMappings\": [" + ranges(101) + "]"),
                "ERROR port-ranges-too-many",
                "containerDefinitions[0].portMappings[100].containerPortRange: a container has at most 100 ranges of"
                        + " ports, this one has 101; merge some");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                | .enabled: a restart policy says whether it is enabled; write true
            {"enabled": true, "restartAttemptPeriod": 59}     | .restartAttemptPeriod: restartAttemptPeriod is 60 to 1800 seconds, got 59; write one of these
            {"enabled": true, "restartAttemptPeriod": 1801}   | .restartAttemptPeriod: restartAttemptPeriod is 60 to 1800 seconds, got 1801; write one of these
            """)
    void a_restart_policy_that_breaks_a_rule_is_named_with_its_cure(String policy, String message) {
        assertThat(problems(web("\"restartPolicy\": " + policy)))
                .filteredOn(line -> line.startsWith("ERROR "))
                .singleElement()
                .asString()
                .startsWith("ERROR restart-policy-invalid ")
                .endsWith(" containerDefinitions[0].restartPolicy" + message);
    }

    @Test
    void a_restart_policy_ignores_at_most_50_exit_codes() {
        String policy = "\"restartPolicy\": {\"enabled\": true, \"ignoredExitCodes\": %s}";
        assertThat(problems(web(policy.formatted(Collections.nCopies(50, 1)))))
                .noneMatch(line -> line.startsWith("ERROR"));
        assertThat(problems(web(policy.formatted(Collections.nCopies(51, 1)))))
                .anyMatch(
                        line -> line.endsWith("restartPolicy.ignoredExitCodes: a restart policy ignores at most 50 exit"
                                + " codes, this one 51; remove some"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "host": {"sourcePath": "/x"}, "dockerVolumeConfiguration": {} | ERROR volume-conflict | volumes[0].dockerVolumeConfiguration: a volume is either a path on the host or managed by Docker; remove host or dockerVolumeConfiguration
            "dockerVolumeConfiguration": {"scope": "global"}              | ERROR volume-scope-invalid | volumes[0].dockerVolumeConfiguration.scope: a volume's scope is task or shared; write one
            "dockerVolumeConfiguration": {"autoprovision": true}          | ERROR volume-autoprovision | volumes[0].dockerVolumeConfiguration.autoprovision: volume [v] : task scoped volume could not be autoprovisioned. Write "scope": "shared", or remove autoprovision
            "dockerVolumeConfiguration": {"scope": "task", "autoprovision": true} | ERROR volume-autoprovision | volumes[0].dockerVolumeConfiguration.autoprovision: volume [v] : task scoped volume could not be autoprovisioned. Write "scope": "shared", or remove autoprovision
            "dockerVolumeConfiguration": {"driverOpts": {"size": 5}}      | WARNING string-expected | volumes[0].dockerVolumeConfiguration.driverOpts.size: expected a string, got a number, which is taken as its text; put it in quotes
            """)
    void a_volume_that_breaks_a_rule_is_named_with_its_cure(String members, String kind, String message) {
        assertOnly(withVolumes("{\"name\": \"v\", " + members + "}", web("\"cpu\": 1")), kind, message);
    }

    @Test
    void a_task_volume_may_say_that_it_is_not_autoprovisioned() {
        assertThat(problems(withVolumes(
                        "{\"name\": \"v\", \"dockerVolumeConfiguration\": {\"autoprovision\": false}}",
                        web("\"cpu\": 1"))))
                .isEmpty();
    }

    private static void assertOnly(String file, String kind, String message) {
        assertThat(problems(file))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" " + message);
    }

    private static String ranges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"containerPortRange\": \"" + (100 + 2 * i) + "-" + (101 + 2 * i) + "\"}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void an_exit_code_that_no_process_has_is_registered_and_ignores_nothing(int code) {
        assertOnly(
                web("\"restartPolicy\": {\"enabled\": true, \"ignoredExitCodes\": [0, " + code + ", 255]}"),
                "WARNING restart-exit-code-unknown",
                "containerDefinitions[0].restartPolicy.ignoredExitCodes[1]: no process of Linux ends with exit code "
                        + code + ", so this ignores nothing; write 0 to 255, or remove it");
    }
}
