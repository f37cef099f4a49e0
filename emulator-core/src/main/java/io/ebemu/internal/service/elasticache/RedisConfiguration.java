/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.model.CacheCluster;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration file of a node: ElastiCache's defaults, then its parameter group, and what ElastiCache keeps from
 * clients.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html">Redis OSS
 *     parameters</a>
 */
final class RedisConfiguration {

    /** Where a server has its certificate, if its connections are encrypted. */
    static final String CERTIFICATE = "/etc/ebemu/server.crt";

    static final String KEY = "/etc/ebemu/server.key";
    static final String AUTHORITY = "/etc/ebemu/ca.crt";

    private static final List<String> DEFAULTS = List.of(
            "databases 16",
            "timeout 0",
            "tcp-keepalive 300",
            "maxmemory-policy volatile-lru",
            "maxmemory-samples 5",
            "maxclients 65000");

    private final CacheCluster node;
    private final EngineVersion version;
    private final CacheSecrets secrets;
    private final List<String> lines = new ArrayList<>();

    private RedisConfiguration(CacheCluster node, CacheSecrets secrets) {
        this.node = node;
        this.version = EngineVersion.of(node.engineVersion());
        this.secrets = secrets;
    }

    /**
     * The file's text.
     *
     * @param durable whether values survive the server
     * @param primary the address of the primary that it copies
     */
    static String of(CacheCluster node, CacheSecrets secrets, boolean durable, Optional<String> primary) {
        RedisConfiguration file = new RedisConfiguration(node, secrets);
        file.addPort();
        file.addStorage(durable);
        file.lines.addAll(DEFAULTS);
        CacheMemory.forData(node).ifPresent(bytes -> file.lines.add("maxmemory " + bytes));
        file.addParameters();
        file.addRestrictions();
        file.addUsers();
        file.addReplication(primary);
        return String.join("\n", file.lines) + "\n";
    }

    /** Clients come from other containers, which a server in protected mode would turn away. */
    private void addPort() {
        lines.add("protected-mode no");
        if (node.transitEncryption()) {
            lines.addAll(List.of(
                    "port 0",
                    "tls-port " + node.port(),
                    "tls-cert-file " + CERTIFICATE,
                    "tls-key-file " + KEY,
                    "tls-ca-cert-file " + AUTHORITY,
                    "tls-auth-clients no",
                    "tls-replication yes"));
        } else {
            lines.add("port " + node.port());
        }
    }

    private void addStorage(boolean durable) {
        lines.add("dir " + RedisProvider.DATA_PATH);
        lines.add("save \"\"");
        lines.add(durable ? "appendonly yes" : "appendonly no");
    }

    private void addParameters() {
        new TreeMap<>(node.parameters())
                .forEach((name, value) -> CacheParameter.of(name)
                        .filter(parameter -> parameter.modifiable() && parameter.ofServer())
                        .ifPresent(parameter -> lines.add(name + " " + quoted(value))));
    }

    private void addRestrictions() {
        RestrictedCommands.REMOVED.forEach(command -> lines.add("rename-command " + command + " \"\""));
        RestrictedCommands.RENAMED.forEach(
                command -> lines.add("rename-command " + command + " " + secrets.nameOf(command)));
    }

    private void addUsers() {
        if (version.hasUsers()) {
            lines.add("user default " + String.join(" ", defaultUser(node)));
            lines.add("user " + CacheSecrets.USER + " on #" + digest(secrets.password()) + " ~* "
                    + (version.hasChannelRules() ? "&* " : "") + "+@all");
        } else {
            node.validTokens().stream().findFirst().ifPresent(token -> lines.add("requirepass " + quoted(token)));
        }
    }

    /** The rules of the user as which all clients come. */
    static List<String> defaultUser(CacheCluster node) {
        EngineVersion version = EngineVersion.of(node.engineVersion());
        List<String> rules = new ArrayList<>(List.of("on", "resetpass"));
        if (node.validTokens().isEmpty()) {
            rules.add("nopass");
        }
        node.validTokens().forEach(token -> rules.add("#" + digest(token)));
        rules.add("~*");
        if (version.hasChannelRules()) {
            rules.add("&*");
        }
        rules.add("+@all");
        RestrictedCommands.DENIED.stream()
                .filter(command -> version.hasSubcommandRules() || !command.contains("|"))
                .forEach(command -> rules.add("-" + command));
        return rules;
    }

    private void addReplication(Optional<String> primary) {
        lines.add("repl-diskless-sync-delay 0");
        if (version.hasUsers()) {
            lines.add("masteruser " + CacheSecrets.USER);
            lines.add("masterauth " + secrets.password());
        } else {
            node.validTokens().stream().findFirst().ifPresent(token -> lines.add("masterauth " + quoted(token)));
        }
        primary.ifPresent(address -> lines.add("replicaof " + address + " " + node.port()));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String digest(String password) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
