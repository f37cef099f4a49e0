/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Keeps in files what production's {@code awslogs} driver sends to CloudWatch Logs, while this process supervises. A file
 * is always written from the log's beginning, so it has every line once, whoever wrote it before. Waits for nothing but
 * the last lines of containers that have ended.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html">the awslogs driver</a>
 */
final class AwsLogs implements EngineEvents.Listener, AutoCloseable {

    /** A log of some hundred megabytes; all others end with their containers. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final Engine engine;
    private final WorldReader world;
    private final StateDirectory directory;
    private final EventDispatcher events;
    private final Map<String, KeptLog> logs = new HashMap<>();
    private final AtomicBoolean troubleTold = new AtomicBoolean();
    private boolean used;
    private boolean closed;

    AwsLogs(Engine engine, WorldReader world, StateDirectory directory, EventDispatcher events) {
        this.engine = engine;
        this.world = world;
        this.directory = directory;
        this.events = events;
    }

    /** Says where logs are kept, and follows those that are there; what the plan starts is followed by its events. */
    void begin(Plan plan, World before) {
        Stream<Map<String, String>> labels = plan.createsTask()
                ? plan.steps().stream()
                        .map(PlannedStep::step)
                        .filter(Step.CreateContainer.class::isInstance)
                        .map(step -> ((Step.CreateContainer) step).spec().labels())
                : before.taskContainers().stream().map(ContainerInfo::labels);
        Map<String, List<String>> groups = new TreeMap<>();
        labels.filter(of -> of.containsKey(Labels.AWSLOGS_GROUP))
                .forEach(of -> groups.computeIfAbsent(
                                of.getOrDefault(Labels.AWSLOGS_GROUP, ""), group -> new ArrayList<>())
                        .add(of.getOrDefault(Labels.ECS_CONTAINER_NAME, "")));
        groups.forEach((group, containers) -> events.announce(
                Severity.INFO,
                "Logs of " + String.join(", ", containers) + " are kept in " + directory.awslogs(group, "")
                        + "; production sends them to CloudWatch Logs group \"" + group + "\"."));
        synchronized (this) {
            used = !groups.isEmpty();
        }
        // The log of a container that has ended, and that the plan removes, is kept already.
        follow(before.taskContainers().stream()
                .filter(container -> container.running() || !plan.createsTask())
                .toList());
    }

    /** Follows the logs of those of the containers that say so. */
    void follow(List<ContainerInfo> containers) {
        containers.forEach(container -> follow(container.id(), container.labels()));
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        if (event.action().equals("start")) {
            follow(event.containerId(), event.attributes());
        }
    }

    @Override
    public void reconnected() {
        follow(world.read().taskContainers());
    }

    private synchronized void follow(String container, Map<String, String> labels) {
        if (!closed && labels.containsKey(Labels.AWSLOGS_GROUP)) {
            begin(container, labels);
        }
    }

    private void begin(String container, Map<String, String> labels) {
        String group = labels.getOrDefault(Labels.AWSLOGS_GROUP, "");
        KeptLog before = logs.remove(container);
        if (before != null) {
            before.close();
        }
        String stream = labels.getOrDefault(Labels.AWSLOGS_STREAM, "");
        Path file = directory.awslogs(group, stream.isEmpty() ? container : stream);
        try {
            logs.put(container, KeptLog.begin(file, engine.containers(), container, e -> tell(file, e)));
        } catch (IOException e) {
            tell(file, e);
        }
    }

    private void tell(Path file, IOException failure) {
        if (troubleTold.compareAndSet(false, true)) {
            events.announce(
                    Severity.WARN,
                    "The log " + file + " is no longer kept: " + failure
                            + "; make room there, or make it writable, then run ebemu up again. ebemu logs shows it all.");
        }
    }

    /** Waits for the last lines of containers that have all ended, and follows no others. */
    void awaitLastLines() {
        followTheRest();
        awaitEnded();
    }

    /** Waits for the last lines of containers that have all ended, before they are removed. */
    void awaitEnded() {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(following().stream().map(KeptLog::ended).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(LAST_LINES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            tellIncomplete();
        }
    }

    /** Whoever starts and ends at once may have done so before its events came. */
    private synchronized void followTheRest() {
        closed = true;
        try {
            for (ContainerInfo container : used ? world.read().taskContainers() : List.<ContainerInfo>of()) {
                if (container.labels().containsKey(Labels.AWSLOGS_GROUP) && !logs.containsKey(container.id())) {
                    begin(container.id(), container.labels());
                }
            }
        } catch (EngineException e) {
            tellIncomplete();
        }
    }

    private void tellIncomplete() {
        events.announce(Severity.WARN, "Some kept logs lack their last lines; ebemu logs shows them.");
    }

    /** Follows no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        following().forEach(KeptLog::close);
    }

    private synchronized List<KeptLog> following() {
        return List.copyOf(logs.values());
    }
}
