/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.RegistryAuthentication;
import java.util.Optional;

/** Where the credentials of registries are, as written. */
record AuthenticationDraft(Fields fields, Optional<Located<String>> bucket, Optional<Located<String>> key) {

    private static final String EXAMPLE = "{\"bucket\": \"my-bucket\", \"key\": \"docker.cfg\"}";

    static Optional<AuthenticationDraft> read(Fields top) {
        return top.object("authentication", EXAMPLE).map(given -> {
            given.checkedBy(DockerrunKeys.AUTHENTICATION);
            return new AuthenticationDraft(given, given.word("bucket"), given.word("key"));
        });
    }

    /** Empty if it is incomplete: nothing could be fetched. */
    Optional<RegistryAuthentication> model() {
        return bucket.flatMap(in -> key.map(object -> new RegistryAuthentication(in.value(), object.value())));
    }
}
