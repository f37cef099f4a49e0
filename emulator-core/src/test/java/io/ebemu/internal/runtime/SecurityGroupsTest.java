/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.AwsApiException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.Vpc;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security groups of an environment on an engine in memory: what is applied and told, and what EC2's calls do. */
final class SecurityGroupsTest {

    private static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);
    private static final SecurityGroupRule REDIS =
            new SecurityGroupRule("tcp", 6379, 6379, new Group(SecurityGroup.OF_ENVIRONMENT));
    private static final Vpc CLOSED = new Vpc(
            Vpc.DEFAULT_CIDR_BLOCK,
            List.of(new SecurityGroup("web-sg", "web", List.of(), Groups.outwards())),
            List.of());

    @TempDir
    Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory, Workbench.essential("web")).services(CACHE);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private SecurityGroups ec2() {
        bench.emulator.environmentOf(Workbench.BUNDLE);
        return bench.emulator.securityGroups(Workbench.ENVIRONMENT, bench.events::add);
    }

    private List<ContainerInfo> applied() {
        return bench.engine.containers().list(Labels.of(Workbench.ENVIRONMENT, Labels.ROLE_SECURITY_GROUPS));
    }

    private static void refused(String code, String text, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void a_launch_tells_once_which_service_its_task_cannot_reach_and_what_is_missing() {
        bench.vpc(CLOSED).launch().close();

        assertThat(applied())
                .singleElement()
                .satisfies(job -> assertThat(job.exitCode()).isZero());
        assertThat(bench.announced())
                .filteredOn(line -> line.startsWith("WARN"))
                .singleElement()
                .asString()
                .contains("keep the task from elasticache:sessions", "Edit inbound rules of sg-", "(default): Type")
                .contains("Custom TCP, Protocol TCP, Port 6379, Source sg-", "(AWSEBSecurityGroup)");
    }

    @Test
    void the_image_that_applies_rules_is_built_where_it_is_missing() {
        bench.vpc(CLOSED).launch().close();

        assertThat(bench.engine
                        .images()
                        .inspect("ebemu/nftables:1")
                        .orElseThrow()
                        .labels())
                .containsEntry(Labels.ROLE, Labels.ROLE_IMAGE);
    }

    @Test
    void a_kernel_without_packet_filter_is_told_once_and_everything_works() {
        bench.programs.put(Labels.ROLE_SECURITY_GROUPS, Behaviour.exits(1).printing("Error: Could not process rule"));
        CacheCluster other = new CacheCluster("other", "redis", "7.0", "cache.t3.micro", 6379);

        try (Environment up = bench.vpc(CLOSED).services(CACHE, other).launch()) {
            assertThat(bench.container("web").running()).isTrue();
            assertThat(bench.announced())
                    .filteredOn(line -> line.contains("NOT enforced"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("Error: Could not process rule");
            assertThat(up.id()).isEqualTo(Workbench.ENVIRONMENT);
        }
    }

    @Test
    void where_warnings_are_errors_rules_that_cannot_be_applied_end_the_launch() {
        bench.programs.put(Labels.ROLE_SECURITY_GROUPS, Behaviour.exits(1));
        Bundle strict = new Bundle(
                Workbench.BUNDLE.path(), Optional.empty(), Workbench.BUNDLE.properties(), Optional.empty(), true);

        assertThatThrownBy(() -> bench.vpc(CLOSED).emulator.launch(strict, LaunchOptions.standard(), bench.events::add))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.UNSUPPORTED))
                .hasMessageContaining("NOT enforced");
    }

    @Test
    void a_failed_launch_names_blocked_services_as_a_possible_cause() {
        bench.programs.put("web", Behaviour.failsToStart(EngineException.Kind.FAILED, "no such device"));

        assertThatThrownBy(() -> bench.vpc(CLOSED).launch())
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContaining("no such device")
                .hasMessageContaining("This may be why: Security groups keep the task from elasticache:sessions");
    }

    @Test
    void calls_change_what_holds_at_once_and_tell_what_becomes_of_it() {
        try (Environment up = bench.vpc(CLOSED).launch();
                SecurityGroups ec2 = ec2()) {
            String before = applied().get(0).label(Labels.CONFIG_HASH);

            ec2.authorizeIngress("default", List.of(REDIS));

            assertThat(applied())
                    .singleElement()
                    .satisfies(job -> assertThat(job.label(Labels.CONFIG_HASH)).isNotEqualTo(before));
            assertThat(ec2.describe(Optional.of("default")).get(0).ingress()).contains(REDIS);

            ec2.revokeIngress("default", List.of(REDIS));

            assertThat(applied().get(0).label(Labels.CONFIG_HASH)).isEqualTo(before);
            up.release();
        }
        assertThat(bench.announced())
                .contains("INFO Security groups let the task reach elasticache:sessions from now on.")
                .anyMatch(line -> line.contains("keep the task from elasticache:sessions from now on"));
    }

    @Test
    void what_calls_changed_holds_at_the_next_launch() {
        try (Environment up = bench.vpc(CLOSED).launch();
                SecurityGroups ec2 = ec2()) {
            ec2.authorizeIngress("default", List.of(REDIS));
            up.stop();
        }
        bench.events.clear();

        bench.launch().close();

        assertThat(bench.announced()).noneMatch(line -> line.contains("keep the task from"));
    }

    @Test
    void a_group_is_created_described_by_name_and_id_and_deleted() {
        try (Environment up = bench.vpc(CLOSED).launch();
                SecurityGroups ec2 = ec2()) {
            SecurityGroup made = ec2.create("jobs-sg", "jobs");

            assertThat(made).isEqualTo(new SecurityGroup("jobs-sg", "jobs", List.of(), Groups.outwards()));
            assertThat(ec2.describe(Optional.of(made.id(Workbench.ENVIRONMENT))))
                    .containsExactly(made);
            assertThat(ec2.describe(Optional.empty()))
                    .extracting(SecurityGroup::name)
                    .containsExactlyInAnyOrder("default", "AWSEBSecurityGroup", "web-sg", "jobs-sg");

            ec2.delete("jobs-sg");
            ec2.delete("web-sg");

            assertThat(ec2.describe(Optional.empty()))
                    .extracting(SecurityGroup::name)
                    .containsExactlyInAnyOrder("default", "AWSEBSecurityGroup");
            up.release();
        }
    }

    @Test
    void a_declared_group_that_was_deleted_can_be_created_again_without_its_rules() {
        Vpc open = new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(
                        new SecurityGroup("web-sg", "web", List.of(REDIS), Groups.outwards()),
                        new SecurityGroup("other-sg", "other", List.of(), Groups.outwards())),
                List.of());
        try (Environment up = bench.vpc(open).launch();
                SecurityGroups ec2 = ec2()) {
            ec2.delete("web-sg");

            assertThat(ec2.create("web-sg", "anew").ingress()).isEmpty();
            ec2.authorizeIngress("web-sg", List.of(REDIS));
            assertThat(ec2.describe(Optional.of("web-sg")).get(0).ingress()).containsExactly(REDIS);
            up.release();
        }
    }

    @Test
    void ec2_refuses_in_its_own_words() {
        SecurityGroupRule malformed = new SecurityGroupRule("tcp", 1, 2, new Cidr("10.0.0.0"));
        try (Environment up = bench.vpc(CLOSED).launch();
                SecurityGroups ec2 = ec2()) {
            ec2.authorizeIngress("web-sg", List.of(REDIS));

            refused("InvalidGroup.NotFound", "The security group 'no-sg' does not exist", () -> ec2.delete("no-sg"));
            refused("InvalidGroup.Duplicate", "'web-sg' already exists", () -> ec2.create("web-sg", "again"));
            refused("InvalidGroup.Reserved", "'default' is reserved", () -> ec2.create("default", "mine"));
            refused("InvalidParameterValue", "may not be in the format sg-*", () -> ec2.create("sg-1", "mine"));
            refused("CannotDelete", "name: \"default\" cannot be deleted by a user", () -> ec2.delete("default"));
            refused("DependencyViolation", "has a dependent object", () -> ec2.delete(SecurityGroup.OF_ENVIRONMENT));
            refused(
                    "InvalidPermission.Duplicate",
                    "TCP, from port: 6379, to port: 6379, ALLOW\" already exists",
                    () -> ec2.authorizeIngress("web-sg", List.of(REDIS)));
            refused(
                    "InvalidPermission.NotFound",
                    "The specified rule does not exist in this security group.",
                    () -> ec2.revokeEgress("web-sg", List.of(REDIS)));
            refused(
                    "InvalidParameterValue",
                    "CIDR block 10.0.0.0 is malformed",
                    () -> ec2.authorizeIngress("web-sg", List.of(malformed)));
            assertThat(ec2.describe(Optional.of("web-sg")).get(0).ingress()).containsExactly(REDIS);
            up.release();
        }
    }

    @Test
    void a_diagnosis_says_for_each_service_whether_the_task_reaches_it() {
        try (Environment up = bench.vpc(CLOSED).launch();
                SecurityGroups ec2 = ec2()) {
            assertThat(ec2.explain()).singleElement().satisfies(fact -> {
                assertThat(fact.subject()).isEqualTo("security groups of elasticache:sessions");
                assertThat(fact.state()).isEqualTo(Diagnosis.State.WARNING);
                assertThat(fact.remedy()).startsWith("Edit inbound rules of sg-");
            });
            assertThat(bench.emulator.diagnose(Optional.empty()))
                    .anySatisfy(fact ->
                            assertThat(fact.subject()).isEqualTo("bench, security groups of elasticache:sessions"));

            ec2.authorizeIngress("default", List.of(REDIS));

            assertThat(ec2.explain())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.fact()).isEqualTo("the task's containers reach it: tcp 6379"));
            up.release();
        }
    }
}
