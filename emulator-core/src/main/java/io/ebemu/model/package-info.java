/* SPDX-License-Identifier: Apache-2.0 */
/** What Beanstalk and ECS are told: the application version, its task definition and the managed services beside it, as immutable values. */
@NullMarked
package io.ebemu.model;

import org.jspecify.annotations.NullMarked;
