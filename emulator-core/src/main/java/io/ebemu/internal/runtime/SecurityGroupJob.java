/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.plan.Step;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the container that applies security groups to another's network, until it has ended; it stays, as the record of
 * what holds there.
 */
final class SecurityGroupJob {

    private final Engine engine;
    private final RuleJob rules;

    SecurityGroupJob(Engine engine) {
        this.engine = engine;
        this.rules = new RuleJob(engine);
    }

    /**
     * Applies the rules.
     *
     * @param progress hears of the image's building
     * @throws NotEnforcedException if that cannot be done on this engine
     */
    void run(Step.ApplySecurityGroups step, Consumer<String> progress) {
        ContainerSpec spec = withAddresses(step.job());
        rules.prepare(progress);
        try {
            rules.run(spec);
        } catch (EngineException e) {
            if (targetRuns(spec)) {
                throw new NotEnforcedException(e.getMessage() + "; see ebemu doctor", e);
            }
        }
    }

    /** A container of the task may be done by now. */
    private boolean targetRuns(ContainerSpec spec) {
        return spec.network()
                .namespaceOf()
                .flatMap(engine.containers()::inspect)
                .filter(ContainerInfo::running)
                .isPresent();
    }

    /** Known to the engine only, and the same for as long as the network lasts that the rules are for. */
    private ContainerSpec withAddresses(ContainerSpec spec) {
        String gateway = engine.networks().bridgeGateway().orElseThrow(SecurityGroupJob::noBridge);
        String subnet = engine.networks().bridgeSubnet().orElseThrow(SecurityGroupJob::noBridge);
        return spec.with(ContainerSpec.Program.of(
                spec.program().entrypoint(),
                List.of("define gateway = " + gateway + "\ndefine subnet = " + subnet + "\n"
                        + String.join("\n", spec.program().command()))));
    }

    private static NotEnforcedException noBridge() {
        return new NotEnforcedException("this engine has no default bridge with a gateway");
    }
}
