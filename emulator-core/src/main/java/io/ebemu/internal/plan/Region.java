/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

/** The AWS region that is emulated; it shows only in names and in variables. */
final class Region {

    static final String NAME = "us-east-1";

    private Region() {}
}
