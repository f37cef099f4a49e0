/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.time.Duration;
import java.util.List;

/**
 * How a load balancer finds out whether the environment answers: Beanstalk's options {@code
 * aws:elasticbeanstalk:environment:process:default}.
 *
 * @param path what is asked for, with its leading slash
 * @param port the host port in production, 1 to 65535
 * @param interval from one check to the next
 * @param timeout how long an answer may take
 * @param healthyThreshold successes in a row after which a failing environment counts as healthy again
 * @param unhealthyThreshold failures in a row after which it counts as failing
 * @param successCodes the HTTP status codes of a success
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-environmentprocess">aws:elasticbeanstalk:environment:process:default</a>
 */
public record ProcessHealthCheck(
        String path,
        int port,
        Duration interval,
        Duration timeout,
        int healthyThreshold,
        int unhealthyThreshold,
        List<Codes> successCodes) {

    public static final int DEFAULT_PORT = 80;
    public static final int DEFAULT_INTERVAL = 15;
    public static final int DEFAULT_TIMEOUT = 5;
    public static final int DEFAULT_HEALTHY_THRESHOLD = 3;
    public static final int DEFAULT_UNHEALTHY_THRESHOLD = 5;
    public static final String DEFAULT_SUCCESS_CODES = "200";

    public ProcessHealthCheck {
        successCodes = List.copyOf(successCodes);
    }

    /** Whether an answer with that HTTP status code is a success. */
    public boolean isSuccess(int code) {
        return successCodes.stream().anyMatch(codes -> codes.first() <= code && code <= codes.last());
    }

    /**
     * HTTP status codes, both ends included.
     *
     * @param first the lowest
     * @param last the highest
     */
    public record Codes(int first, int last) {

        /** As the options write it: {@code 200} or {@code 200-299}. */
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
