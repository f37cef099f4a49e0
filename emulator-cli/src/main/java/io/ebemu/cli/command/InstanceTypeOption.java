/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What the task is meant to run on in production. */
final class InstanceTypeOption {

    @Option(
            names = "--instance-type",
            paramLabel = "TYPE",
            description = "Refuse a task that has no room on this EC2 instance type. Default: the one in ebemu.yml.")
    Optional<String> value = Optional.empty();
}
