/* SPDX-License-Identifier: Apache-2.0 */
/** What an engine was seen to run at one moment: tasks, containers and their health, as immutable values. */
@NullMarked
package io.ebemu.model.observed;

import org.jspecify.annotations.NullMarked;
