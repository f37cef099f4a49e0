/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.junit.EnvironmentLifecycle;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes with environments of each lifecycle, for {@link LifecycleTest} to run. */
final class Lifecycles {

    static final FakeEngineRoom ROOM = new FakeEngineRoom();

    private Lifecycles() {}

    private static Definition of(String bundle) {
        return Definition.of(Path.of(bundle));
    }

    private static FakeEngineRoom.Registered with(Definition definition) {
        return new FakeEngineRoom.Registered(ROOM, definition);
    }

    static class PerMethod {

        @RegisterExtension
        static final FakeEngineRoom.Registered EACH = with(of("each").lasting(EnvironmentLifecycle.PER_METHOD));

        final Environment ofConstructor;
        Environment field;

        PerMethod(Environment environment) {
            ofConstructor = environment;
        }

        @BeforeEach
        void isTheSameEverywhere(Environment parameter) {
            assertThat(parameter).isSameAs(ofConstructor).isSameAs(field).isSameAs(EACH.environment());
        }

        @Test
        void once() {}

        @RepeatedTest(2)
        void repeated() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void withParameters(int number, Environment environment) {
            assertThat(environment).isSameAs(field);
        }
    }

    static class PerMethodForTheClass {

        @RegisterExtension
        static final FakeEngineRoom.Registered EACH = with(of("early").lasting(EnvironmentLifecycle.PER_METHOD));

        @BeforeAll
        static void tooEarly(Environment environment) {
            throw new AssertionError(environment);
        }

        @Test
        void isNotRun() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        @RegisterExtension
        final FakeEngineRoom.Registered ofInstance = with(of("one-instance"));

        Environment field;

        @BeforeAll
        void isUp(Environment environment) {
            assertThat(environment).isSameAs(ofInstance.environment());
        }

        @Test
        void first() {
            assertThat(field).isSameAs(ofInstance.environment());
        }

        @Nested
        class Inner {
            @Test
            void second(Environment environment) {
                assertThat(field).isSameAs(environment);
            }
        }
    }

    /** Both of its subclasses have to be there at the same time. */
    abstract static class Sharing {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void meets(Environment environment) throws Exception {
            assertThat(environment)
                    .hasToString("sharing-" + environment.id().name().substring("sharing-".length()));
            BOTH.await(30, TimeUnit.SECONDS);
        }
    }

    static class SharingOne extends Sharing {
        @RegisterExtension
        static final FakeEngineRoom.Registered SHARED = with(of("sharing").sharedBy(true));
    }

    static class SharingTwo extends Sharing {
        @RegisterExtension
        static final FakeEngineRoom.Registered SHARED =
                with(of("./sharing/../sharing").sharedBy(true));
    }

    static class FailingOne {
        @RegisterExtension
        static final FakeEngineRoom.Registered SHARED =
                with(of(FakeEngineRoom.FAILING_START).sharedBy(true));

        @Test
        void isNotRun() {}
    }

    static class FailingTwo extends FailingOne {}

    static class FailingCleanUp {
        @RegisterExtension
        static final FakeEngineRoom.Registered OWN = with(of(FakeEngineRoom.FAILING_CLEAN_UP));

        @Test
        void succeeds() {}
    }

    static class Contradicting {
        @RegisterExtension
        static final FakeEngineRoom.Registered OWN =
                with(of("never").lasting(EnvironmentLifecycle.PER_METHOD).sharedBy(true));

        @Test
        void isNotRun() {}
    }
}
