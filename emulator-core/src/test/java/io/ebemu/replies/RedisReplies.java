/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.InContainer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.internal.service.elasticache.RedisProvider;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client of Redis is answered. */
final class RedisReplies implements ReplySource {

    private static final String RESTRICTED = "ElastiCache for Redis: restricted commands";
    private static final String ALLOWED = "ElastiCache for Redis: commands that work";
    private static final String MEMORY = "ElastiCache for Redis: memory";
    private static final String TOKENS = "ElastiCache for Redis: AUTH and encryption";
    private static final String TOKEN = "a-token-of-sixteen-and-more";
    private static final String BY_RULE = "an access rule of the engine denies it: `ACL LIST` shows the rule, and the"
            + " user `ebemu` beside it, as which ebemu itself comes";
    private static final List<String> COMMANDS = List.of(
            "BGREWRITEAOF",
            "BGSAVE",
            "CONFIG",
            "DEBUG",
            "MIGRATE",
            "REPLICAOF",
            "SAVE",
            "SLAVEOF",
            "SHUTDOWN",
            "SYNC");
    private static final List<String> BY_RULES = List.of(
            "PSYNC",
            "ACL SETUSER",
            "ACL LOAD",
            "ACL SAVE",
            "ACL DELUSER",
            "CLUSTER ADDSLOTS",
            "CLUSTER ADDSLOTSRANGE",
            "CLUSTER BUMPEPOCH",
            "CLUSTER DELSLOTS",
            "CLUSTER DELSLOTSRANGE",
            "CLUSTER FAILOVER",
            "CLUSTER FLUSHSLOTS",
            "CLUSTER FORGET",
            "CLUSTER LINKS",
            "CLUSTER MEET",
            "CLUSTER SETSLOT");

    @Override
    public List<Reply> ask() throws Exception {
        List<Reply> replies = new ArrayList<>();
        try (ServiceNetwork network = started(cluster(false, Map.of("reserved-memory-percent", "99")))) {
            restricted(replies, network);
            allowed(replies, network);
            memory(replies, network);
        }
        try (ServiceNetwork network = started(cluster(true, Map.of()))) {
            tokens(replies, network);
        }
        return replies;
    }

    private static ServiceNetwork started(CacheCluster cluster) {
        ServiceNetwork network = new ServiceNetwork(cluster, "redis:7.0");
        new RedisProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost())
                .start(network.ephemeral());
        return network;
    }

    private static CacheCluster cluster(boolean encrypted, Map<String, String> parameters) {
        return new CacheCluster(
                "sessions",
                "redis",
                "7.0",
                "cache.t3.micro",
                1,
                6379,
                encrypted,
                encrypted ? Optional.of(TOKEN) : Optional.empty(),
                BackupSettings.none(),
                Optional.of(new ParameterGroup("replies", "redis7", parameters)),
                List.of(),
                encrypted ? Optional.of("group") : Optional.empty());
    }

    private static void restricted(List<Reply> replies, ServiceNetwork network) throws IOException {
        for (String command : COMMANDS) {
            replies.add(Reply.same(
                    RESTRICTED,
                    command + " one two",
                    "ERR unknown command '" + command + "', with args beginning with: 'one' 'two'",
                    line(network, command + " one two")));
        }
        for (String command : BY_RULES) {
            String[] words = command.split(" ");
            String rest = words.length > 1 ? "'" + words[1] + "' " : "";
            replies.add(Reply.different(
                    RESTRICTED,
                    command + " one two",
                    "ERR unknown command '" + words[0] + "', with args beginning with: " + rest + "'one' 'two'",
                    line(network, command + " one two"),
                    BY_RULE));
        }
    }

    private static void allowed(List<Reply> replies, ServiceNetwork network) throws IOException {
        replies.add(Reply.same(ALLOWED, "ACL WHOAMI", "default", value(network, "ACL WHOAMI")));
        replies.add(Reply.same(ALLOWED, "SELECT 15", "OK", line(network, "SELECT 15")));
        replies.add(Reply.same(ALLOWED, "SELECT 16", "ERR DB index is out of range", line(network, "SELECT 16")));
        replies.add(Reply.same(ALLOWED, "SCRIPT FLUSH", "OK", line(network, "SCRIPT FLUSH")));
        replies.add(Reply.same(ALLOWED, "FLUSHALL", "OK", line(network, "FLUSHALL")));
        replies.add(Reply.same(ALLOWED, "MONITOR", "OK", line(network, "MONITOR")));
    }

    private static void memory(List<Reply> replies, ServiceNetwork network) throws IOException {
        line(network, "SETRANGE big 8000000 x");
        replies.add(Reply.same(
                MEMORY,
                "SET of one value too many, without a time to live",
                "OOM command not allowed when used memory > 'maxmemory'.",
                line(network, "SET word x")));
    }

    private static void tokens(List<Reply> replies, ServiceNetwork network) throws Exception {
        replies.add(Reply.same(
                TOKENS, "PING without AUTH", "NOAUTH Authentication required.", encrypted(network, "PING")));
        replies.add(Reply.same(
                TOKENS,
                "AUTH with a wrong token",
                "WRONGPASS invalid username-password pair or user is disabled.",
                encrypted(network, "AUTH", "wrong")));
        replies.add(Reply.same(TOKENS, "AUTH with the token", "OK", encrypted(network, "AUTH", TOKEN)));
        replies.add(Reply.same(TOKENS, "PING without encryption", "Connection reset by peer", plain(network)));
        try (ServiceNetwork open = started(cluster(false, Map.of()))) {
            replies.add(Reply.same(
                    TOKENS,
                    "AUTH where no token is set",
                    "ERR AUTH <password> called without any password configured for the default user. Are you sure"
                            + " your configuration is correct?",
                    line(open, "AUTH word")));
            replies.add(Reply.same(TOKENS, "AUTH default x where no token is set", "OK", line(open, "AUTH default x")));
        }
    }

    private static String encrypted(ServiceNetwork network, String... words) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("redis-cli", "--tls", "--cacert", "/etc/ebemu/ca.crt", "--no-auth-warning"));
        command.addAll(List.of(words));
        return InContainer.run(network.server(), List.of(), command.toArray(String[]::new))
                .strip();
    }

    /** As a program sees it whose socket is reset, or closed, before there is a reply. */
    private static String plain(ServiceNetwork network) {
        try {
            return line(network, "PING");
        } catch (IOException closed) {
            String text = String.valueOf(closed.getMessage()).toLowerCase(Locale.ROOT);
            return text.contains("reset") || text.contains("closed") ? "Connection reset by peer" : text;
        }
    }

    /** The first line of the reply, without the sign of its kind. */
    private static String line(ServiceNetwork network, String command) throws IOException {
        return lines(network, command).get(0).substring(1).strip();
    }

    private static String value(ServiceNetwork network, String command) throws IOException {
        return lines(network, command).get(1).strip();
    }

    private static List<String> lines(ServiceNetwork network, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", network.hostPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            String first = reader.readLine();
            if (first == null) {
                throw new IOException("closed without a reply");
            }
            lines.add(first);
            if (first.startsWith("$")) {
                lines.add(reader.readLine());
            }
            return lines;
        }
    }
}
