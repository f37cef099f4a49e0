/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import io.ebemu.junit.BeanstalkTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {

    @Test
    void theBundleIsWhereTheAnnotationSaysWithItsProperties() {
        var bundle = Asked.by(Outer.class).orElseThrow().definition().bundle();

        assertThat(bundle.path()).isEqualTo(Path.of("outer"));
        assertThat(bundle.properties()).isEqualTo(Map.of("A", "1", "B", "x=y", "C", ""));
        assertThat(bundle.environmentName()).isEmpty();
    }

    @Test
    void aPropertyWithoutANameIsRefusedWithoutShowingItsValue() {
        assertThatThrownBy(() -> Asked.by(Nameless.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(Nameless.class.getName(), "NAME=value")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aSubclassInheritsTheAnnotationAndOwnsItsEnvironment() {
        assertThat(Asked.by(Sub.class).orElseThrow().owner()).isEqualTo(Sub.class);
        assertThat(Asked.by(Outer.class, Sub.class).orElseThrow().owner()).isEqualTo(Sub.class);
    }

    @Test
    void aNestedClassSharesTheEnvironmentAroundItUnlessItHasItsOwn() {
        assertThat(Asked.by(Outer.Sharing.class).orElseThrow().owner()).isEqualTo(Outer.class);
        assertThat(Asked.by(Outer.Own.class).orElseThrow().owner()).isEqualTo(Outer.Own.class);
    }

    @Test
    void anOuterClassKeepsItsEnvironmentWhileANestedOneRunsWithItsOwn() {
        assertThat(Asked.by(Outer.class, Outer.Own.class).orElseThrow().owner()).isEqualTo(Outer.class);
    }

    @Test
    void aClassWithoutTheAnnotationHasNoEnvironment() {
        assertThat(Asked.by(AskedTest.class)).isEmpty();
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
