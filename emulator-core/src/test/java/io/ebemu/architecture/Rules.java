/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Every rule the core keeps. */
final class Rules {

    private Rules() {}

    static Stream<ArchRule> under(String root) {
        ImportRule imports = new ImportRule(root);
        Fences fences = new Fences(root);
        return Stream.of(
                imports.everyClassLivesInARankedPackage(),
                imports.importsComeFromTheLeft(),
                fences.dockerJavaStaysBehindTheEnginePorts(),
                fences.testcontainersStaysInTheDatabaseAndCacheProviders(),
                fences.jacksonStaysWhereDocumentsAreReadOrWritten(),
                fences.jdbcStaysInTheDatabaseProvider(),
                fences.bouncyCastleStaysWhereCertificatesAreIssued(),
                fences.timeChanceAndEnvironmentComeFromTheHost(),
                fences.theTerminalBelongsToTheCommandLine(),
                Style.everyPackageIsNullMarked(),
                Style.classesAreFinal(),
                Style.staticStateIsConstant(),
                Style.namesSayWhatATypeIs(),
                Style.exceptionsAreSpecific());
    }
}
