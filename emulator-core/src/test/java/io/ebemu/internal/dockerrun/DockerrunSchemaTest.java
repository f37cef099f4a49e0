/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.KeySite;
import io.ebemu.internal.document.PublishedSchema;
import io.ebemu.internal.document.SchemaContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerrunSchemaTest extends SchemaContract {

    /** Nothing to complain about, and everything that examples refer to. */
    private static final String FILE = """
            {"AWSEBDockerrunVersion": 2,
             "containerDefinitions": [
               {"name": "web", "image": "nginx", "memory": 64},
               {"name": "server", "image": "nginx", "memory": 64},
               {"name": "data", "image": "nginx", "memory": 64},
               {"name": "database", "image": "postgres", "memory": 64,
                "healthCheck": {"command": ["CMD", "pg_isready"]}}],
             "volumes": [{"name": "data"}],
             "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole"}
            """;

    private static final PublishedSchema SCHEMA = new PublishedSchema(DockerrunKeys.schema());

    static List<KeySite> sites() {
        return KeySite.all(DockerrunKeys.TOP);
    }

    static List<KeySite> requiredSites() {
        return sites().stream().filter(site -> site.key().mandatory()).toList();
    }

    DockerrunSchemaTest() {
        super(SCHEMA, FILE);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void a_null_that_counts_as_absent_is_taken_by_both(KeySite site) {
        assertAgreement(site.write(FILE, "null"), site.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"memory\": \"64\"",
                "\"essential\": \"true\"",
                "\"stopTimeout\": \"5\"",
                "\"links\": \"data\"",
                "\"environment\": {\"PORT\": \"80\"}",
                "\"environment\": [\"PORT=80\"]",
                "\"environment\": [{\"name\": \"PORT\", \"value\": 80}]",
                "\"command\": \"npm start\""
            })
    void what_the_reader_only_warns_of_may_be_marked_in_an_editor(String member) {
        String file =
                Dockerruns.container("\"name\": \"web\", \"image\": \"nginx\", \"memoryReservation\": 64, " + member);

        assertRefused(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"_comment\": 1", "\"unheardOf\": 1", "\"ports\": [\"80:80\"]", "\"memory\": null"})
    void other_keys_are_nothing_that_an_editor_refuses(String member) {
        assertThat(SCHEMA.complaints(Dockerruns.container(
                        "\"name\": \"web\", \"image\": \"nginx\", \"memoryReservation\": 64, " + member)))
                .isEmpty();
    }

    @Test
    void the_version_may_be_a_number_or_a_string() {
        assertThat(SCHEMA.complaints(FILE.replace(": 2,", ": \"2\","))).isEmpty();
        assertThat(SCHEMA.complaints(FILE.replace(": 2,", ": 3,"))).isNotEmpty();
        assertThat(SCHEMA.complaints(FILE.replace(": 2,", ": \"3\","))).isNotEmpty();
    }

    @Test
    void a_container_without_any_memory_is_refused_by_both() {
        String file = Dockerruns.container("\"name\": \"web\", \"image\": \"nginx\"");

        assertRefused(file);
    }

    @Override
    protected List<String> problems(String file) {
        return problemsOf(file);
    }

    /** Either the schema takes the file, or the reader has something to say as well. */
    static void assertAgreement(String file, String name) {
        List<String> complaints = SCHEMA.complaints(file);
        if (!complaints.isEmpty()) {
            assertThat(problemsOf(file))
                    .as("%s: only the schema refuses it: %s", name, complaints)
                    .isNotEmpty();
        }
    }

    /** The codes of the problems, but for those that say that a good key has no effect here. */
    private static List<String> problemsOf(String file) {
        return Dockerruns.read(file).problems().stream()
                .map(Problem::code)
                .filter(code -> !code.equals("key-not-emulated"))
                .toList();
    }
}
