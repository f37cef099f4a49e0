/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.document.Utf8;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code Secrets}: for a secret's ARN or a parameter's name either a value or a file that holds it. */
final class SecretReader {

    private static final String EXAMPLE = "{file: ./secret.txt}";

    /** What Secrets Manager keeps of one secret, which is more than Parameter Store keeps of a parameter. */
    private static final int MAX_BYTES = 65_536;

    private final LocalFiles files;
    private final Problems problems;

    SecretReader(Path directory, Problems problems) {
        this.files = new LocalFiles(directory, problems);
        this.problems = problems;
    }

    Map<String, StandIns.Secret> read(Fields top) {
        Map<String, StandIns.Secret> secrets = new LinkedHashMap<>();
        top.object("Secrets", "arn:aws:secretsmanager:…: value").stream()
                .flatMap(Fields::members)
                .forEach(member -> value(member.value(), top)
                        .filter(value -> fits(value, member.place()))
                        .ifPresent(value -> secrets.put(member.key(), new StandIns.Secret(value, member.place()))));
        return secrets;
    }

    private Optional<String> value(Node written, Fields top) {
        if (!(written instanceof Node.Mapping)) {
            return top.text(written).map(Located::value);
        }
        return top.object(written, EXAMPLE)
                .map(object -> object.checkedBy(EnvironmentFileKeys.LOCAL_SECRET))
                .flatMap(this::content);
    }

    private Optional<String> content(Fields object) {
        Optional<Located<String>> file = object.word("file");
        if (file.isEmpty()) {
            problems.error(
                    object.place(),
                    "secret-invalid",
                    "expected a value, or the file that holds it; write the value in quotes, or " + EXAMPLE);
            return Optional.empty();
        }
        return files.find(file.get()).flatMap(path -> content(path, file.get()));
    }

    private Optional<String> content(Path path, Located<String> written) {
        return LocalFiles.content(path, written.place(), problems)
                .flatMap(bytes -> Utf8.decode(bytes, written.value(), problems))
                // Editors end a file with a newline, which is no part of the secret.
                .map(text -> text.replaceFirst("\\r?\\n\\z", ""));
    }

    private boolean fits(String value, Place place) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.error(
                    place,
                    "secret-too-long",
                    "a secret has at most " + MAX_BYTES + " bytes, this one has more; shorten it");
        }
        return bytes <= MAX_BYTES;
    }
}
