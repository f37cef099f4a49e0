/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.Diagnosis;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.AwsApiException;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityGroupCommandTest {

    private final TestCli cli = new TestCli();

    @BeforeEach
    void letServicesExist() {
        cli.emulator.services.exist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            describe                                   | describe[Optional.empty]
            describe-security-groups --group-id sg-1   | describe[Optional[sg-1]]
            describe --group-name db                   | describe[Optional[db]]
            create --group-name db --description d     | create[db, d]
            create-security-group --group-name db --description d | create[db, d]
            delete --group-name db                     | delete[db]
            authorize-ingress --group-name db --protocol tcp --port 5432 --source-group AWSEBSecurityGroup | authorizeIngress[db, [SecurityGroupRule[protocol=tcp, fromPort=5432, toPort=5432, peer=Group[name=AWSEBSecurityGroup]]]]
            authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5432-5440 --cidr 10.0.0.0/16 | authorizeIngress[sg-1, [SecurityGroupRule[protocol=tcp, fromPort=5432, toPort=5440, peer=Cidr[block=10.0.0.0/16]]]]
            revoke-ingress --group-id sg-1 --protocol udp --cidr 10.0.0.0/16 | revokeIngress[sg-1, [SecurityGroupRule[protocol=udp, fromPort=0, toPort=65535, peer=Cidr[block=10.0.0.0/16]]]]
            authorize-egress --group-id sg-1 --protocol -1 --cidr 0.0.0.0/0 | authorizeEgress[sg-1, [SecurityGroupRule[protocol=-1, fromPort=-1, toPort=-1, peer=Cidr[block=0.0.0.0/0]]]]
            revoke-egress --group-id sg-1 --protocol all --cidr 0.0.0.0/0 | revokeEgress[sg-1, [SecurityGroupRule[protocol=-1, fromPort=-1, toPort=-1, peer=Cidr[block=0.0.0.0/0]]]]
            explain                                    | explainnull
            """)
    void a_verb_makes_its_call_under_its_own_name_and_that_of_the_aws_cli(String command, String call) {
        Result result = securityGroup(command.split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.emulator.calls).contains("ec2 fibonacci", call);
    }

    @Test
    void groups_are_described_with_the_keys_of_ec2() throws IOException {
        cli.emulator.services.groups.add(new SecurityGroup(
                "db",
                "the database",
                List.of(new SecurityGroupRule("tcp", 5432, 5432, new Group("AWSEBSecurityGroup"))),
                List.of(SecurityGroupRule.all(new Cidr("0.0.0.0/0")))));

        JsonNode group = json(securityGroup("describe")).path("SecurityGroups").path(0);

        assertThat(group.path("GroupName").asText()).isEqualTo("db");
        assertThat(group.path("GroupId").asText()).matches("sg-[0-9a-f]{17}");
        assertThat(group.path("IpPermissions").path(0).path("ToPort").asInt()).isEqualTo(5432);
        assertThat(group.path("IpPermissions")
                        .path(0)
                        .path("UserIdGroupPairs")
                        .path(0)
                        .path("GroupId")
                        .asText())
                .isEqualTo(
                        new SecurityGroup("AWSEBSecurityGroup", "", List.of(), List.of()).id(FakeServices.ENVIRONMENT));
        assertThat(group.path("IpPermissionsEgress").toString())
                .isEqualTo(
                        "[{\"IpProtocol\":\"-1\",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}],\"UserIdGroupPairs\":[]}]");
        assertThat(cli.run("security-group", "describe", "-e", "fibonacci").out())
                .contains("in         tcp       5432   AWSEBSecurityGroup", "out        all       all    0.0.0.0/0");
    }

    @Test
    void an_explanation_is_told_with_its_remedy() {
        cli.emulator.services.diagnoses.add(new Diagnosis(
                "shop-db", Diagnosis.State.FAILURE, "no rule lets the task in", "Edit inbound rules of sg-1"));

        assertThat(cli.run("security-group", "explain", "-e", "fibonacci").out())
                .isEqualTo("shop-db: no rule lets the task in\n  Edit inbound rules of sg-1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --group-name db --protocol tcp --port 5432                         | from or to where? Write either --source-group or --cidr
            --group-name db --protocol tcp --port 5432 --cidr 0.0.0.0/0 --source-group x | from or to where? Write either --source-group or --cidr
            --group-name db --protocol tcp --port many --cidr 0.0.0.0/0        | --port: expected a port or FIRST-LAST, got "many"
            --group-name db --protocol tcp --port 65536 --cidr 0.0.0.0/0       | --port: expected a port up to 65535, got 65536
            --group-name db --protocol tcp --port 9-8 --cidr 0.0.0.0/0         | --port: the first port is higher than the last; write 8-9
            --group-name db --protocol smtp --cidr 0.0.0.0/0                   | --protocol: expected tcp, udp, icmp or all, got "smtp"
            --protocol tcp --port 5432 --cidr 0.0.0.0/0                        | which group? Write --group-id or --group-name
            """)
    void a_rule_that_says_nothing_is_a_usage_error(String options, String message) {
        Result result = securityGroup(("authorize-ingress " + options).split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("ebemu: " + message + "\n");
    }

    @Test
    void a_refusal_of_ec2_is_told_in_its_words_with_exit_code_9() {
        cli.emulator.services.refusal =
                Optional.of(new AwsApiException("InvalidGroup.NotFound", "The security group 'x' does not exist"));

        Result result = securityGroup("delete", "--group-name", "x");

        assertThat(result.exitCode()).isEqualTo(9);
        assertThat(result.err())
                .isEqualTo("ebemu: An error occurred (InvalidGroup.NotFound): The security group 'x' does not exist\n");
    }

    private Result securityGroup(String... arguments) {
        cli.reset();
        List<String> line = new ArrayList<>(List.of("security-group"));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of("-e", "fibonacci", "--json"));
        return cli.run(line.toArray(String[]::new));
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }
}
