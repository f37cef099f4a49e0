/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Subscription;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** The events of a Docker engine. */
final class DockerEvents implements EngineEvents {

    private static final Duration OPEN = Duration.ofSeconds(30);

    private final EngineHttp http;
    private final ObjectMapper json;
    private final Deadlines deadlines;

    DockerEvents(EngineHttp http, ObjectMapper json, Deadlines deadlines) {
        this.http = http;
        this.json = json;
        this.deadlines = deadlines;
    }

    @Override
    public Subscription follow(Map<String, String> labels, Listener listener) {
        EventStream stream = new EventStream(http, json, labels, listener);
        deadlines.start(stream);
        Callable<Boolean> opened = stream::awaitOpened;
        try {
            deadlines.call("open the event stream", OPEN, opened);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
        return stream;
    }
}
