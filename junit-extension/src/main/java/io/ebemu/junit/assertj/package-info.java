/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What tests say of environments, in the manner of AssertJ, which has to be on the test's class path. No other package
 * needs it.
 */
@NullMarked
package io.ebemu.junit.assertj;

import org.jspecify.annotations.NullMarked;
