/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code S3Objects}: for an S3 object's ARN the path of a local file. */
final class S3ObjectReader {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:s3:::[^/:]+/.+");
    private static final Pattern BUCKET_AND_KEY = Pattern.compile("[^/:]+/.+");
    private static final String PREFIX = "arn:aws:s3:::";

    private final LocalFiles files;
    private final Problems problems;

    S3ObjectReader(Path directory, Problems problems) {
        this.files = new LocalFiles(directory, problems);
        this.problems = problems;
    }

    Map<String, StandIns.S3Object> read(Fields top) {
        Map<String, StandIns.S3Object> objects = new LinkedHashMap<>();
        top.object("S3Objects", PREFIX + "my-bucket/web.env: ./web.env").stream()
                .flatMap(Fields::members)
                .filter(this::isObject)
                .forEach(member -> top.text(member.value())
                        .ifPresent(path -> files.find(path)
                                .ifPresent(file -> objects.put(
                                        member.key(), new StandIns.S3Object(file, path.value(), member.place())))));
        return objects;
    }

    private boolean isObject(Node.Member member) {
        String key = member.key();
        if (ARN.matcher(key).matches()) {
            return true;
        }
        String path = key.replaceFirst("^s3://", "");
        problems.error(
                member.place(),
                "s3-arn-invalid",
                "expected the ARN of an S3 object, got \"" + key + "\"; write it like " + PREFIX
                        + (BUCKET_AND_KEY.matcher(path).matches() ? path : "my-bucket/my-key"));
        return false;
    }
}
