/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.Link;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a draft in which no error was found into the model, with the format's defaults. */
final class TaskDefinitionMapper {

    private TaskDefinitionMapper() {}

    static TaskDefinition map(TaskDraft task) {
        return new TaskDefinition(
                all(task.containers(), TaskDefinitionMapper::container),
                all(task.volumes(), VolumeDraft::model),
                task.authentication().flatMap(AuthenticationDraft::model),
                Values.of(task.executionRoleArn()));
    }

    private static ContainerDefinition container(ContainerDraft draft) {
        ContainerDraft.Basics basics = draft.basics();
        return ContainerDefinition.builder(
                        Values.required(basics.name()), Values.required(basics.image()), resources(basics))
                .essential(draft.isEssential())
                .process(draft.process().model())
                .references(draft.references().model())
                .portMappings(draft.portMappings().stream()
                        .filter(port -> !port.ranged())
                        .map(PortDraft::mapping)
                        .toList())
                .portRanges(draft.portMappings().stream()
                        .filter(PortDraft::ranged)
                        .map(PortDraft::rangeMapping)
                        .toList())
                .links(all(draft.wellFormedLinks(), TaskDefinitionMapper::link))
                .mountPoints(all(draft.mountPoints(), MountDraft::model))
                .volumesFrom(all(draft.relations().volumesFrom(), VolumeFromDraft::model))
                .dependsOn(all(draft.relations().dependsOn(), DependencyDraft::model))
                .network(draft.network().model())
                .security(draft.security().model())
                .linuxParameters(draft.linux().map(LinuxDraft::model).orElseGet(LinuxParameters::none))
                .ulimits(draft.limits().ulimitModels())
                .systemControls(draft.limits().systemControlModels())
                .dockerLabels(Values.all(draft.dockerLabels()))
                .healthCheck(draft.health().map(HealthDraft::model))
                .logConfiguration(draft.log().map(LogDraft::model))
                .restartPolicy(draft.restart().map(RestartDraft::model))
                .startTimeout(timeout(basics.startTimeout()))
                .stopTimeout(timeout(basics.stopTimeout()))
                .build();
    }

    private static ContainerResources resources(ContainerDraft.Basics basics) {
        return new ContainerResources(
                Values.of(basics.memory()),
                Values.of(basics.memoryReservation()),
                Values.of(basics.cpu()).orElse(0));
    }

    private static Link link(Located<LinkDraft> link) {
        return new Link(link.value().target(), link.value().alias());
    }

    /** The agent takes 0 for "not set". */
    private static Optional<Integer> timeout(Optional<Located<Integer>> seconds) {
        return Values.of(seconds).filter(given -> given > 0);
    }

    private static <D, M> List<M> all(List<D> drafts, Function<D, M> model) {
        return drafts.stream().map(model).toList();
    }
}
