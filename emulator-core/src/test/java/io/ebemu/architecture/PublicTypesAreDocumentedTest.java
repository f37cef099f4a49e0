/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files keep no comments, so this reads the sources. */
class PublicTypesAreDocumentedTest {

    @Test
    void every_public_type_of_the_core_says_what_it_is() throws IOException {
        assertThat(undocumentedTypesBelow(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void a_public_type_without_a_comment_is_found(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Silent.java"), "/* licence */\npublic record Silent() {}");
        Files.writeString(sources.resolve("Spoken.java"), "/** Speaks. */ public record Spoken() {}\nclass Inside {}");

        assertThat(undocumentedTypesBelow(sources)).containsExactly("Silent");
    }

    private static List<String> undocumentedTypesBelow(Path root) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(root);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            List<String> undocumented = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree declared
                            && declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            && DocTrees.instance(task).getDocComment(TreePath.getPath(unit, type)) == null) {
                        undocumented.add(declared.getSimpleName().toString());
                    }
                }
            }
            return undocumented;
        }
    }
}
