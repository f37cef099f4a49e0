/* SPDX-License-Identifier: Apache-2.0 */
/** Verbs of AWS's own APIs, named and flagged as in the AWS CLI, and the documents that they answer with. */
@NullMarked
package io.ebemu.cli.aws;

import org.jspecify.annotations.NullMarked;
