/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.LinuxParameters;
import io.ebemu.model.Ulimit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys that limit a container's share of the host. */
final class LimitKeys {

    private static final Ulimit FIFTY_AND_100_KIB = new Ulimit("core", 51200, 102400);

    private static final Optional<Integer> NONE = Optional.empty();

    private LimitKeys() {}

    static Stream<KeyCase> cases() {
        return Stream.of(
                KeyCase.of("memory", "MiB become bytes", memory(64, NONE)).shows("/HostConfig/Memory", "67108864"),
                KeyCase.of("memory", "not given is no limit", memory(NONE, Optional.of(32)))
                        .shows("/HostConfig/Memory", "0")
                        .shows("/HostConfig/MemorySwap", "0"),
                KeyCase.of("memory", "the agent's 4 MiB are too few for Docker since 20.10", memory(1, NONE))
                        .refused("Minimum memory limit allowed is 6MB"),
                KeyCase.of("memory", "6 MiB are enough", memory(6, NONE)).shows("/HostConfig/Memory", "6291456"),
                KeyCase.of("memoryReservation", "MiB become bytes", memory(64, Optional.of(32)))
                        .shows("/HostConfig/MemoryReservation", "33554432"),
                KeyCase.absent("memoryReservation", "none").shows("/HostConfig/MemoryReservation", "0"),
                KeyCase.of("memoryReservation", "below 6 MiB is refused", memory(64, Optional.of(5)))
                        .refused("Minimum memory reservation allowed is 6MB"),
                KeyCase.of("memoryReservation", "above memory is refused", memory(32, Optional.of(64)))
                        .refused("Minimum memory limit can not be less than memory reservation limit, see usage"),
                KeyCase.of("cpu", "units are shares", web -> web.cpu(512)).shows("/HostConfig/CpuShares", "512"),
                KeyCase.absent("cpu", "2 shares and no quota")
                        .shows("/HostConfig/CpuShares", "2")
                        .shows("/HostConfig/CpuQuota", "0")
                        .shows("/HostConfig/NanoCpus", "0"),
                KeyCase.of("cpu", "1 is 2", web -> web.cpu(1)).shows("/HostConfig/CpuShares", "2"),
                KeyCase.of("cpu", "at most 262144", web -> web.cpu(300_000)).shows("/HostConfig/CpuShares", "262144"),
                KeyCase.of("linuxParameters.maxSwap", "comes on top of memory", swap(64, Optional.of(36), NONE))
                        .shows("/HostConfig/MemorySwap", "104857600"),
                KeyCase.of("linuxParameters.maxSwap", "0 is no swap", swap(64, Optional.of(0), NONE))
                        .shows("/HostConfig/MemorySwap", "67108864"),
                KeyCase.of("linuxParameters.maxSwap", "absent, Docker makes it twice the memory", memory(64, NONE))
                        .shows("/HostConfig/MemorySwap", "134217728"),
                KeyCase.of(
                                "linuxParameters.maxSwap",
                                "without memory it is ignored",
                                web -> swap(64, Optional.of(36), NONE)
                                        .apply(web)
                                        .resources(NONE, Optional.of(32), 0))
                        .shows("/HostConfig/MemorySwap", "0"),
                KeyCase.of(
                                "linuxParameters.swappiness",
                                "counts beside maxSwap, where cgroups have it",
                                swap(64, Optional.of(36), Optional.of(10)))
                        .shows("/HostConfig/MemorySwappiness", "{swappiness 10}"),
                KeyCase.of("linuxParameters.swappiness", "ignored without maxSwap", swap(64, NONE, Optional.of(10)))
                        .shows("/HostConfig/MemorySwappiness", "null"),
                KeyCase.of(
                                "linuxParameters.sharedMemorySize",
                                "MiB of /dev/shm",
                                web -> web.with(all -> all.linuxParameters(new LinuxParameters(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        false,
                                        Optional.of(128),
                                        List.of(),
                                        NONE,
                                        NONE))))
                        .shows("/HostConfig/ShmSize", "134217728")
                        .prints("df -m /dev/shm | tail -n 1 | awk '{print $2}'", "128"),
                KeyCase.absent("linuxParameters.sharedMemorySize", "Docker's 64 MiB")
                        .shows("/HostConfig/ShmSize", "67108864"),
                KeyCase.of(
                                "ulimits",
                                "soft and hard",
                                web -> web.with(
                                        all -> all.ulimits(List.of(new Ulimit("nofile", 100, 200), FIFTY_AND_100_KIB))))
                        .shows(
                                "/HostConfig/Ulimits",
                                "[{\"Name\":\"nofile\",\"Hard\":200,\"Soft\":100},"
                                        + "{\"Name\":\"core\",\"Hard\":102400,\"Soft\":51200}]")
                        // Now and then runc before 1.1.13 raises the soft limit of open files (its issue 4195). The
                        // shell
                        // counts core files in blocks of 512 bytes.
                        .prints("ulimit -n -H; ulimit -c; ulimit -c -H", "200\n100\n200"),
                KeyCase.absent("ulimits", "nothing is added").shows("/HostConfig/Ulimits", "[]"));
    }

    private static UnaryOperator<Definition> memory(int hard, Optional<Integer> soft) {
        return memory(Optional.of(hard), soft);
    }

    private static UnaryOperator<Definition> memory(Optional<Integer> hard, Optional<Integer> soft) {
        return web -> web.resources(hard, soft, 0);
    }

    private static UnaryOperator<Definition> swap(int memory, Optional<Integer> maxSwap, Optional<Integer> swappiness) {
        return web -> web.resources(Optional.of(memory), NONE, 0)
                .with(all -> all.linuxParameters(new LinuxParameters(
                        List.of(), List.of(), List.of(), false, NONE, List.of(), maxSwap, swappiness)));
    }
}
