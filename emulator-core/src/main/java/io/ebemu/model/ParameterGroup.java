/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Map;

/**
 * A DB parameter group of RDS or a cache parameter group of ElastiCache. What it does not set has the value of the
 * family's default group.
 *
 * @param name its name, in lower case
 * @param family such as {@code postgres15} or {@code redis7}
 * @param parameters values by parameter name
 */
public record ParameterGroup(String name, String family, Map<String, String> parameters) {

    public ParameterGroup {
        parameters = Ordered.copyOf(parameters);
    }
}
