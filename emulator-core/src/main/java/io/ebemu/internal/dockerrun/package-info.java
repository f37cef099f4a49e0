/* SPDX-License-Identifier: Apache-2.0 */
/** Parses and validates {@code Dockerrun.aws.json}, keeping the place of every value. */
@NullMarked
package io.ebemu.internal.dockerrun;

import org.jspecify.annotations.NullMarked;
