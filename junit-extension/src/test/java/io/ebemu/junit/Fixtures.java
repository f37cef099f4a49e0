/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** Test classes as users write them, for the tests of the extension to run. */
final class Fixtures {

    private static final String TINY = "src/test/resources/bundles/tiny";
    private static final String FAILING = "src/test/resources/bundles/failing";
    private static final String CACHED = "src/test/resources/bundles/cached";
    /** The report entry under which a test tells the name of its environment. */
    static final String ENVIRONMENT = "environment";

    private Fixtures() {}

    static String greeting(URI web) {
        HttpRequest request = HttpRequest.newBuilder(web).build();
        return await().ignoreExceptions()
                .until(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()), answer -> true)
                .body()
                .trim();
    }

    @BeanstalkTest(bundle = TINY, properties = "GREETING=hello")
    static class Injected {

        private final Environment environment;

        Injected(Environment environment) {
            this.environment = environment;
        }

        @BeforeAll
        static void isUp(@ContainerUri("web") Endpoint web) {
            assertThat(web.port()).isPositive();
        }

        @Test
        void reaches(
                @ContainerUri(value = "web", port = 80) URI web, @ContainerUri("web") Endpoint same, TestReporter to) {
            to.publishEntry(ENVIRONMENT, environment.id().name());
            assertThat(same.uri()).isEqualTo(web);
            assertThat(greeting(web)).isEqualTo("hello");
        }
    }

    @BeanstalkTest(bundle = TINY)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Shared {

        private final Environment outer;

        Shared(Environment environment) {
            outer = environment;
        }

        @Nested
        class Sharing {
            @Test
            void sees_the_same(Environment environment, TestReporter to) {
                to.publishEntry(ENVIRONMENT, environment.id().name());
                assertThat(environment).isSameAs(outer);
            }
        }

        @Nested
        @BeanstalkTest(bundle = TINY)
        class Own {
            @Test
            void has_another(Environment environment, TestReporter to) {
                to.publishEntry(ENVIRONMENT, environment.id().name());
                assertThat(environment.id()).isNotEqualTo(outer.id());
            }
        }
    }

    @BeanstalkTest(bundle = FAILING)
    static class NeverUp {
        @Test
        void is_not_run() {}
    }

    @BeanstalkTest(bundle = TINY)
    static class WrongAssertion {
        @Test
        void fails(@ContainerUri("web") URI web) {
            assertThat(greeting(web)).isEqualTo("something else");
        }
    }

    @BeanstalkTest(bundle = TINY)
    static class WrongParameters {
        @Test
        void type(@ContainerUri("web") int port) {}

        @Test
        void container(@ContainerUri("wbe") URI web) {}
    }

    /** Two classes that are only done if they run at the same time. */
    abstract static class Meeting {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void meets(Environment environment, @ContainerUri("web") URI web, TestReporter to) throws Exception {
            to.publishEntry(ENVIRONMENT, environment.id().name());
            BOTH.await(90, TimeUnit.SECONDS);
            assertThat(greeting(web)).isEqualTo(getClass().getSimpleName());
        }
    }

    @BeanstalkTest(bundle = TINY, properties = "GREETING=First")
    static class First extends Meeting {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=Second")
    static class Second extends Meeting {}

    @BeanstalkTest(bundle = CACHED)
    static class Endless {
        @Test
        void never_ends(Environment environment) throws InterruptedException {
            System.out.println(environment.id());
            new CountDownLatch(1).await();
        }
    }
}
