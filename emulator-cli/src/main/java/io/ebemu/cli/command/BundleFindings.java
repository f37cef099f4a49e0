/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of a directory show of what its containers need.
 *
 * @param variables the environment variables that programs read: by name where, such as {@code server/app.js:12}
 * @param database the image of a database that a Compose file starts, or that variables speak of
 * @param cache the same for a cache
 * @param composeFiles the Compose files there are
 * @param dockerfiles by directory: those that have a Dockerfile
 */
record BundleFindings(
        Map<String, String> variables,
        Optional<Server> database,
        Optional<Server> cache,
        List<String> composeFiles,
        List<String> dockerfiles) {

    /**
     * A server that containers use.
     *
     * @param engine as RDS or ElastiCache names it
     * @param version as there; empty if nothing tells it
     * @param evidence what shows it
     */
    record Server(String engine, Optional<String> version, String evidence) {}
}
