/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.PortMapping;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.ProcessHealthCheck.Codes;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code HealthCheck}: Beanstalk's options {@code aws:elasticbeanstalk:environment:process:default}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-environmentprocess">aws:elasticbeanstalk:environment:process:default</a>
 */
final class HealthCheckReader {

    static final String SECTION = "HealthCheck";

    /** Codes and ranges, as Application Load Balancers take them. */
    static final String CODES = "[234]\\d\\d(-[234]\\d\\d)?(,[234]\\d\\d(-[234]\\d\\d)?)*";

    static final String PATHS = "/([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){0,1023}";

    private static final String INTERVAL = "HealthCheckInterval";
    private static final String TIMEOUT = "HealthCheckTimeout";
    private static final String PATH = "HealthCheckPath";
    private static final String MATCHER = "MatcherHTTPCode";
    private static final int MAX_PORT = 65_535;
    private static final Pattern PATH_FORM = Pattern.compile(PATHS);
    private static final Pattern LIST_OF_CODES = Pattern.compile(CODES);

    private final Problems problems;

    HealthCheckReader(Problems problems) {
        this.problems = problems;
    }

    /** The check; empty if there is none, or one that nobody makes here. */
    Optional<Located<ProcessHealthCheck>> read(Fields top) {
        return top.object(SECTION, "{HealthCheckPath: /health}")
                .map(section -> section.checkedBy(EnvironmentFileKeys.HEALTH_CHECK))
                .map(this::check)
                .filter(check -> overHttp(top));
    }

    private Located<ProcessHealthCheck> check(Fields section) {
        int interval = number(section, INTERVAL, "of seconds", 5, 300, ProcessHealthCheck.DEFAULT_INTERVAL);
        int timeout = number(section, TIMEOUT, "of seconds", 1, 60, ProcessHealthCheck.DEFAULT_TIMEOUT);
        if (timeout >= interval) {
            problems.error(
                    section.place(section.has(TIMEOUT) ? TIMEOUT : INTERVAL),
                    "health-check-timeout",
                    "Health check interval must be greater than the timeout: the interval is " + interval
                            + " s, the timeout " + timeout + " s; write " + TIMEOUT + ": "
                            + Math.min(ProcessHealthCheck.DEFAULT_TIMEOUT, Math.max(1, interval - 1)));
        }
        return new Located<>(
                new ProcessHealthCheck(
                        path(section),
                        number(section, "Port", "", 1, MAX_PORT, ProcessHealthCheck.DEFAULT_PORT),
                        Duration.ofSeconds(interval),
                        Duration.ofSeconds(timeout),
                        number(
                                section,
                                "HealthyThresholdCount",
                                "",
                                2,
                                10,
                                ProcessHealthCheck.DEFAULT_HEALTHY_THRESHOLD),
                        number(
                                section,
                                "UnhealthyThresholdCount",
                                "",
                                2,
                                10,
                                ProcessHealthCheck.DEFAULT_UNHEALTHY_THRESHOLD),
                        codes(section)),
                section.place("Port"));
    }

    private int number(Fields section, String key, String unit, int lowest, int highest, int byDefault) {
        Optional<Located<Integer>> number = section.integer(key, unit);
        number.filter(one -> one.value() < lowest || one.value() > highest)
                .ifPresent(one -> problems.error(
                        one.place(),
                        "health-check-range",
                        "expected a number from " + lowest + " to " + highest + ", got " + one.value() + "; write "
                                + byDefault));
        return number.map(Located::value).orElse(byDefault);
    }

    private String path(Fields section) {
        Optional<Located<String>> path = section.word(PATH);
        path.filter(one -> !PATH_FORM.matcher(one.value()).matches())
                .ifPresent(
                        one -> problems.error(
                                one.place(),
                                "health-check-path",
                                "expected a path that begins with /, of characters that a URL has, 1024 at most; write /health"));
        return path.map(Located::value).orElse("/");
    }

    private List<Codes> codes(Fields section) {
        String written = section.word(MATCHER).map(Located::value).orElse(ProcessHealthCheck.DEFAULT_SUCCESS_CODES);
        if (!LIST_OF_CODES.matcher(written).matches()) {
            problems.error(
                    section.place(MATCHER),
                    "health-check-codes",
                    "expected HTTP status codes from 200 to 499; write one, several like 200,202 or a range like 200-299");
            return List.of();
        }
        return Arrays.stream(written.split(",", -1))
                .map(range -> range.split("-", -1))
                .map(ends -> new Codes(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .toList();
    }

    private boolean overHttp(Fields top) {
        Optional<Located<String>> other = top.object(SECTION, "")
                .flatMap(section -> section.word("Protocol"))
                .filter(protocol -> !protocol.value().equals("HTTP"));
        other.ifPresent(protocol -> problems.warning(
                protocol.place(),
                "health-check-protocol",
                "only HTTP is asked here, so there is no health check; production asks over it. Write HTTP if the port"
                        + " speaks that"));
        return other.isEmpty();
    }

    /** The check if a container publishes its port; else a warning. */
    static Optional<ProcessHealthCheck> publishedBy(
            TaskDefinition task, Optional<Located<ProcessHealthCheck>> check, Problems problems) {
        return check.filter(one -> isPublished(task, one, problems)).map(Located::value);
    }

    private static boolean isPublished(TaskDefinition task, Located<ProcessHealthCheck> check, Problems problems) {
        int port = check.value().port();
        boolean published = task.containers().stream()
                .flatMap(container -> container.portMappings().stream())
                .anyMatch(mapping -> publishes(mapping, port));
        if (!published) {
            problems.warning(
                    check.place(),
                    "health-check-port",
                    "no container publishes host port " + port + ", so there is no health check; production would find"
                            + " the environment unhealthy. Write a port that portMappings publish");
        }
        return published;
    }

    private static boolean publishes(PortMapping mapping, int port) {
        return mapping.hostPort() == port && mapping.protocol() == Protocol.TCP;
    }
}
