/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiVersionNegotiatorTest {

    private static ApiVersion negotiate(String oldest, String newest) {
        return ApiVersionNegotiator.negotiate("unix:///x.sock", ApiVersion.parse(oldest), ApiVersion.parse(newest));
    }

    @ParameterizedTest
    @CsvSource({"1.12, 1.41, 1.41", "1.24, 1.51, 1.51", "1.44, 1.60, 1.51", "1.24, 1.40, 1.40", "1.51, 1.52, 1.51"})
    void the_newest_version_that_both_know_is_chosen(String oldest, String newest, String chosen) {
        assertThat(negotiate(oldest, newest)).hasToString(chosen);
    }

    @Test
    void an_engine_that_is_too_old_is_refused_with_both_ranges() {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> negotiate("1.12", "1.39"))
                .withMessage(
                        "The Docker engine at unix:///x.sock speaks API versions 1.12 to 1.39, ebemu speaks 1.40 to"
                                + " 1.51. Upgrade Docker to 19.03 or later.")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.ENGINE_UNAVAILABLE));
    }

    @Test
    void an_engine_that_is_too_new_is_refused_with_both_ranges() {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> negotiate("1.55", "1.60"))
                .withMessageContaining("1.55 to 1.60")
                .withMessageEndingWith("Upgrade ebemu.");
    }

    @Test
    void versions_are_compared_as_numbers() {
        assertThat(ApiVersion.parse("1.9")).isLessThan(ApiVersion.parse("1.10"));
        assertThat(ApiVersion.parse("2.0")).isGreaterThan(ApiVersion.parse("1.99"));
        assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.parse("latest"));
    }
}
