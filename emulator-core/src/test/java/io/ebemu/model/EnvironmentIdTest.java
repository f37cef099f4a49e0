/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop", "Shop-Env-2", "1234", "a--b", "abcdefghijklmnopqrstuvwxyz0123456789ABCD"})
    void letters_digits_and_hyphens_make_a_name(String name) {
        assertThat(new EnvironmentId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "-shop",
                "shop-",
                "my_shop",
                "my shop",
                "my.shop",
                "läden",
                "shop\n",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDE"
            })
    void any_other_name_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnvironmentId(name))
                .withMessage("environment name \"" + name
                        + "\": expected 4 to 40 letters, digits and hyphens, neither first nor last a hyphen");
    }

    @ParameterizedTest
    @CsvSource({
        "my-shop, my-shop",
        "my_shop v2.0, my-shop-v2-0",
        "__shop__, shop",
        "app, app-env",
        "a, a-env",
        "'', ebemu-env",
        "..., ebemu-env",
        "店, ebemu-env",
        "abcdefghijklmnopqrstuvwxyz0123456789ABCDE, abcdefghijklmnopqrstuvwxyz0123456789ABCD",
        "abcdefghijklmnopqrstuvwxyz0123456789ABC-E, abcdefghijklmnopqrstuvwxyz0123456789ABC"
    })
    void every_directory_gives_a_name(String directory, String name) {
        assertThat(EnvironmentId.fromDirectoryName(directory)).hasToString(name);
    }

    @Test
    void one_directory_always_gives_one_name() {
        assertThat(EnvironmentId.fromDirectoryName("my shop")).isEqualTo(EnvironmentId.fromDirectoryName("my shop"));
    }
}
