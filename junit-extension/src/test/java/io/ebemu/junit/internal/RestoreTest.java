/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider.Lock;

@Timeout(60)
class RestoreTest {

    @Test
    void everyTestFindsWhatTheFirstFoundAndANestedClassBeginsWithThat() {
        assertThat(TestRuns.failures(TestRuns.run(Restorings.InOrder.class))).isEmpty();

        // Database and cache are seen to at the same time; the database is the one in question here.
        assertThat(Restorings.InOrder.ROOM.done.stream()
                        .filter(one -> !one.contains(" cache") && !one.contains(" memory")))
                .containsExactly(
                        "launch in-order-1",
                        "seed",
                        "snapshot db before-tests-1",
                        "prepare",
                        "first",
                        "restore db before-tests-1",
                        "prepare",
                        "second",
                        "restore db before-tests-1",
                        "snapshot db before-tests-2",
                        "prepare",
                        "third",
                        "close in-order-1");
        assertThat(Restorings.InOrder.ROOM.done("snapshot cache")).hasSize(2);
        assertThat(Restorings.InOrder.ROOM.done("restore cache")).hasSize(2);
        assertThat(Restorings.InOrder.ROOM.done("flush")).containsExactly("flush memory", "flush memory");
        assertThat(Restorings.InOrder.ROOM.done).doesNotContain("snapshot memory before-tests-1");
    }

    @Test
    void aNamedSnapshotIsTheTestsToMakeAndIsPutBackBeforeEachButTheFirst() {
        assertThat(TestRuns.failures(TestRuns.run(Restorings.Named.class))).isEmpty();

        assertThat(Restorings.Named.ROOM.done("snapshot")).isEmpty();
        assertThat(Restorings.Named.ROOM.done("restore"))
                .containsExactlyInAnyOrder("restore db seeded", "restore cache seeded");
    }

    @Test
    void testsOfOneEnvironmentRunOneAfterTheOtherWhereMethodsRunConcurrently() {
        assertThat(TestRuns.failures(TestRuns.runConcurrently(Restorings.Concurrent.class)))
                .isEmpty();

        assertThat(Restorings.Concurrent.ROOM.done("restore db")).hasSize(2);
    }

    @Test
    void aTestThatRestoresIsRefusedBesideAnotherOfTheSameEnvironment() throws Exception {
        Turns turns = new Turns();
        try (AutoCloseable reading = turns.begin("reads()", false)) {
            assertThatThrownBy(() -> turns.begin("restores()", true))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll("restores() and reads()", "@RestoreBetweenTests", "SAME_THREAD");
            turns.begin("reads too()", false).close();
            assertThat(reading).isNotNull();
        }
        try (AutoCloseable restoring = turns.begin("restores()", true)) {
            assertThatThrownBy(() -> turns.begin("reads()", false)).isInstanceOf(UsageException.class);
            assertThat(restoring).isNotNull();
        }
        turns.begin("reads()", false).close();
    }

    @Test
    void classesThatShareAnEnvironmentLockTheSameAndOnlyThatWhichRestoresLocksItForItself() {
        Set<Lock> sharing = new SharingLock().provideForClass(Restorings.Sharing.class);
        Set<Lock> restoring = new RestoringLock().provideForClass(Restorings.SharingAndRestoring.class);
        Set<Lock> another = new SharingLock().provideForClass(Restorings.SharingAnother.class);

        assertThat(sharing).singleElement().extracting(Lock::getAccessMode).isEqualTo(ResourceAccessMode.READ);
        assertThat(restoring).singleElement().extracting(Lock::getAccessMode).isEqualTo(ResourceAccessMode.READ_WRITE);
        assertThat(key(restoring)).isEqualTo(key(sharing)).isNotEqualTo(key(another));
    }

    private static String key(Set<Lock> locks) {
        return locks.iterator().next().getKey();
    }
}
