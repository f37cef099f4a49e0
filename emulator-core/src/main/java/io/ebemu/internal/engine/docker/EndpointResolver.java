/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where an engine may listen, in the order of the Docker command line: an explicit option, {@code DOCKER_HOST}, the
 * current context, then the sockets that engines are known to make. What the user named is never replaced by another.
 */
public final class EndpointResolver {

    private static final Set<String> SCHEMES = Set.of("unix", "npipe", "tcp", "ssh");

    private final Host host;
    private final ObjectMapper json;

    public EndpointResolver(Host host, ObjectMapper json) {
        this.host = host;
        this.json = json;
    }

    /**
     * What was found.
     *
     * @param endpoints where to knock, in this order
     * @param attempts where nothing was found
     */
    public record Resolution(List<EngineEndpoint> endpoints, List<Attempt> attempts) {

        public Resolution {
            endpoints = List.copyOf(endpoints);
            attempts = List.copyOf(attempts);
        }
    }

    /** Resolves an option's value, or, without one, what the environment and the file system tell. */
    public Resolution resolve(Optional<String> option) {
        List<Attempt> attempts = new ArrayList<>();
        if (option.isPresent()) {
            return named(option.get(), "option", serverCertificates(), attempts);
        }
        Optional<String> dockerHost = host.environmentVariable("DOCKER_HOST");
        if (dockerHost.isPresent()) {
            return named(dockerHost.get(), "DOCKER_HOST", serverCertificates(), attempts);
        }
        attempts.add(new Attempt("DOCKER_HOST", "not set"));
        Optional<String> context = currentContext(attempts);
        return context.isPresent() ? fromContext(context.get(), attempts) : fromSockets(attempts);
    }

    private Resolution named(String uri, String source, Optional<TlsFiles> tls, List<Attempt> attempts) {
        String full = uri.startsWith("/") ? "unix://" + uri : uri;
        try {
            URI parsed = URI.create(full);
            Optional<String> fault = fault(parsed);
            if (fault.isEmpty()) {
                boolean tcp = parsed.getScheme().equals("tcp");
                return new Resolution(
                        List.of(new EngineEndpoint(parsed, source, tcp ? tls : Optional.empty())), attempts);
            }
            attempts.add(new Attempt(source, fault.get()));
        } catch (IllegalArgumentException e) {
            attempts.add(new Attempt(source, (full.startsWith("ssh:") ? "what is named" : full) + " is not a URI"));
        }
        return new Resolution(List.of(), attempts);
    }

    /** Why a URI names no engine; one with a password is not quoted. */
    private static Optional<String> fault(URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            return Optional.of(uri + " is neither unix://, npipe://, tcp:// nor ssh://");
        }
        if (uri.getScheme().equals("ssh") && SshTarget.parse(uri).isEmpty()) {
            return Optional.of("is not ssh://user@host:port/path, of which only the host must be there; ssh takes no"
                    + " password from a URI, load a key with ssh-add");
        }
        return uri.getScheme().equals("tcp") && uri.getHost() == null
                ? Optional.of(uri + " names no host; write tcp://host:port")
                : Optional.empty();
    }

    /** TLS for a tcp endpoint, as the Docker command line decides it. */
    private Optional<TlsFiles> serverCertificates() {
        boolean verified = host.environmentVariable("DOCKER_TLS_VERIFY").isPresent();
        return verified || host.environmentVariable("DOCKER_TLS").isPresent()
                ? Optional.of(TlsFiles.of(
                        host.environmentVariable("DOCKER_CERT_PATH")
                                .map(Path::of)
                                .orElseGet(() -> DockerConfiguration.directory(host)),
                        verified))
                : Optional.empty();
    }

    private Optional<String> currentContext(List<Attempt> attempts) {
        Optional<String> chosen = host.environmentVariable("DOCKER_CONTEXT");
        if (chosen.isEmpty()) {
            chosen = Optional.of(new DockerConfiguration(host, json)
                            .file()
                            .path("currentContext")
                            .asText())
                    .filter(name -> !name.isEmpty());
        }
        Optional<String> context = chosen.filter(name -> !name.equals("default"));
        if (context.isEmpty()) {
            attempts.add(new Attempt("context", chosen.orElse("none chosen")));
        }
        return context;
    }

    private Resolution fromContext(String name, List<Attempt> attempts) {
        Path contexts = DockerConfiguration.directory(host).resolve("contexts");
        String key = sha256(name);
        Path meta = contexts.resolve("meta").resolve(key).resolve("meta.json");
        String source = "context " + name;
        try {
            JsonNode endpoint = json.readTree(meta.toFile()).path("Endpoints").path("docker");
            Path certificates = contexts.resolve("tls").resolve(key).resolve("docker");
            boolean skipped = endpoint.path("SkipTLSVerify").asBoolean();
            return named(endpoint.path("Host").asText(), source, contextCertificates(certificates, skipped), attempts);
        } catch (IOException e) {
            attempts.add(new Attempt(source, "cannot read " + meta + "; docker context ls shows what there is"));
            return new Resolution(List.of(), attempts);
        }
    }

    private static Optional<TlsFiles> contextCertificates(Path directory, boolean skipped) {
        if (!skipped && !Files.isDirectory(directory)) {
            return Optional.empty();
        }
        TlsFiles files = TlsFiles.of(directory, !skipped);
        return Optional.of(files.authority().filter(Files::exists).isPresent() ? files : files.withoutAuthority());
    }

    private Resolution fromSockets(List<Attempt> attempts) {
        List<EngineEndpoint> endpoints = new ArrayList<>();
        for (Path socket : knownSockets()) {
            if (Files.exists(socket)) {
                endpoints.add(new EngineEndpoint(URI.create("unix://" + socket), "known socket", Optional.empty()));
            } else {
                attempts.add(new Attempt("unix://" + socket, "no such file"));
            }
        }
        return new Resolution(endpoints, attempts);
    }

    private List<Path> knownSockets() {
        Path home = host.homeDirectory();
        Optional<Path> runtime = host.environmentVariable("XDG_RUNTIME_DIR").map(Path::of);
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        runtime.ifPresent(directory -> sockets.add(directory.resolve("docker.sock")));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".colima/default/docker.sock"));
        sockets.add(home.resolve(".rd/docker.sock"));
        runtime.ifPresent(directory -> sockets.add(directory.resolve("podman/podman.sock")));
        sockets.add(Path.of("/run/podman/podman.sock"));
        return sockets;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
