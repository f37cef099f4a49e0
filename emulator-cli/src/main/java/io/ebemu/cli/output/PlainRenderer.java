/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import java.io.PrintStream;
import java.util.List;

/** One line a change, for files, pipes and terminals that can do no more. */
public final class PlainRenderer implements Renderer {

    private final PrintStream out;
    private final Detail detail;
    private final EventText text;

    public PlainRenderer(PrintStream out, Palette palette, Detail detail) {
        this.out = out;
        this.detail = detail;
        this.text = new EventText(palette);
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        if (detail.shows(event)) {
            out.println(text.line(event));
            out.flush();
        }
    }

    @Override
    public synchronized void expect(List<String> containers) {
        text.expect(containers);
    }

    @Override
    public synchronized void note(String line) {
        if (detail != Detail.QUIET) {
            out.println(line);
        }
    }

    @Override
    public void settle() {}

    @Override
    public void close() {}
}
