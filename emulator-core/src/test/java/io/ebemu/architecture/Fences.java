/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A library or a side effect stays behind its fence, so that it can be replaced, faked and reasoned about there. */
final class Fences {

    private static final Pattern AMBIENT = Pattern.compile("java\\.("
            + "lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)"
            + "|lang\\.Thread\\.sleep"
            + "|util\\.concurrent\\.TimeUnit\\.sleep"
            + "|util\\.concurrent\\.locks\\.LockSupport\\.park(Nanos|Until)"
            + "|lang\\.ProcessHandle\\.current"
            + "|lang\\.Math\\.random"
            + "|util\\.UUID\\.randomUUID"
            + "|util\\.Date\\.<init>"
            + "|(util|security)\\.\\w*Random\\.<init>"
            + "|util\\.concurrent\\.ThreadLocalRandom\\.current"
            + "|time\\.Clock\\.(system|tick)\\w*"
            + "|time\\.ZoneId\\.systemDefault"
            + "|time\\.(\\w+|chrono\\.\\w+)\\.now"
            + ")\\(.*");

    private static final Pattern TERMINAL = Pattern.compile("java\\.lang\\.("
            + "System\\.(in|out|err)"
            + "|System\\.(console|exit|setIn|setOut|setErr)\\(.*"
            + "|Runtime\\.(exit|halt)\\(.*"
            + "|\\w+\\.printStackTrace\\(\\))");

    private final String root;

    Fences(String root) {
        this.root = root;
    }

    ArchRule dockerJavaStaysBehindTheEnginePorts() {
        return keep("com.github.dockerjava", "internal.engine.docker", "internal.service")
                .because("engines differ, the ports do not; Testcontainers takes changes to a container in its terms");
    }

    ArchRule testcontainersStaysInTheDatabaseAndCacheProviders() {
        return keep("org.testcontainers", "internal.service", "internal.service.rds", "internal.service.elasticache")
                .because("it starts managed services and nothing else");
    }

    ArchRule jacksonStaysWhereDocumentsAreReadOrWritten() {
        return keep(
                        "com.fasterxml.jackson",
                        "internal.document",
                        "internal.engine.docker",
                        "internal.service.metadata",
                        "internal.diagnosis",
                        "internal.runtime",
                        "internal.controlplane")
                .because("a value does not know how it is written down");
    }

    ArchRule jdbcStaysInTheDatabaseProvider() {
        return keep("(java.sql|javax.sql|org.postgresql)", "internal.service.rds")
                .because("only a DB instance speaks to a database");
    }

    ArchRule bouncyCastleStaysWhereCertificatesAreIssued() {
        return keep("org.bouncycastle", "internal.service")
                .because("whoever wants a certificate asks the environment's authority");
    }

    ArchRule timeChanceAndEnvironmentComeFromTheHost() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".internal.host.SystemHost")
                .should()
                .accessTargetWhere(matches(AMBIENT))
                .because("a test must be able to set them through Host");
    }

    ArchRule theTerminalBelongsToTheCommandLine() {
        return noClasses()
                .should()
                .accessTargetWhere(matches(TERMINAL))
                .because("a library neither prints nor exits; report an event or throw");
    }

    private ArchRule keep(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(packages).map(name -> root + "." + name).toArray(String[]::new))
                .should()
                .dependOnClassesThat(nameMatching(library.replace(".", "\\.") + "\\..*"))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaAccess<?>> matches(Pattern pattern) {
        return describe(
                "is out of bounds",
                access -> pattern.matcher(access.getTarget().getFullName()).matches());
    }
}
