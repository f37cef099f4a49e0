/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail protects nothing: each one is run on a fixture that breaks it. */
class RulesCatchViolationsTest {

    private static final String ROOT = "io.ebemu.architecture.fixture";
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(ROOT);

    private final ImportRule imports = new ImportRule(ROOT);
    private final Fences fences = new Fences(ROOT);

    @Test
    void a_package_without_a_rank_is_refused() {
        assertThat(violationsOf(imports.everyClassLivesInARankedPackage()))
                .singleElement()
                .asString()
                .contains("HasNoRank");
    }

    @Test
    void an_import_from_the_right_or_from_the_same_rank_is_refused() {
        List<String> violations = violationsOf(imports.importsComeFromTheLeft());

        assertThat(violations).anyMatch(text -> text.contains("model.KnowsTheApi"));
        assertThat(violations).anyMatch(text -> text.contains("source.KnowsItsNeighbour"));
        assertThat(violations).allMatch(text -> text.contains("KnowsTheApi") || text.contains("KnowsItsNeighbour"));
    }

    @Test
    void each_library_is_refused_outside_its_fence_and_only_there() {
        assertThat(List.of(
                        fences.dockerJavaStaysBehindTheEnginePorts(),
                        fences.testcontainersStaysInTheDatabaseAndCacheProviders(),
                        fences.jacksonStaysWhereDocumentsAreReadOrWritten(),
                        fences.jdbcStaysInTheDatabaseProvider(),
                        fences.bouncyCastleStaysWhereCertificatesAreIssued()))
                .allSatisfy(fence -> assertThat(violationsOf(fence))
                        .isNotEmpty()
                        .allMatch(text -> text.contains("plan.UsesEveryLibrary")));
    }

    @Test
    void time_chance_and_environment_are_refused_outside_the_system_host() {
        List<String> violations = violationsOf(fences.timeChanceAndEnvironmentComeFromTheHost());

        assertThat(violations).allMatch(text -> text.contains("AsksTheWorld"));
        assertThat(List.of(
                        "Thread.sleep",
                        "TimeUnit.sleep",
                        "LockSupport.parkNanos",
                        "OffsetDateTime.now",
                        "System.currentTimeMillis",
                        "System.nanoTime",
                        "System.getenv()",
                        "System.getenv(java.lang.String)",
                        "System.getProperty",
                        "ProcessHandle.current",
                        "Math.random",
                        "UUID.randomUUID",
                        "Date.<init>",
                        "util.Random.<init>",
                        "SecureRandom.<init>",
                        "ThreadLocalRandom.current",
                        "Clock.systemUTC",
                        "ZoneId.systemDefault",
                        "Instant.now",
                        "LocalDate.now",
                        "ZonedDateTime.now"))
                .allSatisfy(call -> assertThat(violations).anyMatch(text -> text.contains(call)));
        assertThat(violations).anyMatch(text -> text.contains("references method <java.lang.System.nanoTime()>"));
    }

    @Test
    void the_terminal_and_exit_are_refused() {
        List<String> violations = violationsOf(fences.theTerminalBelongsToTheCommandLine());

        assertThat(violations).allMatch(text -> text.contains("SpeaksToTheTerminal"));
        assertThat(List.of(
                        "printStackTrace",
                        "System.out",
                        "System.err",
                        "System.in",
                        "System.console",
                        "Runtime.halt",
                        "System.exit"))
                .allSatisfy(call -> assertThat(violations).anyMatch(text -> text.contains(call)));
    }

    @Test
    void a_package_that_is_not_null_marked_is_refused() {
        assertThat(violationsOf(Style.everyPackageIsNullMarked()))
                .isNotEmpty()
                .noneMatch(text -> text.contains("fixture.model."));
    }

    @Test
    void an_open_class_static_state_an_empty_name_and_a_generic_exception_are_refused() {
        assertThat(List.of(
                        Style.classesAreFinal(),
                        Style.staticStateIsConstant(),
                        Style.namesSayWhatATypeIs(),
                        Style.exceptionsAreSpecific()))
                .allSatisfy(rule -> assertThat(violationsOf(rule))
                        .singleElement()
                        .asString()
                        .contains("TaskManager"));
    }

    private static List<String> violationsOf(ArchRule rule) {
        return rule.evaluate(FIXTURE).getFailureReport().getDetails();
    }
}
