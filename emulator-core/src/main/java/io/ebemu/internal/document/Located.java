/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

/**
 * A value of the right type and the place it was read from.
 *
 * @param value the value
 * @param place its place
 * @param <T> its type
 */
public record Located<T>(T value, Place place) {}
