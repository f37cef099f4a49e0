/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** A streaming answer that another thread may close at any time, also before it has come. */
final class OpenResponse implements AutoCloseable {

    private Optional<Response> current = Optional.empty();
    private boolean closed;

    /** Opens an answer, to be read by this thread. */
    Response hold(Supplier<Response> opener) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("closed before it was opened");
            }
        }
        Response response = opener.get();
        synchronized (this) {
            if (closed) {
                response.close();
                throw new IllegalStateException("closed while it was opened");
            }
            current = Optional.of(response);
        }
        return response;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            current.ifPresent(Response::close);
        }
    }
}
