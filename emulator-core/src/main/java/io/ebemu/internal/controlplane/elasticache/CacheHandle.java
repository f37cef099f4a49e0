/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.Cache;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Endpoint;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A cache cluster or replication group in the hands of a program. */
final class CacheHandle implements Cache, AutoCloseable {

    private static final String MEMCACHED = "memcached";

    private final String identifier;
    private final Caches caches;
    private final Nodes nodes;
    private final ServiceScope scope;
    private final ElastiCache api;

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
    public void flush() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void snapshot(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void restore(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public synchronized void reboot() {
        scope.told(() -> api.rebootCacheCluster(node().identifier()));
    }

    @Override
    public synchronized void failOver() {
        scope.told(() -> api.testFailover(identifier));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Cache[" + identifier + "]";
    }
}
