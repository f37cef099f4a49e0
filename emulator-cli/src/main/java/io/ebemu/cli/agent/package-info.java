/* SPDX-License-Identifier: Apache-2.0 */
/** The process that supervises an environment, and how other processes talk to it. */
@NullMarked
package io.ebemu.cli.agent;

import org.jspecify.annotations.NullMarked;
