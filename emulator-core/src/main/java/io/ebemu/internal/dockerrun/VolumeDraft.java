/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volume at the top level as written.
 *
 * @param fields its object
 * @param name its name
 * @param sourcePath its path on the host
 * @param dockerVolume how Docker should manage it
 */
record VolumeDraft(
        Fields fields,
        Optional<Located<String>> name,
        Optional<Located<String>> sourcePath,
        Optional<DockerVolumeDraft> dockerVolume) {

    private static final String VOLUMES =
            "[{\"name\": \"data\", \"host\": {\"sourcePath\": \"/var/app/current/data\"}}]";
    private static final String HOST = "{\"sourcePath\": \"/var/app/current/data\"}";
    private static final String DOCKER_VOLUME = "{\"scope\": \"shared\", \"autoprovision\": true}";
    private static final String OPTIONS = "{\"type\": \"tmpfs\"}";
    private static final String LABELS = "{\"team\": \"search\"}";

    /** A dockerVolumeConfiguration as written. */
    record DockerVolumeDraft(
            Fields fields,
            Optional<Located<String>> scope,
            Optional<Located<Boolean>> autoprovision,
            Optional<Located<String>> driver,
            Map<String, Located<String>> driverOpts,
            Map<String, Located<String>> labels) {

        static DockerVolumeDraft read(Fields volume) {
            volume.checkedBy(DockerrunKeys.DOCKER_VOLUME);
            return new DockerVolumeDraft(
                    volume,
                    volume.text("scope"),
                    volume.flag("autoprovision"),
                    volume.word("driver"),
                    volume.textsByKey("driverOpts", OPTIONS),
                    volume.textsByKey("labels", LABELS));
        }

        boolean shared() {
            return scope.filter(word -> word.value().equals("shared")).isPresent();
        }

        DockerVolumeConfiguration model() {
            return new DockerVolumeConfiguration(
                    shared() ? Scope.SHARED : Scope.TASK,
                    Values.of(autoprovision).orElse(false),
                    Values.of(driver).orElse(DockerVolumeConfiguration.DEFAULT_DRIVER),
                    Values.all(driverOpts),
                    Values.all(labels));
        }
    }

    static List<VolumeDraft> readAll(Fields top) {
        return top.objects("volumes", VOLUMES).stream().map(VolumeDraft::read).toList();
    }

    private static VolumeDraft read(Fields volume) {
        volume.checkedBy(DockerrunKeys.VOLUME);
        return new VolumeDraft(
                volume,
                volume.text("name"),
                volume.object("host", HOST)
                        .flatMap(host -> host.checkedBy(DockerrunKeys.HOST).text("sourcePath")),
                volume.object("dockerVolumeConfiguration", DOCKER_VOLUME).map(DockerVolumeDraft::read));
    }

    Volume model() {
        return new Volume(Values.required(name), Values.of(sourcePath), dockerVolume.map(DockerVolumeDraft::model));
    }
}
