/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.Cache;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Endpoint;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.service.elasticache.KeptKeys;
import io.ebemu.internal.service.elasticache.MemcachedAdministration;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A cache cluster or replication group in the hands of a program. */
final class CacheHandle implements Cache, AutoCloseable {

    private static final String MEMCACHED = "memcached";

    private static final Pattern SNAPSHOT_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final String identifier;
    private final Caches caches;
    private final Nodes nodes;
    private final ServiceScope scope;
    private final ElastiCache api;
    private final Map<String, KeptKeys> snapshots = new TreeMap<>();
    private Optional<RedisAdministration> connection = Optional.empty();

    CacheHandle(String identifier, Caches caches) {
        this.identifier = identifier;
        this.caches = caches;
        this.nodes = new Nodes(caches);
        this.scope = caches.scope();
        this.api = new CacheApi(caches);
    }

    private ManagedService definition() {
        return caches.service(identifier).orElseThrow(() -> CacheFault.noCluster(identifier));
    }

    /** The node that has the keys and takes new ones. */
    private CacheCluster node() {
        ManagedService service = definition();
        return service instanceof ReplicationGroup group ? group.primary() : (CacheCluster) service;
    }

    @Override
    public String identifier() {
        return identifier;
    }

    @Override
    public Endpoint endpoint() {
        EndpointAddress address = scope.told(() -> nodes.hostEndpoint(definition()))
                .orElseThrow(() -> new UsageException("cache " + identifier + " of environment " + scope.environment()
                        + " does not run; ebemu status tells why"));
        return new Endpoint(address.address(), address.port());
    }

    @Override
    public URI uri() {
        CacheCluster node = node();
        Endpoint endpoint = endpoint();
        String login = node.validTokens().stream()
                .findFirst()
                .map(token -> ":" + encoded(token) + "@")
                .orElse("");
        return URI.create(scheme(node) + "://" + login + endpoint.host() + ":" + endpoint.port());
    }

    private static String scheme(CacheCluster node) {
        return node.engine().equals(MEMCACHED) ? MEMCACHED : node.transitEncryption() ? "rediss" : "redis";
    }

    private static String encoded(String token) {
        return URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public synchronized void flush() {
        if (node().engine().equals(MEMCACHED)) {
            Endpoint endpoint = endpoint();
            MemcachedAdministration.flush(identifier, endpoint.host(), endpoint.port());
        } else {
            administer(administration -> {
                administration.flush();
                return identifier;
            });
        }
    }

    @Override
    public synchronized void snapshot(String name) {
        if (!SNAPSHOT_NAME.matcher(name).matches()) {
            throw new UsageException("a snapshot cannot be called '" + name + "'; use letters, digits, - and _");
        }
        if (node().engine().equals(MEMCACHED)) {
            throw new UsageException(
                    "cache " + identifier + " is Memcached, which has no snapshots; empty it with flush()");
        }
        snapshots.put(name, administer(RedisAdministration::keep));
    }

    @Override
    public synchronized void restore(String name) {
        KeptKeys kept = Optional.ofNullable(snapshots.get(name))
                .orElseThrow(() -> new UsageException("cache " + identifier + " has no snapshot " + name
                        + " made by this program; it has "
                        + (snapshots.isEmpty() ? "none" : String.join(", ", snapshots.keySet()))));
        administer(administration -> {
            administration.bringBack(kept);
            return kept;
        });
    }

    /** On the connection that is there; on a new one if its node has been replaced, or is no longer the primary. */
    private <T> T administer(Function<RedisAdministration, T> work) {
        return scope.told(() -> {
            if (connection.isPresent()) {
                try {
                    return work.apply(connection.get());
                } catch (ManagedServiceException e) {
                    disconnect();
                }
            }
            RedisAdministration fresh = nodes.connect(node());
            connection = Optional.of(fresh);
            try {
                return work.apply(fresh);
            } catch (ManagedServiceException e) {
                disconnect();
                throw e;
            }
        });
    }

    private void disconnect() {
        connection.ifPresent(RedisAdministration::close);
        connection = Optional.empty();
    }

    @Override
    public synchronized void reboot() {
        disconnect();
        scope.told(() -> api.rebootCacheCluster(node().identifier()));
    }

    @Override
    public synchronized void failOver() {
        disconnect();
        scope.told(() -> api.testFailover(identifier));
    }

    @Override
    public synchronized void close() {
        disconnect();
    }

    @Override
    public String toString() {
        return "Cache[" + identifier + "]";
    }
}
