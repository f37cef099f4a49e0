/* SPDX-License-Identifier: Apache-2.0 */
/** Extension points: managed services, image sources and registry credentials that ebemu does not know itself. */
@NullMarked
package io.ebemu.spi;

import org.jspecify.annotations.NullMarked;
