/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.error.EbemuException;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which environment a verb means: the one {@code -e} names, or the bundle's. A directory that is none names nothing. */
final class EnvironmentLookup {

    private static final List<String> FILES =
            List.of("Dockerrun.aws.json", "ebemu.yml", ".elasticbeanstalk/config.yml");

    private final Session session;
    private final BeanstalkEmulator emulator;

    EnvironmentLookup(Session session, BeanstalkEmulator emulator) {
        this.session = session;
        this.emulator = emulator;
    }

    /**
     * The environment meant.
     *
     * @throws UsageException if neither option nor bundle tells
     */
    EnvironmentId find(Optional<Path> bundle) {
        Optional<EnvironmentId> named = session.namedEnvironment();
        Path path = session.options().resolve(bundle.orElse(Path.of(".")));
        if (named.isPresent() && !isBundle(path)) {
            return named.get();
        }
        if (Files.isDirectory(path) && !isBundle(path)) {
            throw new UsageException(
                    "which environment? " + path.toAbsolutePath().normalize()
                            + " is no source bundle (it has none of " + String.join(", ", FILES)
                            + "); name the environment with -e NAME" + known());
        }
        return emulator.environmentOf(session.bundle(bundle, Map.of(), Optional.empty()));
    }

    /** The bundle whose environment is meant, if there is one here. */
    Optional<Bundle> bundle(Optional<Path> given) {
        Path path = session.options().resolve(given.orElse(Path.of(".")));
        return isBundle(path) ? Optional.of(session.bundle(given, Map.of(), Optional.empty())) : Optional.empty();
    }

    /** The same under the name of the environment, with an absolute path: for a process that runs elsewhere. */
    Optional<Bundle> bundleOf(EnvironmentId environment, Optional<Path> given) {
        return bundle(given)
                .map(one -> new Bundle(
                        one.path().toAbsolutePath().normalize(),
                        Optional.of(environment.name()),
                        one.properties(),
                        one.instanceType(),
                        one.strict()));
    }

    /** A bundle has the records of its environments beside it, even of those that left nothing on the engine. */
    private static boolean isBundle(Path path) {
        return Files.isDirectory(path)
                ? FILES.stream().anyMatch(file -> Files.exists(path.resolve(file)))
                : Files.exists(path);
    }

    /**
     * The state of the environment meant.
     *
     * @throws UsageException if there is no such environment
     */
    ObservedState describe(Optional<Path> bundle) {
        EnvironmentId environment = find(bundle);
        return emulator.describe(environment)
                .orElseThrow(() -> new UsageException("there is no environment " + environment
                        + " on this engine; `ebemu up` launches one, or name another with -e NAME" + known()));
    }

    /** The names to choose from, as far as the engine tells: what is wrong is the command, not the engine. */
    private String known() {
        try {
            List<ObservedState> all = emulator.describeAll();
            return all.isEmpty()
                    ? " (this engine has none)"
                    : all.stream()
                            .map(state -> state.environment().name())
                            .collect(Collectors.joining(", ", " (this engine has ", ")"));
        } catch (EbemuException e) {
            return "";
        }
    }
}
