/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

/**
 * From what needs to what is needed.
 *
 * @param from a card's id
 * @param to another card's id
 * @param kind why
 * @param label what is written at its head; may be empty
 * @param detail the same in full length, as a sentence
 */
record Arrow(String from, String to, Kind kind, String label, String detail) {

    /** The widest label, in pixels. */
    private static final int WIDEST = 170;

    /** Why one is needed; of several reasons between two cards the first counts. */
    enum Kind {
        LINK("a link: known by name"),
        VOLUMES("its volumes are mounted"),
        DEPENDENCY("waited for"),
        PORT("a published port"),
        SERVICE("reached by the task");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** For the legend. */
        String meaning() {
            return meaning;
        }
    }

    /** The label as far as there is room. */
    Line line() {
        return Line.fitting(label, TextStyle.LABEL, WIDEST);
    }

    boolean labelled() {
        return !label.isEmpty();
    }
}
