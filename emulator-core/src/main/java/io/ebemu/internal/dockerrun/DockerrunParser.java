/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.List;
import java.util.Optional;

/** Parses the file's bytes into a draft whose values have the right types and know their places. */
final class DockerrunParser {

    /** ECS, {@code RegisterTaskDefinition}: the limit of a whole task definition. */
    private static final int MAX_BYTES = 65_536;

    private final DockerrunVersion version = new DockerrunVersion();

    /** The draft; empty, with a problem, if the file is no version 2 Dockerrun at all. */
    Optional<TaskDraft> parse(byte[] content, String fileName, Problems problems) {
        if (content.length > MAX_BYTES) {
            problems.error(
                    Place.startOf(fileName),
                    "too-large",
                    "Actual length: '" + content.length + "'. Max allowed length is '" + MAX_BYTES
                            + "' bytes. Move what is not about containers elsewhere");
            return Optional.empty();
        }
        return JsonDocument.read(content, fileName, problems).flatMap(root -> draft(root, problems));
    }

    private Optional<TaskDraft> draft(Node root, Problems problems) {
        if (!(root instanceof Node.Mapping mapping)) {
            problems.error(
                    root.place(), "wrong-type", "expected an object, got " + root.kind() + "; begin the file with {");
            return Optional.empty();
        }
        if (!version.accept(mapping, problems)) {
            return Optional.empty();
        }
        Fields top = new Fields(mapping, problems).checkedBy(DockerrunKeys.TOP);
        ContainerReader containers = new ContainerReader();
        List<ContainerDraft> drafts = top.objects("containerDefinitions", "[{\"name\": \"web\", …}]").stream()
                .map(containers::read)
                .toList();
        return Optional.of(new TaskDraft(top, drafts, VolumeReader.read(top)));
    }
}
