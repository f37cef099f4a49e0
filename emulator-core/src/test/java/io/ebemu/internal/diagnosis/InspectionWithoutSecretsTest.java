/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class InspectionWithoutSecretsTest {

    @Test
    void variables_keep_their_names_and_lose_their_values() throws JsonProcessingException {
        String shown = InspectionWithoutSecrets.of("""
                {"Id": "1", "Config": {"Image": "web", "Env": ["RDS_PASSWORD=hunter2=\\nhunter3", "EMPTY="]}}""");

        assertThat(shown).contains("RDS_PASSWORD=****", "EMPTY=****", "\"Image\" : \"web\"");
        assertThat(shown).doesNotContain("hunter");
    }

    @Test
    void log_options_that_are_secrets_and_options_of_volume_drivers_are_not_shown() throws JsonProcessingException {
        String shown = InspectionWithoutSecrets.of("""
                {"Config": {"Labels": {"io.ebemu.secret-log-options": "splunk-token,other"}},
                 "HostConfig": {
                   "LogConfig": {"Type": "splunk", "Config": {"splunk-token": "t0ken", "splunk-url": "http://here"}},
                   "Mounts": [{"VolumeOptions": {"DriverConfig": {"Options": {"o": "password=t0ken"}}}}]}}""");

        assertThat(shown).contains("splunk-token", "http://here", "\"o\"").doesNotContain("t0ken");
    }
}
