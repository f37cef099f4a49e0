/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    private static final Optional<String> UNSET = Optional.empty();

    @Test
    void the_first_variable_of_the_locale_that_is_set_says_whether_the_terminal_knows_unicode() {
        assertThat(Glyphs.of(UNSET, UNSET, UNSET).unicode()).isFalse();
        assertThat(Glyphs.of(UNSET, UNSET, Optional.of("C")).unicode()).isFalse();
        assertThat(Glyphs.of(UNSET, UNSET, Optional.of("de_DE.utf8")).unicode()).isTrue();
        assertThat(Glyphs.of(UNSET, Optional.of("UTF-8"), Optional.of("C")).unicode())
                .isTrue();
        assertThat(Glyphs.of(Optional.of("POSIX"), UNSET, Optional.of("en_US.UTF-8"))
                        .unicode())
                .isFalse();
    }

    @Test
    void what_has_no_room_is_cut_by_columns_not_by_characters() {
        assertThat(new Glyphs(true).cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(new Glyphs(true).cut("abcdef", 5)).isEqualTo("abcd…");
        assertThat(new Glyphs(false).cut("abcdef", 5)).isEqualTo("abcd~");
        assertThat(new Glyphs(true).cut("数据库", 5)).isEqualTo("数据…");
        assertThat(new Glyphs(true).cut("数据库", 4)).isEqualTo("数…");
        assertThat(new Glyphs(true).cut("abc", 0)).isEmpty();
    }
}
