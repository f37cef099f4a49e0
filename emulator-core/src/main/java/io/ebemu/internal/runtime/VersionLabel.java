/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The label of an application version.
 *
 * @param text 1 to 100 characters, none of them a control character, no slash at either end
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateApplicationVersion.html">CreateApplicationVersion</a>
 */
record VersionLabel(String text) {

    private static final int MAX_LENGTH = 100;
    /** File systems take 255 bytes. */
    private static final int MAX_FILE_NAME = 200;

    /** @throws UsageException if Beanstalk would not take it */
    VersionLabel {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new UsageException("a version label has 1 to " + MAX_LENGTH + " characters, this one has "
                    + text.strip().length() + "; choose another");
        }
        if (text.startsWith("/") || text.endsWith("/") || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the version label \"" + text.replaceAll("\\p{Cntrl}", "?")
                    + "\" begins or ends with a slash, or has a control character; choose another");
        }
    }

    /** A name that every file system takes, and that no other label has. */
    String fileName() {
        String name = StateDirectory.fileName(text);
        // Capital letters alone do not tell two files apart everywhere, and a name may be too long.
        boolean safe = name.length() <= MAX_FILE_NAME && name.equals(name.toLowerCase(Locale.ROOT));
        return safe ? name : StateDirectory.fileName(shortened()) + "%" + digest();
    }

    private String shortened() {
        return text.substring(0, Math.min(text.length(), 20));
    }

    private String digest() {
        return ContentDigest.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
