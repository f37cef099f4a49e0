/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.MountPoint;
import java.util.List;
import java.util.Optional;

/** A mount point as written. */
record MountDraft(
        Fields fields,
        Optional<Located<String>> sourceVolume,
        Optional<Located<String>> containerPath,
        boolean readOnly) {

    private static final String EXAMPLE = "[{\"sourceVolume\": \"data\", \"containerPath\": \"/data\"}]";

    static List<MountDraft> readAll(Fields container) {
        return container.objects("mountPoints", EXAMPLE).stream()
                .map(mount -> {
                    mount.checkedBy(DockerrunKeys.MOUNT_POINT);
                    return new MountDraft(
                            mount,
                            mount.text("sourceVolume"),
                            mount.text("containerPath"),
                            Values.flag(mount, "readOnly"));
                })
                .toList();
    }

    MountPoint model() {
        return new MountPoint(Values.required(sourceVolume), Values.required(containerPath), readOnly);
    }
}
