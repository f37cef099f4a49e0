/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheSettings;
import io.ebemu.model.ParameterGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictedCommandsDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TOKEN = "first-token-of-this-group";
    private static final String NEXT_TOKEN = "next-token-of-this-group";
    private static final CacheCluster PLAIN = cluster(false, CacheSettings.asDefined());
    private static final CacheCluster ENCRYPTED = cluster(true, CacheSettings.asDefined());

    private static final ServiceNetwork PLAIN_NETWORK = new ServiceNetwork(PLAIN, "redis:7.0");
    private static final ServiceNetwork ENCRYPTED_NETWORK = new ServiceNetwork(ENCRYPTED, "redis:7.0");

    private static CacheCluster cluster(boolean encrypted, CacheSettings settings) {
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
                Optional.empty(),
                List.of(),
                encrypted ? Optional.of("group") : Optional.empty(),
                settings);
    }

    @BeforeAll
    static void start() {
        RedisProvider provider =
                new RedisProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());
        provider.start(PLAIN_NETWORK.durable());
        provider.start(ENCRYPTED_NETWORK.durable());
    }

    @AfterAll
    static void remove() {
        PLAIN_NETWORK.close();
        ENCRYPTED_NETWORK.close();
    }

    private static RespReply ask(String... words) throws IOException {
        try (RespConnection client = RespConnection.open(
                new RespAddress("127.0.0.1", PLAIN_NETWORK.hostPort(), Optional.empty(), List.of()), PATIENCE)) {
            return client.ask(Arrays.asList(words));
        }
    }

    private static RespConnection client(String... login) throws IOException {
        Path authority = ENCRYPTED_NETWORK.files().resolve("tls").resolve("ca.pem");
        return RespConnection.open(
                new RespAddress(
                        "127.0.0.1", ENCRYPTED_NETWORK.hostPort(), Optional.of(authority), Arrays.asList(login)),
                PATIENCE);
    }

    private static RedisAdministration administration(ServiceNetwork network, CacheCluster node) {
        return RedisAdministration.connect(node, "127.0.0.1", network.hostPort(), network.files(), new SystemHost());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BGREWRITEAOF",
                "bgsave",
                "CONFIG",
                "debug",
                "MIGRATE",
                "replicaof",
                "save",
                "slaveof",
                "shutdown",
                "SYNC"
            })
    void a_restricted_command_is_unknown_as_any_other_word(String command) throws Exception {
        RespReply reply = ask(command, "one", "two");

        assertThat(reply.error()).isTrue();
        assertThat(reply.text())
                .isEqualTo("ERR unknown command '" + command + "', with args beginning with: 'one' 'two' ");
    }

    @Test
    void commands_that_nobody_needs_are_not_listed_and_secret_names_neither() throws Exception {
        CacheSecrets secrets = CacheSecrets.of(PLAIN_NETWORK.files(), new SystemHost());

        assertThat(ask("COMMAND", "LIST").items())
                .extracting(RespReply::text)
                .contains("get")
                .doesNotContainAnyElementsOf(RestrictedCommands.REMOVED)
                .doesNotContain(secrets.nameOf("config"), secrets.nameOf("bgsave"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACL SETUSER x", "ACL LOAD", "ACL SAVE", "ACL DELUSER x", "CLUSTER MEET 1 2", "PSYNC ? -1"})
    void parts_of_commands_are_denied(String command) throws Exception {
        assertThat(ask(command.split(" ")).text()).startsWith("NOPERM this user has no permissions to run the '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACL LIST", "ACL USERS", "ACL WHOAMI", "ACL CAT", "KEYS *", "SCRIPT FLUSH", "SELECT 15"})
    void what_is_not_restricted_works(String command) throws Exception {
        assertThat(ask(command.split(" ")).error()).isFalse();
    }

    @Test
    void a_server_tells_nobody_its_secrets() throws Exception {
        String secret = CacheSecrets.of(PLAIN_NETWORK.files(), new SystemHost()).password();

        assertThat(PLAIN_NETWORK.openlyVisible()).noneMatch(text -> text.contains(secret));
        assertThat(ENCRYPTED_NETWORK.openlyVisible()).noneMatch(text -> text.contains(TOKEN));
        assertThat(PLAIN_NETWORK.inspectServer().getHostConfig().getMemory()).isGreaterThan(402653184L);
    }

    @Test
    void the_emulator_configures_and_saves_a_server_that_its_clients_cannot() throws Exception {
        ParameterGroup group =
                new ParameterGroup("mine", "redis7", Map.of("notify-keyspace-events", "KEA", "databases", "20"));
        CacheCluster changed = cluster(false, new CacheSettings(List.of(), Optional.of(group)));
        try (RedisAdministration node = administration(PLAIN_NETWORK, changed)) {
            assertThat(node.configure()).containsExactly("databases");
            assertThat(node.parameter("notify-keyspace-events")).isEqualTo("AKE");
            assertThat(node.parameter("maxmemory")).isEqualTo("402653184");
            node.beginSnapshot();
        }
    }

    @Test
    void a_token_is_asked_for_in_the_words_of_the_engine() throws Exception {
        try (RespConnection client = client()) {
            assertThat(client.ask(List.of("PING")).text()).isEqualTo("NOAUTH Authentication required.");
        }
        assertThatThrownBy(() -> client("wrong"))
                .hasMessage("WRONGPASS invalid username-password pair or user is disabled.");
        try (RespConnection client = client(TOKEN)) {
            assertThat(client.ask(List.of("PING")).text()).isEqualTo("PONG");
        }
    }

    @Test
    void a_client_without_encryption_gets_no_answer() {
        assertThatThrownBy(() -> RespConnection.open(
                                new RespAddress(
                                        "127.0.0.1", ENCRYPTED_NETWORK.hostPort(), Optional.empty(), List.of(TOKEN)),
                                PATIENCE)
                        .close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_rotated_token_is_valid_beside_the_one_before_until_one_is_set() throws Exception {
        CacheCluster rotated = cluster(true, new CacheSettings(List.of(NEXT_TOKEN, TOKEN), Optional.empty()));
        CacheCluster set = cluster(true, new CacheSettings(List.of(NEXT_TOKEN), Optional.empty()));
        try (RedisAdministration node = administration(ENCRYPTED_NETWORK, rotated)) {
            node.acceptTokens();
        }
        client(TOKEN).close();
        client(NEXT_TOKEN).close();

        try (RedisAdministration node = administration(ENCRYPTED_NETWORK, set)) {
            node.acceptTokens();
        }
        client(NEXT_TOKEN).close();
        assertThatThrownBy(() -> client(TOKEN)).hasMessageStartingWith("WRONGPASS");
        try (RedisAdministration node = administration(ENCRYPTED_NETWORK, ENCRYPTED)) {
            node.acceptTokens();
        }
    }
}
