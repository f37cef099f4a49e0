/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.List;
import java.util.Optional;

/** Reads one entry of containerDefinitions. */
final class ContainerReader {

    private static final String PORTS = "[{\"containerPort\": 80, \"hostPort\": 80}]";
    private static final String LINKS = "[\"server\"] or [\"server:api\"]";
    private static final String MOUNTS = "[{\"sourceVolume\": \"data\", \"containerPath\": \"/data\"}]";
    private static final String VOLUMES_FROM = "[{\"sourceContainer\": \"data\"}]";
    private static final String WORDS = "[\"npm\", \"start\"]";

    ContainerDraft read(Fields container) {
        container.checkedBy(DockerrunKeys.CONTAINER);
        return new ContainerDraft(
                container,
                container.text("name"),
                container.text("image"),
                container.flag("essential"),
                container.integer("memory", "of MiB"),
                container.integer("memoryReservation", "of MiB"),
                container.integer("cpu", "of CPU units"),
                container.integer("stopTimeout", "of seconds"),
                container.objects("portMappings", PORTS).stream()
                        .map(ContainerReader::port)
                        .toList(),
                container.texts("links", LINKS),
                container.objects("volumesFrom", VOLUMES_FROM).stream()
                        .map(ContainerReader::volumeFrom)
                        .toList(),
                container.objects("mountPoints", MOUNTS).stream()
                        .map(ContainerReader::mount)
                        .toList(),
                process(container),
                flag(container, "privileged"),
                flag(container, "readonlyRootFilesystem"));
    }

    private static ContainerDraft.PortDraft port(Fields mapping) {
        mapping.checkedBy(DockerrunKeys.PORT_MAPPING);
        return new ContainerDraft.PortDraft(
                mapping,
                mapping.integer("containerPort", ""),
                mapping.integer("hostPort", ""),
                mapping.text("protocol"));
    }

    private static ContainerDraft.VolumeFromDraft volumeFrom(Fields from) {
        from.checkedBy(DockerrunKeys.VOLUME_FROM);
        return new ContainerDraft.VolumeFromDraft(from, from.text("sourceContainer"), flag(from, "readOnly"));
    }

    private static ContainerDraft.MountDraft mount(Fields mount) {
        mount.checkedBy(DockerrunKeys.MOUNT_POINT);
        return new ContainerDraft.MountDraft(
                mount, mount.text("sourceVolume"), mount.text("containerPath"), flag(mount, "readOnly"));
    }

    private static ContainerDraft.ProcessDraft process(Fields container) {
        List<Located<String>> entryPoint = container.texts("entryPoint", WORDS);
        List<Located<String>> command = container.texts("command", WORDS);
        return new ContainerDraft.ProcessDraft(
                entryPoint,
                command,
                EnvironmentReader.read(container),
                container.word("user"),
                container.word("workingDirectory"),
                container.word("hostname"));
    }

    private static boolean flag(Fields fields, String key) {
        Optional<Located<Boolean>> flag = fields.flag(key);
        return flag.map(Located::value).orElse(false);
    }
}
