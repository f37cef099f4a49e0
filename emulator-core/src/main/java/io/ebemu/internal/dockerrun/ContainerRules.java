/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Rules about one container's own values (ECS, {@code ContainerDefinition}). */
final class ContainerRules {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    static final int MAX_IMAGE = 255;

    private ContainerRules() {}

    static void namePresent(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            boolean blank =
                    container.name().filter(name -> name.value().isBlank()).isPresent();
            if (blank || !container.fields().has("name")) {
                report.accept(
                        container.fields().place("name"),
                        "Container.name should not be null or empty. Give the container a name");
            }
        }
    }

    static void nameValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .name()
                    .filter(name -> !name.value().isBlank()
                            && !NAME.matcher(name.value()).matches())
                    .ifPresent(name -> report.accept(
                            name.place(),
                            "Container.name contains invalid characters. Use up to 255 letters, digits, hyphens and"
                                    + " underscores"
                                    + (ImageRules.placeholder(name.value())
                                            ? "; this looks like a placeholder: substitute it first"
                                            : "")));
        }
    }

    static void imagePresent(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            boolean blank = container
                    .basics()
                    .image()
                    .filter(image -> image.value().isBlank())
                    .isPresent();
            if (blank || !container.fields().has("image")) {
                report.accept(
                        container.fields().place("image"),
                        "Container.image should not be null or empty. "
                                + (container.fields().has("build")
                                        ? "Beanstalk builds no images here: push one and name it in image"
                                        : "Name the image to run"));
            }
        }
    }

    static void imageLength(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .basics()
                    .image()
                    .filter(image -> image.value().length() > MAX_IMAGE)
                    .ifPresent(image -> report.accept(
                            image.place(),
                            "an image reference has at most " + MAX_IMAGE + " characters, this one has "
                                    + image.value().length() + "; shorten it"));
        }
    }

    static void cpuValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .basics()
                    .cpu()
                    .filter(cpu -> cpu.value() < 0)
                    .ifPresent(cpu -> report.accept(
                            cpu.place(),
                            "Invalid 'cpu' setting for container '" + container.label()
                                    + "'. Write 0 or more CPU units; 1024 are one vCPU"));
        }
    }

    static void workingDirectoryAbsolute(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .process()
                    .workingDirectory()
                    .filter(directory -> !directory.value().startsWith("/"))
                    .ifPresent(directory -> report.accept(directory.place(), relative(directory)));
        }
    }

    private static String relative(Located<String> directory) {
        return "the working directory '" + Excerpt.of(directory.value())
                + "' is invalid, it needs to be an absolute path; begin it with /";
    }
}
