/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.nio.file.Path;

/**
 * A source bundle, unpacked.
 *
 * @param directory its directory, absolute; containers know it as {@code /var/app/current}
 * @param dockerrunFile the Dockerrun file
 * @param dockerrunName the Dockerrun file's name, for messages
 * @param dockerrun its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to one reader and never compared
public record SourceBundle(Path directory, Path dockerrunFile, String dockerrunName, byte[] dockerrun) {}
