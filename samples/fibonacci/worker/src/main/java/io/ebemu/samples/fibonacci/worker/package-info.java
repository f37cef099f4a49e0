/** The worker container of the Fibonacci sample. */
@NullMarked
package io.ebemu.samples.fibonacci.worker;

import org.jspecify.annotations.NullMarked;
