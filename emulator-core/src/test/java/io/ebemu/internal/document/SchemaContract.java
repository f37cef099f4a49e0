/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema and the reader of a format agree: what the reader takes without a word, the schema takes; what the schema
 * refuses, the reader has something to say about. Whoever extends it has a static method {@code sites} for all keys and
 * one {@code requiredSites} for those that an object cannot be without.
 */
public abstract class SchemaContract {

    private final PublishedSchema schema;
    private final String file;

    /**
     * A contract.
     *
     * @param schema the schema
     * @param file nothing to complain about, and everything that examples refer to
     */
    protected SchemaContract(PublishedSchema schema, String file) {
        this.schema = schema;
        this.file = file;
    }

    /** What the reader says about a file. */
    protected abstract List<String> problems(String written);

    @Test
    void the_file_that_the_others_are_made_from_is_fine() {
        assertTaken(file);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void examples_and_defaults_are_taken_by_both(KeySite site) {
        site.fittingValues().forEach(value -> assertTaken(site.write(file, value)));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void wrong_values_are_refused_by_both(KeySite site) {
        site.wrongValues().forEach(value -> assertRefused(site.write(file, value)));
    }

    @ParameterizedTest
    @MethodSource("requiredSites")
    void an_object_without_a_required_key_is_refused_by_both(KeySite site) {
        assertRefused(site.remove(file));
        assertRefused(site.write(file, "null"));
    }

    /** Neither has anything to say. */
    protected final void assertTaken(String written) {
        assertThat(schema.complaints(written)).as(written).isEmpty();
        assertThat(problems(written)).as(written).isEmpty();
    }

    /** Both have something to say. */
    protected final void assertRefused(String written) {
        assertThat(schema.complaints(written)).as(written).isNotEmpty();
        assertThat(problems(written)).as(written).isNotEmpty();
    }
}
