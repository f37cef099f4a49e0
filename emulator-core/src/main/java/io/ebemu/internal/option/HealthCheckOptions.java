/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options by which load balancers ask: {@code Application Healthcheck URL}, {@code aws:elb:healthcheck} of Classic
 * Load Balancers, and those of the default process, which win.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-elasticbeanstalkapplication">Application
 *     Healthcheck URL</a>
 */
final class HealthCheckOptions {

    private static final String SECTION = "HealthCheck";
    private static final String PATH = "HealthCheckPath";
    private static final String URL = "Application Healthcheck URL";

    private static final Set<String> OF_PROCESS = Set.of(
            PATH,
            "Port",
            "Protocol",
            "HealthCheckInterval",
            "HealthCheckTimeout",
            "HealthyThresholdCount",
            "UnhealthyThresholdCount",
            "MatcherHTTPCode");

    private static final Map<String, String> OF_CLASSIC = Map.of(
            "Interval", "HealthCheckInterval",
            "Timeout", "HealthCheckTimeout",
            "HealthyThreshold", "HealthyThresholdCount",
            "UnhealthyThreshold", "UnhealthyThresholdCount");

    private static final Pattern TARGET =
            Pattern.compile("(HTTP|HTTPS):(\\d{1,5})(/.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("(TCP|SSL):\\d{1,5}", Pattern.CASE_INSENSITIVE);

    private HealthCheckOptions() {}

    /** Puts what these settings say of the health check into the document; the rest is unused. */
    static void translate(List<OptionSetting> settings, SettingsDocument document, UnusedOptions unused) {
        boolean asked = settings.stream().anyMatch(HealthCheckOptions::asks);
        settings.stream()
                .filter(setting -> setting.namespace().equals(OptionNamespaces.CLASSIC_HEALTH))
                .forEach(setting -> {
                    String key = OF_CLASSIC.get(setting.name());
                    if (setting.name().equals("Target") && target(setting, document)) {
                        return;
                    }
                    // Without a path production opens a connection, and asks nothing that could be asked here.
                    if (key == null || !asked) {
                        unused.add(setting);
                    } else {
                        put(document, key, setting.value(), setting.place());
                    }
                });
        settings.stream()
                .filter(setting -> setting.namespace().equals(OptionNamespaces.APPLICATION))
                .filter(setting -> !setting.value().isBlank())
                .forEach(setting -> {
                    if (!setting.name().equals(URL) || !target(setting, document)) {
                        unused.add(setting);
                    }
                });
        settings.stream()
                .filter(setting -> setting.namespace().equals(OptionNamespaces.PROCESS))
                .forEach(setting -> {
                    if (OF_PROCESS.contains(setting.name())) {
                        put(document, setting.name(), setting.value(), setting.place());
                    } else {
                        unused.add(setting);
                    }
                });
    }

    private static boolean asks(OptionSetting setting) {
        return (setting.namespace().equals(OptionNamespaces.APPLICATION)
                        && setting.name().equals(URL)
                        && !setting.value().isBlank()
                        && !BARE.matcher(setting.value()).matches())
                || (setting.namespace().equals(OptionNamespaces.CLASSIC_HEALTH)
                        && setting.name().equals("Target")
                        && TARGET.matcher(setting.value()).matches())
                || (setting.namespace().equals(OptionNamespaces.PROCESS) && OF_PROCESS.contains(setting.name()));
    }

    /** A path, or {@code HTTP:80/path}; false for one that only opens a connection. */
    private static boolean target(OptionSetting setting, SettingsDocument document) {
        String written = setting.value().strip();
        if (BARE.matcher(written).matches()) {
            return false;
        }
        Matcher target = TARGET.matcher(written);
        if (target.matches()) {
            String path = target.group(3) == null ? "/" : target.group(3);
            put(document, PATH, path, setting.place());
            put(document, "Port", target.group(2), setting.place());
            put(document, "Protocol", target.group(1).toUpperCase(Locale.ROOT), setting.place());
        } else {
            put(document, PATH, written.startsWith("/") ? written : "/" + written, setting.place());
        }
        return true;
    }

    private static void put(SettingsDocument document, String key, String value, Place place) {
        document.put(SECTION, key, SettingsDocument.scalar(value, place));
    }
}
