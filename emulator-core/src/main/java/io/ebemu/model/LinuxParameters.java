/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kernel features of a container (ECS {@code LinuxParameters}).
 *
 * @param capabilitiesToAdd capabilities beyond Docker's default, such as {@code SYS_PTRACE}
 * @param capabilitiesToDrop capabilities of Docker's default that it goes without
 * @param devices devices of the host
 * @param initProcessEnabled whether an init process runs as PID 1, forwarding signals and reaping children
 * @param sharedMemorySize size of {@code /dev/shm} in MiB; empty for Docker's 64
 * @param tmpfs file systems in memory
 * @param maxSwap swap in MiB on top of the memory limit; empty for Docker's own, twice the memory in all
 * @param swappiness 0 to 100; has no effect without maxSwap
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html">LinuxParameters</a>
 */
public record LinuxParameters(
        List<String> capabilitiesToAdd,
        List<String> capabilitiesToDrop,
        List<Device> devices,
        boolean initProcessEnabled,
        Optional<Integer> sharedMemorySize,
        List<Tmpfs> tmpfs,
        Optional<Integer> maxSwap,
        Optional<Integer> swappiness) {

    public LinuxParameters {
        capabilitiesToAdd = List.copyOf(capabilitiesToAdd);
        capabilitiesToDrop = List.copyOf(capabilitiesToDrop);
        devices = List.copyOf(devices);
        tmpfs = List.copyOf(tmpfs);
    }

    /** A container that asks for nothing. */
    public static LinuxParameters none() {
        return new LinuxParameters(
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A device of the host.
     *
     * @param hostPath its path there, such as {@code /dev/fuse}
     * @param containerPath its path in the container
     * @param permissions what the container may do with it; all three by default
     */
    public record Device(String hostPath, String containerPath, Set<Permission> permissions) {

        public Device {
            permissions = Ordered.sortedCopyOf(permissions);
        }
    }

    /** What a container may do with a device. */
    public enum Permission {
        READ,
        WRITE,
        MKNOD
    }

    /**
     * A file system in memory.
     *
     * @param containerPath absolute path in the container
     * @param size MiB
     * @param mountOptions such as {@code noexec}
     */
    public record Tmpfs(String containerPath, int size, List<String> mountOptions) {

        public Tmpfs {
            mountOptions = List.copyOf(mountOptions);
        }
    }
}
