/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, addresses, network, security options and labels. */
class NamesAndHostRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "hostname": "a b"                | WARNING hostname-invalid         | hostname: Docker takes 'a b', but it is no host name: nothing resolves it; write letters, digits, hyphens and dots
            "hostname": "a\\nb"              | WARNING hostname-invalid         | hostname: Docker takes 'a\uFFFDb', but it is no host name: nothing resolves it; write letters, digits, hyphens and dots
            "extraHosts": [{"hostname": "a"}] | ERROR extra-host-incomplete     | extraHosts[0]: an extra host needs hostname and ipAddress; write both
            "extraHosts": [{"ipAddress": "10.0.0.1"}] | ERROR extra-host-incomplete | extraHosts[0]: an extra host needs hostname and ipAddress; write both
            "extraHosts": [{"hostname": " ", "ipAddress": "10.0.0.1"}] | ERROR extra-host-incomplete | extraHosts[0]: an extra host needs hostname and ipAddress; write both
            "extraHosts": [{"hostname": "a", "ipAddress": "db"}] | ERROR extra-host-address-invalid | extraHosts[0].ipAddress: invalid IP address in add-host: "db"; write an address such as 10.0.0.5
            "extraHosts": ["a:10.0.0.1"]     | ERROR wrong-type                 | extraHosts[0]: expected an object, got a string; write it like [{"hostname": "db", "ipAddress": "10.0.0.5"}]
            "dnsServers": ["ns1"]            | WARNING dns-server-invalid       | dnsServers[0]: a name server is an IP address, and 'ns1' is none: the container resolves nothing with it; write one such as 10.0.0.2
            "dnsServers": "10.0.0.2"         | ERROR wrong-type                 | dnsServers: expected a list, got a string; write it like ["10.0.0.2"]
            "disableNetworking": true, "portMappings": [{"containerPort": 80}] | WARNING network-disabled | portMappings: without a network portMappings connect nothing; remove them, or remove disableNetworking
            "disableNetworking": true, "systemControls": [{"namespace": "net.core.somaxconn", "value": "1"}] | WARNING network-disabled | systemControls: without a network systemControls connect nothing; remove them, or remove disableNetworking
            "dockerSecurityOptions": ["foo:bar"] | WARNING security-option-unknown | dockerSecurityOptions[0]: Docker may refuse to create the container: invalid --security-opt: "foo:bar"; write no-new-privileges, apparmor:…, label:… or credentialspec:…
            "dockerLabels": {"com.amazonaws.ecs.cluster": "x"} | WARNING label-overwritten | dockerLabels.com.amazonaws.ecs.cluster: labels that begin with com.amazonaws.ecs. are the agent's own, which overwrites them; use another
            "dockerLabels": {"io.ebemu.role": "x"} | WARNING label-reserved | dockerLabels.io.ebemu.role: ebemu knows its own containers and volumes by labels that begin with io.ebemu., and drops this one; use another
            "dockerLabels": [{"a": "b"}]     | ERROR wrong-type                 | dockerLabels: expected an object, got a list; write it like {"team": "search"}
            """)
    void a_value_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        assertThat(problems(web(member)))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" containerDefinitions[0]." + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hostname\": \"a_b-c.example\"",
                "\"extraHosts\": [{\"hostname\": \"a\", \"ipAddress\": \"fe80::1\"}]",
                "\"extraHosts\": [{\"hostname\": \"a\", \"ipAddress\": \"::ffff:10.0.0.1\"}]",
                "\"extraHosts\": [{\"hostname\": \"a\", \"ipAddress\": \"host-gateway\"}]",
                "\"dnsServers\": [\"169.254.169.253\"]",
                "\"disableNetworking\": true, \"systemControls\": [{\"namespace\": \"kernel.shmmax\", \"value\": \"1\"}]",
                "\"dockerLabels\": {\"io.ebemusement\": \"x\", \"com.amazonaws.ecsx\": \"x\"}",
                "\"disableNetworking\": false, \"portMappings\": [{\"containerPort\": 80}]",
                "\"dockerSecurityOptions\": [\"no-new-privileges\", \"no-new-privileges:true\", \"apparmor:x\","
                        + " \"label:type:t\", \"seccomp=unconfined\", \"credentialspec:file://x\"]"
            })
    void a_value_that_docker_takes_is_accepted(String member) {
        assertThat(problems(web(member))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/24", "", "::g", "1:2"})
    void what_only_resembles_an_address_is_none(String address) {
        assertThat(problems(web("\"dnsServers\": [\"" + address + "\"]")))
                .singleElement()
                .asString()
                .startsWith("WARNING dns-server-invalid ");
    }

    @Test
    void a_host_name_of_64_characters_is_accepted_and_a_longer_one_refused() {
        assertThat(problems(web("\"hostname\": \"" + "a".repeat(64) + "\""))).isEmpty();
        assertThat(problems(web("\"hostname\": \"" + "a".repeat(65) + "\"")))
                .singleElement()
                .asString()
                .startsWith("ERROR hostname-too-long ")
                .endsWith("hostname: sethostname: invalid argument: a host name has at most 64 characters, this one has"
                        + " 65; shorten it");
    }

    @Test
    void links_of_a_container_without_network_are_a_warning() {
        assertThat(problems(Dockerruns.pair(", \"links\": [\"b\"], \"disableNetworking\": true", "")))
                .singleElement()
                .asString()
                .startsWith("WARNING network-disabled ")
                .endsWith("links: without a network links connect nothing; remove them, or remove disableNetworking");
    }
}
