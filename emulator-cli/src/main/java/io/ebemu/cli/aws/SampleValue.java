/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import java.util.Map;

/** Values that examples show. */
final class SampleValue {

    private static final Map<String, String> BY_OPTION = Map.ofEntries(
            Map.entry("db-instance-identifier", "shop-db"),
            Map.entry("db-snapshot-identifier", "before"),
            Map.entry("db-parameter-group-name", "shop"),
            Map.entry("db-parameter-group-family", "postgres15"),
            Map.entry("cache-cluster-id", "pages"),
            Map.entry("replication-group-id", "sessions"),
            Map.entry("snapshot-name", "before"),
            Map.entry("cache-parameter-group-name", "small"),
            Map.entry("cache-parameter-group-family", "redis7"));

    private SampleValue() {}

    /** A value of an option, or, of one that has none here, what stands for it in help texts. */
    static String of(Parameter parameter) {
        return BY_OPTION.getOrDefault(parameter.name(), parameter.label());
    }
}
