/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.PlanStep;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.Problem;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ReplicationGroupStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The JSON documents that commands print under {@code --json}. */
public final class Documents {

    private final Json json = new Json();

    /** One environment. */
    public String status(ObservedState state) {
        return json.document(new StatusJson().write(state));
    }

    /** One environment with its replication groups. */
    public String status(ObservedState state, List<ReplicationGroupStatus> groups) {
        return json.document(new StatusJson().write(state, groups));
    }

    /** An environment that is no more. */
    public String terminated(String environmentName) {
        return json.document(new JsonObject()
                .with(
                        "Environment",
                        new JsonObject()
                                .with("EnvironmentName", environmentName)
                                .with("Status", "Terminated")));
    }

    /** Several environments. */
    public String environments(List<ObservedState> states) {
        return json.document(new StatusJson().write(states));
    }

    /** One environment's health: the keys of {@code DescribeEnvironmentHealth}, then the containers. */
    public String health(ObservedState state, Instant now) {
        return json.document(new StatusJson().health(state, now));
    }

    /** What a sweep found. */
    public String swept(boolean dryRun, List<SweptEnvironment> environments) {
        return json.document(new JsonObject()
                .with("DryRun", dryRun)
                .with(
                        "Environments",
                        environments.stream().map(Documents::swept).toList()));
    }

    /** Where a browser finds something. */
    public String page(URI page) {
        return json.document(new JsonObject().with("url", page));
    }

    /** What is wrong in a bundle. */
    public String problems(List<Problem> problems) {
        return json.document(new ProblemJson().write(problems));
    }

    /** The same as a SARIF log. */
    public String sarif(List<Problem> problems, SourceFiles files, String version) {
        return json.document(new ProblemSarif(files, version).write(problems));
    }

    /** The steps of a plan. */
    public String plan(List<PlanStep> steps) {
        return json.document(new JsonObject()
                .with("steps", steps.stream().map(Documents::step).toList()));
    }

    /** An archive of logs that was written. */
    public String logArchive(Path file, List<String> entries) {
        return json.document(new JsonObject().with("file", file).with("entries", entries));
    }

    /** Facts about the machine. */
    public String diagnoses(List<Diagnosis> diagnoses) {
        return json.document(new JsonObject()
                .with("diagnoses", diagnoses.stream().map(Documents::diagnosis).toList()));
    }

    private static JsonObject step(PlanStep step) {
        return new JsonObject()
                .with("number", step.number())
                .with("dependsOn", step.dependsOn())
                .with("resource", step.resource())
                .with("action", step.action())
                .with("cause", step.cause());
    }

    private static JsonObject swept(SweptEnvironment environment) {
        return new JsonObject()
                .with("EnvironmentName", environment.environment())
                .with("Presence", environment.presence().name().toLowerCase(Locale.ROOT))
                .with("Finding", environment.finding())
                .with("Removed", environment.removed())
                .with("KeptData", environment.keptData());
    }

    private static JsonObject diagnosis(Diagnosis diagnosis) {
        JsonObject object = new JsonObject()
                .with("subject", diagnosis.subject())
                .with("state", diagnosis.state().name().toLowerCase(Locale.ROOT))
                .with("fact", diagnosis.fact());
        return diagnosis.remedy().isEmpty() ? object : object.with("remedy", diagnosis.remedy());
    }
}
