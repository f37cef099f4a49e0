/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.Vpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a service's network interface admits, on a real engine: what is not admitted times out, as in a VPC. */
final class SecurityGroupDockerIT {

    private static final int PORT = 6379;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", PORT);
    private static final List<SecurityGroupRule> FROM_ENVIRONMENT =
            List.of(new SecurityGroupRule("tcp", PORT, PORT, new Group(SecurityGroup.OF_ENVIRONMENT)));

    @TempDir
    Path directory;

    private DockerBench bench;

    @BeforeEach
    void open() {
        bench = new DockerBench(
                directory, DockerBench.script("app", "sleep 600 & wait").build());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** The network in which the cache, which names no group, is in a default group with these rules. */
    private static Vpc vpc(List<SecurityGroupRule> ingress, String... instanceGroups) {
        return new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(new SecurityGroup(SecurityGroup.DEFAULT, "ours", ingress, Groups.outwards())),
                List.of(instanceGroups));
    }

    private ContainerInfo container(String role) {
        return bench.engine().containers().list(Labels.of(bench.environment(), role)).stream()
                .findFirst()
                .orElseThrow();
    }

    private String address() {
        return container(Labels.ROLE_ENI).ipAddress().orElseThrow();
    }

    /** {@code pong}, {@code timeout} or {@code refused}, whichever the task's container gets. */
    private String connect() {
        return outcome(bench.shell("app", client()));
    }

    private String client() {
        String host = CACHE.endpoint(bench.environment()).address();
        return "nc -w 2 " + host + " " + PORT + " </dev/null 2>&1";
    }

    private static String outcome(ExecResult result) {
        String said = result.output();
        if (said.contains("pong")) {
            return "pong";
        }
        return said.contains("timed out") ? "timeout" : said.contains("refused") ? "refused" : said;
    }

    @Test
    void without_groups_everything_is_reached_and_no_rule_is_written() {
        try (Environment up = bench.services(Vpc.standard(), CACHE).launch()) {
            assertThat(connect()).isEqualTo("pong");
            assertThat(bench.engine().containers().list(Labels.of(bench.environment(), Labels.ROLE_SECURITY_GROUPS)))
                    .isEmpty();
            up.stop();
        }
    }

    @Test
    void a_rule_that_comes_and_goes_holds_at_once_for_new_connections() {
        try (Environment up = bench.services(vpc(List.of()), CACHE).launch();
                SecurityGroups ec2 = bench.securityGroups()) {
            assertThat(connect()).isEqualTo("timeout");

            ec2.authorizeIngress("default", FROM_ENVIRONMENT);
            assertThat(connect()).isEqualTo("pong");

            ec2.revokeIngress("default", FROM_ENVIRONMENT);
            assertThat(connect()).isEqualTo("timeout");
            up.stop();
        }
    }

    @Test
    void groups_that_come_while_the_environment_runs_hold_at_once_and_admit_who_was_there_before() {
        try (Environment up = bench.services(Vpc.standard(), CACHE).launch();
                SecurityGroups ec2 = bench.securityGroups()) {
            assertThat(container(Labels.ROLE_TASK).macAddress().orElseThrow()).startsWith("02:42");

            ec2.create("web-sg", "web");
            assertThat(connect())
                    .as("the default group admits its members alone")
                    .isEqualTo("timeout");

            ec2.authorizeIngress("default", FROM_ENVIRONMENT);
            assertThat(connect()).isEqualTo("pong");
            up.stop();
        }
    }

    @Test
    void a_container_that_says_nothing_is_found_at_once_after_a_deployment() throws IOException {
        try (DockerBench silent = new DockerBench(
                directory,
                DockerBench.script("web", "nc -ll -p 8080 -e echo pong & wait")
                        .portMappings(List.of(new PortMapping(8080, 0, Protocol.TCP)))
                        .build())) {
            Environment up = silent.services(vpc(List.of()), CACHE).launch();
            ContainerInfo before = silent.container("web").orElseThrow();
            assertThat(answer(before)).contains("pong");

            // The engine gives an address again at once, unless a test beside this one is faster.
            for (int deployment = 0; deployment < 3; deployment++) {
                up.deploy(Bundle.of(directory), DeployOptions.standard());
                ContainerInfo after = silent.container("web").orElseThrow();
                assertThat(after.macAddress()).isNotEqualTo(before.macAddress());
                assertThat(answer(after)).contains("pong");
            }
            up.stop();
        }
    }

