/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ebemu killed in the middle of its work: whatever it had done, {@code down} finds and removes it, and
 * half-made data is made anew. */
class CrashDockerIT {

    @ParameterizedTest(name = "killed after {0} ms")
    @ValueSource(ints = {300, 900, 1400, 1900, 2500, 4000})
    void downLeavesNothingOfAnUpThatWasKilledAndTheNextUpSucceeds(int milliseconds) throws InterruptedException {
        String foreign = Docker.run("run", "-d", "busybox:1.35", "sleep", "600");
        try (Ebemu ebemu = Ebemu.sample()) {
            Process up = ebemu.start("up", "--random-ports");
            // The moment of the kill is what is tested, so a fixed time is waited for and not an event.
            up.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            up.destroyForcibly().waitFor();

            Finished down = ebemu.run("down");

            assertThat(down.exitCode()).as(down.toString()).isZero();
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
            assertThat(Docker.run("network", "ls", "-q", "--filter", ebemu.label()))
                    .isEmpty();
            assertThat(Docker.run(
                            "volume", "ls", "--filter", ebemu.label(), "--format", "{{.Label \"io.ebemu.role\"}}"))
                    .matches("(service-(data|backups)\\s*)*");
            assertThat(Docker.run("inspect", "--format", "{{.State.Running}}", foreign))
                    .isEqualTo("true");

            Finished again = ebemu.run("up", "-d", "--random-ports");
            assertThat(again.exitCode()).as(again.toString()).isZero();
        } finally {
            Docker.run("rm", "-f", foreign);
        }
    }

    @ParameterizedTest(name = "agent killed after {0} ms")
    @ValueSource(ints = {600, 1500, 2500})
    void downLeavesNothingOfADetachedUpThatWasKilled(int milliseconds) throws InterruptedException {
        try (Ebemu ebemu = Ebemu.sample()) {
            Process up = ebemu.start("up", "-d", "--random-ports");
            up.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            up.destroyForcibly().waitFor();

            Finished down = ebemu.run("down");

            assertThat(down.exitCode()).as(down.toString()).isZero();
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        }
    }
}
