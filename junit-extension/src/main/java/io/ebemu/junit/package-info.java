/* SPDX-License-Identifier: Apache-2.0 */
/** A Beanstalk environment as a JUnit Jupiter extension. */
@NullMarked
package io.ebemu.junit;

import org.jspecify.annotations.NullMarked;
