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
import java.sql.Connection;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.PropertySource;
import org.testcontainers.containers.GenericContainer;

class JUnitExtensionArchitectureTest {

    private static final JavaClasses EXTENSION =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.ebemu.junit");

    private static final Pattern AMBIENT = Pattern.compile("java\\.("
            + "lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)"
            + "|lang\\.Thread\\.sleep|util\\.concurrent\\.TimeUnit\\.sleep|lang\\.ProcessHandle\\.current"
            + "|util\\.concurrent\\.locks\\.LockSupport\\.park(Nanos|Until)"
            + "|lang\\.Math\\.random|util\\.UUID\\.randomUUID|util\\.concurrent\\.ThreadLocalRandom\\.current"
            + "|util\\.Date\\.<init>|(util|security)\\.\\w*Random\\.<init>"
            + "|time\\.Clock\\.(system|tick)\\w*|time\\.ZoneId\\.systemDefault|time\\.(\\w+|chrono\\.\\w+)\\.now"
            + ")\\(.*");

    private static final Pattern TERMINAL = Pattern.compile("java\\.lang\\.("
            + "System\\.(in|out|err)"
            + "|System\\.(console|exit|setIn|setOut|setErr)\\(.*"
            + "|Runtime\\.(exit|halt)\\(.*"
            + "|\\w+\\.printStackTrace\\(\\))");

    @ParameterizedTest
    @MethodSource("rules")
    void the_extension_keeps(ArchRule rule) {
        rule.check(EXTENSION);
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
                                "io.ebemu.junit",
                                "io.ebemu.junit.assertj",
                                "io.ebemu.junit.internal",
                                "io.ebemu.junit.spring")
                        .because("a new package needs a place in the design first"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.github.dockerjava..")
                        .because("the core owns the engine"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml.jackson..")
                        .because("the core reads and writes documents"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ebemu.junit.internal")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.testcontainers..")
                        .because("users see ebemu's types, not a library's")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ebemu.junit.internal")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                        .because("users see ebemu's types, not a library's")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ebemu.junit.assertj")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.assertj..", "io.ebemu.junit.assertj")
                        .because("tests without AssertJ use all the rest"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ebemu.junit.spring")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework..", "io.ebemu.junit.spring")
                        .because("tests without Spring use all the rest"),
                noClasses()
                        .should()
                        .accessTargetWhere(matches(AMBIENT))
                        .because("a test must be able to set time, chance and environment through Host"),
                noClasses()
                        .should()
                        .accessTargetWhere(matches(TERMINAL))
                        .because("a library neither prints nor exits; report an event or throw"));
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
            AbstractAssert<?, ?> assertion,
            PropertySource<?> properties) {
        void speak() {
            System.out.println(Instant.now());
        }
    }
}
