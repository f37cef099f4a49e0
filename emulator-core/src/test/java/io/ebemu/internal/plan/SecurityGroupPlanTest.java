/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.internal.vpc.Opening;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.Vpc;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityGroupPlanTest {

    private static final Vpc EMPTY_GROUP = vpc(List.of());
    private static final Vpc OPEN_GROUP =
            vpc(List.of(new SecurityGroupRule("tcp", 5432, 5432, new Group(SecurityGroup.OF_ENVIRONMENT))));

    /** The environment's database is in the default group, as it names none and is not coupled. */
    private static Vpc vpc(List<SecurityGroupRule> ingress) {
        return new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(new SecurityGroup(SecurityGroup.DEFAULT, "ours", ingress, Groups.outwards())),
                List.of());
    }

    private static Launch shop(Vpc vpc) {
        return Launch.of(Definition.of("web")).service(Launch.cache()).vpc(vpc);
    }

    private static Launch database(Vpc vpc) {
        return Launch.of(Definition.of("web"))
                .service(Launch.database("local-only-password").toBuilder()
                        .coupled(false)
                        .build())
                .vpc(vpc);
    }

    private static String rules(Plan plan) {
        return Steps.of(plan, Step.ApplySecurityGroups.class)
                .get(0)
                .job()
                .program()
                .command()
                .get(0);
    }

    @Test
    void without_declared_groups_nothing_is_applied() {
        assertThat(Steps.of(database(Vpc.standard()).plan(World.empty()), Step.ApplySecurityGroups.class))
                .isEmpty();
    }

    @Test
    void rules_are_applied_once_the_interface_runs_and_before_the_task_starts() {
        Plan plan = database(OPEN_GROUP).plan(World.empty());

        PlannedStep apply = Steps.find(plan, "rds:orders/eni", "ApplySecurityGroups");
        assertThat(apply.cause()).isEqualTo("security groups let the task reach tcp 5432");
        assertThat(Steps.comesBefore(plan, Steps.find(plan, "rds:orders/eni", "StartContainer"), apply))
                .isTrue();
        assertThat(Steps.comesBefore(plan, apply, Steps.find(plan, "rds:orders", "StartService")))
                .isFalse();
        assertThat(Steps.comesBefore(plan, apply, Steps.find(plan, "container:web", "StartContainer")))
                .isTrue();
    }

    @Test
    void the_job_has_the_right_to_filter_packets_of_the_interface_and_no_other() {
        var job = Steps.of(database(OPEN_GROUP).plan(World.empty()), Step.ApplySecurityGroups.class)
                .get(0)
                .job();

        assertThat(job.kernel().capabilitiesToAdd()).containsExactly("NET_ADMIN");
        assertThat(job.kernel().capabilitiesToDrop()).containsExactly("ALL");
        assertThat(job.kernel().privileged()).isFalse();
        assertThat(job.network().namespaceOf()).contains("ebemu-shop-env-rds-orders-eni");
        assertThat(job.program().entrypoint()).containsExactly("nft");
    }

    @Test
    void the_rules_admit_by_hardware_address_and_drop_the_rest() {
        assertThat(rules(database(OPEN_GROUP).plan(World.empty()))).isEqualTo("""
                add table inet ebemu
                delete table inet ebemu
                table inet ebemu {
                  chain input {
                    type filter hook input priority 0; policy drop;
                    iif lo accept
                    ct state established,related accept
                    ip saddr $gateway accept
                    ether saddr & ff:ff:ff:00:00:00 == 06:49:43:00:00:00 accept
                    ether saddr & ff:ff:ff:00:00:00 == 02:49:43:00:00:00 tcp dport 5432 accept
                  }
                }
                """);
    }

    @Test
    void containers_from_before_there_were_groups_are_admitted_one_by_one() {
        World before = database(Vpc.standard()).up();
        Plan plan = Launch.planner().access(database(OPEN_GROUP).request(), before);

        assertThat(rules(plan))
                .contains(
                        "ether saddr & ff:ff:ff:00:00:00 == 02:49:43:00:00:00 tcp dport 5432 accept",
                        "ether saddr " + address(before, Labels.ROLE_TASK) + " tcp dport 5432 accept",
                        "ether saddr " + address(before, Labels.ROLE_ENI) + " accept");
    }

    @Test
    void those_from_before_need_a_rule_as_the_others_do() {
        World before = database(Vpc.standard()).up();

        assertThat(rules(Launch.planner().access(database(EMPTY_GROUP).request(), before)))
                .doesNotContain(address(before, Labels.ROLE_TASK));
    }

    @Test
    void once_the_task_is_replaced_those_from_before_are_admitted_no_more() {
        World before = Simulation.of(database(Vpc.standard()).up())
                .execute(Launch.planner()
                        .access(
                                database(OPEN_GROUP).request(),
                                database(Vpc.standard()).up()))
                .world();
        Launch next = database(OPEN_GROUP).revision(2).built("web");
        Plan plan = next.plan(before);

        assertThat(rules(plan))
                .doesNotContain(address(before, Labels.ROLE_TASK))
                .contains(address(before, Labels.ROLE_ENI));
        assertThat(Steps.comesBefore(
                        plan,
                        Steps.find(plan, "container:web", "StopContainer"),
                        Steps.find(plan, "rds:orders/eni", "ApplySecurityGroups")))
                .isTrue();
        World after = Simulation.of(before).execute(plan).world();
        assertThat(Launch.planner().access(next.request(), after).isEmpty()).isTrue();
    }

    private static String address(World world, String role) {
        return world.withRole(role).get(0).macAddress().orElseThrow();
    }

    @Test
    void every_protocol_has_its_rule() {
        assertThat(RuleSet.ofInterface(
                                Members.known(Launch.ENVIRONMENT),
                                List.of(
                                        new Opening("-1", -1, -1),
                                        new Opening("udp", 53, 53),
                                        new Opening("tcp", 1024, 65535),
                                        new Opening("icmp", -1, -1)))
                        .text()
                        .lines()
                        .filter(line -> line.contains("== 02:"))
                        .map(line -> line.replaceAll(".*02:49:43:00:00:00", "").strip()))
                .containsExactly(
                        "accept", "udp dport 53 accept", "tcp dport 1024-65535 accept", "meta l4proto icmp accept");
    }

    @Test
    void a_group_that_admits_nobody_leaves_the_task_outside() {
        Plan plan = database(EMPTY_GROUP).plan(World.empty());

        assertThat(rules(plan)).doesNotContain("== 02:");
        assertThat(Steps.find(plan, "rds:orders/eni", "ApplySecurityGroups").cause())
                .isEqualTo("security groups let the task reach nothing of it");
    }

    @Test
    void what_holds_already_is_not_applied_again() {
        assertThat(shop(OPEN_GROUP).plan(shop(OPEN_GROUP).up()).isEmpty()).isTrue();
    }

    @Test
    void changed_groups_are_applied_to_what_runs_and_nothing_else_is_done() {
        assertThat(database(OPEN_GROUP).plan(database(EMPTY_GROUP).up()).text())
                .isEqualTo("#1 [] rds:orders/eni ApplySecurityGroups - security groups let the task reach tcp 5432");
        assertThat(Launch.planner()
                        .access(
                                database(OPEN_GROUP).request(),
                                database(EMPTY_GROUP).up())
                        .steps())
                .hasSize(1);
    }

    @Test
    void where_nothing_runs_changed_groups_start_nothing() {
        assertThat(Launch.planner()
                        .access(database(OPEN_GROUP).request(), World.empty())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void groups_that_nobody_declares_any_more_are_lifted() {
        Plan plan = database(Vpc.standard()).plan(database(EMPTY_GROUP).up());

        assertThat(rules(plan)).isEqualTo("add table inet ebemu\ndelete table inet ebemu\n");
        assertThat(database(Vpc.standard())
                        .plan(Simulation.of(database(EMPTY_GROUP).up())
                                .execute(plan)
                                .world())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_interface_that_was_made_anew_has_no_rules_yet() {
        World world = Simulation.of(database(OPEN_GROUP).up())
                .removed("rds:orders/eni")
                .world();

        assertThat(Steps.of(database(OPEN_GROUP).revision(2).plan(world), Step.ApplySecurityGroups.class))
                .hasSize(1);
    }

    @Test
    void a_task_that_may_not_send_everything_is_held_back_in_its_own_network() {
        Vpc held = new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(new SecurityGroup(
                        SecurityGroup.OF_ENVIRONMENT,
                        "ours",
                        List.of(),
                        List.of(
                                new SecurityGroupRule("tcp", 443, 443, new SecurityGroupRule.Cidr("0.0.0.0/0")),
                                new SecurityGroupRule("udp", 123, 123, new SecurityGroupRule.Cidr("192.0.2.0/24")),
                                SecurityGroupRule.all(new Group(SecurityGroup.DEFAULT))))),
                List.of());
        Launch launch = Launch.of(Definition.of("web")).vpc(held);
        Plan plan = launch.plan(World.empty());

        assertThat(rules(plan)).isEqualTo("""
                add table inet ebemu
                delete table inet ebemu
                table inet ebemu {
                  chain output {
                    type filter hook output priority 0; policy drop;
                    oif lo accept
                    ct state established,related accept
                    udp dport 53 accept
                    tcp dport 53 accept
                    ip daddr 169.254.0.0/16 accept
                    ip daddr $subnet accept
                    meta nfproto ipv4 tcp dport 443 accept
                    ip daddr 192.0.2.0/24 udp dport 123 accept
                  }
                }
                """);
        assertThat(Steps.comesBefore(
                        plan,
                        Steps.find(plan, "container:web", "StartContainer"),
                        Steps.find(plan, "container:web", "ApplySecurityGroups")))
                .isTrue();
        assertThat(launch.plan(launch.up()).isEmpty()).isTrue();
        assertThat(Simulation.of(launch.up())
                        .execute(Launch.planner().removeTask(launch.up(), "stopped"))
                        .world()
                        .containers())
                .isEmpty();
    }

    @Test
    void the_record_of_what_holds_goes_with_the_interface() {
        Plan down = Launch.planner().remove(database(OPEN_GROUP).up(), false, "terminated");

        assertThat(Simulation.of(database(OPEN_GROUP).up())
                        .execute(down)
                        .world()
                        .containers())
                .isEmpty();
    }
}
