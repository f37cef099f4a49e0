/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** This machine, at a time that a test lets pass. */
public final class LaterHost implements Host {

    private final Host host = new SystemHost();
    private volatile Duration passed = Duration.ZERO;

    public void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant now() {
        return host.now().plus(passed);
    }

    @Override
    public long nanoTime() {
        return host.nanoTime();
    }

    @Override
    public String randomHex(int digits) {
        return host.randomHex(digits);
    }

    @Override
    public Optional<String> environmentVariable(String name) {
        return host.environmentVariable(name);
    }

    @Override
    public Path homeDirectory() {
        return host.homeDirectory();
    }

    @Override
    public long processId() {
        return host.processId();
    }
}
