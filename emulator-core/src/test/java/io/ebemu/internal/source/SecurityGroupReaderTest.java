/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.Vpc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections {@code VPC}, {@code SecurityGroups} and {@code InstanceSecurityGroups} of {@code ebemu.yml}. */
final class SecurityGroupReaderTest {

    private final Problems problems = new Problems();

    private Vpc read(String content) {
        return new EnvironmentFileReader(problems)
                .read(content.getBytes(StandardCharsets.UTF_8), Path.of("."))
                .vpc();
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void no_section_means_the_default_vpc_without_groups() {
        assertThat(read("EnvironmentName: shop\n")).isEqualTo(Vpc.standard());
    }

    @Test
    void groups_have_rules_in_cloudformations_words() {
        Vpc vpc = read("""
                VPC:
                  CidrBlock: 10.0.0.0/16
                InstanceSecurityGroups: [web-sg]
                SecurityGroups:
                  web-sg:
                    GroupDescription: the instances
                    SecurityGroupEgress:
                      - {IpProtocol: -1, DestinationSecurityGroupId: db-sg}
                      - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                  db-sg:
                    SecurityGroupIngress:
                      - IpProtocol: tcp
                        FromPort: 5432
                        ToPort: 5433
                        SourceSecurityGroupId: web-sg
                      - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8}
                """);

        assertThat(told()).isEmpty();
        assertThat(vpc.cidrBlock()).isEqualTo("10.0.0.0/16");
        assertThat(vpc.instanceSecurityGroups()).containsExactly("web-sg");
        assertThat(vpc.securityGroups())
                .containsExactly(
                        new SecurityGroup(
                                "web-sg",
                                "the instances",
                                List.of(),
                                List.of(
                                        SecurityGroupRule.all(new Group("db-sg")),
                                        new SecurityGroupRule("tcp", 443, 443, new Cidr("0.0.0.0/0")))),
                        new SecurityGroup(
                                "db-sg",
                                "db-sg",
                                List.of(
                                        new SecurityGroupRule("tcp", 5432, 5433, new Group("web-sg")),
                                        new SecurityGroupRule("tcp", 5432, 5432, new Cidr("10.0.0.0/8"))),
                                Groups.outwards()));
    }

    @Test
    void a_group_that_does_not_exist_is_told_with_the_one_that_was_meant() {
        read("""
                InstanceSecurityGroups: [web-gs]
                SecurityGroups:
                  web-sg: {}
                  db-sg:
                    SecurityGroupIngress:
                      - {IpProtocol: tcp, FromPort: 1, ToPort: 2, SourceSecurityGroupId: AWSEBSecurityGruop}
                """);

        assertThat(told())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ebemu.yml:1:26")
                        .contains("InstanceSecurityGroups[0]", "\"web-gs\"", "did you mean \"web-sg\"?"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ebemu.yml:6:")
                        .contains("SecurityGroups.db-sg.SecurityGroupIngress[0].SourceSecurityGroupId")
                        .contains("did you mean \"AWSEBSecurityGroup\"?"))
                .hasSize(2);
    }

    @Test
    void services_name_groups_that_exist() {
        read("""
                SecurityGroups: {db-sg: {}}
                DBInstances:
                  orders:
                    MasterUserPassword: local-only-password
                    VPCSecurityGroups: [db-sg, default, other-sg]
                """);

        assertThat(problems.sorted().stream()
                        .filter(problem -> problem.code().equals("group-unknown"))
                        .map(Problem::toString))
                .singleElement()
                .asString()
                .startsWith("ebemu.yml:5:")
                .contains("VPCSecurityGroups[2]", "\"other-sg\"");
    }

    @Test
    void a_block_that_does_not_cover_the_vpc_is_warned_of() {
        read("""
                SecurityGroups:
                  db-sg:
                    SecurityGroupIngress:
                      - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 203.0.113.7/32}
                """);

        assertThat(problems.haveErrors()).isFalse();
        assertThat(told())
                .singleElement()
                .asString()
                .contains("CidrIp: admits nobody here", "203.0.113.7/32 does not cover all of its block 172.31.0.0/16");
    }

    @Test
    void what_ec2_would_refuse_is_an_error() {
        read("""
                VPC: {CidrBlock: 10.0.0.0}
                SecurityGroups:
                  sg-mine: {}
                  db-sg:
                    SecurityGroupIngress:
                      - {IpProtocol: tpc, FromPort: 1, ToPort: 2, CidrIp: 0.0.0.0/0}
                      - {IpProtocol: tcp, FromPort: 2, ToPort: 1, CidrIp: 0.0.0.0/0}
                      - {IpProtocol: tcp, CidrIp: 0.0.0.0/0}
                      - {IpProtocol: tcp, FromPort: 1, ToPort: 2}
                      - {IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: anywhere}
                """);

        assertThat(problems.sorted().stream().map(Problem::code))
                .containsExactlyInAnyOrder(
                        "cidr-invalid",
                        "group-name-invalid",
                        "protocol-invalid",
                        "ports-invalid",
                        "ports-invalid",
                        "rule-peer-invalid",
                        "cidr-invalid");
    }

    @Test
    void an_egress_without_rules_allows_everything_as_cloudformation_has_it() {
        Vpc vpc = read("SecurityGroups: {db-sg: {SecurityGroupEgress: []}}\n");

        assertThat(vpc.securityGroups().get(0).egress()).isEqualTo(Groups.outwards());
        assertThat(told()).singleElement().asString().contains("127.0.0.1/32");
    }
}
