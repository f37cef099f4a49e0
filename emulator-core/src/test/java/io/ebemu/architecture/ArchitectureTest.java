/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.ebemu");

    @ParameterizedTest
    @MethodSource
    void the_core_keeps(ArchRule rule) {
        rule.check(CORE);
    }

    static Stream<ArchRule> the_core_keeps() {
        return Rules.under("io.ebemu");
    }
}
