/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code PING}, and of a replica also whether it has its primary's values. */
final class Ping implements Probe {

    private final RespAddress address;
    private final boolean replica;

    Ping(RespAddress address, boolean replica) {
        this.address = address;
        this.replica = replica;
    }

    @Override
    public String question() {
        return "PING at " + address;
    }

    @Override
    public Answer ask(Duration patience) {
        try (RespConnection connection = RespConnection.open(address, patience)) {
            RespReply pong = connection.ask(List.of("PING"));
            Answer answer = answer(pong);
            return replica && answer.kind() == Answer.Kind.YES
                    ? copied(connection.ask(List.of("INFO", "replication")))
                    : answer;
        } catch (RespRefusal refused) {
            return answer(new RespReply(true, String.valueOf(refused.getMessage()), List.of()));
        } catch (IOException noConnection) {
            return Answer.notYet(String.valueOf(noConnection.getMessage()));
        }
    }

    /** While it reads its data a server says LOADING; other errors, such as NOAUTH, will not pass. */
    static Answer answer(RespReply reply) {
        if (!reply.error()) {
            return reply.text().equals("PONG") ? Answer.yes() : Answer.never(reply.text());
        }
        return reply.text().startsWith("LOADING") ? Answer.notYet(reply.text()) : Answer.never(reply.text());
    }

    private static Answer copied(RespReply info) {
        return info.text().contains("master_link_status:down")
                ? Answer.notYet("it has not the primary's values yet")
                : Answer.yes();
    }
}
