/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks of an engine. */
public interface Networks {

    /**
     * The address at which containers on the default bridge reach the engine's host, such as {@code 172.17.0.1}; empty if
     * the engine has no such bridge.
     */
    Optional<String> bridgeGateway();

    /** The addresses of the default bridge, such as {@code 172.17.0.0/16}; empty if the engine has no such bridge. */
    Optional<String> bridgeSubnet();

    /** Creates a network. One whose addresses another network has is a CONFLICT. */
    void create(NetworkSpec spec);

    /** Removes a network on which nothing runs. Fine if there is none. */
    void remove(String name);

    /** All networks that have all of these labels. An empty value matches any value. */
    List<NetworkInfo> list(Map<String, String> labels);

    /**
     * A network.
     *
     * @param name its name
     * @param labels its labels
     */
    record NetworkInfo(String name, Map<String, String> labels) {

        public NetworkInfo {
            labels = Map.copyOf(labels);
        }
    }
}
