/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Located;
import io.ebemu.model.DBEngine;
import java.util.Optional;

/** Reads the master user of a DB instance. */
final class DBMaster {

    private final ServiceFields fields;
    private final DBEngine engine;
    private final String usernameKey;
    private final String passwordKey;

    DBMaster(ServiceFields fields, DBEngine engine, String usernameKey, String passwordKey) {
        this.fields = fields;
        this.engine = engine;
        this.usernameKey = usernameKey;
        this.passwordKey = passwordKey;
    }

    String username() {
        String name = fields.checked(
                usernameKey,
                "ebroot",
                engine::takesUsername,
                "master-username-invalid",
                "a master user's name begins with a letter and goes on with letters, digits and underscores, "
                        + engine.longestUsername() + " at most; write one");
        engine.usernameRefusal(name)
                .ifPresent(
                        refusal -> fields.error(usernameKey, "master-username-reserved", refusal + ". Choose another"));
        return name;
    }

    String password() {
        Optional<String> password = fields.fields().text(passwordKey).map(Located::value);
        if (!fields.fields().has(passwordKey)) {
            fields.fields()
                    .problem(
                            fields.fields().place(),
                            "master-password-missing",
                            passwordKey + " is missing; write one of 8 to " + engine.longestPassword() + " characters");
        }
        password.flatMap(engine::passwordRefusal)
                .ifPresent(refusal -> fields.error(passwordKey, "master-password-invalid", refusal + remedy(refusal)));
        return password.orElse("");
    }

    private static String remedy(String refusal) {
        return refusal.contains("shorter")
                ? " Write a longer one"
                : refusal.contains("longer") ? " Write a shorter one" : "";
    }
}
