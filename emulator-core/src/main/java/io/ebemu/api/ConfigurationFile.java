/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

/** The files that users write for ebemu to read. */
public enum ConfigurationFile {
    /** {@code Dockerrun.aws.json}. */
    DOCKERRUN,
    /** {@code ebemu.yml}. */
    EBEMU_YML
}
