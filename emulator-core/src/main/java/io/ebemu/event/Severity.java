/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.event;

/** How grave an event is, in Beanstalk's words ({@code DescribeEvents}). */
public enum Severity {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
}
