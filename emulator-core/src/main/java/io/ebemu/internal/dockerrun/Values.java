/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes located values off their places, on the way from the drafts to the model. */
final class Values {

    private Values() {}

    static <T> T required(Optional<Located<T>> value) {
        return value.orElseThrow().value();
    }

    static <T> Optional<T> of(Optional<Located<T>> value) {
        return value.map(Located::value);
    }

    static <T> List<T> all(List<Located<T>> values) {
        return values.stream().map(Located::value).toList();
    }

    static Map<String, String> all(Map<String, Located<String>> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, value.value()));
        return texts;
    }

    /** A boolean that is false where it is not given. */
    static boolean flag(Fields fields, String key) {
        return fields.flag(key).map(Located::value).orElse(false);
    }
}
