/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.service.CertificateAuthority;
import io.ebemu.model.CacheCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node that runs, as ElastiCache itself handles it: with the commands that it keeps from clients. */
public final class RedisAdministration implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A first copy may begin some seconds late, and has to end before the connection's own patience does. */
    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(9);

    private final CacheCluster node;
    private final CacheSecrets secrets;
    private final RespConnection connection;

    private RedisAdministration(CacheCluster node, CacheSecrets secrets, RespConnection connection) {
        this.node = node;
        this.secrets = secrets;
        this.connection = connection;
    }

    /**
     * Connects to a node.
     *
     * @param hostAddress the address at which this process reaches it
     * @param hostPort the port at which this process reaches it
     * @param stateDirectory where the environment keeps its files
     * @throws ManagedServiceException if it does not answer
     */
    public static RedisAdministration connect(
            CacheCluster node, String hostAddress, int hostPort, Path stateDirectory, Host host) {
        RespAddress address = address(node, hostAddress, hostPort, stateDirectory, host);
        try {
            return new RedisAdministration(
                    node, CacheSecrets.of(stateDirectory, host), RespConnection.open(address, PATIENCE));
        } catch (IOException e) {
            throw noAnswer(node, e);
        }
    }

    /** How the emulator itself comes to a node; the environment's authority must be there if it is encrypted. */
    static RespAddress address(CacheCluster node, String hostAddress, int hostPort, Path stateDirectory, Host host) {
        List<String> login = EngineVersion.of(node.engineVersion()).hasUsers()
                ? List.of(
                        CacheSecrets.USER, CacheSecrets.of(stateDirectory, host).password())
                : node.validTokens().stream().limit(1).toList();
        Optional<Path> authority = node.transitEncryption()
                ? Optional.of(new CertificateAuthority(stateDirectory, host).certificateFile())
                : Optional.empty();
        return new RespAddress(hostAddress, hostPort, authority, login);
    }

    private static ManagedServiceException noAnswer(CacheCluster node, IOException cause) {
        return new ManagedServiceException(
                "elasticache " + node.identifier() + " does not answer: " + cause.getMessage()
                        + "; ebemu status tells whether it runs",
                cause);
    }

    /** Has it take over parameters; those that it takes only when it starts are left out, and returned. */
    public List<String> configure() {
        List<String> pending = new ArrayList<>();
        new HashMap<>(node.parameters()).forEach((name, value) -> {
            Optional<CacheParameter> parameter = CacheParameter.of(name).filter(CacheParameter::ofServer);
            if (parameter.filter(CacheParameter::immediate).isPresent()) {
                ask(secrets.nameOf("config"), "SET", name, value);
            } else if (parameter.isPresent() && !value.equals(current(name))) {
                pending.add(name);
            }
        });
        CacheMemory.forData(node)
                .ifPresent(bytes -> ask(secrets.nameOf("config"), "SET", "maxmemory", Long.toString(bytes)));
        return pending;
    }

    private String current(String parameter) {
        List<RespReply> items = ask(secrets.nameOf("config"), "GET", parameter).items();
        return items.isEmpty() ? "" : items.get(items.size() - 1).text();
    }

    /** A parameter's value in the server. */
    public String parameter(String name) {
        return current(name);
    }

    /** Has it take the tokens that are valid now, and no others; connections that are there stay. */
    public void acceptTokens() {
        List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", "default"));
        words.addAll(RedisConfiguration.defaultUser(node));
        ask(words.toArray(String[]::new));
    }

    /** Makes it a primary, with the values that it has. */
    public void becomePrimary() {
        ask(secrets.nameOf("replicaof"), "NO", "ONE");
    }

    /** Makes it a replica of the node that has that address. */
    public void replicate(String address) {
        ask(secrets.nameOf("replicaof"), address, Integer.toString(node.port()));
    }

    /** Waits until a replica has all that this primary has now; false if none has in time. */
    public boolean awaitReplica() {
        // WAIT is about what this connection has asked before.
        ask("PING");
        String replicas =
                ask("WAIT", "1", Long.toString(REPLICA_PATIENCE.toMillis())).text();
        return !replicas.equals("0");
    }

    /** Has it begin to write {@code dump.rdb}; its log says when that is done. */
    public void beginSnapshot() {
        ask(secrets.nameOf("bgsave"), "SCHEDULE");
    }

    /** Removes all keys. */
    public void flush() {
        ask("FLUSHALL");
    }

    /** All keys with their values and times to live, while nobody changes any. */
    public KeptKeys keep() {
        try {
            return new KeyKeeper(connection).keep();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Has those keys, and no others: all at once, or it stays as it is. */
    public void bringBack(KeptKeys kept) {
        try {
            new KeyKeeper(connection).bringBack(kept);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private ManagedServiceException failed(IOException cause) {
        return cause instanceof RespRefusal
                ? new ManagedServiceException(
                        "elasticache " + node.identifier() + " refuses: " + cause.getMessage(), cause)
                : noAnswer(node, cause);
    }

    /** A section of {@code INFO}. */
    public Map<String, String> info(String section) {
        Map<String, String> values = new HashMap<>();
        ask("INFO", section).text().lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return values;
    }

    /** The slow log, oldest entry first, without commands that only the emulator knows: their names are secrets. */
    public List<SlowLogEntry> slowLog() {
        List<String> own =
                RestrictedCommands.RENAMED.stream().map(secrets::nameOf).toList();
        List<SlowLogEntry> entries =
                new ArrayList<>(ask("SLOWLOG", "GET", Integer.toString(Integer.MAX_VALUE)).items().stream()
                        .flatMap(reply -> SlowLogEntry.of(reply).stream())
                        .filter(entry -> !own.contains(entry.words().get(0)))
                        .toList());
        Collections.reverse(entries);
        return entries;
    }

    private RespReply ask(String... words) {
        try {
            RespReply reply = connection.ask(List.of(words));
            if (reply.error()) {
                // A reply repeats the command, and with it its secret name.
                throw new ManagedServiceException("elasticache " + node.identifier() + " refuses: "
                        + reply.text().replace(words[0], "****"));
            }
            return reply;
        } catch (IOException e) {
            throw noAnswer(node, e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
