/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ebemu.model.InstanceCapacity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTypesTest {

    /** What users saw instances register; several figures for a type come from images with different kernels. */
    @ParameterizedTest
    @CsvSource({
        "t2.micro, 983", "t2.small, 2001", "t2.medium, 3943", "t2.large, 7975", "t2.xlarge, 16039",
        "t2.2xlarge, 32176", "t3.nano, 459", "t3.micro, 953", "t3.small, 1901", "t3.small, 1951",
        "t3.medium, 3828", "t3.medium, 3884", "m4.large, 7985", "m4.4xlarge, 64417", "m4.16xlarge, 257953",
        "m5.large, 7680", "m5.xlarge, 15576", "m5.2xlarge, 31368", "m5.4xlarge, 62950", "m5.12xlarge, 189283",
        "m5.24xlarge, 378652", "c4.large, 3765", "c4.xlarge, 7480", "c4.8xlarge, 60385", "c5.large, 3704",
        "c5.xlarge, 7624", "c5.2xlarge, 15463", "c5.4xlarge, 31142", "c5.9xlarge, 70341", "c5.18xlarge, 140768",
        "r4.large, 15292", "r4.2xlarge, 61408", "r4.16xlarge, 491809"
    })
    void the_estimated_memory_is_near_every_measured_figure(String type, int measured) {
        assertThat(InstanceTypes.named(type).orElseThrow().memory()).isCloseTo(measured, withinPercentage(2.2));
    }

    @ParameterizedTest
    @CsvSource({
        "t2.nano, 1024",
        "t3.nano, 2048",
        "m4.10xlarge, 40960",
        "c4.8xlarge, 36864",
        "c5.18xlarge, 73728",
        "m6g.medium, 1024",
        "t4g.2xlarge, 8192",
        "r6i.16xlarge, 65536"
    })
    void a_vcpu_is_1024_units(String type, int units) {
        assertThat(InstanceTypes.named(type).orElseThrow().cpu()).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t2", "t3", "t3a", "t4g", "m4", "m5", "m5a", "m6i", "m6g", "m7i", "m7g", "c4", "c5", "c5a", "c6i",
                "c6g", "c7i", "c7g", "r4", "r5", "r6i", "r6g", "r7i"
            })
    void a_family_s_larger_type_has_more_memory(String family) {
        InstanceCapacity large = InstanceTypes.named(family + ".large").orElseThrow();

        assertThat(InstanceTypes.sibling(large, type -> type.memory() > large.memory()))
                .contains(InstanceTypes.named(family + ".xlarge").orElseThrow());
    }

    @Test
    void no_type_offers_all_of_its_memory() {
        assertThat(InstanceTypes.named("m5.large").orElseThrow().memory()).isLessThan(8192);
        assertThat(InstanceTypes.named("t2.nano").orElseThrow().memory()).isLessThan(512);
    }
}
