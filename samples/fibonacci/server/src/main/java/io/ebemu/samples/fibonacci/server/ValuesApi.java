/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;

/** What the three public paths do. */
final class ValuesApi {

    private final SubmittedIndexes submitted;
    private final CalculatedValues calculated;

    ValuesApi(SubmittedIndexes submitted, CalculatedValues calculated) {
        this.submitted = submitted;
        this.calculated = calculated;
    }

    /** {@code POST /api/values}: accepted, because the value is calculated elsewhere and later. */
    Reply submit(byte[] body) {
        int index = IndexRequest.parse(body).index();
        submitted.add(index);
        calculated.request(index);
        return new Reply(202, Map.of("index", index));
    }

    /** {@code GET /api/values/all}: {@code [{"number":10}]}, each index once. */
    Reply all(byte[] ignored) {
        return new Reply(200, submitted.all());
    }

    /** {@code GET /api/values/current}: {@code {"10":"55"}}. */
    Reply current(byte[] ignored) {
        return new Reply(200, calculated.current());
    }
}
