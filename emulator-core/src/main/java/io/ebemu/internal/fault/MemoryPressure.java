/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.internal.plan.JobLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets a container run out of memory. A container of a moment moves into the other's control group, lowers the limit there
 * to little more than what is in use, and asks for more. The kernel then kills for want of memory, for which that one's
 * processes volunteer; once the engine has heard of it, the main process is killed, as the kernel would have it. Were that
 * the kernel's first victim, the engine might learn of its end before it learns why, and would not say why.
 *
 * <p>It sees the host's control groups: version 2 lets nobody move out of what is all to him.
 *
 * <p>The container's own limit is as before when it is started again, as its control group is made anew then. The engine's
 * call to update a limit would not do: with version 1 of control groups a limit below what is in use is refused, and no
 * limit below 6 MiB is taken.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#memory">Control Group v2, memory.max</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html">Memory Resource Controller, version 1</a>
 */
final class MemoryPressure {

    /** Any image with a shell, {@code find} and {@code dd}. */
    private static final String IMAGE = "busybox:1.35";

    private static final Duration KILL = Duration.ofSeconds(30);

    /** A full cache of files may have to be written back first. */
    private static final Duration PRESSURE = Duration.ofSeconds(60);

    /** The two containers' events may come in any order. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final String PROGRAM = """
            group=$(find /cgroup/memory /cgroup -type d -name "*$TARGET*" 2>/dev/null | head -n 1)
            [ -n "$group" ] || { echo "its control group is not below /sys/fs/cgroup"; exit 1; }
            echo 1000 > /proc/self/oom_score_adj && echo $$ > "$group/cgroup.procs" || exit 1
            spare=4194304
            if [ -e "$group/memory.max" ]; then
              [ ! -e "$group/memory.swap.max" ] || echo 0 > "$group/memory.swap.max"
              limit=$(($(cat "$group/memory.current") + spare))
              echo $limit > "$group/memory.max" || exit 1
            else
              attempts=0
              until limit=$(($(cat "$group/memory.usage_in_bytes") + spare))
                  echo $limit > "$group/memory.limit_in_bytes"; do
                attempts=$((attempts + 1))
                [ $attempts -lt 5 ] || exit 1
              done
              swap="$group/memory.memsw.limit_in_bytes"
              [ ! -e "$swap" ] || echo $limit > "$swap"
            fi
            asked=0
            while [ $asked -le $limit ]; do
              dd if=/dev/zero of=/dev/null bs=64M &
              asked=$((asked + 67108864))
            done
            wait
            """;

    private final Engine engine;

    MemoryPressure(Engine engine) {
        this.engine = engine;
    }

    void exhaust(ContainerInfo container) {
        String name = container.label(Labels.ECS_CONTAINER_NAME);
        if (container.state().equals("paused")) {
            throw new UsageException(
                    "container " + name + " is paused, and frozen processes want no memory; unpause it");
        }
        ContainerSpec job = job(container);
        ensureImage(name);
        engine.containers().remove(job.name());
        String id = engine.containers().create(job);
        try (ContainerEnd end = new ContainerEnd(engine, container);
                ContainerEnd jobsEnd =
                        new ContainerEnd(engine, engine.containers().inspect(id).orElseThrow())) {
            engine.containers().start(id);
            boolean hit = end.awaitOutOfMemory(PRESSURE, jobsEnd) || end.awaitOutOfMemory(LATE);
            if (hit) {
                kill(container);
            }
            if (!hit || !end.await(KILL)) {
                throw failed(name, id);
            }
        } finally {
            engine.containers().remove(id);
        }
    }

    private void kill(ContainerInfo container) {
        try {
            engine.containers().kill(container.id(), "SIGKILL");
        } catch (EngineException e) {
            // The kernel was faster.
            if (e.kind() != EngineException.Kind.CONFLICT) {
                throw e;
            }
        }
    }

    private EnvironmentFailedException failed(String name, String job) {
        return new EnvironmentFailedException("container " + name + " did not run out of memory: "
                + String.join(" ", LastLines.of(engine, job, 10))
                + " (the engine's /sys/fs/cgroup must be writable for containers of root)");
    }

    private void ensureImage(String name) {
        try {
            if (engine.images().inspect(IMAGE).isEmpty()) {
                engine.images().pull(IMAGE, RegistryCredentials.none(), progress -> {});
            }
        } catch (EngineException e) {
            throw new EnvironmentFailedException(
                    "the memory of container " + name + " cannot be exhausted without image " + IMAGE
                            + ", which is not here and cannot be pulled: " + e.getMessage(),
                    e);
        }
    }

    private static ContainerSpec job(ContainerInfo target) {
        return ContainerSpec.of(target.name() + "-memory", IMAGE, JobLabels.of(target.labels(), Labels.ROLE_FAULT))
                .with(ContainerSpec.Program.of(List.of("sh", "-c"), List.of(PROGRAM))
                        .with(Map.of("TARGET", target.id())))
                .with(ContainerSpec.Network.of(target.name()))
                .with(new ContainerSpec.Storage(
                        List.of("/sys/fs/cgroup:/cgroup"), List.of(), Map.of(), List.of(), false))
                .with(KernelSpec.standard().besideProcessesOf(target.id()));
    }
}
