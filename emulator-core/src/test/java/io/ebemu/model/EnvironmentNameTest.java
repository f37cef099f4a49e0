/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentNameTest {

    @Test
    void aSuffixComesAfterAHyphen() {
        assertThat(new EnvironmentId("shop").withSuffix("0a1b2c3d").name()).isEqualTo("shop-0a1b2c3d");
    }

    @Test
    void aLongNameIsCutToMakeRoomForItsSuffix() {
        EnvironmentId longest = new EnvironmentId("a".repeat(40));

        assertThat(longest.withSuffix("0a1b2c3d").name()).isEqualTo("a".repeat(31) + "-0a1b2c3d");
    }

    @Test
    void aHyphenWhereTheNameIsCutIsNotDoubled() {
        EnvironmentId hyphenated = new EnvironmentId("a".repeat(30) + "-bbbbbbb");

        assertThat(hyphenated.withSuffix("0a1b2c3d").name()).isEqualTo("a".repeat(30) + "-0a1b2c3d");
    }
}
