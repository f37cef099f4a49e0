/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One container's card: name, image, memory, what it is called, its volumes. No variable, as that may be a secret. */
final class ContainerCard {

    private static final int MOST_MOUNTS = 4;

    private final TaskDefinition task;
    private final ContainerDefinition container;
    private final Optional<ImageOverride> override;

    ContainerCard(TaskDefinition task, ContainerDefinition container, Optional<ImageOverride> override) {
        this.task = task;
        this.container = container;
        this.override = override;
    }

    /** A container's id in a picture. */
    static String id(String container) {
        return "container " + container;
    }

    Card card() {
        List<String> facts = new ArrayList<>();
        facts.add(container.image());
        facts.add(memory(container.resources()) + (container.essential() ? " · essential" : ""));
        if (container.resources().cpu() > 0) {
            facts.add(container.resources().cpu() + " CPU units");
        }
        container.process().hostname().ifPresent(name -> facts.add("hostname " + name));
        if (container.network().disabled()) {
            facts.add("no network");
        }
        List<String> mounts = container.mountPoints().stream().map(this::mount).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(container.name(), TextStyle.NAME));
        facts.forEach(fact -> lines.add(Line.of(fact, TextStyle.PLAIN)));
        int shown = mounts.size() > MOST_MOUNTS ? MOST_MOUNTS - 1 : mounts.size();
        mounts.subList(0, shown).forEach(mount -> lines.add(Line.of(mount, TextStyle.PLAIN)));
        if (shown < mounts.size()) {
            lines.add(Line.of("and " + (mounts.size() - shown) + " more volumes", TextStyle.PLAIN));
        }
        return new Card(
                id(container.name()),
                container.essential() ? Card.Kind.ESSENTIAL : Card.Kind.CONTAINER,
                lines,
                detail(facts, mounts));
    }

    private String detail(List<String> facts, List<String> mounts) {
        List<String> all = new ArrayList<>();
        all.add(container.name());
        all.addAll(facts);
        override.map(ContainerCard::local).ifPresent(all::add);
        all.addAll(mounts);
        return String.join("\n", all);
    }

    private static String local(ImageOverride override) {
        return override instanceof ImageOverride.Reference other
                ? "here the image " + other.image()
                : "here an image that is built from the bundle";
    }

    /** MiB; what it may have, or from what it is given to that. */
    private static String memory(ContainerResources resources) {
        return resources
                .memory()
                .map(most -> resources
                                .memoryReservation()
                                .filter(least -> !least.equals(most))
                                .map(least -> least + " to ")
                                .orElse("")
                        + most + " MiB")
                .or(() -> resources.memoryReservation().map(least -> "from " + least + " MiB"))
                .orElse("no memory limit");
    }

    private String mount(MountPoint mount) {
        Optional<Volume> volume = task.volume(mount.sourceVolume());
        String source = volume.flatMap(Volume::pathInBundle)
                .map(path -> "./" + path)
                .or(() -> volume.flatMap(Volume::sourcePath))
                .orElse(mount.sourceVolume());
        return source + " → " + mount.containerPath() + (mount.readOnly() ? ", read-only" : "");
    }
}
