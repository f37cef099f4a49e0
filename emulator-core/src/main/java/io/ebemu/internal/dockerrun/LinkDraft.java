/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link taken apart: {@code target} or {@code target:alias}. */
record LinkDraft(String target, String alias) {

    private static final Pattern FORM = Pattern.compile("([^:\\s]+)(?::([^:\\s]+))?");

    static Optional<LinkDraft> parse(String link) {
        Matcher matcher = FORM.matcher(link);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String alias = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
        return Optional.of(new LinkDraft(matcher.group(1), alias));
    }
}
