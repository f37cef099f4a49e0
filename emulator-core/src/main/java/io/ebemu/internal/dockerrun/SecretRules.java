/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about what a container gets from secrets and from files in S3. */
final class SecretRules {

    private static final int MAX_FILES = 10;
    private static final Pattern FILE_ARN = Pattern.compile("arn:aws[a-z-]*:s3:::[^/]+/.*\\.env");

    private SecretRules() {}

    static void complete(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Stream.concat(
                            container.references().secrets().stream(),
                            container.log().stream().flatMap(log -> log.secretOptions().stream()))
                    .forEach(secret -> {
                        requireWord("name", secret.name(), secret.fields(), "a secret needs a name; write one", report);
                        requireWord(
                                "valueFrom",
                                secret.valueFrom(),
                                secret.fields(),
                                "a secret needs the ARN of a secret or a parameter, or a parameter's name; write it in"
                                        + " valueFrom",
                                report);
                    });
        }
    }

    static void nameUnique(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Set<String> taken = new HashSet<>(container.process().environment().keySet());
            for (SecretDraft secret : container.references().secrets()) {
                secret.name()
                        .filter(name -> !taken.add(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "The secret name must be unique and not shared with any new or existing environment"
                                        + " variables set on the container, such as '" + Excerpt.of(name.value())
                                        + "'. Rename or remove one of them"));
            }
        }
    }

    /** Beanstalk takes the role from the file; ECS registers no secrets without it. */
    static void roleGiven(TaskDraft task, BiConsumer<Place, String> report) {
        boolean blank =
                task.executionRoleArn().filter(role -> role.value().isBlank()).isPresent();
        if (task.fields().has("executionRoleArn") && !blank) {
            return;
        }
        task.containers().stream()
                .filter(container -> !container.references().secrets().isEmpty())
                .findFirst()
                .ifPresent(container -> report.accept(
                        container.fields().place("secrets"),
                        "When you are specifying container secrets, you must also specify a value for"
                                + " 'executionRoleArn'. Write it at the top level of the file"));
    }

    static void atMostTenFiles(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            List<ReferencesDraft.FileDraft> files = container.references().environmentFiles();
            if (files.size() > MAX_FILES) {
                report.accept(
                        files.get(MAX_FILES).fields().place(),
                        "a container has at most " + MAX_FILES + " environment files, this one has " + files.size()
                                + "; merge some");
            }
        }
    }

    static void fileValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (ReferencesDraft.FileDraft file : container.references().environmentFiles()) {
                if (wrong("value", file.value(), file.fields(), FILE_ARN)) {
                    report.accept(
                            file.fields().place("value"),
                            "an environment file is the ARN of an S3 object whose name ends in .env; write it like"
                                    + " arn:aws:s3:::bucket/app.env");
                }
                if (wrong("type", file.type(), file.fields(), Pattern.compile("s3"))) {
                    report.accept(file.fields().place("type"), "an environment file is of one type; write s3");
                }
            }
        }
    }

    static void credentialsComplete(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .references()
                    .credentials()
                    .ifPresent(credentials -> requireWord(
                            "credentialsParameter",
                            credentials.parameter(),
                            credentials.fields(),
                            "repositoryCredentials need the ARN of a secret; write it in credentialsParameter",
                            report));
        }
    }

    static void authenticationComplete(TaskDraft task, BiConsumer<Place, String> report) {
        task.authentication()
                .filter(authentication -> authentication.model().isEmpty())
                .ifPresent(authentication -> report.accept(
                        authentication.fields().place(),
                        "authentication needs the bucket and the key of an S3 object; without them images are pulled"
                                + " without credentials, write both"));
    }

    private static boolean wrong(String key, Optional<Located<String>> value, Fields fields, Pattern form) {
        return !fields.has(key)
                || value.filter(text -> !form.matcher(text.value()).matches()).isPresent();
    }

    private static void requireWord(
            String key,
            Optional<Located<String>> value,
            Fields fields,
            String message,
            BiConsumer<Place, String> report) {
        boolean blank = value.filter(text -> text.value().isBlank()).isPresent();
        if (blank || !fields.has(key)) {
            report.accept(fields.place(key), message);
        }
    }
}
