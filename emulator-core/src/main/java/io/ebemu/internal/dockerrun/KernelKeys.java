/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of objects about the kernel's features and limits. */
final class KernelKeys {

    static final KeyTable CAPABILITIES = KeyTable.of(
                    "Kernel capabilities, as Docker names them",
                    Key.of("add", list(text()), "Capabilities beyond Docker's default, or ALL: HostConfig.CapAdd.")
                            .example("[\"SYS_PTRACE\"]"),
                    Key.of(
                                    "drop",
                                    list(text()),
                                    "Capabilities of Docker's default that it goes without, or ALL: HostConfig.CapDrop.")
                            .example("[\"NET_RAW\"]"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html");

    static final KeyTable DEVICE = KeyTable.of(
                    "A device of the host",
                    Key.of("hostPath", text(), "Its path on the host: HostConfig.Devices.")
                            .required()
                            .example("/dev/fuse"),
                    Key.of("containerPath", text(), "Its path in the container. Without it, the same as on the host.")
                            .example("/dev/fuse"),
                    Key.of(
                                    "permissions",
                                    list(word("read", "write", "mknod")),
                                    "What the container may do with it. Without it, all three.")
                            .example("[\"read\", \"write\"]"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Device.html");

    static final KeyTable TMPFS = KeyTable.of(
                    "A file system in memory",
                    Key.of("containerPath", text(), "Where in the container; an absolute path: HostConfig.Tmpfs.")
                            .required()
                            .example("/run/scratch"),
                    Key.of("size", number("MiB").from(1), "Its size in MiB.")
                            .required()
                            .example("64"),
                    Key.of("mountOptions", list(text()), "Options of the mount.")
                            .example("[\"noexec\", \"nosuid\"]"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html");

    static final KeyTable LINUX_PARAMETERS = KeyTable.of(
                    "Features of the Linux kernel",
                    Key.of("capabilities", object(CAPABILITIES), "Capabilities more or fewer than Docker's default.")
                            .example("{\"add\": [\"SYS_PTRACE\"]}"),
                    Key.of("devices", list(object(DEVICE)), "Devices of the host.")
                            .example("[{\"hostPath\": \"/dev/fuse\"}]"),
                    Key.of(
                                    "initProcessEnabled",
                                    flag(),
                                    "Whether an init process runs as PID 1, which forwards signals and reaps children:"
                                            + " HostConfig.Init.")
                            .byDefault("false"),
                    Key.of(
                                    "sharedMemorySize",
                                    number("MiB").from(0),
                                    "The size of /dev/shm in MiB: HostConfig.ShmSize. Without it, or 0, Docker's 64.")
                            .example("128"),
                    Key.of("tmpfs", list(object(TMPFS)), "File systems in memory.")
                            .example("[{\"containerPath\": \"/run/scratch\", \"size\": 64}]"),
                    Key.of(
                                    "maxSwap",
                                    number("MiB").from(0),
                                    "Swap in MiB on top of memory: HostConfig.MemorySwap is the sum; 0 for no swap. It has"
                                            + " no effect without memory. Without it, twice the memory in all.")
                            .example("0"),
                    Key.of(
                                    "swappiness",
                                    number("").from(0).to(100),
                                    "How readily the kernel swaps: HostConfig.MemorySwappiness. It has no effect without"
                                            + " maxSwap, where it is 60 if not given, nor under cgroup version 2.")
                            .example("10"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html");

    static final KeyTable SYSTEM_CONTROL = KeyTable.of(
                    "A kernel parameter",
                    Key.of(
                                    "namespace",
                                    text(),
                                    "Its name, one of the inter-process communication parameters or of net: HostConfig"
                                            + ".Sysctls.")
                            .required()
                            .example("net.core.somaxconn"),
                    Key.of("value", text(), "Its value; numbers need quotes too.")
                            .required()
                            .example("1024"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html");

    static final KeyTable ULIMIT = KeyTable.of(
                    "A limit of the container's processes",
                    Key.of(
                                    "name",
                                    word(LimitRules.ULIMITS.toArray(String[]::new)),
                                    "What is limited: HostConfig.Ulimits.")
                            .required()
                            .example("nofile"),
                    Key.of("softLimit", number(""), "What a process gets.")
                            .required()
                            .example("4096"),
                    Key.of("hardLimit", number(""), "Up to what a process may raise that.")
                            .required()
                            .example("65536"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html");

    private KernelKeys() {}
}
