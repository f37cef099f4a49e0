/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import java.util.Locale;
import java.util.Set;

/**
 * Names for files that every file system takes. Windows refuses some characters, a dot or space at the end, and the names
 * of its devices with whatever ending.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file">Naming files</a>
 */
public final class FileName {

    private static final int MOST_CHARACTERS = 120;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FileName() {}

    /** The name itself where that will do, else one that looks like it; two names may get the same. */
    public static String of(String name) {
        String plain =
                name.replaceAll("[^\\p{L}\\p{N}._,()\\[\\]{}$#@=+ -]", "_").strip();
        String shorter = plain.substring(0, Math.min(plain.length(), MOST_CHARACTERS));
        String whole = shorter.replaceAll("[. ]+$", "_");
        String base = whole.replaceAll("\\..*$", "").toLowerCase(Locale.ROOT);
        boolean device = DEVICES.contains(base) || base.matches("(com|lpt)[0-9]");
        return whole.isEmpty() || device || whole.startsWith(".") ? "_" + whole : whole;
    }
}
