/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.api.HostPorts;
import io.ebemu.model.ApplicationVersion;

/**
 * A picture of what a version runs: host ports, the task's containers with memory and volumes, what they need of each
 * other, and the services beside the task. Equal versions give equal pictures; no secret is in them.
 */
public final class TopologyPicture {

    private final ApplicationVersion version;
    private final HostPorts hostPorts;

    /** @param hostPorts where published ports would go */
    public TopologyPicture(ApplicationVersion version, HostPorts hostPorts) {
        this.version = version;
        this.hostPorts = hostPorts;
    }

    /**
     * As an SVG document.
     *
     * @throws io.ebemu.error.UsageException if a host port would be none
     */
    public String svg() {
        Topology topology = new TopologyReader(version, hostPorts).read();
        return new SvgDocument("Topology of " + version.environment(), new Layout(topology).draw()).text();
    }
}
