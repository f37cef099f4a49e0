/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs in a container, as written. */
record ProcessDraft(
        List<Located<String>> entryPoint,
        List<Located<String>> command,
        Map<String, Located<String>> environment,
        Optional<Located<String>> user,
        Optional<Located<String>> workingDirectory,
        Optional<Located<String>> hostname,
        boolean interactive,
        boolean pseudoTerminal) {

    private static final String WORDS = "[\"npm\", \"start\"]";

    static ProcessDraft read(Fields container) {
        return new ProcessDraft(
                container.texts("entryPoint", WORDS),
                container.texts("command", WORDS),
                EnvironmentReader.read(container),
                container.word("user"),
                container.word("workingDirectory"),
                container.word("hostname"),
                Values.flag(container, "interactive"),
                Values.flag(container, "pseudoTerminal"));
    }

    ContainerProcess model() {
        return new ContainerProcess(
                Values.all(entryPoint),
                Values.all(command),
                Values.all(environment),
                Values.of(user),
                Values.of(workingDirectory),
                Values.of(hostname),
                interactive,
                pseudoTerminal);
    }
}
