/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Lets containers, agents, commands and the engine die at random: the program behind {@code scripts/chaos}. */
public final class Chaos {

    private Chaos() {}

    /**
     * Runs. The exit code is 0 if all is as it should be, and 1 if not.
     *
     * @param arguments {@code SEED MINUTES STEPS ENVIRONMENTS LAUNCHER REPORT}; of minutes and steps whichever comes
     *     first ends the run
     */
    public static void main(String... arguments) throws IOException {
        ChaosOptions options = new ChaosOptions(
                Long.parseLong(arguments[0]),
                Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments[1]))),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Path.of(arguments[4]),
                Optional.ofNullable(System.getenv("EBEMU_ENGINE_CONTROL")).map(Path::of));
        ChaosReport report = new ChaosRun(options, System.out::println).run();
        System.out.print(report.text());
        Files.writeString(Path.of(arguments[5]), report.text());
        System.exit(report.discrepancies().isEmpty() ? 0 : 1);
    }
}
