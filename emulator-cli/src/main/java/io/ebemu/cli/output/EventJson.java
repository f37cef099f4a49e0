/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventDocument;

/** Events as JSON objects, in the form of {@link EventDocument}. */
public final class EventJson {

    public JsonObject write(EnvironmentEvent event) {
        JsonObject json = new JsonObject();
        EventDocument.of(event).forEach(json::with);
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the object is no event
     */
    public EnvironmentEvent read(JsonObject json) {
        return EventDocument.read(json.fields());
    }
}
