/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.SecurityGroupRule.Peer;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Vpc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop-env");
    private static final Peer ENVIRONMENT = new Group(SecurityGroup.OF_ENVIRONMENT);

    private final List<SecurityGroup> declared = new ArrayList<>();
    private final List<String> ofInstances = new ArrayList<>();

    private Reach reach(boolean coupled, String... groups) {
        DBInstance database = DBInstance.builder("orders")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("ebdb")
                .master("ebroot", "local-only-password")
                .port(5432)
                .coupled(coupled)
                .securityGroups(List.of(groups))
                .build();
        ApplicationVersion version = new ApplicationVersion(
                SHOP,
                "shop",
                "v1",
                Path.of("/shop"),
                TaskDefinition.of(
                        List.of(ContainerDefinition.builder("web", "web", ContainerResources.ofMemory(64))
                                .build()),
                        List.of()),
                Map.of(),
                List.of(database),
                Map.of(),
                LocalValues.none(),
                Optional.empty(),
                new Vpc("10.0.0.0/16", declared, ofInstances));
        return new Reach(Groups.of(version), database);
    }

    private void declare(String name, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {
        declared.add(new SecurityGroup(name, name, ingress, egress));
    }

    private static SecurityGroupRule tcp(int from, int to, Peer peer) {
        return new SecurityGroupRule("tcp", from, to, peer);
    }

    @Test
    void without_any_word_of_groups_everything_is_open() {
        Reach reach = reach(false);

        assertThat(reach.open()).isTrue();
        assertThat(reach.missingRule()).isEmpty();
    }

    @Test
    void a_new_group_lets_nothing_in_and_the_console_is_told_what_to_add() {
        declare("db-sg", List.of(), Groups.outwards());

        Reach reach = reach(false, "db-sg");

        assertThat(reach.openings()).isEmpty();
        assertThat(reach.open()).isFalse();
        assertThat(reach.missingRule().orElseThrow())
                .matches("Edit inbound rules of sg-[0-9a-f]{17} \\(db-sg\\): Type PostgreSQL, Protocol TCP, Port 5432,"
                        + " Source sg-[0-9a-f]{17} \\(AWSEBSecurityGroup\\)");
    }

    @Test
    void a_rule_for_the_group_of_the_environment_opens_its_ports() {
        declare("db-sg", List.of(tcp(5000, 6000, ENVIRONMENT)), Groups.outwards());

        assertThat(reach(false, "db-sg").openings()).containsExactly(new Opening("tcp", 5000, 6000));
        assertThat(reach(false, "db-sg").open()).isTrue();
    }

    @Test
    void of_several_groups_all_rules_hold_together() {
        declare("closed", List.of(), Groups.outwards());
        declare("open", List.of(tcp(5432, 5432, ENVIRONMENT)), Groups.outwards());

        assertThat(reach(false, "closed", "open").open()).isTrue();
        assertThat(reach(false, "closed").open()).isFalse();
    }

    @Test
    void a_group_is_named_by_its_id_as_well() {
        declare("db-sg", List.of(tcp(5432, 5432, ENVIRONMENT)), Groups.outwards());

        assertThat(reach(false, declared.get(0).id(SHOP)).open()).isTrue();
    }

    @Test
    void members_of_the_default_group_reach_each_other() {
        declare("other", List.of(), Groups.outwards());
        assertThat(reach(false).open()).isFalse();

        ofInstances.add(SecurityGroup.DEFAULT);

        assertThat(reach(false).openings()).containsExactly(new Opening("-1", -1, -1));
    }

    @Test
    void a_coupled_database_admits_its_environment() {
        declare("other", List.of(), Groups.outwards());

        assertThat(reach(true).openings()).containsExactly(new Opening("tcp", 5432, 5432));
    }

    @Test
    void a_block_admits_the_task_only_if_it_covers_the_vpc() {
        declare("part", List.of(tcp(5432, 5432, new Cidr("10.0.0.0/24"))), Groups.outwards());
        declare("all", List.of(tcp(5432, 5432, new Cidr("10.0.0.0/8"))), Groups.outwards());

        assertThat(reach(false, "part").open()).isFalse();
        assertThat(reach(false, "all").open()).isTrue();
    }

    @Test
    void what_the_environment_may_not_send_does_not_arrive() {
        declare("db-sg", List.of(SecurityGroupRule.all(ENVIRONMENT)), Groups.outwards());
        declare(
                SecurityGroup.OF_ENVIRONMENT,
                List.of(),
                List.of(tcp(443, 443, new Cidr("0.0.0.0/0")), tcp(6379, 6379, new Group("db-sg"))));

        Reach reach = reach(false, "db-sg");

        assertThat(reach.openings()).containsExactly(new Opening("tcp", 443, 443), new Opening("tcp", 6379, 6379));
        assertThat(reach.open()).isFalse();
        assertThat(reach.missingRule().orElseThrow())
                .startsWith("Edit outbound rules of sg-")
                .contains("(AWSEBSecurityGroup): Type PostgreSQL")
                .endsWith("(db-sg)");
    }

    @Test
    void the_groups_of_the_instances_hold_beside_beanstalks_own() {
        declare("web-sg", List.of(), Groups.outwards());
        declare("db-sg", List.of(tcp(5432, 5432, new Group("web-sg"))), Groups.outwards());
        assertThat(reach(false, "db-sg").open()).isFalse();

        ofInstances.add("web-sg");

        assertThat(reach(false, "db-sg").open()).isTrue();
    }
}
