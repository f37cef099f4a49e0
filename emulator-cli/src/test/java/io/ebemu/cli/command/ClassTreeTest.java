/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassTreeTest {

    @Test
    void every_tree_that_up_needs_has_classes_in_a_jar_a_directory_or_the_runtime() {
        assertThat(ClassTree.neededByUp())
                .allSatisfy(tree -> assertThat(tree.load()).as(tree.toString()).isGreaterThan(10));
    }

    @Test
    void a_tree_is_loaded_but_not_run() {
        ClassTree tree = new ClassTree(ClassTreeTest.class.getName(), "io/ebemu/cli/command/ClassTreeTest$Fails.class");

        assertThat(tree.load()).isEqualTo(1);
    }

    @Test
    void a_tree_whose_jar_is_not_there_has_no_classes() {
        assertThat(new ClassTree("io.example.Absent", "io/example").load()).isZero();
    }

    /** Ends whoever runs it. */
    private static final class Fails {

        private static final int NEVER = Integer.parseInt("not a number");

        private Fails() {}
    }
}
