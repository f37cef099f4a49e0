/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import java.io.PrintStream;
import java.util.List;

/** One JSON object a line, for programs. */
public final class JsonRenderer implements Renderer {

    private final Json json = new Json();
    private final EventJson events = new EventJson();
    private final PrintStream out;

    public JsonRenderer(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        out.println(json.line(events.write(event)));
        out.flush();
    }

    @Override
    public void expect(List<String> containers) {}

    @Override
    public void note(String line) {}

    @Override
    public void settle() {}

    @Override
    public void close() {}
}
