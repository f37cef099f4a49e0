/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a picture shows.
 *
 * @param title what the frame around the task's containers is called
 * @param cards containers and host ports, in the order written
 * @param services what is beside the task
 * @param arrows among the cards; they go round in no circle, as no task may do that
 * @param ways from the task to each service: an arrow has no card to begin with
 */
record Topology(Line title, List<Card> cards, List<Card> services, List<Arrow> arrows, List<Arrow> ways) {

    Topology {
        cards = List.copyOf(cards);
        services = List.copyOf(services);
        arrows = List.copyOf(arrows);
        ways = List.copyOf(ways);
    }

    /** The cards that an arrow begins or ends at. */
    List<Card> connected() {
        Set<String> ends = ends();
        return cards.stream().filter(card -> ends.contains(card.id())).toList();
    }

    /** The others, of which nothing says where they should stand. */
    List<Card> alone() {
        Set<String> ends = ends();
        return cards.stream().filter(card -> !ends.contains(card.id())).toList();
    }

    private Set<String> ends() {
        return arrows.stream()
                .flatMap(arrow -> Stream.of(arrow.from(), arrow.to()))
                .collect(Collectors.toSet());
    }
}
