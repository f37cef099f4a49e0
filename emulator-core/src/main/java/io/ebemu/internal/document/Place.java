/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import io.ebemu.error.SourceLocation;

/**
 * Where a value stands, both in the file and in the document.
 *
 * @param location line and column
 * @param pointer the path from the root, such as {@code containerDefinitions[1].memory}; empty for the root
 */
public record Place(SourceLocation location, String pointer) {

    /** What is deeper in a file is nothing that is read; its pointer ends here, since each value below repeats it. */
    private static final int LONGEST = 250;

    private static final int MAX_KEY = 100;

    /** The first character of a file: for problems that have no better place. */
    public static Place startOf(String file) {
        return new Place(new SourceLocation(file, 1, 1), "");
    }

    /**
     * The same spot, named as a member of this value: for members that should be there and are not. A long key is cut:
     * the pointers of all that is below it repeat it.
     */
    public Place member(String key) {
        String name = Excerpt.of(key, MAX_KEY);
        return step(pointer.isEmpty() ? name : "." + name);
    }

    /** The same spot, named as an item of this list, counted from 0. */
    Place item(int index) {
        return step("[" + index + "]");
    }

    private Place step(String name) {
        return pointer.length() > LONGEST ? this : new Place(location, pointer + name);
    }
}
