/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.KeySite;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.document.PublishedSchema;
import io.ebemu.internal.document.SchemaContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader agree about {@code ebemu.yml}. The files are written as JSON, which is YAML too. */
class EnvironmentFileSchemaTest extends SchemaContract {

    private static final String FILE = """
            {"EnvironmentName": "shop", "DBInstances": {"shop-db": {"MasterUserPassword": "local-only-password"}}}
            """;

    private static final PublishedSchema SCHEMA = new PublishedSchema(EnvironmentFileKeys.schema());

    @TempDir
    Path directory;

    static List<KeySite> sites() {
        return KeySite.all(EnvironmentFileKeys.TOP);
    }

    static List<KeySite> requiredSites() {
        return sites().stream().filter(site -> site.key().mandatory()).toList();
    }

    EnvironmentFileSchemaTest() {
        super(SCHEMA, FILE);
    }

    /** The files that examples name. */
    @BeforeEach
    void writeFiles() throws IOException {
        for (String file :
                List.of("web.env", "secrets/db-password", "Dockerfile", "Dockerfile.local", "web/Dockerfile")) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "A=1\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"CacheClusters\": {\"my-cache\": null}}",
                "{\"CacheClusters\": {\"my-cache\": {\"EngineVersion\": 7.0}}}",
                "{\"EnvironmentProperties\": {\"PORT\": 80, \"DEBUG\": true, \"URL\": \"x\"}}",
                "{\"EnvironmentName\": null, \"images\": null}",
                "{\"_comment\": 1}"
            })
    void what_needs_no_quotes_in_yaml_is_taken_by_both(String file) {
        assertTaken(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"CacheClusters\": {\"my-cache\": {\"EngineVersion\": \"latest\"}}}",
                "{\"CacheClusters\": {\"my-cache\": {\"Engine\": \"hazelcast\"}}}",
                "{\"DBInstances\": {\"db\": {\"MasterUserPassword\": \"with/slash\"}}}",
                "{\"DBInstances\": {\"db\": {\"MasterUserPassword\": \"short\"}}}",
                "{\"DBInstances\": {\"db\": {\"MasterUserPassword\": \"long-enough\", \"DBName\": \"my-db\"}}}",
                "{\"images\": {\"web\": {}}}"
            })
    void what_aws_would_refuse_is_refused_by_both(String file) {
        assertRefused(file);
    }

    @Test
    void the_name_of_an_environment_has_four_characters_at_least() {
        assertThat(SCHEMA.complaints("{\"EnvironmentName\": \"abc\"}")).isNotEmpty();
        assertThat(SCHEMA.complaints("{\"EnvironmentName\": \"abcd\"}")).isEmpty();
    }

    @Override
    protected List<String> problems(String file) {
        Problems problems = new Problems();
        new EnvironmentFileReader(problems).read(file.getBytes(StandardCharsets.UTF_8), directory);
        return problems.sorted().stream().map(Problem::code).toList();
    }
}
