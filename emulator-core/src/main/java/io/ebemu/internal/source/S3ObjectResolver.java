/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.LocalValues;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what a task refers to in S3 from the files that stand in for it. */
final class S3ObjectResolver {

    static final String NO_AUTHENTICATION = "authentication-not-local";

    private final Map<String, StandIns.S3Object> standIns;
    private final Places places;
    private final Problems problems;
    private final StandInProblems warnings;
    private final Set<String> referred = new LinkedHashSet<>();

    S3ObjectResolver(Map<String, StandIns.S3Object> standIns, Places places, Problems problems) {
        this.standIns = standIns;
        this.places = places;
        this.problems = problems;
        this.warnings = new StandInProblems(problems);
    }

    /** The task's local values: those of secrets as given, those of S3 objects from their files. */
    LocalValues resolve(TaskDefinition task, Map<String, String> secrets) {
        Map<String, Map<String, String>> environmentFiles = environmentFiles(task);
        Optional<Path> credentials = task.authentication()
                .flatMap(authentication -> find(
                        authentication.arn(),
                        places.of("authentication"),
                        NO_AUTHENTICATION,
                        "so images are pulled with your own docker login"))
                .map(StandIns.S3Object::file);
        standIns.forEach((arn, object) -> {
            if (!referred.contains(arn)) {
                warnings.unused(object.place(), "s3-object-unused", arn, referred);
            }
        });
        return new LocalValues(secrets, environmentFiles, credentials);
    }

    private Map<String, Map<String, String>> environmentFiles(TaskDefinition task) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        for (int i = 0; i < task.containers().size(); i++) {
            List<String> arns = task.containers().get(i).references().environmentFiles();
            for (int j = 0; j < arns.size(); j++) {
                String arn = arns.get(j);
                Optional<StandIns.S3Object> object = find(
                        arn,
                        places.of("containerDefinitions[" + i + "].environmentFiles[" + j + "].value"),
                        "environment-file-not-local",
                        "so it sets no variables");
                if (object.isPresent() && !files.containsKey(arn)) {
                    files.put(arn, variables(object.get()));
                }
            }
        }
        return files;
    }

    private Map<String, String> variables(StandIns.S3Object object) {
        return LocalFiles.content(object.file(), object.place(), problems)
                .map(content -> new VariablesFile(object.written(), problems).read(content))
                .orElse(Map.of());
    }

    private Optional<StandIns.S3Object> find(String arn, Place place, String code, String consequence) {
        referred.add(arn);
        Optional<StandIns.S3Object> object = Optional.ofNullable(standIns.get(arn));
        if (object.isEmpty()) {
            warnings.missing(
                    place,
                    code,
                    "there is no local file for this S3 object, " + consequence,
                    "S3Objects",
                    arn,
                    "./" + arn.substring(arn.lastIndexOf('/') + 1));
        }
        return object;
    }
}
