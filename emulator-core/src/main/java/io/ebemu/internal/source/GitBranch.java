/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The current branch, read as git keeps it; the EB CLI has a default environment for each branch. */
final class GitBranch {

    /** The EB CLI's name for a directory that is not under git. */
    static final String NONE = "default";

    private static final String BRANCH = "ref: refs/heads/";
    private static final String LINKED = "gitdir: ";

    private GitBranch() {}

    /** The branch checked out in the directory or the nearest one above it; {@link #NONE} if there is none. */
    static String of(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                return read(git, at);
            }
        }
        return NONE;
    }

    private static String read(Path git, Path worktree) {
        try {
            Path repository = git;
            if (Files.isRegularFile(git)) {
                String link = Files.readString(git, StandardCharsets.UTF_8).strip();
                if (!link.startsWith(LINKED)) {
                    return NONE;
                }
                repository = worktree.resolve(link.substring(LINKED.length()));
            }
            String head = Files.readString(repository.resolve("HEAD"), StandardCharsets.UTF_8)
                    .strip();
            return head.startsWith(BRANCH) ? head.substring(BRANCH.length()) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }
}
