/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Optional;

/**
 * A volume of the task (ECS {@code Volume}).
 *
 * @param name the name that mount points use
 * @param sourcePath the path on the host, as written
 * @param dockerVolume how Docker manages it
 */
public record Volume(String name, Optional<String> sourcePath, Optional<DockerVolumeConfiguration> dockerVolume) {

    /** Where Beanstalk unpacks a source bundle. */
    private static final String BUNDLE = "/var/app/current";

    /** A volume that lives and dies with the task. */
    public static Volume ofTask(String name) {
        return new Volume(name, Optional.empty(), Optional.empty());
    }

    /** A path on the host. */
    public static Volume ofHost(String name, String sourcePath) {
        return new Volume(name, Optional.of(sourcePath), Optional.empty());
    }

    /**
     * The source path as the bundle has it, such as {@code conf} for {@code /var/app/current/conf}; empty for a path of
     * the machine's own, and for a volume without any. A relative path counts as the bundle's.
     */
    public Optional<String> pathInBundle() {
        return sourcePath
                .filter(path -> !path.startsWith("/") || path.equals(BUNDLE) || path.startsWith(BUNDLE + "/"))
                .map(path ->
                        path.startsWith("/") ? path.substring(BUNDLE.length()).replaceFirst("^/+", "") : path);
    }
}
