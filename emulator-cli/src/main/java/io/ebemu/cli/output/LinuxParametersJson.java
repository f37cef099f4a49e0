/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.LinuxParameters;
import java.util.List;
import java.util.Locale;

/** Kernel features in the words of the ECS API; what is not set is left out. */
final class LinuxParametersJson {

    private final LinuxParameters linux;

    LinuxParametersJson(LinuxParameters linux) {
        this.linux = linux;
    }

    JsonObject object() {
        JsonObject json = new JsonObject();
        if (!linux.capabilitiesToAdd().isEmpty() || !linux.capabilitiesToDrop().isEmpty()) {
            json.with(
                    "capabilities",
                    new JsonObject().with("add", linux.capabilitiesToAdd()).with("drop", linux.capabilitiesToDrop()));
        }
        if (!linux.devices().isEmpty()) {
            json.with(
                    "devices",
                    linux.devices().stream().map(LinuxParametersJson::device).toList());
        }
        if (linux.initProcessEnabled()) {
            json.with("initProcessEnabled", true);
        }
        if (!linux.tmpfs().isEmpty()) {
            json.with(
                    "tmpfs",
                    linux.tmpfs().stream().map(LinuxParametersJson::tmpfs).toList());
        }
        return json.with("sharedMemorySize", linux.sharedMemorySize())
                .with("maxSwap", linux.maxSwap())
                .with("swappiness", linux.swappiness());
    }

    private static JsonObject device(LinuxParameters.Device device) {
        List<String> permissions = device.permissions().stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        return new JsonObject()
                .with("hostPath", device.hostPath())
                .with("containerPath", device.containerPath())
                .with("permissions", permissions);
    }

    private static JsonObject tmpfs(LinuxParameters.Tmpfs tmpfs) {
        return new JsonObject()
                .with("containerPath", tmpfs.containerPath())
                .with("size", tmpfs.size())
                .with("mountOptions", tmpfs.mountOptions());
    }
}
