/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.Optional;

/** Parses the file's bytes into a draft whose values have the right types and know their places. */
final class DockerrunParser {

    /** ECS, {@code RegisterTaskDefinition}: the limit of a whole task definition. */
    private static final int MAX_BYTES = 65_536;

    private static final int MEBIBYTE = 1 << 20;

    private final DockerrunVersion version = new DockerrunVersion();

    /** The draft; empty, with a problem, if the file is no version 2 Dockerrun at all. */
    Optional<TaskDraft> parse(byte[] content, String fileName, Problems problems) {
        if (content.length > MAX_BYTES) {
            problems.error(
                    Place.startOf(fileName),
                    "too-large",
                    "Actual length: " + length(content) + ". Max allowed length is '" + MAX_BYTES
                            + "' bytes. Move what is not about containers elsewhere");
            return Optional.empty();
        }
        Problems syntax = new Problems(Layer.BEANSTALK);
        Optional<Node> root = JsonDocument.read(content, fileName, syntax);
        problems.addAll(syntax.sorted());
        return root.flatMap(document -> draft(document, problems));
    }

    /** Of a file that is beyond all measure only the beginning was read, so its length is not known. */
    private static String length(byte[] content) {
        return content.length < MEBIBYTE ? "'" + content.length + "'" : "over '" + MEBIBYTE + "'";
    }

    private Optional<TaskDraft> draft(Node root, Problems problems) {
        if (!(root instanceof Node.Mapping mapping)) {
            problems.report(
                    Severity.ERROR,
                    Layer.BEANSTALK,
                    root.place(),
                    "wrong-type",
                    "expected an object, got " + root.kind() + "; begin the file with {");
            return Optional.empty();
        }
        return version.accept(mapping, problems)
                ? Optional.of(TaskDraft.read(new Fields(mapping, problems)))
                : Optional.empty();
    }
}
