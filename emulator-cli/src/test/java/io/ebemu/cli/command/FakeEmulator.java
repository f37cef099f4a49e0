/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.ConfigurationFile;
import io.ebemu.api.ContainerCommand;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.api.PlanStep;
import io.ebemu.api.PropertyChanges;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EbemuException;
import io.ebemu.error.Problem;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** An emulator that knows what a test told it, and remembers what it was asked. */
final class FakeEmulator implements BeanstalkEmulator {

    final Map<String, ObservedState> states = new ConcurrentHashMap<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final FakeServices services = new FakeServices(calls);
    final List<Problem> problems = new ArrayList<>();
    final List<PlanStep> steps = new ArrayList<>();
    final List<SweptEnvironment> swept = new ArrayList<>();
    final List<Diagnosis> diagnoses = new ArrayList<>();
    final List<EnvironmentEvent> events = new ArrayList<>();
    final List<EnvironmentEvent> recorded = new CopyOnWriteArrayList<>();
    final List<EnvironmentEvent> logs = new ArrayList<>();
    volatile Optional<ApplicationVersion> version = Optional.empty();
    final Map<String, String> variables = new ConcurrentHashMap<>();
    volatile IntSupplier commands = () -> 0;
    volatile Optional<EbemuException> logFailure = Optional.empty();
    volatile Launch launch = (bundle, options, listener) -> {
        throw new IllegalStateException("the test expects no launch");
    };
    volatile Optional<EbemuException> refusal = Optional.empty();
    volatile Optional<Bundle> validated = Optional.empty();
    volatile Optional<Bundle> identified = Optional.empty();
    volatile Optional<Path> records = Optional.empty();
    volatile Optional<Bundle> launched = Optional.empty();
    volatile Optional<LaunchOptions> launchedWith = Optional.empty();

    interface Launch {
        Environment launch(Bundle bundle, LaunchOptions options, EventListener listener);
    }

    @Override
    public List<Problem> validate(Bundle bundle) {
        calls.add("validate " + bundle.path() + " strict=" + bundle.strict());
        validated = Optional.of(bundle);
        refusal.ifPresent(failure -> {
            throw failure;
        });
        return problems;
    }

    @Override
    public String schema(ConfigurationFile file) {
        return "{\"title\": \"" + file + "\"}\n";
    }

    @Override
    public EnvironmentId environmentOf(Bundle bundle) {
        identified = Optional.of(bundle);
        return new EnvironmentId(bundle.environmentName().orElse("fibonacci"));
    }

    @Override
    public Optional<Path> recordsBeside(EnvironmentId environment) {
        return records;
    }

    @Override
    public Environment launch(Bundle bundle, LaunchOptions options, EventListener listener) {
        launched = Optional.of(bundle);
        launchedWith = Optional.of(options);
        calls.add("launch");
        events.forEach(listener::on);
        return launch.launch(bundle, options, listener);
    }

    @Override
    public void prepare() {
        calls.add("prepare");
    }

    @Override
    public List<PlanStep> plan(Bundle bundle, LaunchOptions options, EventListener listener) {
        launched = Optional.of(bundle);
        launchedWith = Optional.of(options);
        events.forEach(listener::on);
        return steps;
    }

    @Override
    public Optional<ObservedState> describe(EnvironmentId environment) {
        return Optional.ofNullable(states.get(environment.name()));
    }

    @Override
    public List<ObservedState> describeAll() {
        return states.values().stream().toList();
    }

    @Override
    public void down(EnvironmentId environment, EventListener listener) {
        calls.add("down " + environment);
        events.forEach(listener::on);
    }

    @Override
    public void terminate(EnvironmentId environment, boolean deleteData, EventListener listener) {
        calls.add("terminate " + environment + " deleteData=" + deleteData);
        events.forEach(listener::on);
    }

    @Override
    public void events(EnvironmentId environment, EventListener listener) {
        calls.add("events " + environment);
        recorded.forEach(listener::on);
    }

    @Override
    public Map<String, String> labelsOfTests() {
        return Map.of();
    }

    @Override
    public List<SweptEnvironment> sweep(SweepOptions options, EventListener listener) {
        calls.add("sweep " + options);
        events.forEach(listener::on);
        return swept;
    }

    @Override
    public void logs(EnvironmentId environment, LogQuery query, EventListener listener) {
        calls.add("logs " + environment + " " + query.containers() + " tail=" + query.tail() + " follow="
                + query.follow());
        logFailure.ifPresent(failure -> {
            throw failure;
        });
        logs.forEach(listener::on);
    }

    @Override
    public List<Diagnosis> diagnose(Optional<Bundle> bundle) {
        bundle.ifPresent(one -> calls.add("diagnose " + one.path()));
        return diagnoses;
    }

    @Override
    public void close() {}

    @Override
    public Environment deploy(Bundle bundle, DeployOptions options, EventListener listener) {
        calls.add("deploy " + bundle.path());
        events.forEach(listener::on);
        return launch.launch(bundle, LaunchOptions.standard(), listener);
    }

    @Override
    public Environment restart(EnvironmentId environment, EventListener listener) {
        calls.add("restart " + environment);
        return launch.launch(Bundle.of(Path.of(".")), LaunchOptions.standard(), listener);
    }

    @Override
    public Environment configure(EnvironmentId environment, PropertyChanges changes, EventListener listener) {
        calls.add("configure " + environment + " " + changes);
        return launch.launch(Bundle.of(Path.of(".")), LaunchOptions.standard(), listener);
    }

    @Override
    public void keep(EnvironmentId environment, PropertyChanges changes) {
        calls.add("keep " + environment + " " + changes);
    }

    @Override
    public ApplicationVersion read(Bundle bundle) {
        calls.add("read " + bundle.path());
        return version.orElseThrow();
    }

    @Override
    public ApplicationVersion declared(EnvironmentId environment) {
        calls.add("declared " + environment);
        return version.orElseThrow();
    }

    @Override
    public Map<String, String> variables(EnvironmentId environment, String container) {
        calls.add("variables " + environment + " " + container);
        return variables;
    }

    @Override
    public int exec(EnvironmentId environment, String container, ContainerCommand command) {
        String size = command.screen()
                .map(screen ->
                        " on " + screen.size().columns() + "x" + screen.size().rows())
                .orElse("");
        calls.add("exec " + environment + " " + container + " " + command.words() + size);
        try {
            command.in().transferTo(command.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commands.getAsInt();
    }

    @Override
    public Endpoint endpoint(EnvironmentId environment, String container, int containerPort) {
        return new FakeEnvironment(states.get(environment.name()), false).endpoint(container, containerPort);
    }

    @Override
    public Rds rds(EnvironmentId environment, EventListener listener) {
        calls.add("rds " + environment);
        events.forEach(listener::on);
        return services.rds();
    }

    @Override
    public ElastiCache elastiCache(EnvironmentId environment, EventListener listener) {
        calls.add("elasticache " + environment);
        events.forEach(listener::on);
        return services.elastiCache();
    }

    @Override
    public SecurityGroups securityGroups(EnvironmentId environment, EventListener listener) {
        calls.add("ec2 " + environment);
        events.forEach(listener::on);
        return services.securityGroups();
    }
}
