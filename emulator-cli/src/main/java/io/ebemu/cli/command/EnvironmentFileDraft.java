/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.command.BundleFindings.Server;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes an {@code ebemu.yml} to begin with: what was found is in it, the rest is there as comments. */
final class EnvironmentFileDraft {

    /** What every container has, or nobody sets by hand. */
    private static final Set<String> USUAL = Set.of("PATH", "HOME", "HOSTNAME", "USER", "PWD", "NODE_ENV", "TZ");

    private final String name;
    private final BundleFindings found;
    private final Optional<TaskDefinition> task;
    private final StringBuilder text = new StringBuilder();

    /**
     * Nothing is written yet.
     *
     * @param name the environment's
     * @param task what the Dockerrun file says, if it can be read
     */
    EnvironmentFileDraft(String name, BundleFindings found, Optional<TaskDefinition> task) {
        this.name = name;
        this.found = found;
        this.task = task;
    }

    /** The file. */
    String text() {
        text.setLength(0);
        lines(
                "# What production keeps in the console, for ebemu. Beanstalk ignores this file.",
                "# `ebemu validate` checks it; `ebemu schema ebemu.yml` describes every key.",
                "",
                "EnvironmentName: " + name);
        database();
        cache();
        properties();
        secrets();
        images();
        lines(
                "",
                "# What the task has to fit on:",
                "# InstanceType: t3.micro",
                "",
                "# How a load balancer would ask whether the application answers:",
                "# HealthCheck:",
                "#   HealthCheckPath: /");
        return text.toString();
    }

    private void database() {
        Optional<Server> server = found.database();
        String comment = server.isPresent() ? "" : "# ";
        lines(
                "",
                server.map(one -> "# " + one.evidence()
                                + ". A single DB instance is coupled: containers get RDS_HOSTNAME,")
                        .orElse("# A database beside the containers. A single one is coupled: they get RDS_HOSTNAME,"),
                "# RDS_PORT, RDS_DB_NAME, RDS_USERNAME and RDS_PASSWORD.",
                comment + "DBInstances:",
                comment + "  " + name + "-db:",
                comment + "    Engine: " + server.map(Server::engine).orElse("postgres")
                        + "              # postgres, mysql or mariadb");
        server.flatMap(Server::version).ifPresent(version -> lines("    EngineVersion: \"" + version + "\""));
        lines(
                comment + "    DBName: app",
                comment + "    MasterUsername: app",
                comment + "    MasterUserPassword: local-only-password");
    }

    private void cache() {
        Optional<Server> server = found.cache();
        String comment = server.isPresent() ? "" : "# ";
        lines(
                "",
                server.map(one -> "# " + one.evidence() + ".").orElse("# A cache beside the containers."),
                comment + "CacheClusters:",
                comment + "  " + name + "-cache:",
                comment + "    Engine: " + server.map(Server::engine).orElse("redis")
                        + "                 # redis, valkey or memcached");
        server.flatMap(Server::version).ifPresent(version -> lines("    EngineVersion: \"" + version + "\""));
    }

    /** Values are the user's: the names alone stand there, as comments. */
    private void properties() {
        Set<String> given = new TreeSet<>(USUAL);
        task.ifPresent(one -> one.containers().forEach(container -> {
            given.addAll(container.process().environment().keySet());
            given.addAll(container.references().secrets().keySet());
        }));
        Map<String, String> open = found.variables().entrySet().stream()
                .filter(variable -> !given.contains(variable.getKey())
                        && !variable.getKey().startsWith("RDS_")
                        && !variable.getKey().startsWith("EB_")
                        && !variable.getKey().startsWith("ECS_"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, java.util.TreeMap::new));
        lines("", "# Environment properties, which every container gets.", "# EnvironmentProperties:");
        if (open.isEmpty()) {
            lines("#   LOG_LEVEL: debug");
        }
        open.forEach((variable, place) -> lines("#   " + variable + ": \"\"  # " + place + " reads it"));
        found.cache()
                .ifPresent(one -> lines("#   CACHE_HOST: ${" + name + "-cache."
                        + (one.engine().equals("memcached") ? "ConfigurationEndpoint" : "RedisEndpoint")
                        + ".Address}"));
    }

    private void secrets() {
        List<String> secrets = task.map(TaskDefinition::containers).orElse(List.of()).stream()
                .flatMap(container -> container.references().secrets().values().stream())
                .distinct()
                .toList();
        lines("", "# Local values of secrets, by the valueFrom of the Dockerrun file.", "# Secrets:");
        if (secrets.isEmpty()) {
            lines("#   /" + name + "/token: local-only-token");
        }
        secrets.forEach(secret -> lines("#   " + secret + ": local-only-value"));
    }

    private void images() {
        List<String> built = task.map(TaskDefinition::containers).orElse(List.of()).stream()
                .map(ContainerDefinition::name)
                .filter(found.dockerfiles()::contains)
                .toList();
        if (built.isEmpty()) {
            lines(
                    "",
                    "# Images of your own instead of those of the Dockerrun file, by container:",
                    "# images:",
                    "#   web: { build: ./web }");
            return;
        }
        lines("", "# Built from these directories instead of pulled.", "images:");
        built.forEach(container -> lines("  " + container + ": { build: ./" + container + " }"));
    }

    private void lines(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
