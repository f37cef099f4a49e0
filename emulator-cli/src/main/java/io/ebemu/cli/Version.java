/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, from what Maven puts into the jar. */
final class Version {

    private Version() {}

    static String ofThisProgram() {
        try (InputStream file =
                Version.class.getResourceAsStream("/META-INF/maven/io.ebemu/ebemu-cli/pom.properties")) {
            if (file == null) {
                return "(not packaged)";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "(unknown version)");
        } catch (IOException e) {
            throw new UncheckedIOException("reading the program's own version", e);
        }
    }
}
