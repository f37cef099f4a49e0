/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.EnvironmentHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Health as users see it: a bundle with an {@code ebemu.yml}, and what real containers make of it. */
@Timeout(180)
class HealthDockerIT {

    private static final String BEGINS = "Environment health has transitioned ";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path bundle;

    private final EnvironmentId id = new EnvironmentId("health-" + new SystemHost().randomHex(8));
    private final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();
    private final BeanstalkEmulator emulator = Ebemu.emulator(EmulatorOptions.standard());

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(bundle.resolve("www"));
        Files.writeString(bundle.resolve("www/health"), "fine\n");
        Files.writeString(bundle.resolve("www/well"), "");
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), """
                {
                  "AWSEBDockerrunVersion": 2,
                  "volumes": [{"name": "www", "host": {"sourcePath": "/var/app/current/www"}}],
                  "containerDefinitions": [{
                    "name": "web",
                    "image": "busybox:1.35",
                    "essential": true,
                    "memory": 32,
                    "command": ["httpd", "-f", "-p", "80", "-h", "/www"],
                    "stopTimeout": 2,
                    "portMappings": [{"hostPort": 21210, "containerPort": 80}],
                    "mountPoints": [{"sourceVolume": "www", "containerPath": "/www", "readOnly": true}],
                    "healthCheck": {
                      "command": ["CMD-SHELL", "test -e /www/well"],
                      "interval": 5, "timeout": 2, "retries": 2
                    }
                  }]
                }
                """);
        Files.writeString(bundle.resolve("ebemu.yml"), """
                HealthCheck:
                  HealthCheckPath: /health
                  Port: 21210
                  HealthCheckInterval: 5
                  HealthCheckTimeout: 2
                  HealthyThresholdCount: 2
                  UnhealthyThresholdCount: 2
                """);
    }

    @AfterEach
    void terminate() {
        emulator.terminate(id, true, event -> {});
        emulator.close();
    }

    private List<String> told() {
        return events.stream()
                .map(EnvironmentEvent::message)
                .filter(message -> message.startsWith(BEGINS))
                .map(message -> message.substring(BEGINS.length()))
                .toList();
    }

    private void awaitTold(int times) {
        await().atMost(SOON).until(() -> told().size() >= times);
    }

    private EnvironmentHealth health() {
        return emulator.describe(id).orElseThrow().health();
    }

    @Test
    void containers_that_fail_their_checks_and_paths_that_fail_theirs_are_told_and_so_is_their_recovery()
            throws IOException {
        Environment environment = emulator.launch(
                new Bundle(bundle, Optional.of(id.name()), Map.of(), Optional.empty(), false),
                new LaunchOptions(new HostPorts.Random(), PullPolicy.MISSING, false, Duration.ofMinutes(2), false),
                events::add);
        awaitTold(2);
        int port = environment.endpoint("web", 80).port();

        Files.delete(bundle.resolve("www/well"));
        awaitTold(3);
        EnvironmentHealth unhealthy = health();
        Files.delete(bundle.resolve("www/health"));
        awaitTold(4);
        EnvironmentHealth failing = health();
        Files.writeString(bundle.resolve("www/well"), "");
        Files.writeString(bundle.resolve("www/health"), "fine again\n");
        await().atMost(SOON).until(() -> told().get(told().size() - 1).contains("to Ok."));
        environment.release();

        assertThat(told().subList(0, 2))
                .containsExactly("to Pending. Initialization in progress.", "from Pending to Ok.");
        assertThat(told().get(2))
                .startsWith("from Ok to Warning. Container web is UNHEALTHY: its healthCheck failed 2");
        assertThat(told().get(3))
                .startsWith("from Warning to Severe. ELB health is failing or not available for all instances. Health"
                        + " checks of http://" + environment.endpoint("web", 80).host() + ":" + port
                        + "/health failed with these codes: [404]; expected 200.");
        assertThat(unhealthy.color()).isEqualTo("Yellow");
        assertThat(failing.color()).isEqualTo("Red");
        assertThat(health().status()).isEqualTo("Ok");
        assertThat(health().causes()).singleElement().asString().startsWith("No process supervises the environment");

        List<String> recorded = new CopyOnWriteArrayList<>();
        emulator.events(id, event -> recorded.add(event.message()));
        assertThat(recorded)
                .containsSubsequence(told().stream().map(BEGINS::concat).toList());
    }
}
