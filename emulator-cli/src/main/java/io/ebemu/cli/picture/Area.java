/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

/** A rectangle in pixels. */
record Area(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    /** Half way down. */
    int middle() {
        return y + height / 2;
    }
}
