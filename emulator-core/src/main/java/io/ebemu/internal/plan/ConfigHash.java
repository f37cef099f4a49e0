/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;

/** Digests of what resources are made from; equal digests mean that nothing need change. */
final class ConfigHash {

    private ConfigHash() {}

    static String of(LaunchRequest request) {
        ApplicationVersion version = request.version();
        StringBuilder text = new StringBuilder();
        for (ContainerDefinition container : version.taskDefinition().containers()) {
            text.append(container).append(container.process().environment()).append('\n');
        }
        text.append(version.taskDefinition().volumes())
                .append(version.properties())
                .append(version.imageOverrides())
                .append(version.bundle())
                .append(request.options().hostPorts())
                .append(request.options().ephemeral());
        version.services().forEach(service -> text.append(of(service)));
        return Digests.hex(text.toString(), 16);
    }

    static String of(ManagedService service) {
        String secret =
                service instanceof DBInstance db ? db.dbName() + db.masterUsername() + db.masterUserPassword() : "";
        return Digests.hex(
                service.kind()
                        + service.identifier()
                        + service.engine()
                        + service.engineVersion()
                        + service.port()
                        + secret,
                16);
    }
}
