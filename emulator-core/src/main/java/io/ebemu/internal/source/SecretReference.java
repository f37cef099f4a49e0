/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a {@code valueFrom} names a secret or a parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">Secrets
 *     Manager secrets in variables</a>
 */
final class SecretReference {

    /** A secret's ARN, then a key of the JSON object it holds, a version's stage and a version's id; each may be empty. */
    private static final Pattern KEYED =
            Pattern.compile("(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]*):[^:]*:[^:]*");

    private static final Pattern PARAMETER = Pattern.compile("arn:[^:]+:ssm:[^:]*:[^:]*:parameter/(.+)");

    private SecretReference() {}

    /** The names under which a local value may be given, the most exact one first. */
    static List<String> names(String valueFrom) {
        Matcher keyed = KEYED.matcher(valueFrom);
        if (keyed.matches()) {
            return List.of(valueFrom, keyed.group(1));
        }
        Matcher parameter = PARAMETER.matcher(valueFrom);
        return parameter.matches()
                ? List.of(valueFrom, "/" + parameter.group(1), parameter.group(1))
                : List.of(valueFrom);
    }

    /** The key of the secret's JSON object whose value is meant; empty for the whole secret. */
    static String jsonKey(String valueFrom) {
        Matcher keyed = KEYED.matcher(valueFrom);
        return keyed.matches() ? keyed.group(2) : "";
    }
}
