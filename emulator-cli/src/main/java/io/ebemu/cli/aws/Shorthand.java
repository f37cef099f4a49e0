/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.error.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Structures as the AWS CLI lets people write them in a word: {@code Key=value,Other='a, b'}.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html">Shorthand syntax</a>
 */
final class Shorthand {

    private static final Pattern PAIR = Pattern.compile("([A-Za-z]+)=(?:'([^']*)'|\"([^\"]*)\"|([^,]*))(?:,|$)");

    private Shorthand() {}

    /** @param option the option's name, for errors */
    static Map<String, String> parse(String option, String written) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(written);
        int end = 0;
        while (end < written.length() && pair.find(end) && pair.start() == end) {
            for (int group = 2; group <= 4; group++) {
                if (pair.start(group) >= 0) {
                    pairs.put(pair.group(1), pair.group(group));
                }
            }
            end = pair.end();
        }
        if (end < written.length()) {
            throw new UsageException(option + ": expected KEY=VALUE pairs with commas between them; write values with"
                    + " commas in quotes");
        }
        return pairs;
    }
}
