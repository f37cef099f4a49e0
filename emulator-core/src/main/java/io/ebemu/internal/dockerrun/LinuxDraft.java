/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kernel features as written. */
record LinuxDraft(
        List<Located<String>> capabilitiesToAdd,
        List<Located<String>> capabilitiesToDrop,
        List<DeviceDraft> devices,
        boolean initProcessEnabled,
        Optional<Located<Integer>> sharedMemorySize,
        List<TmpfsDraft> tmpfs,
        Optional<Located<Integer>> maxSwap,
        Optional<Located<Integer>> swappiness) {

    private static final String EXAMPLE = "{\"initProcessEnabled\": true}";
    private static final String CAPABILITIES = "{\"add\": [\"SYS_PTRACE\"]}";
    private static final String NAMES = "[\"SYS_PTRACE\"]";
    private static final String DEVICES = "[{\"hostPath\": \"/dev/fuse\"}]";
    private static final String PERMISSIONS = "[\"read\", \"write\"]";
    private static final String TMPFS = "[{\"containerPath\": \"/tmp\", \"size\": 64}]";
    private static final String OPTIONS = "[\"noexec\"]";

    /** A device as written. */
    record DeviceDraft(
            Fields fields,
            Optional<Located<String>> hostPath,
            Optional<Located<String>> containerPath,
            List<Located<String>> permissions) {

        static DeviceDraft read(Fields device) {
            device.checkedBy(DockerrunKeys.DEVICE);
            return new DeviceDraft(
                    device,
                    device.text("hostPath"),
                    device.word("containerPath"),
                    device.texts("permissions", PERMISSIONS));
        }

        LinuxParameters.Device model() {
            String path = Values.required(hostPath);
            Set<Permission> granted = EnumSet.noneOf(Permission.class);
            permissions.forEach(permission ->
                    granted.add(Permission.valueOf(permission.value().toUpperCase(Locale.ROOT))));
            return new LinuxParameters.Device(
                    path,
                    Values.of(containerPath).orElse(path),
                    granted.isEmpty() ? EnumSet.allOf(Permission.class) : granted);
        }
    }

    /** A file system in memory as written. */
    record TmpfsDraft(
            Fields fields,
            Optional<Located<String>> containerPath,
            Optional<Located<Integer>> size,
            List<Located<String>> mountOptions) {

        static TmpfsDraft read(Fields tmpfs) {
            tmpfs.checkedBy(DockerrunKeys.TMPFS);
            return new TmpfsDraft(
                    tmpfs,
                    tmpfs.text("containerPath"),
                    tmpfs.integer("size", "of MiB"),
                    tmpfs.texts("mountOptions", OPTIONS));
        }

        LinuxParameters.Tmpfs model() {
            return new LinuxParameters.Tmpfs(
                    Values.required(containerPath), Values.required(size), Values.all(mountOptions));
        }
    }

    static Optional<LinuxDraft> read(Fields container) {
        return container.object("linuxParameters", EXAMPLE).map(linux -> {
            linux.checkedBy(DockerrunKeys.LINUX_PARAMETERS);
            Optional<Fields> capabilities = linux.object("capabilities", CAPABILITIES)
                    .map(given -> given.checkedBy(DockerrunKeys.CAPABILITIES));
            return new LinuxDraft(
                    capabilities.map(given -> given.texts("add", NAMES)).orElse(List.of()),
                    capabilities.map(given -> given.texts("drop", NAMES)).orElse(List.of()),
                    linux.objects("devices", DEVICES).stream()
                            .map(DeviceDraft::read)
                            .toList(),
                    Values.flag(linux, "initProcessEnabled"),
                    linux.integer("sharedMemorySize", "of MiB"),
                    linux.objects("tmpfs", TMPFS).stream().map(TmpfsDraft::read).toList(),
                    linux.integer("maxSwap", "of MiB"),
                    linux.integer("swappiness", ""));
        });
    }

    LinuxParameters model() {
        return new LinuxParameters(
                Values.all(capabilitiesToAdd),
                Values.all(capabilitiesToDrop),
                devices.stream().map(DeviceDraft::model).toList(),
                initProcessEnabled,
                // Docker takes 0 for its default.
                Values.of(sharedMemorySize).filter(size -> size > 0),
                tmpfs.stream().map(TmpfsDraft::model).toList(),
                Values.of(maxSwap),
                Values.of(swappiness));
    }
}
