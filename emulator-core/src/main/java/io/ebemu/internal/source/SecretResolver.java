/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a task's secrets from their stand-ins, as the ECS agent takes them from Secrets Manager and Parameter Store. */
final class SecretResolver {

    private static final String SECTION = "Secrets";
    private static final String CREDENTIALS = "'{\"username\": \"name\", \"password\": \"password\"}'";

    private final Map<String, StandIns.Secret> standIns;
    private final Places places;
    private final Problems problems;
    private final StandInProblems warnings;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> referred = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();

    SecretResolver(Map<String, StandIns.Secret> standIns, Places places, Problems problems) {
        this.standIns = standIns;
        this.places = places;
        this.problems = problems;
        this.warnings = new StandInProblems(problems);
    }

    /** The values of the secrets that the task refers to, by their {@code valueFrom}, as far as there are any. */
    Map<String, String> resolve(TaskDefinition task) {
        for (int i = 0; i < task.containers().size(); i++) {
            container(task.containers().get(i), "containerDefinitions[" + i + "].");
        }
        task.containers().stream()
                .map(ContainerDefinition::references)
                .map(ContainerReferences::repositoryCredentials)
                .distinct()
                .forEach(this::checkCredentials);
        standIns.forEach((name, secret) -> {
            if (!used.contains(name)) {
                warnings.unused(secret.place(), "secret-unused", name, referred);
            }
        });
        return values;
    }

    private void container(ContainerDefinition container, String pointer) {
        takeAll(container.references().secrets(), pointer + "secrets", "");
        container
                .logConfiguration()
                .ifPresent(log ->
                        takeAll(log.secretOptions(), pointer + "logConfiguration.secretOptions", "the log option "));
        String credentials = container.references().repositoryCredentials();
        if (!credentials.isEmpty() && !take(credentials)) {
            warnings.missing(
                    places.of(pointer + "repositoryCredentials.credentialsParameter"),
                    S3ObjectResolver.NO_AUTHENTICATION,
                    "there is no local value for this secret, so the image is pulled with your own docker login",
                    SECTION,
                    credentials,
                    CREDENTIALS);
        }
    }

    private void takeAll(Map<String, String> secrets, String pointer, String kind) {
        int index = 0;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            if (!take(secret.getValue())) {
                warnings.missing(
                        places.of(pointer + "[" + index + "].valueFrom"),
                        "secret-not-local",
                        "there is no local value for this secret, so it does not set " + kind + secret.getKey(),
                        SECTION,
                        secret.getValue(),
                        "the-value");
            }
            index++;
        }
    }

    /** Remembers the value; false if nothing stands in for the secret. */
    private boolean take(String valueFrom) {
        boolean first = referred.add(valueFrom);
        Optional<Map.Entry<String, StandIns.Secret>> standIn = standIn(valueFrom);
        standIn.ifPresent(found -> {
            used.add(found.getKey());
            if (first) {
                value(valueFrom, found).ifPresent(value -> values.put(valueFrom, value));
            }
        });
        return standIn.isPresent();
    }

    private Optional<Map.Entry<String, StandIns.Secret>> standIn(String valueFrom) {
        return SecretReference.names(valueFrom).stream()
                .flatMap(name -> standIns.entrySet().stream()
                        .filter(entry -> entry.getKey().equals(name)))
                .findFirst();
    }

    private Optional<String> value(String valueFrom, Map.Entry<String, StandIns.Secret> standIn) {
        StandIns.Secret secret = standIn.getValue();
        String key = SecretReference.jsonKey(valueFrom);
        if (key.isEmpty() || standIn.getKey().equals(valueFrom)) {
            return Optional.of(secret.value());
        }
        Optional<String> value = secret.member(key);
        if (value.isEmpty()) {
            problems.error(
                    secret.place(),
                    "secret-key-missing",
                    "the Dockerrun file takes \"" + key + "\" of this secret, so its value has to be a JSON object with"
                            + " that key; write it like '{\"" + key + "\": \"the-value\"}'");
        }
        return value;
    }

    private void checkCredentials(String valueFrom) {
        standIn(valueFrom).map(Map.Entry::getValue).ifPresent(secret -> {
            if (secret.member("username").isEmpty() || secret.member("password").isEmpty()) {
                problems.error(
                        secret.place(),
                        "repository-credentials-invalid",
                        "an image is pulled with this secret, so its value has to be a JSON object with a username and"
                                + " a password; write it like " + CREDENTIALS);
            }
        });
    }
}
