/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.TaskRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ebemu.yml} gives in place of things in AWS that a task may refer to.
 *
 * @param secrets secrets and parameters, by ARN or by a parameter's name
 * @param s3Objects objects in S3 by ARN
 * @param taskRole the task's IAM role with its credentials
 */
public record StandIns(Map<String, Secret> secrets, Map<String, S3Object> s3Objects, Optional<TaskRole> taskRole) {

    public StandIns {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        s3Objects = Collections.unmodifiableMap(new LinkedHashMap<>(s3Objects));
    }

    /** Nothing stands in for anything. */
    static StandIns none() {
        return new StandIns(Map.of(), Map.of(), Optional.empty());
    }

    /**
     * A secret's local value.
     *
     * @param value the value
     * @param place where its key stands
     */
    public record Secret(String value, Place place) {

        /** The text, number or boolean that the value has under a key, if the value is a JSON object. */
        Optional<String> member(String key) {
            byte[] content = value.getBytes(StandardCharsets.UTF_8);
            // Messages about the text might quote it, and whoever asks for a member says what is wrong.
            return JsonDocument.read(content, "", new Problems())
                    .filter(Node.Mapping.class::isInstance)
                    .flatMap(root -> ((Node.Mapping) root).value(key))
                    .filter(Node.Scalar.class::isInstance)
                    .map(member -> ((Node.Scalar) member).text());
        }

        /** The value is a secret: only its place is shown. */
        @Override
        public String toString() {
            return "Secret[" + place + "]";
        }
    }

    /**
     * An S3 object's local file.
     *
     * @param file the file; absolute
     * @param written its path as written
     * @param place where the object's ARN stands
     */
    public record S3Object(Path file, String written, Place place) {}
}