    /** What this machine gets from the published port within two seconds. */
    private static String answer(ContainerInfo container) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress("127.0.0.1", container.ports().get(0).hostPort()), 2000);
            socket.setSoTimeout(2000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void what_the_environment_may_not_send_does_not_arrive() {
        try (Environment up = bench.services(vpc(FROM_ENVIRONMENT), CACHE).launch();
                SecurityGroups ec2 = bench.securityGroups()) {
            assertThat(connect()).isEqualTo("pong");

            ec2.revokeEgress(SecurityGroup.OF_ENVIRONMENT, Groups.outwards());
            assertThat(connect()).isEqualTo("timeout");

            ec2.authorizeEgress(
                    SecurityGroup.OF_ENVIRONMENT,
                    List.of(new SecurityGroupRule("tcp", PORT, PORT, new Cidr("172.31.0.0/16"))));
            assertThat(connect()).isEqualTo("pong");
            up.stop();
        }
    }

    @Test
    void what_the_environment_may_not_send_to_the_world_stays_in_its_containers() {
        Vpc silent = new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(
                        new SecurityGroup(
                                SecurityGroup.OF_ENVIRONMENT,
                                "silent",
                                List.of(),
                                List.of(new SecurityGroupRule("tcp", PORT, PORT, new Cidr("172.31.0.0/16")))),
                        new SecurityGroup(SecurityGroup.DEFAULT, "ours", FROM_ENVIRONMENT, Groups.outwards())),
                List.of());

        try (Environment up = bench.services(silent, CACHE).launch();
                SecurityGroups ec2 = bench.securityGroups()) {
            assertThat(connect()).isEqualTo("pong");
            assertThat(ping()).contains("Operation not permitted");

            ec2.authorizeEgress(SecurityGroup.OF_ENVIRONMENT, Groups.outwards());
            assertThat(ping()).contains("1 packets transmitted");
            up.stop();
        }
    }

    /** Asks an address for documentation, which is beyond every bridge: the kernel says whether it may send. */
    private String ping() {
        return bench.shell("app", "ping -c 1 -W 1 192.0.2.1 2>&1").output();
    }

    @Test
    void members_of_the_default_group_reach_each_other() {
        Vpc shared = new Vpc(Vpc.DEFAULT_CIDR_BLOCK, List.of(), List.of(SecurityGroup.DEFAULT));

        try (Environment up = bench.services(shared, CACHE).launch()) {
            assertThat(connect()).isEqualTo("pong");
            up.stop();
        }
    }

    @Test
    void a_block_outlives_the_server_and_a_stopped_server_refuses_only_those_who_get_through() {
        try (Environment up = bench.services(vpc(List.of()), CACHE).launch();
                SecurityGroups ec2 = bench.securityGroups()) {
            String server = container(Labels.ROLE_SERVICE).id();
            bench.engine().containers().stop(server, Duration.ofSeconds(1));
            assertThat(connect()).as("blocked, and nothing listens").isEqualTo("timeout");

            bench.engine().containers().start(server);
            assertThat(connect()).as("blocked by rules from before").isEqualTo("timeout");

            ec2.authorizeIngress("default", FROM_ENVIRONMENT);
            assertThat(connect()).isEqualTo("pong");
            bench.engine().containers().stop(server, Duration.ofSeconds(1));
            assertThat(connect()).as("admitted, and nothing listens").isEqualTo("refused");
            up.stop();
        }
    }

    @Test
    void strangers_on_the_bridge_are_kept_out_and_this_machine_is_not() throws IOException {
        try (Environment up = bench.services(vpc(FROM_ENVIRONMENT), CACHE).launch()) {
            String stranger = bench.engine()
                    .containers()
                    .create(new SpecBuilder(bench.environment().name() + "-stranger", "busybox:1.35")
                            .label(Labels.ENVIRONMENT, bench.environment().name())
                            .command(List.of("sleep", "600"))
                            .build());
            bench.engine().containers().start(stranger);
            String client = "nc -w 2 " + address() + " " + PORT + " </dev/null 2>&1";

            assertThat(outcome(bench.engine().containers().exec(stranger, List.of("sh", "-c", client), PATIENCE)))
                    .isEqualTo("timeout");
            int published = container(Labels.ROLE_ENI).ports().get(0).hostPort();
            try (Socket socket = new Socket("127.0.0.1", published)) {
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .contains("pong");
            }
            up.stop();
        }
    }

    @Test
    void a_new_launch_finds_the_rules_of_the_one_before_and_writes_none() {
        try (Environment up = bench.services(vpc(List.of()), CACHE).launch()) {
            String written = container(Labels.ROLE_SECURITY_GROUPS).id();

            up.release();
            try (Environment again = bench.services(vpc(List.of()), CACHE).launch()) {
                assertThat(container(Labels.ROLE_SECURITY_GROUPS).id()).isEqualTo(written);
                again.stop();
            }
            assertThat(bench.engine().containers().list(Labels.of(bench.environment(), Labels.ROLE_SECURITY_GROUPS)))
                    .as("they go with the interface")
                    .isEmpty();
        }
    }
}
