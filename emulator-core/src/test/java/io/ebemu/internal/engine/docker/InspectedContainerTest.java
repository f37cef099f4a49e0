/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectedContainerTest {

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused", "restarting"})
    void a_container_that_runs_has_its_address_and_publishes_ports(String state) throws JsonProcessingException {
        assertThat(inspected(state).ipAddress()).contains("172.17.0.2");
        assertThat(inspected(state).macAddress()).contains("02:42:ac:11:00:02");
        assertThat(inspected(state).ports()).containsExactly(new PortBinding("0.0.0.0", 32768, 80, Protocol.TCP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "exited", "dead", "removing"})
    void a_container_that_ended_while_its_engine_was_killed_publishes_nothing(String state)
            throws JsonProcessingException {
        assertThat(inspected(state).ipAddress()).isEmpty();
        assertThat(inspected(state).macAddress()).isEmpty();
        assertThat(inspected(state).ports()).isEmpty();
    }

    private static ContainerInfo inspected(String state) throws JsonProcessingException {
        return InspectedContainer.of(new ObjectMapper().readTree("""
                {"Id": "1", "Name": "/web", "State": {"Status": "%s"},
                 "NetworkSettings": {
                   "Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "32768"}, {"HostIp": "::", "HostPort": "32768"}]},
                   "Networks": {"bridge": {"IPAddress": "172.17.0.2", "MacAddress": "02:42:ac:11:00:02"}}}}
                """.formatted(state)));
    }
}
