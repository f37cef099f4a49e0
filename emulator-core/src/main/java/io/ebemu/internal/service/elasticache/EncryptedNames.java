/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;

/** The host names by which clients reach an encrypted node: its own, and those of its group, which may lead to it. */
final class EncryptedNames {

    private EncryptedNames() {}

    static List<String> of(CacheCluster node, EnvironmentId environment) {
        List<String> names = new ArrayList<>(List.of(node.endpoint(environment).address()));
        node.replicationGroup().ifPresent(identifier -> {
            ReplicationGroup group = new ReplicationGroup(
                    identifier,
                    "",
                    node.engine(),
                    node.engineVersion(),
                    node.instanceClass(),
                    1,
                    node.port(),
                    false,
                    true,
                    node.authToken(),
                    node.backup(),
                    node.parameterGroup(),
                    node.securityGroups());
            names.add(group.primaryEndpoint(environment).address());
            names.add(group.readerEndpoint(environment).address());
        });
        return List.copyOf(names);
    }
}
