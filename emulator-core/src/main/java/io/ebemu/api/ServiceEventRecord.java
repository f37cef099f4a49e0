/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.time.Instant;

/**
 * One event of a managed service, as {@code DescribeEvents} tells it.
 *
 * @param sourceIdentifier the service's identifier
 * @param sourceType such as {@code db-instance} or {@code cache-cluster}
 * @param eventId such as {@code RDS-EVENT-0006}; empty where AWS gives none
 * @param message what happened, in AWS's words
 * @param date when
 */
public record ServiceEventRecord(
        String sourceIdentifier, String sourceType, String eventId, String message, Instant date) {}
