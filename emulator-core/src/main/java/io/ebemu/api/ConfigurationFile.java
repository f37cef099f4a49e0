/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

/** A file that users write and editors can check. */
public enum ConfigurationFile {
    /** {@code Dockerrun.aws.json} of version 2: the containers. JSON. */
    DOCKERRUN("Dockerrun.aws.json"),
    /** {@code ebemu.yml}: what production keeps in the console. YAML. */
    EBEMU_YML("ebemu.yml");

    private final String fileName;

    ConfigurationFile(String fileName) {
        this.fileName = fileName;
    }

    /** Its name in a source bundle. */
    public String fileName() {
        return fileName;
    }
}
