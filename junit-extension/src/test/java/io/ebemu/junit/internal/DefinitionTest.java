/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import io.ebemu.junit.BeanstalkTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void theBundleIsWhereTheAnnotationSaysWithItsProperties() {
        var bundle = Definition.of(Outer.class).orElseThrow().bundle();

        assertThat(bundle.path()).isEqualTo(Path.of("outer"));
        assertThat(bundle.properties()).isEqualTo(Map.of("A", "1", "B", "x=y", "C", ""));
        assertThat(bundle.environmentName()).isEmpty();
    }

    @Test
    void aPropertyWithoutANameIsRefusedWithoutShowingItsValue() {
        Definition definition = Definition.of(Nameless.class).orElseThrow();

        assertThatThrownBy(definition::bundle)
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(Nameless.class.getName(), "NAME=value")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aSubclassInheritsTheAnnotationAndOwnsItsEnvironment() {
        assertThat(Definition.of(Sub.class).orElseThrow().owner()).isEqualTo(Sub.class);
        assertThat(Definition.of(Outer.class, Sub.class).orElseThrow().owner()).isEqualTo(Sub.class);
    }

    @Test
    void aNestedClassSharesTheEnvironmentAroundItUnlessItHasItsOwn() {
        assertThat(Definition.of(Outer.Sharing.class).orElseThrow().owner()).isEqualTo(Outer.class);
        assertThat(Definition.of(Outer.Own.class).orElseThrow().owner()).isEqualTo(Outer.Own.class);
    }

    @Test
    void anOuterClassKeepsItsEnvironmentWhileANestedOneRunsWithItsOwn() {
        assertThat(Definition.of(Outer.class, Outer.Own.class).orElseThrow().owner())
                .isEqualTo(Outer.class);
    }

    @Test
    void aClassWithoutTheAnnotationHasNoEnvironment() {
        assertThat(Definition.of(DefinitionTest.class)).isEmpty();
    }

    @BeanstalkTest(
            bundle = "outer",
            properties = {"A=1", "B=x=y", "C="})
    static class Outer {

        class Sharing {}

        @BeanstalkTest(bundle = "own")
        class Own {}
    }

    static class Sub extends Outer {}

    @BeanstalkTest(bundle = "outer", properties = "=secret")
    static class Nameless {}
}
