/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerNetworksTest {

    @ParameterizedTest
    @CsvSource({"172.17.0.0/16, 172.17.0.1", "10.9.8.64/26, 10.9.8.65"})
    void a_bridge_whose_gateway_is_not_named_has_the_first_address_of_its_subnet(String subnet, String gateway) {
        assertThat(DockerNetworks.firstAddress(subnet)).isEqualTo(gateway);
    }
}
