/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.internal.host.Host;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A host with a home directory and environment variables of the test's choice. */
final class FakeHost implements Host {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    FakeHost(Path home) {
        this.home = home;
    }

    FakeHost with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
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
        return home;
    }

    @Override
    public long processId() {
        return 1;
    }
}
