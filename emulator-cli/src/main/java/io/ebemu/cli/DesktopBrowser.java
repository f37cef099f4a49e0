/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.Browser;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that {@code BROWSER} names (several are separated by colons, {@code %s} stands for the address), else the
 * desktop's own.
 */
final class DesktopBrowser implements Browser {

    private final Host host;
    private final String system;

    /** @param system the operating system's name, as Java has it */
    DesktopBrowser(Host host, String system) {
        this.host = host;
        this.system = system;
    }

    @Override
    public boolean show(URI page) {
        return commands(page).stream().anyMatch(DesktopBrowser::start);
    }

    /** The commands to try in turn. */
    List<List<String>> commands(URI page) {
        Optional<String> chosen = host.environmentVariable("BROWSER").filter(names -> !names.isBlank());
        if (chosen.isPresent()) {
            return Stream.of(chosen.get().split(":", -1))
                    .filter(command -> !command.isBlank())
                    .map(command -> words(command, page.toString()))
                    .toList();
        }
        if (system.startsWith("Mac")) {
            return List.of(List.of("open", page.toString()));
        }
        if (system.startsWith("Windows")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
        }
        boolean desktop = host.environmentVariable("DISPLAY").isPresent()
                || host.environmentVariable("WAYLAND_DISPLAY").isPresent();
        return desktop ? List.of(List.of("xdg-open", page.toString())) : List.of();
    }

    private static List<String> words(String command, String page) {
        Stream<String> words = Stream.of(command.strip().split("\\s+"));
        return command.contains("%s")
                ? words.map(word -> word.replace("%s", page)).toList()
                : Stream.concat(words, Stream.of(page)).toList();
    }

    private static boolean start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            // It is not installed: the next one, or the user, has to do.
            return false;
        }
    }
}
