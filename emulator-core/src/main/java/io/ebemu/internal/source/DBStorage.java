/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstanceBuilder;
import java.util.List;

/** Reads the storage of a DB instance, of which each type has its sizes. */
final class DBStorage {

    static final int MOST = 65_536;

    private static final int LEAST = 5;
    private static final List<String> TYPES = List.of("gp2", "gp3", "io1", "io2", "standard");
    private static final String SIZE = "AllocatedStorage";

    private final ServiceFields fields;
    private final DBEngine engine;

    DBStorage(ServiceFields fields, DBEngine engine) {
        this.fields = fields;
        this.engine = engine;
    }

    void read(DBInstanceBuilder builder) {
        String type = fields.word("StorageType", "gp3", TYPES);
        int size = fields.number(SIZE, "of GiB", LEAST, MOST, 20, "storage-invalid", "a number of GiB");
        if (size >= LEAST && size <= MOST) {
            engine.storageRefusal(type, size)
                    .ifPresent(refusal -> fields.error(
                            SIZE,
                            "storage-invalid",
                            refusal + ". Write " + DBEngine.leastStorage(type) + " to " + DBEngine.mostStorage(type)));
        }
        builder.allocatedStorage(size).storageType(type);
    }
}
