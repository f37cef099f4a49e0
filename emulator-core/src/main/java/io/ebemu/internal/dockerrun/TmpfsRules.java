/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Place;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Rules about file systems in memory (ECS, {@code Tmpfs}; Docker knows the options). */
final class TmpfsRules {

    private static final Set<String> OPTIONS = Set.of(
            "async",
            "atime",
            "bind",
            "defaults",
            "dev",
            "diratime",
            "dirsync",
            "exec",
            "gid",
            "mand",
            "mode",
            "mpol",
            "noatime",
            "nodev",
            "nodiratime",
            "noexec",
            "nomand",
            "norelatime",
            "nostrictatime",
            "nosuid",
            "nr_blocks",
            "nr_inodes",
            "private",
            "rbind",
            "relatime",
            "remount",
            "ro",
            "rprivate",
            "rshared",
            "rslave",
            "runbindable",
            "rw",
            "shared",
            "size",
            "slave",
            "strictatime",
            "suid",
            "sync",
            "uid",
            "unbindable");

    private TmpfsRules() {}

    static void complete(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, tmpfs -> {
            boolean tooSmall = tmpfs.size().filter(size -> size.value() < 1).isPresent();
            if (tooSmall || !tmpfs.fields().has("size")) {
                report.accept(
                        tmpfs.fields().place("size"), "a tmpfs needs a size of 1 MiB or more; write how many MiB");
            }
            if (!tmpfs.fields().has("containerPath")) {
                report.accept(
                        tmpfs.fields().place("containerPath"),
                        "a tmpfs needs its path in the container; write it in containerPath");
            }
        });
    }

    static void pathAbsolute(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                tmpfs -> tmpfs.containerPath()
                        .filter(path -> !path.value().startsWith("/"))
                        .ifPresent(path -> report.accept(
                                path.place(),
                                "invalid mount path: '" + Excerpt.of(path.value())
                                        + "' mount path must be absolute; begin it with /")));
    }

    static void optionKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                tmpfs -> tmpfs.mountOptions().stream()
                        .filter(option -> !OPTIONS.contains(word(option.value())))
                        .forEach(option -> report.accept(
                                option.place(),
                                "invalid tmpfs option [\"" + Excerpt.of(option.value())
                                        + "\"]; write one of Linux such as noexec, or remove it")));
    }

    private static String word(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static void forEach(TaskDraft task, Consumer<LinuxDraft.TmpfsDraft> check) {
        LinuxRules.forEach(task, linux -> linux.tmpfs().forEach(check));
    }
}
