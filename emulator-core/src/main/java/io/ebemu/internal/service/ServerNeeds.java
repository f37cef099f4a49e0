/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a server needs beside its image, command and environment.
 *
 * @param secrets texts that no message may contain
 * @param memoryLimit bytes of memory that it may use; empty for as many as there are
 * @param files by their path in the container, what is copied into it before it starts
 */
public record ServerNeeds(List<String> secrets, OptionalLong memoryLimit, Map<String, ServerFile> files) {

    public ServerNeeds {
        secrets = List.copyOf(secrets);
        files = Map.copyOf(files);
    }

    /** Nothing but that these texts stay out of messages. */
    public static ServerNeeds of(List<String> secrets) {
        return new ServerNeeds(secrets, OptionalLong.empty(), Map.of());
    }

    /** The same, and no more memory than that. */
    public ServerNeeds withMemoryLimit(long bytes) {
        return new ServerNeeds(secrets, OptionalLong.of(bytes), files);
    }

    /** The same, and these files. */
    public ServerNeeds withFiles(Map<String, ServerFile> copied) {
        return new ServerNeeds(secrets, memoryLimit, copied);
    }

    @Override
    public String toString() {
        return "ServerNeeds[memoryLimit=" + memoryLimit + ", files=" + files.keySet() + "]";
    }

    /**
     * A file of the container's superuser.
     *
     * @param content what is in it
     * @param mode its permissions, such as {@code 0600}
     */
    public record ServerFile(String content, int mode) {

        /** A file that only the container's superuser reads. */
        public static ServerFile secret(String content) {
            return new ServerFile(content, 0600);
        }

        /** A program. */
        public static ServerFile program(String content) {
            return new ServerFile(content, 0755);
        }

        @Override
        public String toString() {
            return "ServerFile[" + content.length() + " characters]";
        }
    }
}
