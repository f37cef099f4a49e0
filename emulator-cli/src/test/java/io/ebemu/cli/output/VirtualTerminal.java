/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.ContainerCommand.Screen;
import io.ebemu.api.ContainerCommand.Size;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal without an end to its rows, as far as the renderer uses one: it wraps unless told not to, moves its cursor
 * up, erases, and wraps lines anew when it gets narrower. Colours it leaves out.
 */
final class VirtualTerminal implements Screen {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<StringBuilder> rows = new ArrayList<>();
    private int columns;
    private int row;
    private int column;
    private boolean wraps = true;
    int wrapped;
    int cut;

    VirtualTerminal(int columns) {
        this.columns = columns;
    }

    PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Override
    public Size size() {
        return new Size(24, columns);
    }

    @Override
    public void onResize(Runnable listener) {
        listeners.add(listener);
    }

    /** Narrower: what is there already is wrapped, as terminals do. */
    void resize(int next) {
        read();
        columns = next;
        List<StringBuilder> before = new ArrayList<>(rows);
        rows.clear();
        for (StringBuilder line : before) {
            String text = line.toString();
            do {
                rows.add(new StringBuilder(text.substring(0, Math.min(next, text.length()))));
                text = text.substring(Math.min(next, text.length()));
            } while (!text.isEmpty());
        }
        row += rows.size() - before.size();
        listeners.forEach(Runnable::run);
    }

    /** What is on the screen. */
    String text() {
        read();
        StringBuilder text = new StringBuilder();
        rows.forEach(line -> text.append(line.toString().stripTrailing()).append('\n'));
        return text.toString().stripTrailing() + "\n";
    }

    private void read() {
        String written = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            if (character == 27) {
                int end = i + 2;
                while (!Character.isLetter(written.charAt(end))) {
                    end++;
                }
                control(written.substring(i + 2, end), written.charAt(end));
                i = end;
            } else {
                put(character);
            }
        }
    }

    private void control(String argument, char command) {
        switch (command) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(argument));
            case 'J' -> {
                line().setLength(Math.min(column, line().length()));
                while (rows.size() > row + 1) {
                    rows.remove(rows.size() - 1);
                }
            }
            case 'K' -> line().setLength(Math.min(column, line().length()));
            case 'l' -> wraps = false;
            case 'h' -> wraps = true;
            case 'm' -> {}
            default -> throw new AssertionError("no sequence of this terminal: " + argument + command);
        }
    }

    private void put(char character) {
        if (character == '\n') {
            row++;
            column = 0;
            line();
        } else if (character == '\r') {
            column = 0;
        } else {
            if (column == columns) {
                if (wraps) {
                    wrapped++;
                    row++;
                    column = 0;
                } else {
                    cut++;
                    column--;
                }
            }
            StringBuilder line = line();
            while (line.length() <= column) {
                line.append(' ');
            }
            line.setCharAt(column++, character);
        }
    }

    private StringBuilder line() {
        while (rows.size() <= row) {
            rows.add(new StringBuilder());
        }
        return rows.get(row);
    }
}
