/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

import java.util.List;
import java.util.stream.Collectors;

/** A Dockerrun.aws.json or configuration file has errors, or warnings where those count; all of them are listed. */
public final class InvalidConfigurationException extends EbemuException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidConfigurationException(List<Problem> problems) {
        super(
                problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                        ? ExitCode.INVALID_CONFIGURATION
                        : ExitCode.UNSUPPORTED,
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems found, warnings included, sorted by place. */
    public List<Problem> problems() {
        return problems;
    }
}
