/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** The real machine. */
public final class SystemHost implements Host {

    private final SecureRandom random = new SecureRandom();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public String randomHex(int digits) {
        StringBuilder hex = new StringBuilder(digits);
        random.ints(digits, 0, 16).forEach(digit -> hex.append(Character.forDigit(digit, 16)));
        return hex.toString();
    }

    @Override
    public Optional<String> environmentVariable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    @Override
    public Path homeDirectory() {
        return Path.of(System.getProperty("user.home"));
    }

    @Override
    public long processId() {
        return ProcessHandle.current().pid();
    }
}
