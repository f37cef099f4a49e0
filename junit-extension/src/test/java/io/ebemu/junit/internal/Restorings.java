/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.RestoreBetweenTests;
import io.ebemu.junit.SharedEnvironment;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes that put back what they change, for {@link RestoreTest} to run. */
final class Restorings {

    private Restorings() {}

    private static Definition of(String bundle) {
        return Definition.of(Path.of(bundle));
    }

    @RestoreBetweenTests
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class InOrder {

        static final FakeEngineRoom ROOM = new FakeEngineRoom();

        @RegisterExtension
        static final FakeEngineRoom.Registered OWN = new FakeEngineRoom.Registered(ROOM, of("in-order"));

        @BeforeAll
        static void seed() {
            ROOM.done.add("seed");
        }

        @BeforeEach
        void prepare() {
            ROOM.done.add("prepare");
        }

        @Test
        @Order(1)
        void first() {
            ROOM.done.add("first");
        }

        @Test
        @Order(2)
        void second() {
            ROOM.done.add("second");
        }

        @Nested
        class Inner {
            @Test
            void third() {
                ROOM.done.add("third");
            }
        }
    }

    static class Named {

        static final FakeEngineRoom ROOM = new FakeEngineRoom();

        @RegisterExtension
        static final FakeEngineRoom.Registered OWN = new FakeEngineRoom.Registered(
                ROOM, of("named").restoring(Optional.of(Definition.Rollback.to("seeded"))));

        @Test
        void one() {}

        @Test
        void other() {}
    }

    /** Its methods would run at the same time. */
    @RestoreBetweenTests
    static class Concurrent {

        static final FakeEngineRoom ROOM = new FakeEngineRoom();

        @RegisterExtension
        static final FakeEngineRoom.Registered OWN = new FakeEngineRoom.Registered(ROOM, of("concurrent"));

        @Test
        void one() throws InterruptedException {
            Thread.sleep(50); // as a test that takes its time
        }

        @Test
        void two() throws InterruptedException {
            Thread.sleep(50); // as a test that takes its time
        }

        @Test
        void three() throws InterruptedException {
            Thread.sleep(50); // as a test that takes its time
        }
    }

    @BeanstalkTest(bundle = "shop", properties = "A=1")
    @SharedEnvironment
    static class Sharing {}

    @BeanstalkTest(bundle = "./shop", properties = "A=1")
    @SharedEnvironment
    @RestoreBetweenTests
    static class SharingAndRestoring {}

    @BeanstalkTest(bundle = "shop", properties = "A=2")
    @SharedEnvironment
    static class SharingAnother {}
}
