/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ebemu.api.Bundle;
import io.ebemu.error.Problem.Severity;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EbExtensionsTest {

    @TempDir
    Path bundle;

    @BeforeEach
    void createBundle() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "{}");
        Files.createDirectory(bundle.resolve(".ebextensions"));
    }

    @Test
    void both_forms_of_option_settings_set_environment_properties() throws IOException {
        write("1.config", """
                option_settings:
                  - namespace: aws:elasticbeanstalk:application:environment
                    option_name: A
                    value: listed ${HOME}
                  - option_name: B
                    value: without a namespace
                """);
        write("2.config", "option_settings: {'aws:elasticbeanstalk:application:environment': {C: mapped, N: 8080}}\n");

        assertThat(read().properties())
                .isEqualTo(Map.of("A", "listed ${HOME}", "B", "without a namespace", "C", "mapped", "N", "8080"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_later_file_wins_and_ebemu_yml_and_explicit_properties_win_over_both() throws IOException {
        write("02.config", properties("A: second, B: second, C: second, D: second"));
        write("01.config", properties("A: first, E: first"));
        Files.writeString(bundle.resolve("ebemu.yml"), "EnvironmentProperties: {B: local, C: local}\n");

        Bundle requested = new Bundle(bundle, Optional.of("shop"), Map.of("C", "explicit"), Optional.empty(), false);

        assertThat(new SourceReader().read(requested, bundle).properties())
                .isEqualTo(Map.of("A", "second", "B", "local", "C", "explicit", "D", "second", "E", "first"));
    }

    @Test
    void a_file_may_be_json_with_tabs() throws IOException {
        write(
                "1.config",
                "{\n\t\"option_settings\": {\"aws:elasticbeanstalk:application:environment\": {\"A\": \"b\"}}\n}");

        assertThat(read().properties()).isEqualTo(Map.of("A", "b"));
    }

    @Test
    void the_coupled_database_is_read_under_its_own_rules_at_its_own_place() throws IOException {
        write("1.config", """
                option_settings:
                  aws:rds:dbinstance:
                    HasCoupledDatabase: True
                    DBEngine: postgres
                    DBEngineVersion: "15"
                    DBInstanceClass: db.t3.micro
                    DBPassword: short
                """);

        Source source = read();

        assertThat(source.services()).singleElement().isInstanceOfSatisfying(DBInstance.class, db -> {
            assertThat(db.coupled()).isTrue();
            assertThat(db.engine()).isEqualTo("postgres");
        });
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("master-password-invalid .ebextensions/1.config:7:17");
    }

    @Test
    void the_health_check_comes_from_the_default_process_before_the_url() throws IOException {
        write("1.config", """
                option_settings:
                  aws:elasticbeanstalk:environment:process:default: {HealthCheckPath: /ready, HealthCheckInterval: 20}
                  aws:elasticbeanstalk:application: {Application Healthcheck URL: 'HTTP:8080/health'}
                """);

        assertThat(read().healthCheck()).hasValueSatisfying(check -> {
            assertThat(check.value().path()).isEqualTo("/ready");
            assertThat(check.value().port()).isEqualTo(8080);
            assertThat(check.value().interval()).hasSeconds(20);
        });
    }

    @Test
    void a_classic_health_check_without_a_path_only_connects_and_is_not_asked_here() throws IOException {
        write("1.config", "option_settings: {'aws:elb:healthcheck': {Interval: 30, Target: 'TCP:80'}}\n");

        assertThat(read().healthCheck()).isEmpty();
        assertThat(problems())
                .containsExactly("option-not-emulated .ebextensions/1.config:1:53"
                        + " option_settings.aws:elb:healthcheck.Interval: aws:elb:healthcheck Interval, Target:"
                        + " not emulated, and without effect here");
    }

    @Test
    void the_newer_option_for_instance_types_wins() throws IOException {
        write("1.config", """
                option_settings:
                  aws:ec2:instances: {InstanceTypes: 't3.small, t3.medium'}
                  aws:autoscaling:launchconfiguration: {InstanceType: t2.micro}
                """);

        assertThat(read().instanceType())
                .hasValueSatisfying(type -> assertThat(type.value()).isEqualTo("t3.small"));
    }

    @Test
    void options_without_effect_are_named_once_for_each_namespace_and_unknown_namespaces_as_beanstalk_does()
            throws IOException {
        write("1.config", """
                option_settings:
                  aws:autoscaling:asg: {MinSize: 1, MaxSize: 4}
                  aws:elasticbeanstalk:command: {DeploymentPolicy: AllAtOnce, BatchSize: 30}
                  aws:autoscaling:asgg: {MinSize: 1}
                """);

        assertThat(problems())
                .containsExactly(
                        "option-not-emulated .ebextensions/1.config:2:34 option_settings.aws:autoscaling:asg.MinSize:"
                                + " aws:autoscaling:asg MinSize, MaxSize: not emulated, and without effect here",
                        "option-not-emulated .ebextensions/1.config:3:74"
                                + " option_settings.aws:elasticbeanstalk:command.BatchSize:"
                                + " aws:elasticbeanstalk:command BatchSize: not emulated, and without effect here",
                        "option-unknown .ebextensions/1.config:4:35 option_settings.aws:autoscaling:asgg.MinSize:"
                                + " Invalid option specification (Namespace: 'aws:autoscaling:asgg', OptionName:"
                                + " 'MinSize'): Unknown configuration setting. No such namespace is known here;"
                                + " did you mean \"aws:autoscaling:asg\"?");
    }

    @Test
    void a_cache_of_resources_is_there_and_properties_take_its_endpoint_by_functions() throws IOException {
        write("1.config", """
                Resources:
                  MyCache:
                    Type: AWS::ElastiCache::CacheCluster
                    Properties:
                      Engine: redis
                      NumCacheNodes: {"Fn::GetOptionSetting": {OptionName: Nodes, DefaultValue: 1}}
                      CacheNodeType: {"Fn::GetOptionSetting": {OptionName: Type, DefaultValue: cache.t2.micro}}
                      CacheSubnetGroupName: {Ref: MySubnets}
                  MySubnets:
                    Type: AWS::ElastiCache::SubnetGroup
                option_settings:
                  aws:elasticbeanstalk:customoption: {Type: cache.t3.small}
                  aws:elasticbeanstalk:application:environment:
                    HOST: '`{"Fn::GetAtt": ["MyCache", "RedisEndpoint.Address"]}`'
                    PORT: {"Fn::GetAtt": [MyCache, RedisEndpoint.Port]}
                    URL: {"Fn::Sub": "redis://${MyCache.RedisEndpoint.Address}:${MyCache.RedisEndpoint.Port}/${!x}"}
                    JOINED: '`{"Fn::Join": ["/", ["a$${b}", {"Fn::GetAtt": ["MyCache", "RedisEndpoint.Port"]}]]}`'
                    NAME: '`{"Ref": "MyCache"}`'
                """);

        Source source = read();

        assertThat(problems()).isEmpty();
        assertThat(source.services()).singleElement().isInstanceOfSatisfying(CacheCluster.class, cache -> {
            assertThat(cache.identifier()).isEqualTo("mycache");
            assertThat(cache.instanceClass()).isEqualTo("cache.t3.small");
        });
        String host = source.services().get(0).endpoint(source.environment()).address();
        assertThat(source.properties())
                .isEqualTo(Map.of(
                        "HOST", host,
                        "PORT", "6379",
                        "URL", "redis://" + host + ":6379/${x}",
                        "JOINED", "a$${b}/6379",
                        "NAME", "mycache"));
    }

    @Test
    void a_dollar_just_before_a_reference_is_said_to_have_no_value_instead_of_a_wrong_one() throws IOException {
        write("1.config", """
                Resources: {C: {Type: AWS::ElastiCache::CacheCluster}}
                option_settings:
                  aws:elasticbeanstalk:application:environment:
                    A: {"Fn::Sub": "$${C.RedisEndpoint.Port}"}
                """);

        assertThat(read().properties()).isEmpty();
        assertThat(problems()).singleElement().asString().startsWith("value-unknown .ebextensions/1.config:4:8");
    }

    @Test
    void an_own_instance_in_resources_is_not_coupled() throws IOException {
        write("1.config", """
                Resources:
                  Db:
                    Type: AWS::RDS::DBInstance
                    DeletionPolicy: Retain
                    Properties: {DBInstanceIdentifier: Shop-DB, Engine: postgres, MasterUsername: shop,
                      MasterUserPassword: local-only-password, AllocatedStorage: "20", VPCSecurityGroups: [sg-0123abcd]}
                option_settings:
                  aws:elasticbeanstalk:application:environment:
                    HOST: {"Fn::GetAtt": [Db, Endpoint.Address]}
                """);

        Source source = read();

        assertThat(source.services()).singleElement().isInstanceOfSatisfying(DBInstance.class, db -> {
            assertThat(db.identifier()).isEqualTo("shop-db");
            assertThat(db.coupled()).isFalse();
        });
        assertThat(source.properties()).containsOnlyKeys("HOST");
        assertThat(problems()).singleElement().asString().contains("group-elsewhere");
    }

    @Test
    void security_groups_and_rules_that_stand_alone_are_declared_and_the_instances_join_theirs() throws IOException {
        write("1.config", """
                Resources:
                  DbGroup:
                    Type: AWS::EC2::SecurityGroup
                    Properties:
                      GroupDescription: the database
                      SecurityGroupIngress:
                        - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: {"Fn::GetAtt": [AWSEBSecurityGroup, GroupId]}}
                  Shared:
                    Type: AWS::EC2::SecurityGroup
                    Properties: {GroupDescription: shared}
                  Itself:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties: {GroupId: {"Fn::GetAtt": [Shared, GroupId]}, IpProtocol: "-1", SourceSecurityGroupName: {Ref: Shared}}
                option_settings:
                  aws:autoscaling:launchconfiguration: {SecurityGroups: '`{"Fn::Join": [",", [{"Ref": "Shared"}, "sg-0a1b2c3d", {"Ref": "AWSEBSecurityGroup"}]]}`'}
                """);

        Source source = read();

        assertThat(source.vpc().securityGroups())
                .extracting(SecurityGroup::name, SecurityGroup::ingress)
                .containsExactly(
                        tuple(
                                "DbGroup",
                                List.of(new SecurityGroupRule(
                                        "tcp", 5432, 5432, new SecurityGroupRule.Group("AWSEBSecurityGroup")))),
                        tuple("Shared", List.of(SecurityGroupRule.all(new SecurityGroupRule.Group("Shared")))));
        assertThat(source.vpc().instanceSecurityGroups()).containsExactly("Shared");
        assertThat(problems()).singleElement().asString().contains("\"sg-0a1b2c3d\" is in production only");
    }

    @Test
    void what_configures_the_host_and_resources_that_are_not_emulated_are_named_with_their_place() throws IOException {
        write("1.config", """
                container_commands: {01: {command: ls}}
                files: {}
                Resources:
                  Queue: {Type: AWS::SQS::Queue}
                option_settings:
                  aws:elasticbeanstalk:application:environment: {QUEUE: '`{"Ref": "Queue"}`'}
                """);

        assertThat(problems())
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("host-not-emulated .ebextensions/1.config:1:1 container_commands:"
                                + " container_commands, files: not emulated"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                "resource-not-emulated .ebextensions/1.config:4:3 Resources.Queue: AWS::SQS::Queue"))
                .anySatisfy(problem -> assertThat(problem).startsWith("value-unknown .ebextensions/1.config:6:57"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "option_settings:\n\tA: b\n",
                "a: &x [1]\nb: *x\n",
                "{\"Resources\": ",
                "option_settings: [a, b\n",
                "- a\n"
            })
    void what_is_neither_yaml_nor_json_is_refused_in_beanstalks_words(String content) throws IOException {
        write("1.config", content);

        assertThat(problems())
                .singleElement()
                .asString()
                .contains(".ebextensions/1.config:")
                .contains(
                        "The configuration file .ebextensions/1.config in the application version contains invalid YAML"
                                + " or JSON: ");
        assertThat(new SourceReader()
                        .read(Bundle.of(bundle).named("shop"), bundle)
                        .problems())
                .allMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    void a_file_with_a_key_that_beanstalk_does_not_know_is_skipped_as_there() throws IOException {
        write("1.config", "option_setting: {}\n");
        write("2.yml", properties("A: b"));

        assertThat(read().properties()).isEmpty();
        assertThat(problems())
                .containsExactly(
                        "configuration-key-invalid .ebextensions/1.config:1:1 option_setting: Error processing file"
                                + " (Skipping): '.ebextensions/1.config' - Contains invalid key: 'option_setting';"
                                + " the whole file is left out; did you mean \"option_settings\"?",
                        "configuration-name .ebextensions/2.yml:1:1 Beanstalk reads only files whose names end with"
                                + " .config here; rename it");
    }

    @Test
    void another_configuration_makes_another_version() throws IOException {
        write("1.config", properties("A: b"));
        String first = read().versionLabel();
        write("1.config", properties("A: c"));

        assertThat(read().versionLabel()).isNotEqualTo(first);
    }

    private static String properties(String written) {
        return "option_settings: {'aws:elasticbeanstalk:application:environment': {" + written + "}}\n";
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(bundle.resolve(".ebextensions").resolve(name), content);
    }

    private Source read() {
        return new SourceReader().read(Bundle.of(bundle).named("shop"), bundle);
    }

    private List<String> problems() {
        return read().problems().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
