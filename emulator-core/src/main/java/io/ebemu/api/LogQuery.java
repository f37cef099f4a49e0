/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.List;

/**
 * Which log lines of an environment's containers to read.
 *
 * @param containers names in the task definition or service identifiers; all of the task's containers if empty
 * @param tail how many of each container's latest lines to begin with; all of them if negative
 * @param follow whether to go on until the containers end
 */
public record LogQuery(List<String> containers, int tail, boolean follow) {

    public LogQuery {
        containers = List.copyOf(containers);
    }
}
