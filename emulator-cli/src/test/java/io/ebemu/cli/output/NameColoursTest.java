/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameColoursTest {

    private static final int COUNT = 10;

    @Test
    void a_task_s_names_have_the_same_different_colours_in_whichever_order_they_come() {
        List<String> names = List.of("web", "worker", "server", "client", "nginx", "db");
        List<String> others = List.of("db", "nginx", "client", "worker", "web", "server");
        NameColours one = new NameColours(COUNT);
        NameColours two = new NameColours(COUNT);

        one.admit(names);
        two.admit(others);

        assertThat(names).allMatch(name -> one.of(name) == two.of(name));
        assertThat(new HashSet<>(names.stream().map(one::of).toList())).hasSameSizeAs(names);
    }

    @Test
    void a_name_keeps_its_colour_when_others_come() {
        NameColours colours = new NameColours(COUNT);
        int before = colours.of("web");

        colours.admit(List.of("a", "b", "c", "d", "web"));

        assertThat(colours.of("web")).isEqualTo(before);
    }

    @Test
    void more_names_than_colours_share_them() {
        NameColours colours = new NameColours(2);

        colours.admit(List.of("a", "b", "c"));

        assertThat(Set.of(0, 1)).contains(colours.of("c"));
    }
}
