/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DockerIgnoreTest {

    @ParameterizedTest
    @CsvSource({
        "target, target, true",
        "target, target/classes/A.class, true",
        "target, sub/target, false",
        "/target/, target/x, true",
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "*/*.md, docs/README.md, true",
        "**/*.md, README.md, true",
        "**/*.md, a/b/c.md, true",
        "a/**, a/b/c, true",
        "temp?, temp1, true",
        "temp?, temp10, false",
        "file[0-9], file7, true",
        "./x/../y, y, true",
        "a.b, aXb, false",
        "., x, false"
    })
    void patterns_match_as_docker_matches_them(String pattern, String path, boolean excluded) {
        assertThat(DockerIgnore.parse(List.of(pattern)).excludes(path)).isEqualTo(excluded);
    }

    @Test
    void the_last_matching_rule_decides() {
        DockerIgnore ignore = DockerIgnore.parse(List.of("# docs", "", "*.md", "!README.md", "README-secret.md"));

        assertThat(ignore.excludes("x.md")).isTrue();
        assertThat(ignore.excludes("README.md")).isFalse();
        assertThat(ignore.excludes("README-secret.md")).isTrue();
        assertThat(ignore.excludes("# docs")).isFalse();
        assertThat(ignore.isFinal()).isFalse();
    }

    @Test
    void an_exception_brings_back_what_lies_below_an_excluded_directory() {
        DockerIgnore ignore = DockerIgnore.parse(List.of("target", "!target/app.jar"));

        assertThat(ignore.excludes("target/app.jar")).isFalse();
        assertThat(ignore.excludes("target/other.jar")).isTrue();
    }
}
