/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

/** The two versions of the endpoint that a container is told of. */
enum EndpointVersion {
    V3(400),
    V4(404);

    private final int unknownStatus;

    EndpointVersion(int unknownStatus) {
        this.unknownStatus = unknownStatus;
    }

    /** The HTTP status for an id that is nobody's: the agent's handlers differ in it. */
    int unknownStatus() {
        return unknownStatus;
    }
}
