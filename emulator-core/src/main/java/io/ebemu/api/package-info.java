/* SPDX-License-Identifier: Apache-2.0 */
/** The emulator as a Java program holds it: environments that can be brought up, queried and closed. */
@NullMarked
package io.ebemu.api;

import org.jspecify.annotations.NullMarked;
