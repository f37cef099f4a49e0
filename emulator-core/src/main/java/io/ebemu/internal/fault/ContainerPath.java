/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.api.Endpoint;
import io.ebemu.api.NetworkPath;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.JobLabels;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.service.metadata.ServerAddress;
import io.ebemu.model.EnvironmentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from one container of the task to one service. Rules are in the container's network: they end with it, so that
 * its restart or a deployment begins with a healthy path, and concern no other container.
 */
public final class ContainerPath implements NetworkPath {

    private final EnvironmentId environment;
    private final TaskContainer container;
    private final String service;
    private final Engine engine;
    private final PacketFilter filter;
    private final Host host;
    /** The container that has rules of ours, as it was then. */
    private Optional<ContainerInfo> ruled = Optional.empty();

    private List<DelayingProxy> proxies = List.of();

    /**
     * A way.
     *
     * @param service the identifier of a DB instance, cache cluster or replication group
     * @throws UsageException if there is no such service
     */
    public ContainerPath(
            EnvironmentId environment,
            TaskContainer container,
            String service,
            Engine engine,
            PacketFilter filter,
            Host host) {
        this.environment = environment;
        this.container = container;
        this.service = service;
        this.engine = engine;
        this.filter = filter;
        this.host = host;
        EngineRefusal.tell(this::interfaces);
    }

    private List<NetworkInterface> interfaces() {
        return NetworkInterface.of(engine, environment, service);
    }

    @Override
    public synchronized void cut() {
        EngineRefusal.tell(() -> {
            ContainerInfo target = container.running();
            write(target, new PathRules(service, interfaces()).cut());
            ruled = Optional.of(target);
        });
    }

    @Override
    public synchronized void slow(Duration delay) {
        if (delay.isNegative()) {
            throw new UsageException("a path can be slowed by no time or more, not by " + delay);
        }
        EngineRefusal.tell(() -> slow(container.running(), delay));
    }

    private void slow(ContainerInfo target, Duration delay) {
        ServerAddress here = ServerAddress.of(engine)
                .orElseThrow(() -> new EnvironmentFailedException("the path from " + container.name() + " to " + service
                        + " cannot be slowed: what is sent goes by way of this process, which containers of an"
                        + " engine on another machine do not reach; use an engine on this machine"));
        Map<NetworkInterface, DelayingProxy> next = new HashMap<>();
        try {
            List<NetworkInterface> interfaces = interfaces();
            for (NetworkInterface one : interfaces) {
                Endpoint published = new Endpoint(engine.info().publishedAddress(), one.publishedPort());
                next.put(one, DelayingProxy.open(here.address(), published, delay, host));
            }
            Map<NetworkInterface, Integer> ports = new HashMap<>();
            next.forEach((one, proxy) -> ports.put(one, proxy.port()));
            write(target, new PathRules(service, interfaces).redirected(here.host(), ports));
        } catch (RuntimeException e) {
            next.values().forEach(DelayingProxy::close);
            throw e;
        }
        closeProxies();
        proxies = List.copyOf(next.values());
        ruled = Optional.of(target);
    }

    @Override
    public synchronized void heal() {
        try {
            EngineRefusal.tell(() -> ruled.filter(this::stillRuns).ifPresent(this::unrule));
            ruled = Optional.empty();
        } finally {
            // By now new connections are no longer led here, and the end of the old ones still finds its way.
            closeProxies();
        }
    }

    private void unrule(ContainerInfo target) {
        try {
            write(target, new PathRules(service, List.of()).healthy());
        } catch (EngineException e) {
            if (stillRuns(target)) {
                throw e;
            }
        }
    }

    private boolean stillRuns(ContainerInfo target) {
        return engine.containers()
                .inspect(target.id())
                .filter(now -> now.running() && now.startedAt().equals(target.startedAt()))
                .isPresent();
    }

    private void closeProxies() {
        proxies.forEach(DelayingProxy::close);
        proxies = List.of();
    }

    private void write(ContainerInfo target, String rules) {
        filter.write(ContainerSpec.of(
                        target.name() + "-path-" + service,
                        Planner.SECURITY_GROUPS_IMAGE,
                        JobLabels.of(target.labels(), Labels.ROLE_FAULT))
                .with(ContainerSpec.Program.of(List.of("nft"), List.of(rules)))
                .with(ContainerSpec.Network.of(target.name()))
                .with(new KernelSpec(false, List.of(), List.of("NET_ADMIN"), List.of("ALL"), Map.of(), false)));
    }

    @Override
    public void close() {
        heal();
    }
}
