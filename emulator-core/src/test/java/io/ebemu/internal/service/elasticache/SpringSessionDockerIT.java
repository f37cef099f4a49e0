/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.config.ConfigureRedisAction;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisIndexedHttpSession;

/**
 * The usual victim of ElastiCache's restricted commands, whichever client it has: Spring Session wants to set {@code
 * notify-keyspace-events} when it starts.
 *
 * @see <a href="https://docs.spring.io/spring-session/reference/configuration/redis.html">Spring Session: configuring
 *     Redis keyspace events</a>
 */
class SpringSessionDockerIT {

    private static final CacheCluster CLUSTER = new CacheCluster(
            "sessions",
            "redis",
            "7.0",
            "cache.t3.micro",
            1,
            6379,
            false,
            Optional.empty(),
            BackupSettings.none(),
            Optional.of(new ParameterGroup("sessions", "redis7", Map.of("notify-keyspace-events", "Egx"))),
            List.of(),
            Optional.empty());
    private static final String REFUSAL =
            "ERR unknown command 'CONFIG', with args beginning with: 'GET' 'notify-keyspace-events' ";
    private static final ServiceNetwork NETWORK = new ServiceNetwork(CLUSTER, "redis:7.0");

    @BeforeAll
    static void start() {
        new RedisProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost())
                .start(NETWORK.ephemeral());
    }

    @AfterAll
    static void remove() {
        NETWORK.close();
    }

    /** A web application's configuration, as short as it can be. */
    @EnableRedisIndexedHttpSession
    static class Application {}

    private static AnnotationConfigApplicationContext application(RedisConnectionFactory client) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(RedisConnectionFactory.class, () -> client);
        context.register(Application.class);
        return context;
    }

    private static RedisConnectionFactory jedis() {
        return new JedisConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", NETWORK.hostPort()));
    }

    private static RedisConnectionFactory lettuce() {
        return new LettuceConnectionFactory("127.0.0.1", NETWORK.hostPort());
    }

    @Test
    void spring_session_on_jedis_does_not_start_because_config_is_restricted() {
        try (AnnotationConfigApplicationContext application = application(jedis())) {
            assertThatThrownBy(application::refresh)
                    .hasStackTraceContaining("Unable to configure Redis to keyspace notifications")
                    .rootCause()
                    .hasMessage(REFUSAL);
        }
    }

    @Test
    void spring_session_on_lettuce_does_not_start_either() {
        try (AnnotationConfigApplicationContext application = application(lettuce())) {
            assertThatThrownBy(application::refresh)
                    .hasMessageContaining("enableRedisKeyspaceNotificationsInitializer")
                    .rootCause()
                    .hasMessage(REFUSAL);
        }
    }

    @Test
    void it_starts_and_keeps_sessions_if_it_is_told_to_leave_the_configuration_alone() {
        for (RedisConnectionFactory client : List.of(jedis(), lettuce())) {
            try (AnnotationConfigApplicationContext application = application(client)) {
                application.registerBean(ConfigureRedisAction.class, () -> ConfigureRedisAction.NO_OP);
                application.refresh();

                assertThat(saved(application.getBean(RedisIndexedSessionRepository.class)))
                        .isEqualTo("clerk");
            }
        }
    }

    private static <S extends Session> String saved(SessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute("user", "clerk");
        sessions.save(session);
        return sessions.findById(session.getId()).getRequiredAttribute("user");
    }
}
