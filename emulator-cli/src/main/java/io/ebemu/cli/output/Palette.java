/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.Locale;

/**
 * Colours for a terminal (ECMA-48 SGR sequences), or none.
 *
 * @param enabled whether texts are coloured at all
 */
public record Palette(boolean enabled) {

    private static final int[] NAMES = {36, 33, 35, 34, 32, 96, 93, 95};

    public String bold(String text) {
        return sgr("1", text);
    }

    public String faint(String text) {
        return sgr("2", text);
    }

    public String red(String text) {
        return sgr("31", text);
    }

    public String green(String text) {
        return sgr("32", text);
    }

    public String yellow(String text) {
        return sgr("33", text);
    }

    /** The text in a colour of Beanstalk's health: Green, Yellow, Red; Grey and anything else is faint. */
    public String health(String color, String text) {
        return switch (color.toLowerCase(Locale.ROOT)) {
            case "green" -> green(text);
            case "yellow" -> yellow(text);
            case "red" -> red(text);
            default -> faint(text);
        };
    }

    /** The n-th name's text in that name's own colour. */
    String name(int n, String text) {
        return sgr(Integer.toString(NAMES[n % NAMES.length]), text);
    }

    private String sgr(String code, String text) {
        return enabled && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
