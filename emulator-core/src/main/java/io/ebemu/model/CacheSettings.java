/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * What API calls have set of a cache since it was defined, and what a server that runs can be told: it is no part of what
 * a server is made from.
 *
 * @param authTokens the tokens that clients may give, the newest first; empty for the one of the definition. Masked in
 *     {@link #toString}
 * @param parameterGroup its parameter group; empty for the one of the definition
 */
public record CacheSettings(List<String> authTokens, Optional<ParameterGroup> parameterGroup) {

    public CacheSettings {
        authTokens = List.copyOf(authTokens);
    }

    /** Nothing has been set. */
    public static CacheSettings asDefined() {
        return new CacheSettings(List.of(), Optional.empty());
    }

    @Override
    public String toString() {
        return "CacheSettings[" + authTokens.size() + " tokens, " + parameterGroup.map(ParameterGroup::name) + "]";
    }
}
