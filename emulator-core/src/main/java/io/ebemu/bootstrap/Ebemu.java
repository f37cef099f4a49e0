/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.runtime.LocalEmulator;
import io.ebemu.internal.runtime.SourceBundles;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.TestcontainersEngine;
import io.ebemu.internal.service.elasticache.MemcachedProvider;
import io.ebemu.internal.service.elasticache.RedisProvider;
import io.ebemu.internal.service.rds.RdsMySqlProvider;
import io.ebemu.internal.service.rds.RdsPostgresProvider;
import java.time.Duration;
import java.util.List;

/** The one place where implementations are chosen and put together. */
public final class Ebemu {

    private static final Duration SERVICE_DEADLINE = Duration.ofMinutes(2);

    private Ebemu() {}

    /** An emulator on this machine; it connects to the engine when it first needs it. */
    public static BeanstalkEmulator emulator(EmulatorOptions options) {
        return emulator(options, new SystemHost());
    }

    static BeanstalkEmulator emulator(EmulatorOptions options, Host host) {
        TestcontainersEngine shared = new TestcontainersEngine();
        ServerLauncher launcher = new ServerLauncher(host, SERVICE_DEADLINE, shared);
        return new LocalEmulator(
                () -> {
                    DockerEngine engine = DockerEngine.connect(options.dockerHost(), host);
                    engine.addressForOthers().ifPresent(shared::is);
                    return engine;
                },
                new SourceBundles(),
                List.of(
                        new RdsPostgresProvider(launcher, host),
                        new RdsMySqlProvider(launcher, host),
                        new RedisProvider(launcher, host),
                        new MemcachedProvider(launcher)),
                new LocalControlPlane(),
                host);
    }
}
