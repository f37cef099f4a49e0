/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import java.util.List;

/** Reads the volumes at the top level. */
final class VolumeReader {

    private static final String VOLUMES =
            "[{\"name\": \"data\", \"host\": {\"sourcePath\": \"/var/app/current/data\"}}]";
    private static final String HOST = "{\"sourcePath\": \"/var/app/current/data\"}";

    private VolumeReader() {}

    static List<TaskDraft.VolumeDraft> read(Fields top) {
        return top.objects("volumes", VOLUMES).stream()
                .map(VolumeReader::volume)
                .toList();
    }

    private static TaskDraft.VolumeDraft volume(Fields volume) {
        volume.checkedBy(DockerrunKeys.VOLUME);
        return new TaskDraft.VolumeDraft(
                volume,
                volume.text("name"),
                volume.object("host", HOST)
                        .flatMap(host -> host.checkedBy(DockerrunKeys.HOST).text("sourcePath")));
    }
}
