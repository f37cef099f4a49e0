/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.output.LogArchive;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Writes the lines of one container to one entry of an archive. The entry begins with the first line, or at the end. */
final class LogLineEntry implements EventListener {

    private final LogArchive archive;
    private final String name;
    private final FileTime modified;
    private boolean begun;
    private boolean ended;
    private Optional<IOException> trouble = Optional.empty();

    LogLineEntry(LogArchive archive, String name, FileTime modified) {
        this.archive = archive;
        this.name = name;
        this.modified = modified;
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        if (ended || trouble.isPresent() || !(event instanceof ContainerLogged line)) {
            return;
        }
        try {
            begin();
            byte[] bytes = (line.message() + "\n").getBytes(StandardCharsets.UTF_8);
            archive.write(bytes, bytes.length);
        } catch (IOException e) {
            // Kept for the reader: nobody would see what is thrown on the thread of the events.
            trouble = Optional.of(e);
        }
    }

    /** All lines have come: a container that wrote none has an empty entry. */
    synchronized void end() throws IOException {
        ended = true;
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        begin();
    }

    private void begin() throws IOException {
        if (!begun) {
            archive.begin(name, modified);
            begun = true;
        }
    }
}
