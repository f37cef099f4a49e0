/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.host.Host;
import io.ebemu.internal.service.CertificateAuthority;
import io.ebemu.internal.service.ServerCertificate;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.util.List;

/**
 * The certificates of DB instances. They are made one at a time: a start that needs one while it is being made ahead
 * waits for that one.
 */
final class InstanceCertificates {

    private final Host host;

    InstanceCertificates(Host host) {
        this.host = host;
    }

    /**
     * An instance's certificate, for its endpoint.
     *
     * @param stateDirectory where the environment keeps its files
     * @throws io.ebemu.error.ManagedServiceException if files cannot be read or written
     */
    synchronized ServerCertificate of(EnvironmentId environment, DBInstance instance, Path stateDirectory) {
        return new CertificateAuthority(stateDirectory, host)
                .serverCertificate(
                        instance.kind() + "-" + instance.identifier(),
                        List.of(instance.endpoint(environment).address()));
    }
}
