/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Tells what of Testcontainers' settings matters here: it starts databases and caches. An environment variable wins over
 * the file.
 *
 * @see <a href="https://java.testcontainers.org/features/configuration/">Testcontainers: custom configuration</a>
 */
final class TestcontainersDiagnostics {

    private static final String FILE = ".testcontainers.properties";

    /** What a setting does, by the name that it has in the file. None holds a secret. */
    private static final Map<String, String> SETTINGS = settings();

    private static final Set<String> ENGINES = Set.of("docker.host", "tc.host");

    private final Host host;
    private final Findings found;

    TestcontainersDiagnostics(Host host, Findings found) {
        this.host = host;
        this.found = found;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("docker.host", "the engine that Testcontainers uses unless DOCKER_HOST is set");
        settings.put("tc.host", "the engine that Testcontainers uses");
        settings.put("docker.client.strategy", "how it found its engine last");
        settings.put("host.override", "the address at which services are expected");
        settings.put("docker.socket.override", "the socket that its reaper gets");
        settings.put("ryuk.disabled", "whether nobody removes what a killed test leaves");
        settings.put("ryuk.container.image", "the reaper's image");
        settings.put("testcontainers.reuse.enable", "whether containers may outlive a test");
        settings.put("hub.image.name.prefix", "what its image names begin with");
        settings.put("image.substitutor", "the class that changes its image names");
        return settings;
    }

    /** @param endpoint where ebemu's engine is; empty if there is none */
    void run(String endpoint) {
        Path file = host.homeDirectory().resolve(FILE);
        Properties properties = read(file);
        int told = 0;
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            String variable = variable(setting.getKey());
            String value = host.environmentVariable(variable)
                    .orElseGet(
                            () -> properties.getProperty(setting.getKey(), "").strip());
            if (!value.isEmpty()) {
                boolean inFile = host.environmentVariable(variable).isEmpty();
                setting(setting.getKey(), inFile ? setting.getKey() + " in " + file : variable, value, endpoint);
                told++;
            }
        }
        if (told == 0) {
            found.ok("Testcontainers", "nothing is set; its defaults hold");
        }
    }

    private void setting(String key, String place, String value, String endpoint) {
        String fact = place + " is " + value + ": " + SETTINGS.get(key);
        if (ENGINES.contains(key) && !endpoint.isEmpty() && !value.equals(endpoint)) {
            found.warning(
                    "Testcontainers",
                    fact + "; ebemu uses " + endpoint,
                    "remove it, or give ebemu the same engine: --host " + value);
        } else if (key.equals("ryuk.disabled") && Boolean.parseBoolean(value)) {
            found.warning("Testcontainers", fact, "ebemu sweep removes what killed tests leave");
        } else {
            found.ok("Testcontainers", fact);
        }
    }

    private Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                found.warning(
                        "Testcontainers",
                        file + " cannot be read: " + e.getMessage(),
                        "mend it or remove it; Testcontainers ignores it");
            }
        }
        return properties;
    }

    /** {@code ryuk.disabled} is {@code TESTCONTAINERS_RYUK_DISABLED}. */
    private static String variable(String key) {
        String name = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return name.startsWith("TESTCONTAINERS_") ? name : "TESTCONTAINERS_" + name;
    }
}
