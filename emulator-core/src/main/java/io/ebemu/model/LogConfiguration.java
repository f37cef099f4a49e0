/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Map;

/**
 * Where a container's output goes (ECS {@code LogConfiguration}).
 *
 * @param logDriver such as {@code awslogs} or {@code json-file}
 * @param options the driver's options in the order written
 * @param secretOptions options whose values are secrets: the {@code valueFrom} by the option's name
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html">LogConfiguration</a>
 */
public record LogConfiguration(String logDriver, Map<String, String> options, Map<String, String> secretOptions) {

    public LogConfiguration {
        options = Ordered.copyOf(options);
        secretOptions = Ordered.copyOf(secretOptions);
    }

    /** Options may hold tokens: only their names are shown. */
    @Override
    public String toString() {
        return "LogConfiguration[" + logDriver + ", options=" + options.keySet() + "]";
    }
}
