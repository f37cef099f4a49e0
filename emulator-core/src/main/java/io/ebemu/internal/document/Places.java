/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the place of a value by its path, for what turns out to be wrong only after the document has been read.
 *
 * @param root the document's root; empty if it could not be read
 * @param file the file, as messages should name it
 */
public record Places(Optional<Node> root, String file) {

    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[\\]]+");

    /**
     * Where a value stands; if it is not there, the nearest value around it, named as if it had it.
     *
     * @param pointer such as {@code containerDefinitions[1].memory}
     */
    public Place of(String pointer) {
        Place found = root.map(Node::place).orElseGet(() -> Place.startOf(file));
        Optional<Node> node = root;
        for (MatchResult step : STEP.matcher(pointer).results().toList()) {
            node = node.flatMap(parent -> child(parent, step));
            if (node.isEmpty()) {
                break;
            }
            found = node.get().place();
        }
        return new Place(found.location(), pointer);
    }

    private static Optional<Node> child(Node parent, MatchResult step) {
        if (parent instanceof Node.Mapping mapping) {
            return mapping.value(step.group());
        }
        return parent instanceof Node.Sequence sequence && step.group(1) != null
                ? sequence.items().stream().skip(Long.parseLong(step.group(1))).findFirst()
                : Optional.empty();
    }
}
