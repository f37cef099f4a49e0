/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A line of a container's {@code /etc/hosts} (ECS {@code HostEntry}). One host may have several, such as one with an IPv4
 * and one with an IPv6 address.
 *
 * @param hostname the name
 * @param ipAddress its address
 */
public record HostEntry(String hostname, String ipAddress) {}
