/* SPDX-License-Identifier: Apache-2.0 */
/** A picture of what runs, drawn without a browser and without a layout library: layers from left to right. */
@NullMarked
package io.ebemu.cli.picture;

import org.jspecify.annotations.NullMarked;
