/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.util.List;

/** Shows events as they happen. May be called by several threads; shows one event after the other. */
public interface Renderer extends EventListener, AutoCloseable {

    @Override
    void on(EnvironmentEvent event);

    /** Tells whose log lines may come, so that names can be aligned from the first line on. */
    void expect(List<String> containers);

    /** Shows a line that is no event, unless the stream is for programs or the quiet. */
    void note(String line);

    /** Ends what is shown in place: the stream may be written to by others afterwards. */
    void settle();

    /** As {@link #settle}, and no more events will come. */
    @Override
    void close();
}
