/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.List;

/** Servers that say {@code pong} to everybody who gets through to them. */
final class NetcatServices implements ManagedServiceProvider {

    private static final String IMAGE = "busybox:1.35";

    private final Engine engine;

    NetcatServices(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean supports(ManagedService service) {
        return true;
    }

    @Override
    public String image(ManagedService service) {
        return IMAGE;
    }

    @Override
    public String dataPath(ManagedService service) {
        return "/data";
    }

    @Override
    public void start(StartRequest request) {
        String port = Integer.toString(request.service().port());
        String id = engine.containers()
                .create(ContainerSpec.of(request.containerName(), IMAGE, request.labels())
                        .with(ContainerSpec.Program.of(
                                List.of("sh", "-c"),
                                List.of("trap 'exit 0' TERM; nc -ll -p " + port + " -e echo pong & wait")))
                        .with(ContainerSpec.Network.of(request.networkInterface())));
        engine.containers().start(id);
    }
}
