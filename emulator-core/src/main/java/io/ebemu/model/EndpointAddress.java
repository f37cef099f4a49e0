/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * Where a thing is reached (RDS and ElastiCache {@code Endpoint}).
 *
 * @param address host name or IP address
 * @param port 1 to 65535
 */
public record EndpointAddress(String address, int port) {

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
