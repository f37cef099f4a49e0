/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

/**
 * One place where an engine was looked for.
 *
 * @param place such as {@code DOCKER_HOST} or {@code unix:///var/run/docker.sock}
 * @param outcome what was found there
 */
public record Attempt(String place, String outcome) {

    @Override
    public String toString() {
        return place + ": " + outcome;
    }
}
