/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.LogConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log configuration as written. Options may be secrets: no message quotes one. */
record LogDraft(
        Fields fields,
        Optional<Located<String>> logDriver,
        Map<String, Located<String>> options,
        List<SecretDraft> secretOptions) {

    private static final String EXAMPLE = "{\"logDriver\": \"json-file\", \"options\": {\"max-size\": \"10m\"}}";
    private static final String OPTIONS = "{\"max-size\": \"10m\"}";

    static Optional<LogDraft> read(Fields container) {
        return container.object("logConfiguration", EXAMPLE).map(log -> {
            log.checkedBy(DockerrunKeys.LOG_CONFIGURATION);
            return new LogDraft(
                    log,
                    log.text("logDriver"),
                    log.textsByKey("options", OPTIONS),
                    SecretDraft.readAll(log, "secretOptions"));
        });
    }

    boolean uses(String driver) {
        return logDriver.filter(name -> name.value().equals(driver)).isPresent();
    }

    LogConfiguration model() {
        return new LogConfiguration(Values.required(logDriver), Values.all(options), SecretDraft.byName(secretOptions));
    }
}
