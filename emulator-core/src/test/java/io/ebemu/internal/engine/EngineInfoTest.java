/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineInfoTest {

    @ParameterizedTest
    @CsvSource({
        "Docker Engine, 20.10.24+dfsg1, true",
        "Docker Engine, 28.5.2, true",
        "Docker Engine, 29.0.0-rc.1, false",
        "Docker Engine, 30.1.0, false",
        "Docker Engine, master-dockerproject, false",
        "Podman, 4.3.1, false",
    })
    void link_variables_come_from_docker_engines_before_29(String name, String version, boolean writes) {
        EngineInfo info =
                new EngineInfo(name, version, "1.41", "1.24", "", "x86_64", "2", 1024, 1, "unix:", "test", "127.0.0.1");

        assertThat(info.writesLinkVariables()).isEqualTo(writes);
    }

    @ParameterizedTest
    @CsvSource({
        "Docker Engine, 20.10.24+dfsg1, false",
        "Docker Engine, 27.5.1, false",
        "Docker Engine, 28.0.0, true",
        "Docker Engine, 30.1.0, true",
        "Docker Engine, master-dockerproject, false",
        "Podman, 4.3.1, false",
    })
    void docker_engines_from_28_on_make_addresses_known_themselves(String name, String version, boolean announces) {
        EngineInfo info =
                new EngineInfo(name, version, "1.41", "1.24", "", "x86_64", "2", 1024, 1, "unix:", "test", "127.0.0.1");

        assertThat(info.announcesAddresses()).isEqualTo(announces);
    }
}
