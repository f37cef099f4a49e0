/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Colours for a terminal (ECMA-48 SGR sequences), or none.
 *
 * @param enabled whether texts are coloured at all
 */
public record Palette(boolean enabled) {

    private static final Pattern SGR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final int[] NAMES = {36, 33, 35, 34, 32, 96, 93, 95, 94, 92};

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

    /** How many colours there are for names: no red, which is for errors. */
    static int names() {
        return NAMES.length;
    }

    /** The text in the n-th of them. */
    String name(int n, String text) {
        return sgr(Integer.toString(NAMES[n % NAMES.length]), text);
    }

    /** How many columns a line takes, without its colours. */
    static int width(String line) {
        return Glyphs.width(SGR.matcher(line).replaceAll(""));
    }

    private String sgr(String code, String text) {
        return enabled && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
