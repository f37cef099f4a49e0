/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.error.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written for the user, and takes no other's place unasked.
 *
 * @param path where
 * @param force whether it may
 */
record NewFile(Path path, boolean force) {

    /**
     * Writes it.
     *
     * @throws UsageException if there is one already, or it cannot be written
     */
    void write(String text) {
        OpenOption[] how = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(path, text, how);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(path + " is there already; write to another file, or replace it with --force", e);
        } catch (IOException e) {
            throw new UsageException("cannot write " + path + ": " + e + "; choose another place", e);
        }
    }
}
