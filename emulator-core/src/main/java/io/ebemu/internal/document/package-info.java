/* SPDX-License-Identifier: Apache-2.0 */
/** JSON and YAML documents of which every value knows its place, so that a problem can be pointed at. */
@NullMarked
package io.ebemu.internal.document;

import org.jspecify.annotations.NullMarked;
