/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.VolumeFrom;
import java.util.List;
import java.util.Optional;

/** An entry of volumesFrom as written. */
record VolumeFromDraft(Fields fields, Optional<Located<String>> sourceContainer, boolean readOnly) {

    private static final String EXAMPLE = "[{\"sourceContainer\": \"data\"}]";

    static List<VolumeFromDraft> readAll(Fields container) {
        return container.objects("volumesFrom", EXAMPLE).stream()
                .map(from -> {
                    from.checkedBy(DockerrunKeys.VOLUME_FROM);
                    return new VolumeFromDraft(from, from.text("sourceContainer"), Values.flag(from, "readOnly"));
                })
                .toList();
    }

    VolumeFrom model() {
        return new VolumeFrom(Values.required(sourceContainer), readOnly);
    }
}
