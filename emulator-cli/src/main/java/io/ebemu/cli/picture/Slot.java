/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.Optional;

/**
 * A place in a layer: a card's, or one where an arrow passes through.
 *
 * @param layer counted from the left
 * @param id unique in a picture
 * @param card what stands there
 */
record Slot(int layer, String id, Optional<Card> card) {

    /** The piece of an arrow between two neighbouring layers. */
    record Hop(Slot from, Slot to, Arrow arrow) {

        /** Whether it is the arrow's last piece, which has the head and the label. */
        boolean last() {
            return to.card().isPresent();
        }
    }
}
