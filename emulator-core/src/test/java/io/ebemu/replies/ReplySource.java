/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import java.util.List;

/** Asks the servers of one managed service, on a real engine. */
public interface ReplySource {

    /** Starts what it needs, asks, removes what it made; the answers in the order of the page. */
    List<Reply> ask() throws Exception;
}
