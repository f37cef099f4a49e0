/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "PGHOST", "db.example.internal",
            "PGPORT", "5432",
            "PGUSER", "ann",
            "PGPASSWORD", "open sesame",
            "PGDATABASE", "numbers");

    @Test
    void the_five_properties_become_an_address_and_credentials() {
        DatabaseSettings settings = DatabaseSettings.from(COMPLETE);

        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db.example.internal:5432/numbers");
        assertThat(settings.driverProperties()).containsEntry("user", "ann").containsEntry("password", "open sesame");
    }

    @Test
    void no_wait_for_the_database_is_without_a_limit() {
        assertThat(DatabaseSettings.from(COMPLETE).driverProperties())
                .containsKeys("connectTimeout", "loginTimeout", "socketTimeout");
    }

    @Test
    void the_password_is_in_no_text_that_could_be_logged() {
        DatabaseSettings settings = DatabaseSettings.from(COMPLETE);

        assertThat(settings.toString())
                .contains("ann@db.example.internal:5432/numbers")
                .doesNotContain("sesame");
        assertThat(settings.url()).doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"})
    void a_missing_property_is_named(String name) {
        Map<String, String> incomplete = new HashMap<>(COMPLETE);
        incomplete.remove(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.from(incomplete))
                .withMessage("environment property " + name + " is missing");
    }

    @Test
    void a_blank_property_counts_as_missing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.from(with("PGHOST", "  ")))
                .withMessage("environment property PGHOST is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "999999", "-1", "postgres", "54 32"})
    void a_port_that_is_none_is_named_with_its_value(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.from(with("PGPORT", port)))
                .withMessageContaining("PGPORT")
                .withMessageContaining('"' + port + '"');
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> changed = new HashMap<>(COMPLETE);
        changed.put(name, value);
        return changed;
    }
}
