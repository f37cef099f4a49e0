/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.aws.Arguments;
import io.ebemu.cli.command.Signals;
import io.ebemu.cli.picture.TopologyPicture;
import java.sql.Connection;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.GenericContainer;

class CliArchitectureTest {

    private static final JavaClasses COMMAND_LINE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.ebemu.cli");

    private static final Pattern AMBIENT = Pattern.compile("java\\.("
            + "lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)"
            + "|lang\\.Thread\\.sleep|util\\.concurrent\\.TimeUnit\\.sleep|lang\\.ProcessHandle\\.current"
            + "|util\\.concurrent\\.locks\\.LockSupport\\.park(Nanos|Until)"
            + "|lang\\.Math\\.random|util\\.UUID\\.randomUUID|util\\.concurrent\\.ThreadLocalRandom\\.current"
            + "|util\\.Date\\.<init>|(util|security)\\.\\w*Random\\.<init>"
            + "|time\\.Clock\\.(system|tick)\\w*|time\\.ZoneId\\.systemDefault|time\\.(\\w+|chrono\\.\\w+)\\.now"
            + ")\\(.*");

    @ParameterizedTest
    @MethodSource("rules")
    void the_command_line_keeps(ArchRule rule) {
        rule.check(COMMAND_LINE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_catches_a_class_that_breaks_it(ArchRule rule) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(BreaksEveryRule.class))
                        .hasViolation())
                .isTrue();
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                classes()
                        .should()
                        .resideInAnyPackage(
                                "io.ebemu.cli",
                                "io.ebemu.cli.command",
                                "io.ebemu.cli.agent",
                                "io.ebemu.cli.aws",
                                "io.ebemu.cli.output",
                                "io.ebemu.cli.picture")
                        .because("a new package needs a place in the design first"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.ebemu.cli", "io.ebemu.cli.command")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.ebemu.cli", "io.ebemu.cli.command")
                        .because("imports go from cli and cli.command to cli.agent to cli.output"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.ebemu.cli", "io.ebemu.cli.command", "io.ebemu.cli.agent")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.ebemu.cli.agent")
                        .because("imports go from cli and cli.command to cli.agent to cli.output"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.ebemu.cli", "io.ebemu.cli.command", "io.ebemu.cli.aws")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.ebemu.cli.aws")
                        .because("imports go from cli and cli.command to cli.aws to cli.output"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.ebemu.cli", "io.ebemu.cli.command", "io.ebemu.cli.picture")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.ebemu.cli.picture")
                        .because("imports go from cli and cli.command to cli.picture"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.github.dockerjava..")
                        .because("the core owns the engine"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.testcontainers..")
                        .because("the core owns managed services"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                        .because("the core owns databases"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ebemu.cli.output")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml.jackson..")
                        .because("a command reports values; output writes them")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("io.ebemu.cli.Main")
                        .should()
                        .accessTargetWhere(matches(AMBIENT))
                        .because("a test must be able to set time, chance and environment through Host; Main hands on"
                                + " what the launcher says in system properties"));
    }

    private static DescribedPredicate<JavaAccess<?>> matches(Pattern pattern) {
        return describe(
                "is out of bounds",
                access -> pattern.matcher(access.getTarget().getFullName()).matches());
    }

    /** Breaks them all. */
    record BreaksEveryRule(
            DockerClient engine,
            GenericContainer<?> service,
            Connection database,
            JsonNode json,
            Signals signals,
            AgentProtocol protocol,
            Arguments arguments,
            TopologyPicture picture) {
        Instant ask() {
            return Instant.now();
        }
    }
}
