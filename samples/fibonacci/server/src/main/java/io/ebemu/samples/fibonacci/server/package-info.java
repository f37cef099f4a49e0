/** The server container of the Fibonacci sample. */
@NullMarked
package io.ebemu.samples.fibonacci.server;

import org.jspecify.annotations.NullMarked;
