/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.anything;
import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of objects about volumes and their mounts. */
final class StorageKeys {

    static final KeyTable MOUNT_POINT = KeyTable.of(
                    "A volume mounted into the container",
                    Key.of(
                                    "sourceVolume",
                                    text(),
                                    "The name of a volume at the top level of the file, or awseb-logs- and a container's"
                                            + " name: HostConfig.Binds.")
                            .required()
                            .example("data"),
                    Key.of("containerPath", text(), "Where in the container; an absolute path.")
                            .required()
                            .example("/data"),
                    Key.of("readOnly", flag(), "Whether the container cannot write there.")
                            .byDefault("false"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html");

    static final KeyTable VOLUME_FROM = KeyTable.of(
                    "A container whose mounts this one gets too",
                    Key.of(
                                    "sourceContainer",
                                    text(),
                                    "The name of a container of this file; all its mounts are taken over, those of its"
                                            + " image included: HostConfig.VolumesFrom.")
                            .required()
                            .example("data"),
                    Key.of("readOnly", flag(), "Whether this container cannot write there.")
                            .byDefault("false"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html");

    static final KeyTable HOST = KeyTable.of(
                    "A directory or file of the instance",
                    Key.of(
                                    "sourcePath",
                                    text().like("[^:$]*[^:$\\s][^:$]*"),
                                    "An absolute path. What is below /var/app/current is taken from the bundle's"
                                            + " directory. Without it the volume lives with the task.")
                            .example("/var/app/current/data"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html");

    static final KeyTable DOCKER_VOLUME = KeyTable.of(
                    "A volume that Docker manages",
                    Key.of(
                                    "scope",
                                    word("task", "shared"),
                                    "How long it lives: as long as the task, or for good and under its own name for every"
                                            + " task on the host.")
                            .byDefault("task"),
                    Key.of(
                                    "autoprovision",
                                    flag(),
                                    "Whether a shared volume that is not there is created; else the task stops. Not"
                                            + " allowed with scope task.")
                            .emulated()
                            .byDefault("false")
                            .from("ECS agent, agent/api/task/task.go"),
                    Key.of("driver", text(), "The volume driver; it must be on the engine.")
                            .byDefault("local"),
                    Key.of("driverOpts", map(text()), "The driver's options.")
                            .example("{\"type\": \"tmpfs\", \"device\": \"tmpfs\"}"),
                    Key.of("labels", map(text()), "Labels of the volume.").example("{\"team\": \"blue\"}"))
            .describedAt(
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html");

    static final KeyTable VOLUME = KeyTable.of(
                    "A volume of the task",
                    Key.of(
                                    "name",
                                    text().like("[A-Za-z0-9_-]{1,255}"),
                                    "By which mountPoints refer to it: letters, digits, hyphens and underscores, 255 at"
                                            + " most.")
                            .required()
                            .example("data"),
                    Key.of(
                                    "host",
                                    object(HOST),
                                    "A directory or file of the instance. Without it, or empty: a Docker volume that lives"
                                            + " with the task.")
                            .example("{\"sourcePath\": \"/var/app/current/data\"}"),
                    Key.of("dockerVolumeConfiguration", object(DOCKER_VOLUME), "A volume that Docker manages.")
                            .example("{\"scope\": \"shared\"}", "{\"scope\": \"shared\", \"autoprovision\": true}"),
                    Key.of("efsVolumeConfiguration", anything(), "A file system of EFS.")
                            .notEmulated(),
                    Key.of("fsxWindowsFileServerVolumeConfiguration", anything(), "A file system of FSx for Windows.")
                            .notEmulated())
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html");

    private StorageKeys() {}
}
