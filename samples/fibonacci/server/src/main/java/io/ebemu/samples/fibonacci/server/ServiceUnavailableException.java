/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

/** PostgreSQL or Redis did not answer; the same request may succeed later. */
final class ServiceUnavailableException extends RuntimeException {

    private final String service;

    public ServiceUnavailableException(String service, Throwable cause) {
        super(service + " is not available: " + cause.getMessage(), cause);
        this.service = service;
    }

    /** "PostgreSQL" or "Redis". */
    public String service() {
        return service;
    }
}
