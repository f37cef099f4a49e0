/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Rules about resource limits and kernel parameters (ECS, {@code Ulimit} and {@code SystemControl}). */
final class LimitRules {

    /** The names of limits. */
    static final List<String> ULIMITS = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private static final String THE_NAMES = "; the names are " + String.join(", ", ULIMITS);

    /** What has a value of its own in each container: IPC and the network. */
    private static final Pattern NAMESPACE = Pattern.compile(
            "net\\..+|fs\\.mqueue\\..+|kernel\\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)");

    private LimitRules() {}

    static void ulimitValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (LimitsDraft.UlimitDraft limit : container.limits().ulimits()) {
                if (!limit.fields().has("name")) {
                    report.accept(limit.fields().place("name"), "a resource limit needs a name" + THE_NAMES);
                }
                limit.name()
                        .filter(name -> !ULIMITS.contains(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "no resource limit is called '" + Excerpt.of(name.value()) + "'" + THE_NAMES
                                        + NearestName.hint(name.value(), ULIMITS)));
                for (String key : List.of("softLimit", "hardLimit")) {
                    if (!limit.fields().has(key)) {
                        report.accept(
                                limit.fields().place(key),
                                "a resource limit needs softLimit and hardLimit; write both");
                    }
                }
            }
        }
    }

    static void softWithinHard(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (LimitsDraft.UlimitDraft limit : container.limits().ulimits()) {
                limit.softLimit()
                        .filter(soft -> limit.hardLimit()
                                .filter(hard -> above(soft.value(), hard.value()))
                                .isPresent())
                        .ifPresent(soft -> report.accept(
                                soft.place(),
                                "Docker sets no soft limit above the hard one, " + Values.required(limit.hardLimit())
                                        + "; lower softLimit or raise hardLimit"));
            }
        }
    }

    /** -1 stands for no limit. */
    private static boolean above(int soft, int hard) {
        return hard != -1 && (soft == -1 || soft > hard);
    }

    static void ulimitNamedOnce(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Set<String> seen = new HashSet<>();
            for (LimitsDraft.UlimitDraft limit : container.limits().ulimits()) {
                limit.name()
                        .filter(name -> !seen.add(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "limit " + Excerpt.of(name.value())
                                        + " is set twice; Docker takes the last one, remove the other"));
            }
        }
    }

    static void systemControlValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (LimitsDraft.SystemControlDraft control : container.limits().systemControls()) {
                boolean foreign = control.namespace()
                        .filter(name -> !NAMESPACE.matcher(name.value()).matches())
                        .isPresent();
                if (foreign || !control.fields().has("namespace")) {
                    report.accept(
                            control.fields().place("namespace"),
                            "a container has its own kernel parameters only of IPC and of its network; write a"
                                    + " namespace such as net.core.somaxconn or kernel.shmmax");
                }
                if (!control.fields().has("value")) {
                    report.accept(control.fields().place("value"), "a kernel parameter needs a value; write one");
                }
            }
        }
    }

    static void systemControlNamedOnce(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Set<String> seen = new HashSet<>();
            for (LimitsDraft.SystemControlDraft control : container.limits().systemControls()) {
                control.namespace()
                        .filter(name -> !seen.add(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "kernel parameter " + Excerpt.of(name.value())
                                        + " is set twice; the last value counts, remove the other"));
            }
        }
    }

    static boolean ofNetwork(Located<String> namespace) {
        return namespace.value().startsWith("net.");
    }
}
