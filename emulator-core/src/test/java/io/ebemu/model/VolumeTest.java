/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeTest {

    @ParameterizedTest
    @CsvSource({
        "/var/app/current, ''",
        "/var/app/current/, ''",
        "/var/app/current//conf/nginx.conf, conf/nginx.conf",
        "./conf, ./conf",
        "conf, conf"
    })
    void a_path_below_where_beanstalk_unpacks_a_bundle_is_the_bundles_and_so_is_a_relative_one(
            String sourcePath, String inBundle) {
        assertThat(Volume.ofHost("v", sourcePath).pathInBundle()).contains(inBundle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc/ssl", "/var/app/currently", "/var/app"})
    void any_other_absolute_path_is_the_machines(String sourcePath) {
        assertThat(Volume.ofHost("v", sourcePath).pathInBundle()).isEmpty();
    }

    @Test
    void a_volume_of_the_task_has_none() {
        assertThat(Volume.ofTask("v").pathInBundle()).isEmpty();
    }
}
