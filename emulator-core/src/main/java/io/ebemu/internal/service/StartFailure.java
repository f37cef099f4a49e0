/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.model.ManagedService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The wording of a failed start: which service, what was waited for and how long, the last error, what the server said,
 * and what to do.
 *
 * @param service the service that failed to start
 * @param image its server's image
 * @param question what it was asked
 * @param secrets texts that are masked wherever they appear
 */
record StartFailure(ManagedService service, String image, String question, List<String> secrets) {

    private static final int TAIL = 20;
    private static final String MASK = "****";

    StartFailure {
        secrets = List.copyOf(secrets);
    }

    ManagedServiceException exited(int exitCode, Duration waited, String log) {
        return failure(
                image + " exited with code " + exitCode + " after " + seconds(waited) + ", before it answered "
                        + question,
                log,
                "if its data was written by another engine version, set EngineVersion back to that one; to begin with"
                        + " empty data, run ebemu terminate --delete-data");
    }

    ManagedServiceException refused(String reason, Duration waited, String log) {
        return failure(
                image + " refused " + question + " after " + seconds(waited) + ": " + reason,
                log,
                "its data keeps the user, password and database that it was created with: set them back, or begin with"
                        + " empty data by ebemu terminate --delete-data");
    }

    ManagedServiceException silent(String lastReason, Duration waited, String log) {
        return failure(
                image + " did not answer " + question + " within " + seconds(waited) + "; last error: " + lastReason,
                log,
                "if it was still at work, run the command again; ebemu doctor tells how the engine fares");
    }

    ManagedServiceException notStarted(Throwable cause) {
        String reason = rootMessage(cause);
        String message = masked(subject() + "Testcontainers could not start " + image + ": " + reason
                + "; ebemu doctor tells which engine Testcontainers uses and whether it works");
        // A cause that repeats a secret would carry it into a stack trace.
        return masked(reason).equals(reason)
                ? new ManagedServiceException(message, cause)
                : new ManagedServiceException(message);
    }

    ManagedServiceException wouldNotOutliveThisProcess() {
        return new ManagedServiceException(subject() + "Testcontainers would remove " + image
                + " when this process ends, because reuse is off; set TESTCONTAINERS_REUSE_ENABLE=true in its"
                + " environment (the ebemu launcher does)");
    }

    OperationCancelledException cancelled(Throwable interrupt) {
        return new OperationCancelledException(subject() + "interrupted before it answered " + question, interrupt);
    }

    private ManagedServiceException failure(String fact, String log, String nextStep) {
        List<String> lines = masked(log).lines().filter(line -> !line.isBlank()).toList();
        String tail = lines.stream()
                .skip(Math.max(0, lines.size() - TAIL))
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
        String said = tail.isEmpty() ? "\nIt logged nothing." : "\nIts last lines:" + tail;
        return new ManagedServiceException(masked(subject() + fact) + said + "\nNext: " + nextStep);
    }

    private String subject() {
        return service.kind() + " " + service.identifier() + ": ";
    }

    private String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    private static String rootMessage(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
