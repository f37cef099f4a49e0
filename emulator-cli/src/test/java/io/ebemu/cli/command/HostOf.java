/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.internal.host.Host;
import java.util.Map;

/** Machines for tests of other packages. */
public final class HostOf {

    private HostOf() {}

    /** One with these environment variables. */
    public static Host variables(Map<String, String> variables) {
        return new FakeHost(variables);
    }
}
