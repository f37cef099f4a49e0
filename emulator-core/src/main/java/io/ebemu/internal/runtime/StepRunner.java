/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.RelaySpec;
import io.ebemu.internal.plan.Step;
import io.ebemu.spi.ManagedServiceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Does one step: one call to the engine, or to the provider of a managed service. */
final class StepRunner {

    private static final Duration RELAY_DEADLINE = Duration.ofSeconds(10);

    private final Engine engine;
    private final List<ManagedServiceProvider> providers;
    private final SecurityGroupJob securityGroups;
    private final Unenforced unenforced;
    private final Map<Step, ContainerWait> waits = new ConcurrentHashMap<>();

    StepRunner(Engine engine, List<ManagedServiceProvider> providers, Unenforced unenforced) {
        this.engine = engine;
        this.providers = List.copyOf(providers);
        this.securityGroups = new SecurityGroupJob(engine);
        this.unenforced = unenforced;
    }

    /** Whether a step may take so long that a cancellation does not wait for it. */
    boolean interruptible(Step step) {
        return step instanceof Step.PullImage
                || step instanceof Step.BuildImage
                || step instanceof Step.StartService
                || waits(step);
    }

    /** Whether a step does nothing itself, so that there is no use in it once the plan is given up. */
    boolean waits(Step step) {
        return step instanceof Step.AwaitContainer;
    }

    void run(PlannedStep planned, Consumer<String> progress) {
        Step step = planned.step();
        if (step instanceof Step.PullImage pull) {
            pull(pull, progress);
        } else if (step instanceof Step.BuildImage build) {
            engine.images().build(build.context(), build.dockerfile(), build.tag(), build.labels(), progress);
        } else if (step instanceof Step.CreateDirectory directory) {
            createDirectory(directory);
        } else if (step instanceof Step.CreateVolume volume) {
            engine.volumes().create(volume.spec());
        } else if (step instanceof Step.RequireVolume volume) {
            require(volume);
        } else if (step instanceof Step.CreateNetwork network) {
            engine.networks().create(network.spec());
        } else if (step instanceof Step.CreateContainer create) {
            create(create);
        } else if (step instanceof Step.StartContainer start) {
            engine.containers().start(start.container());
        } else if (step instanceof Step.AwaitContainer await) {
            await(await, progress);
        } else if (step instanceof Step.StartService start) {
            startService(start);
        } else if (step instanceof Step.PointRelay point) {
            point(point);
        } else if (step instanceof Step.ApplySecurityGroups apply) {
            admit(apply, progress);
        } else if (step instanceof Step.AnnounceAddress announce) {
            announce(announce, progress);
        } else if (step instanceof Step.StopContainer stop) {
            stop(stop);
        } else if (step instanceof Step.RemoveContainer remove) {
            engine.containers().remove(remove.container());
        } else if (step instanceof Step.RemoveNetwork remove) {
            engine.networks().remove(remove.name());
        } else if (step instanceof Step.RemoveVolume remove) {
            engine.volumes().remove(remove.name());
        }
    }

    private void admit(Step.ApplySecurityGroups step, Consumer<String> progress) {
        try {
            securityGroups.run(step, progress);
        } catch (NotEnforcedException e) {
            unenforced.because(e);
        }
    }

    /** A container may be done by now, and then nobody looks for it. */
    private void announce(Step.AnnounceAddress step, Consumer<String> progress) {
        try {
            new AddressAnnouncement(engine).run(step.job());
        } catch (EngineException e) {
            progress.accept("its address may be found only after a minute: " + e.getMessage());
        }
    }

    private void await(Step.AwaitContainer step, Consumer<String> progress) {
        ContainerWait wait = new ContainerWait(engine, step, progress);
        waits.put(step, wait);
        try {
            wait.await();
        } finally {
            waits.remove(step);
        }
    }

    /** What a step does that is being done, and what one that waits has seen, in a few words for people. */
    String describe(PlannedStep planned) {
        Optional<ContainerWait> wait = Optional.ofNullable(waits.get(planned.step()));
        return StepDescription.of(planned)
                + wait.map(waiting -> " (" + waiting.seen() + ")").orElse("");
    }

    /** Tells those who wait for a container that it has ended and is not started again. */
    void ended(ContainerInfo container) {
        waits.values().forEach(wait -> wait.ended(container));
    }

    /** Gone is stopped: when the JVM ends, Testcontainers removes what it started at the same time as we do. */
    private void stop(Step.StopContainer stop) {
        try {
            engine.containers().stop(stop.container(), stop.grace());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void pull(Step.PullImage pull, Consumer<String> progress) {
        try {
            engine.images().pull(pull.image(), pull.credentials(), progress);
        } catch (EngineException e) {
            if (!pull.localCopyServes()) {
                throw e;
            }
            progress.accept("could not pull " + pull.image() + ", using the local copy: " + e.getMessage());
        }
    }

    private static void createDirectory(Step.CreateDirectory directory) {
        try {
            Files.createDirectories(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory.path(), e);
        }
    }

    private void require(Step.RequireVolume volume) {
        if (!engine.volumes().exists(volume.name())) {
            throw new EngineException(
                    EngineException.Kind.NOT_FOUND,
                    "volume detection failed, volume '" + volume.name()
                            + "' does not exist and autoprovision is set to false");
        }
    }

    private void create(Step.CreateContainer step) {
        new ContainerCreation(engine, !engine.info().writesLinkVariables()).create(step);
    }

    private void startService(Step.StartService start) {
        ContainerInfo networkInterface = inspect(start.networkInterface());
        PortBinding published = networkInterface.ports().stream()
                .findFirst()
                .orElseThrow(() -> new ManagedServiceException(
                        "the network interface " + start.networkInterface() + " publishes no port"));
        ManagedServiceProvider provider = providers.stream()
                .filter(candidate -> candidate.supports(start.service()))
                .findFirst()
                .orElseThrow();
        provider.start(new ManagedServiceProvider.StartRequest(
                start.environment(),
                start.service(),
                start.container(),
                networkInterface.id(),
                engine.info().publishedAddress(),
                published.hostPort(),
                start.dataVolume(),
                start.backupVolume(),
                start.templateVolume(),
                start.restore(),
                start.stateDirectory(),
                start.labels(),
                start.ephemeral()));
    }

    private void point(Step.PointRelay point) {
        List<String> addresses = point.networkInterfaces().stream()
                .flatMap(name -> inspect(name).ipAddress().stream())
                .toList();
        ExecResult result =
                engine.containers().exec(point.relay(), RelaySpec.commandToPointAt(addresses), RELAY_DEADLINE);
        if (result.exitCode() != 0) {
            throw new ManagedServiceException("the relay " + point.relay() + " could not be pointed at "
                    + point.networkInterfaces() + ": " + result.error() + "; run ebemu up again");
        }
    }

    private ContainerInfo inspect(String container) {
        return engine.containers()
                .inspect(container)
                .orElseThrow(() ->
                        new EngineException(EngineException.Kind.NOT_FOUND, "the container " + container + " is gone"));
    }
}
