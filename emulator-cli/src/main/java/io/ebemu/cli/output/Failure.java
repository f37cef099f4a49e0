/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.EbemuException;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import java.util.List;

/**
 * Why a command did not do what it was asked for.
 *
 * @param exitCode what to tell the caller of the process
 * @param message the fact and the next step
 * @param problems what is wrong in the user's files; empty if that is not the reason
 */
public record Failure(int exitCode, String message, List<Problem> problems) {

    public Failure {
        problems = List.copyOf(problems);
    }

    /** The failure that an exception tells of. */
    public static Failure of(EbemuException exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        return new Failure(
                exception.exitCode().code(),
                message,
                exception instanceof InvalidConfigurationException invalid ? invalid.problems() : List.of());
    }

    /** The lines that tell it on standard error. */
    public List<String> lines(Palette palette) {
        if (!problems.isEmpty()) {
            return new ProblemText(palette, SourceFiles.unseen(), 0).lines(problems);
        }
        return List.of(palette.red("ebemu: ") + Printable.text(message));
    }
}
