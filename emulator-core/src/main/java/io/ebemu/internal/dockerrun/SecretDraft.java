/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reference to a secret as written: an entry of secrets or of a log configuration's secretOptions. */
record SecretDraft(Fields fields, Optional<Located<String>> name, Optional<Located<String>> valueFrom) {

    private static final String EXAMPLE = "[{\"name\": \"PASSWORD\", \"valueFrom\": \"arn:aws:secretsmanager:…\"}]";

    static List<SecretDraft> readAll(Fields owner, String key) {
        return owner.objects(key, EXAMPLE).stream().map(SecretDraft::read).toList();
    }

    private static SecretDraft read(Fields secret) {
        secret.checkedBy(DockerrunKeys.SECRET);
        return new SecretDraft(secret, secret.text("name"), secret.text("valueFrom"));
    }

    static Map<String, String> byName(List<SecretDraft> secrets) {
        Map<String, String> byName = new LinkedHashMap<>();
        secrets.forEach(secret -> byName.put(Values.required(secret.name()), Values.required(secret.valueFrom())));
        return byName;
    }
}
