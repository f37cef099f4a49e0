/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of objects about ports and host names. */
final class NetworkKeys {

    private static final int MAX_PORT = 65_535;
    private static final String SERVICE_CONNECT = "only Service Connect reads it, which Beanstalk lacks; remove it";

    static final KeyTable PORT_MAPPING = KeyTable.of(
                    "A container port, or a run of them, published on the host",
                    Key.of(
                                    "containerPort",
                                    number("").from(1).to(MAX_PORT),
                                    "The port on which the container listens: Config.ExposedPorts and"
                                            + " HostConfig.PortBindings.")
                            .example("80"),
                    Key.of(
                                    "hostPort",
                                    number("").from(0).to(MAX_PORT),
                                    "The instance's port, on all its addresses; 0 for a free one of the ephemeral range."
                                            + " 22, 2375, 2376 and 51678 to 51680 are taken on every instance.")
                            .byDefault("0")
                            .example("80")
                            .from("ECS agent, agent/config"),
                    Key.of("protocol", word("tcp", "udp"), "The transport protocol.")
                            .byDefault("tcp"),
                    Key.of(
                                    "containerPortRange",
                                    text().like("\\d+-\\d+"),
                                    "A run of container ports, published on as many consecutive free host ports; instead"
                                            + " of containerPort and hostPort.")
                            .emulated()
                            .example("8000-8010"),
                    Key.idle("name", SERVICE_CONNECT),
                    Key.idle("appProtocol", SERVICE_CONNECT))
            .needingOneOf("containerPort", "containerPortRange")
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");

    static final KeyTable EXTRA_HOST = KeyTable.of(
                    "A line of the container's /etc/hosts",
                    Key.of("hostname", text(), "The name: HostConfig.ExtraHosts.")
                            .required()
                            .example("legacy.example.com"),
                    Key.of("ipAddress", text(), "Its address.").required().example("10.0.0.7"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostEntry.html");

    private NetworkKeys() {}
}
