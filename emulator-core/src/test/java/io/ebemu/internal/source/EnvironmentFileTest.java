/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.PropertyChanges;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.EnvironmentId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentFileTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("test-env");

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @Test
    void identifiers_are_kept_in_lower_case() {
        assertThat(read("CacheClusters: {My-Cache: }\n").services())
                .extracting("identifier")
                .containsExactly("my-cache");
    }

    @Test
    void a_reference_that_leads_nowhere_lists_what_there_is() {
        read("CacheClusters: {c: }\nEnvironmentProperties:\n  A: x${c.Endpoint.Address}\n");

        assertThat(found())
                .containsExactly(
                        "reference-unknown ebemu.yml:3:6 EnvironmentProperties.A: ${c.Endpoint.Address} refers to"
                                + " nothing, and $${ stands for the text itself; there are c.RedisEndpoint.Address, c.RedisEndpoint.Port");
    }

    @Test
    void a_reference_without_any_service_says_so() {
        read("EnvironmentProperties: {A: '${db.Endpoint.Port}'}\n");

        assertThat(found())
                .containsExactly(
                        "reference-unknown ebemu.yml:1:28 EnvironmentProperties.A: ${db.Endpoint.Port} refers to"
                                + " nothing, and $${ stands for the text itself; there are no DBInstances or CacheClusters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a${c.RedisEndpoint.Port}b${c.RedisEndpoint.Port} | a6379b6379
            ${!c.RedisEndpoint.Port}                         | ${c.RedisEndpoint.Port}
            $${c.RedisEndpoint.Port}                         | ${c.RedisEndpoint.Port}
            $HOME {x} }$                                     | $HOME {x} }$
            a$${b and $${c                                   | a${b and ${c
            $${x}${c.RedisEndpoint.Port}                     | ${x}6379
            5$ and ${c.RedisEndpoint.Port}$                  | 5$ and 6379$
            """)
    void a_value_is_substituted_as_fn_sub_does(String written, String value) {
        EnvironmentFile file = read("CacheClusters: {c: }\nEnvironmentProperties: {A: '" + written + "'}\n");

        assertThat(found()).isEmpty();
        assertThat(merge(file)).containsExactly(Map.entry("A", value));
    }

    @Test
    void what_does_not_look_like_a_reference_is_not_shown() {
        read("EnvironmentProperties: {A: 'x${s3cret}y'}\n");

        assertThat(found())
                .containsExactly(
                        "reference-unknown ebemu.yml:1:28 EnvironmentProperties.A: a reference in this value refers"
                                + " to nothing, and $${ stands for the text itself; there are no DBInstances or CacheClusters");
    }

    @Test
    void a_reference_without_an_end_is_refused() {
        read("EnvironmentProperties: {A: '${x'}\n");

        assertThat(found())
                .singleElement()
                .asString()
                .endsWith(
                        "EnvironmentProperties.A: a reference begins with ${ and does not end; add }, or write $${ for the text"
                                + " itself");
    }

    @Test
    void a_property_without_a_value_is_left_out_with_a_warning() {
        EnvironmentFile file = read("EnvironmentProperties:\n  A:\n  B: b\n");

        assertThat(merge(file)).containsOnlyKeys("B");
        assertThat(found())
                .containsExactly(
                        "property-empty ebemu.yml:2:3 EnvironmentProperties.A: has no value; Beanstalk keeps no"
                                + " property without one, remove it or give it a value");
    }

    @Test
    void a_property_at_beanstalks_limits_is_accepted_and_one_above_refused() {
        merge(read("EnvironmentProperties:\n  " + "k".repeat(128) + ": " + "v".repeat(256) + "\n"));
        assertThat(found()).isEmpty();

        merge(read("EnvironmentProperties:\n  " + "k".repeat(129) + ": " + "v".repeat(257) + "\n"));
        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly(
                        "property-key a property's name has 1 to 128 characters, this one has 129; choose another",
                        "property-too-long a property's value has at most 256 characters, this one has 257; shorten it, or"
                                + " keep it in a file or a secret");
    }

    @Test
    void more_than_4096_bytes_of_properties_are_refused() {
        StringBuilder yaml = new StringBuilder("EnvironmentProperties:\n");
        for (int i = 0; i < 16; i++) {
            yaml.append("  K")
                    .append((char) ('A' + i))
                    .append(": ")
                    .append("v".repeat(254))
                    .append('\n');
        }
        merge(read(yaml.toString()));
        assertThat(found()).isEmpty();

        merge(read(yaml + "  L: x\n"));
        assertThat(found())
                .containsExactly(
                        "properties-too-large ebemu.yml:2:7 EnvironmentProperties.KA: all properties together have"
                                + " at most 4096 bytes, these have 4098; remove or shorten some");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                          | image-override-invalid | images.web: expected either build or image; write {build: ./server} or {image: other/image:tag}
            {build: ., image: x}        | image-override-invalid | images.web: expected either build or image; write {build: ./server} or {image: other/image:tag}
            x                           | wrong-type             | images.web: expected an object, got a string; write it like {build: ./server} or {image: other/image:tag}
            {build: ./nowhere}          | build-context-missing  | images.web.build: there is no directory ./nowhere beside this file; correct the path
            {build: .}                  | dockerfile-missing     | images.web.build: there is no Dockerfile in .; write dockerfile: with its name
            {build: {dockerfile: D}}    | dockerfile-missing     | images.web.build.dockerfile: there is no D in .; write dockerfile: with its name
            """)
    void an_image_override_that_cannot_work_is_refused(String override, String code, String message) {
        read("images:\n  web: " + override + "\n");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(code + " ebemu.yml:2:")
                .endsWith(" " + message);
    }

    @Test
    void an_unknown_key_is_a_warning_with_a_suggestion() {
        read("EnvironmentProperty: {}\nenvironmentname: x\n");

        assertThat(problems.haveErrors()).isFalse();
        assertThat(found())
                .containsExactly(
                        "key-unknown ebemu.yml:1:1 EnvironmentProperty: \"EnvironmentProperty\" is no key that is known"
                                + " here, and has no effect; did you mean \"EnvironmentProperties\"?",
                        "key-unknown ebemu.yml:2:1 environmentname: \"environmentname\" is no key that is known here, and"
                                + " has no effect; did you mean \"EnvironmentName\"?");
    }

    private EnvironmentFile read(String yaml) {
        return new EnvironmentFileReader(problems).read(yaml.getBytes(StandardCharsets.UTF_8), directory);
    }

    private Map<String, String> merge(EnvironmentFile file) {
        return new EnvironmentProperties(problems)
                .merge(file.properties(), PropertyChanges.none(), Map.of(), ENVIRONMENT);
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
