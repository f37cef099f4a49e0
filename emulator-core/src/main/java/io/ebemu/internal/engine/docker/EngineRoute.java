/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an endpoint is reached.
 *
 * @param http what the HTTP client connects to: the endpoint's own address, or a bridge's
 * @param dialer opens connections beside the HTTP client's
 * @param bridge in between, where the HTTP client cannot reach the engine itself
 * @param publishedAddress the address at which this process reaches ports that the engine publishes
 */
record EngineRoute(URI http, Dialer dialer, Optional<Bridge> bridge, String publishedAddress) implements AutoCloseable {

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    /** Nothing connects yet. */
    static EngineRoute to(EngineEndpoint endpoint, Host host) {
        URI uri = endpoint.uri();
        return switch (uri.getScheme()) {
            case "unix" -> direct(uri, endpoint, () -> Duplex.toSocketFile(Path.of(uri.getPath())));
            case "npipe" -> direct(uri, endpoint, () -> Duplex.toNamedPipe(uri.getPath()));
            case "tcp" -> endpoint.tls().isPresent() ? overTls(endpoint) : overTcp(endpoint);
            case "ssh" -> overSsh(endpoint, host);
            default ->
                direct(uri, endpoint, () -> {
                    throw new IOException("a command's input cannot be sent to " + uri
                            + "; use an engine at a unix://, tcp:// or ssh:// endpoint, or `docker exec`");
                });
        };
    }

    private static EngineRoute direct(URI uri, EngineEndpoint endpoint, Dialer dialer) {
        return new EngineRoute(uri, dialer, Optional.empty(), endpoint.publishedAddress());
    }

    private static EngineRoute overTcp(EngineEndpoint endpoint) {
        int port = port(endpoint, PLAIN_PORT);
        String name = endpoint.uri().getHost();
        URI uri = URI.create("tcp://" + name + ":" + port);
        return direct(uri, endpoint, () -> Duplex.toPort(bare(name), port));
    }

    private static EngineRoute overTls(EngineEndpoint endpoint) {
        Dialer dialer = new TlsDialer(
                bare(endpoint.uri().getHost()),
                port(endpoint, TLS_PORT),
                endpoint.tls().orElseThrow());
        return bridged(Bridge.newDirectory(), dialer, endpoint.publishedAddress());
    }

    private static EngineRoute overSsh(EngineEndpoint endpoint, Host host) {
        SshTarget target = SshTarget.parse(endpoint.uri()).orElseThrow();
        Path ssh = new ProgramSearch(host)
                .find("ssh")
                .orElseThrow(() ->
                        new EngineException(Kind.UNREACHABLE, "there is no ssh on the PATH; install OpenSSH's client"));
        SshSettings settings = SshSettings.of(ssh, target);
        Path directory = Bridge.newDirectory();
        Dialer dialer = new SshDialer(ssh, target, SshDialer.sharedLogin(settings, directory));
        return bridged(directory, dialer, EngineEndpoint.published(settings.hostName()));
    }

    private static EngineRoute bridged(Path directory, Dialer dialer, String publishedAddress) {
        Bridge bridge = Bridge.open(directory, dialer);
        return new EngineRoute(bridge.uri(), dialer, Optional.of(bridge), publishedAddress);
    }

    private static int port(EngineEndpoint endpoint, int usual) {
        return endpoint.uri().getPort() < 0 ? usual : endpoint.uri().getPort();
    }

    /** An IPv6 address without the brackets that it has in an URI. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() {
        bridge.ifPresent(Bridge::close);
    }
}
