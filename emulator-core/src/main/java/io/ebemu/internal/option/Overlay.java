/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays one document over another: objects are joined key by key, of all else what lies above counts. */
public final class Overlay {

    private Overlay() {}

    /** Both documents as one. Names of services are the same in other letters' case. */
    public static Node.Mapping of(Node.Mapping above, Node.Mapping below) {
        List<Node.Member> members = new ArrayList<>();
        above.members().forEach(member -> {
            Optional<Node.Member> under = below.members().stream()
                    .filter(other -> other.key().equalsIgnoreCase(member.key()))
                    .findFirst();
            members.add(under.filter(
                            other -> other.value() instanceof Node.Mapping && member.value() instanceof Node.Mapping)
                    .map(other -> new Node.Member(
                            member.key(), member.place(), of((Node.Mapping) member.value(), (Node.Mapping)
                                    other.value())))
                    .orElse(member));
        });
        below.members().stream()
                .filter(member ->
                        above.members().stream().noneMatch(other -> other.key().equalsIgnoreCase(member.key())))
                .forEach(members::add);
        return new Node.Mapping(above.place(), members);
    }
}
