/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.InstanceCapacity;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a task finds room. ECS starts a task only on an instance that has all the memory and CPU units its containers
 * ask for together, and else answers {@code RESOURCE:MEMORY} or {@code RESOURCE:CPU}. Reserved host ports, the third
 * reason, are a rule of the Dockerrun file since they do not depend on the instance.
 *
 * @param task the task; empty if it could not be read
 * @param containers where its containers stand
 * @param instance what it is meant to run on, if that is known
 * @param problems what is wrong: it does not fit there, or there is no such instance type
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html">Service
 *     event messages</a>
 */
public record Placement(
        Optional<TaskDefinition> task, Place containers, Optional<InstanceCapacity> instance, List<Problem> problems) {

    public Placement {
        problems = List.copyOf(problems);
    }

    /** Nothing to place. */
    public static Placement none() {
        return new Placement(Optional.empty(), Place.startOf(""), Optional.empty(), List.of());
    }

    /**
     * Places a task on the instance type that it is meant for, if one is given.
     *
     * @param requested the instance type that the caller asks for; wins over the other
     * @param written the instance type that the bundle's files give
     * @throws UsageException if the one asked for does not exist
     */
    public static Placement of(
            Optional<TaskDefinition> task,
            Place containers,
            Optional<String> requested,
            Optional<Located<String>> written) {
        Problems problems = new Problems(Layer.PLACEMENT);
        Optional<InstanceCapacity> instance =
                requested.map(Placement::existing).or(() -> written.flatMap(type -> existing(type, problems)));
        instance.ifPresent(type -> task.ifPresent(placed -> shortages(placed, type)
                .forEach(resource -> problems.error(containers, resource.code(), onInstance(placed, resource, type)))));
        return new Placement(task, containers, instance, problems.sorted());
    }

    /** What the task lacks on an engine; nothing if it is known what it is meant to run on instead. */
    public List<Problem> problemsOn(InstanceCapacity engine) {
        if (instance.isPresent()) {
            return List.of();
        }
        return task.stream()
                .flatMap(placed -> shortages(placed, engine).map(resource -> onEngine(placed, resource, engine)))
                .toList();
    }

    private static InstanceCapacity existing(String name) {
        return InstanceTypes.named(name).orElseThrow(() -> new UsageException(InstanceTypes.unknown(name)));
    }

    private static Optional<InstanceCapacity> existing(Located<String> name, Problems problems) {
        Optional<InstanceCapacity> type = InstanceTypes.named(name.value());
        if (type.isEmpty()) {
            problems.report(
                    Severity.ERROR,
                    Layer.EBEMU,
                    name.place(),
                    "instance-type-unknown",
                    InstanceTypes.unknown(name.value()));
        }
        return type;
    }

    private static Stream<Resource> shortages(TaskDefinition task, InstanceCapacity instance) {
        return Stream.of(Resource.values()).filter(resource -> !resource.suffices(task, instance));
    }

    private static String onInstance(TaskDefinition task, Resource resource, InstanceCapacity type) {
        String larger = InstanceTypes.sibling(
                        type, one -> shortages(task, one).findAny().isEmpty())
                .map(one -> "or use " + one.name() + " (" + about(resource, one) + ")")
                .orElse("or use another family: no type of this one is large enough");
        return resource.shortage(task, type.name() + " has " + about(resource, type)) + "; " + resource.cure() + ", "
                + larger;
    }

    private Problem onEngine(TaskDefinition task, Resource resource, InstanceCapacity engine) {
        String message = resource.shortage(task, engine.name() + " has " + resource.amount(resource.of(engine)))
                + "; " + resource.cure()
                + ", or say which instance type it is meant for (--instance-type), and the engine's size does not count";
        return new Problem(
                Severity.WARNING,
                Layer.PLACEMENT,
                resource.code(),
                message,
                containers.location(),
                containers.pointer());
    }

    /** Only CPU units are known exactly. */
    private static String about(Resource resource, InstanceCapacity type) {
        return (resource == Resource.MEMORY ? "about " : "") + resource.amount(resource.of(type));
    }
}
