/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

/** Text as XML has it. */
final class Markup {

    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /**
     * For content and attributes; what no XML document may have becomes a replacement character.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2 Characters</a>
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(character) ? character : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int character) {
        return character == '\n'
                || (character >= 0x20 && character < 0x7f)
                || (character >= 0xA0 && character < 0xD800)
                || (character >= 0xE000 && character != 0xFFFE && character != 0xFFFF);
    }
}
