/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.List;

/**
 * A topology with everything in its place.
 *
 * @param title what the frame is called
 * @param frame around the task's containers
 * @param cards all boxes
 * @param routes all arrows
 * @param legend what the kinds of arrows mean, each at the left end of its sample
 * @param width the whole picture's, in pixels
 * @param height the whole picture's, in pixels
 */
record Drawing(Line title, Area frame, List<Box> cards, List<Route> routes, List<Key> legend, int width, int height) {

    Drawing {
        cards = List.copyOf(cards);
        routes = List.copyOf(routes);
        legend = List.copyOf(legend);
    }

    /** A card in its place. */
    record Box(Card card, Area area) {}

    /** What a kind of arrow means. */
    record Key(Arrow.Kind kind, int x, int y) {

        /** The sample's length in pixels. */
        static final int SAMPLE = 34;

        Line line() {
            return new Line(kind.meaning(), TextStyle.PLAIN);
        }

        int width() {
            return SAMPLE + 8 + line().width();
        }
    }
}
