/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; a verb does the work. */
@Command(
        name = "ebemu",
        synopsisSubcommandLabel = "VERB",
        subcommandsRepeatable = false,
        description = "Runs Elastic Beanstalk multi-container Docker applications on a local Docker engine.",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  ebemu validate          what is wrong in this directory's Dockerrun.aws.json",
            "  ebemu up -d             run it, in the background",
            "  ebemu deploy            put the bundle as it is now in its place",
            "  ebemu status            how it is",
            "  ebemu down              stop it",
            "%nExit codes: 0 success, 1 bug in ebemu, 2 usage, 3 invalid configuration, 4 unsupported, 5 no engine,",
            "6 no image, 7 environment failed, 8 resource conflict, 9 service failed, 130 interrupted."
        })
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "Missing verb");
    }
}
