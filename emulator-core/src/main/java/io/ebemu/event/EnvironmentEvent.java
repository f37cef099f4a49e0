/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.event;

import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** Something that happened to an environment. Events alone feed the terminal, the JSON streams and the log file. */
public sealed interface EnvironmentEvent {

    /** When it happened. */
    Instant at();

    /** Which environment it happened to. */
    EnvironmentId environment();

    /** How grave it is. */
    Severity severity();

    /** One sentence, in Beanstalk's wording where it has one. */
    String message();

    /** The application version that the environment has then, or is about to get; empty where it does not matter. */
    default Optional<String> versionLabel() {
        return Optional.empty();
    }

    /**
     * A sentence about the environment as a whole.
     *
     * @param at when
     * @param environment which
     * @param severity how grave
     * @param message what
     * @param versionLabel the application version that the environment has then, or is about to get, if that is known
     */
    record Announced(
            Instant at, EnvironmentId environment, Severity severity, String message, Optional<String> versionLabel)
            implements EnvironmentEvent {

        /** A sentence that is of no version. */
        public Announced(Instant at, EnvironmentId environment, Severity severity, String message) {
            this(at, environment, severity, message, Optional.empty());
        }
    }

    /**
     * A step of a plan began or ended.
     *
     * @param at when
     * @param environment which
     * @param severity how grave
     * @param step the step's number in its plan
     * @param subject what it is about, such as {@code container:web}
     * @param phase where the step is
     * @param message what it does, such as {@code Pulling image nginx:1.22}
     */
    record StepProgressed(
            Instant at,
            EnvironmentId environment,
            Severity severity,
            int step,
            String subject,
            Phase phase,
            String message)
            implements EnvironmentEvent {

        /** Where a step is. */
        public enum Phase {
            STARTED,
            PROGRESS,
            DONE,
            FAILED
        }
    }

    /**
     * A container reached another status.
     *
     * @param at when
     * @param environment which
     * @param severity how grave
     * @param container the container's name in the task definition
     * @param status its status now
     * @param exitCode its exit code, once it has one
     * @param message what happened
     */
    record ContainerChanged(
            Instant at,
            EnvironmentId environment,
            Severity severity,
            String container,
            ContainerStatus status,
            Optional<Integer> exitCode,
            String message)
            implements EnvironmentEvent {}

    /**
     * The task reached another status.
     *
     * @param at when
     * @param environment which
     * @param severity how grave
     * @param status its status now
     * @param stopCode why it stops or stopped
     * @param message what happened
     */
    record TaskChanged(
            Instant at,
            EnvironmentId environment,
            Severity severity,
            TaskStatus status,
            Optional<StopCode> stopCode,
            String message)
            implements EnvironmentEvent {}

    /**
     * Something happened to a DB instance or a cache.
     *
     * @param at when
     * @param environment which environment's
     * @param severity how grave
     * @param kind {@code rds} or {@code elasticache}
     * @param service the service's identifier
     * @param eventId such as {@code RDS-EVENT-0006}; empty where AWS gives none
     * @param message what happened, in AWS's words where it has some
     */
    record ServiceChanged(
            Instant at,
            EnvironmentId environment,
            Severity severity,
            String kind,
            String service,
            String eventId,
            String message)
            implements EnvironmentEvent {}

    /**
     * A container wrote a line.
     *
     * @param at when
     * @param environment which
     * @param container the container's name in the task definition
     * @param standardError whether it came on stderr
     * @param message the line, without its end
     */
    record ContainerLogged(
            Instant at, EnvironmentId environment, String container, boolean standardError, String message)
            implements EnvironmentEvent {

        @Override
        public Severity severity() {
            return Severity.TRACE;
        }
    }
}
