/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.api.PropertyChanges;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.EnvironmentId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together the environment properties, under Beanstalk's limits: keys of 128 characters, values of 256, 4096
 * bytes in all.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-softwaresettings.html">
 *     Environment properties</a>
 */
final class EnvironmentProperties {

    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;
    private static final int MAX_BYTES = 4096;

    private final Problems problems;

    EnvironmentProperties(Problems problems) {
        this.problems = problems;
    }

    /** The file's properties in the order written, then what was changed by hand, then the explicit ones: the last wins. */
    Map<String, String> merge(
            Map<String, PropertyTemplate> file,
            PropertyChanges changes,
            Map<String, String> explicit,
            EnvironmentId environment) {
        Map<String, String> merged = new LinkedHashMap<>();
        file.forEach((key, template) -> {
            if (!explicit.containsKey(key) && !changes.concern(key)) {
                String value = template.resolve(environment);
                check(key, value, template.place());
                merged.put(key, value);
            }
        });
        new TreeMap<>(changes.set()).forEach((key, value) -> add(merged, key, value, "setenv"));
        new TreeMap<>(explicit).forEach((key, value) -> add(merged, key, value, "--property"));
        checkTotal(merged, file);
        return merged;
    }

    private void add(Map<String, String> merged, String key, String value, String from) {
        check(key, value, place(from, key));
        merged.put(key, value);
    }

    private void check(String key, String value, Place place) {
        if (key.isBlank() || key.length() > MAX_KEY) {
            problems.error(
                    place,
                    "property-key",
                    "a property's name has 1 to " + MAX_KEY + " characters, this one has " + key.length()
                            + "; choose another");
        }
        if (value.length() > MAX_VALUE) {
            problems.error(
                    place,
                    "property-too-long",
                    "a property's value has at most " + MAX_VALUE + " characters, this one has " + value.length()
                            + "; shorten it, or keep it in a file or a secret");
        }
    }

    private void checkTotal(Map<String, String> merged, Map<String, PropertyTemplate> file) {
        int bytes = merged.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (bytes > MAX_BYTES) {
            Place place = file.values().stream()
                    .map(PropertyTemplate::place)
                    .findFirst()
                    .orElseGet(() -> place("--property", ""));
            problems.error(
                    place,
                    "properties-too-large",
                    "all properties together have at most " + MAX_BYTES + " bytes, these have " + bytes
                            + "; remove or shorten some");
        }
    }

    private static Place place(String from, String key) {
        return new Place(new SourceLocation(from, 1, 1), key);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
