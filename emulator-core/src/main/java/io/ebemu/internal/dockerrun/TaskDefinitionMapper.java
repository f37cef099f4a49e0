/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.Link;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import io.ebemu.model.VolumeFrom;
import java.util.List;
import java.util.Optional;

/** Turns a draft in which no error was found into the model, with the format's defaults. */
final class TaskDefinitionMapper {

    private TaskDefinitionMapper() {}

    static TaskDefinition map(TaskDraft task) {
        return TaskDefinition.of(
                task.containers().stream().map(TaskDefinitionMapper::container).toList(),
                task.volumes().stream()
                        .map(volume -> new Volume(
                                value(volume.name()), volume.sourcePath().map(Located::value), Optional.empty()))
                        .toList());
    }

    private static ContainerDefinition container(ContainerDraft draft) {
        return ContainerDefinition.builder(
                        value(draft.name()),
                        value(draft.image()),
                        new ContainerResources(
                                draft.memory().map(Located::value),
                                draft.memoryReservation().map(Located::value),
                                draft.cpu().map(Located::value).orElse(0)))
                .essential(draft.isEssential())
                .process(process(draft.process()))
                .portMappings(draft.portMappings().stream()
                        .map(TaskDefinitionMapper::port)
                        .toList())
                .links(draft.wellFormedLinks().stream()
                        .map(link ->
                                new Link(link.value().target(), link.value().alias()))
                        .toList())
                .mountPoints(draft.mountPoints().stream()
                        .map(mount -> new MountPoint(
                                value(mount.sourceVolume()), value(mount.containerPath()), mount.readOnly()))
                        .toList())
                .volumesFrom(draft.volumesFrom().stream()
                        .map(from -> new VolumeFrom(value(from.sourceContainer()), from.readOnly()))
                        .toList())
                .security(new ContainerSecurity(draft.privileged(), draft.readonlyRootFilesystem(), List.of()))
                // The agent takes 0 for "not set".
                .stopTimeout(draft.stopTimeout().map(Located::value).filter(seconds -> seconds > 0))
                .build();
    }

    private static ContainerProcess process(ContainerDraft.ProcessDraft draft) {
        return new ContainerProcess(
                values(draft.entryPoint()),
                values(draft.command()),
                draft.environment(),
                draft.user().map(Located::value),
                draft.workingDirectory().map(Located::value),
                draft.hostname().map(Located::value),
                false,
                false);
    }

    private static PortMapping port(ContainerDraft.PortDraft draft) {
        return new PortMapping(
                value(draft.containerPort()),
                draft.hostPort().map(Located::value).orElse(0),
                draft.protocolWord().equals("udp") ? Protocol.UDP : Protocol.TCP);
    }

    private static <T> T value(Optional<Located<T>> required) {
        return required.orElseThrow().value();
    }

    private static List<String> values(List<Located<String>> texts) {
        return texts.stream().map(Located::value).toList();
    }
}
