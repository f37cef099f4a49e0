/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerSecurity;
import java.util.List;

/** What a container may do on its host, as written. */
record SecurityDraft(boolean privileged, boolean readonlyRootFilesystem, List<Located<String>> dockerSecurityOptions) {

    private static final String OPTIONS = "[\"no-new-privileges\"]";

    static SecurityDraft read(Fields container) {
        return new SecurityDraft(
                Values.flag(container, "privileged"),
                Values.flag(container, "readonlyRootFilesystem"),
                container.texts("dockerSecurityOptions", OPTIONS));
    }

    ContainerSecurity model() {
        return new ContainerSecurity(privileged, readonlyRootFilesystem, Values.all(dockerSecurityOptions));
    }
}
