/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerReferences;
import java.util.List;
import java.util.Optional;

/** What a container refers to in other places of AWS, as written. */
record ReferencesDraft(
        List<SecretDraft> secrets, List<FileDraft> environmentFiles, Optional<CredentialsDraft> credentials) {

    private static final String FILES = "[{\"value\": \"arn:aws:s3:::bucket/app.env\", \"type\": \"s3\"}]";
    private static final String CREDENTIALS = "{\"credentialsParameter\": \"arn:aws:secretsmanager:…\"}";

    /** An entry of environmentFiles as written. */
    record FileDraft(Fields fields, Optional<Located<String>> value, Optional<Located<String>> type) {

        static FileDraft read(Fields file) {
            file.checkedBy(DockerrunKeys.ENVIRONMENT_FILE);
            return new FileDraft(file, file.text("value"), file.text("type"));
        }
    }

    /** Where the credentials of the image's registry are, as written. */
    record CredentialsDraft(Fields fields, Optional<Located<String>> parameter) {

        static CredentialsDraft read(Fields credentials) {
            credentials.checkedBy(DockerrunKeys.REPOSITORY_CREDENTIALS);
            return new CredentialsDraft(credentials, credentials.text("credentialsParameter"));
        }
    }

    static ReferencesDraft read(Fields container) {
        return new ReferencesDraft(
                SecretDraft.readAll(container, "secrets"),
                container.objects("environmentFiles", FILES).stream()
                        .map(FileDraft::read)
                        .toList(),
                container.object("repositoryCredentials", CREDENTIALS).map(CredentialsDraft::read));
    }

    ContainerReferences model() {
        return new ContainerReferences(
                SecretDraft.byName(secrets),
                environmentFiles.stream()
                        .map(file -> Values.required(file.value()))
                        .toList(),
                credentials.map(given -> Values.required(given.parameter())).orElse(""));
    }
}
