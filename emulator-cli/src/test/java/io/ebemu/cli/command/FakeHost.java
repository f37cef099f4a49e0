/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.internal.host.Host;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A machine where time stands still. */
record FakeHost(Map<String, String> environment) implements Host {

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public String randomHex(int digits) {
        return "0".repeat(digits);
    }

    @Override
    public Optional<String> environmentVariable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    @Override
    public Path homeDirectory() {
        return Path.of("/home/user");
    }

    @Override
    public long processId() {
        return 1;
    }
}
