/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** A schema as an editor uses it. */
public final class PublishedSchema {

    private final Schema schema;

    public PublishedSchema(String json) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(json);
    }

    /** What an editor would mark in a document. */
    public List<String> complaints(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(complaint -> complaint.getInstanceLocation() + ": " + complaint.getMessage())
                .toList();
    }
}
