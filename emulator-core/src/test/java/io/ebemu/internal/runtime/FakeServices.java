/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Starts a service's server as one more container of the engine; or hangs, where that is asked for. */
final class FakeServices implements ManagedServiceProvider {

    private final InMemoryEngine engine;
    private final Supplier<Optional<CountDownLatch>> stuck;

    /** @param stuck counted down by a start that then hangs until it is interrupted */
    FakeServices(InMemoryEngine engine, Supplier<Optional<CountDownLatch>> stuck) {
        this.engine = engine;
        this.stuck = stuck;
    }

    @Override
    public boolean supports(ManagedService service) {
        return true;
    }

    @Override
    public String image(ManagedService service) {
        return "server";
    }

    @Override
    public String dataPath(ManagedService service) {
        return "/data";
    }

    @Override
    public void start(StartRequest request) {
        stuck.get().ifPresent(FakeServices::hang);
        List<String> binds = new ArrayList<>();
        request.dataVolume().ifPresent(volume -> binds.add(volume + ":/data"));
        request.backupVolume().ifPresent(volume -> binds.add(volume + ":/backups"));
        request.restore().ifPresent(source -> binds.add(source.volume() + ":/restore:ro"));
        String id = engine.containers()
                .create(ContainerSpec.of(request.containerName(), "server", request.labels())
                        .with(new ContainerSpec.Storage(binds, List.of(), Map.of(), List.of(), false)));
        engine.containers().start(id);
    }

    private static void hang(CountDownLatch tried) {
        tried.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new OperationCancelledException("cancelled");
        }
    }
}
