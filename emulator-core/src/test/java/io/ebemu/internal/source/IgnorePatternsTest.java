/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnorePatternsTest {

    @ParameterizedTest
    @CsvSource({
        "*.log, a.log, true",
        "*.log, deep/er/a.log, true",
        "*.log, a.log.txt, false",
        "node_modules, web/node_modules/x/y.js, true",
        "node_modules/, node_modules, false",
        "/src, src/a, true",
        "/src, web/src/a, false",
        "web/src, web/src/a, true",
        "web/src, more/web/src/a, false",
        "web/*.js, web/a.js, true",
        "web/*.js, web/deep/a.js, false",
        "web/**, web/deep/a.js, true",
        "**/secret, a/b/secret, true",
        "a/**/z, a/z, true",
        "file?, file1, true",
        "file[0-9], file7, true",
        "file[!0-9], file7, false",
        "\\#note, #note, true",
        "# note, # note, false"
    })
    void a_pattern_leaves_out_what_git_would(String pattern, String file, boolean out) {
        assertThat(IgnorePatterns.of(List.of(pattern)).leaveOut(file)).isEqualTo(out);
    }

    @Test
    void the_last_pattern_that_matches_decides() {
        IgnorePatterns patterns = IgnorePatterns.of(List.of("*", "", "!Dockerrun.aws.json", "!conf/"));

        assertThat(patterns.leaveOut("Dockerrun.aws.json")).isFalse();
        assertThat(patterns.leaveOut("conf/nginx.conf")).isFalse();
        assertThat(patterns.leaveOut("src/app.js")).isTrue();
    }
}
