/* SPDX-License-Identifier: Apache-2.0 */
package com.example.fibonacci;

import static io.ebemu.junit.assertj.EbemuAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.junit.BeanstalkExtension;
import io.ebemu.junit.EnvironmentLifecycle;
import io.ebemu.junit.WaitFor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of the application when parts of it break. Each test breaks an environment of its own. */
class FaultsIT {

    @RegisterExtension
    static final BeanstalkExtension ENVIRONMENT = BeanstalkExtension.forBundle("../fibonacci")
            .withLifecycle(EnvironmentLifecycle.PER_METHOD)
            .waitingFor(WaitFor.http("nginx", "/health").returning(200));

    @Test
    void a_value_that_nobody_calculated_arrives_once_there_is_a_worker_again(Environment environment) {
        environment.container("worker").kill();
        assertThat(environment).container("worker").exitedWith(137);

        assertThat(fibonacci(environment).submit(10).statusCode()).isEqualTo(202);
        fibonacci(environment).hasValues("{\"10\":\"Not calculated yet\"}");
        environment.restart();

        fibonacci(environment).isHealthy().hasValues("{\"10\":\"55\"}");
    }

    @Test
    void values_are_lost_with_the_cache_and_calculated_again_on_demand(Environment environment) {
        Fibonacci fibonacci = fibonacci(environment);
        fibonacci.submit(10);
        fibonacci.hasValues("{\"10\":\"55\"}");

        environment.cache("fibonacci-cache").reboot();

        fibonacci.isHealthy().hasValues("{}");
        assertThat(fibonacci.get("/api/values/all").body()).isEqualTo("[{\"number\":10}]");
        fibonacci.submit(10);
        fibonacci.hasValues("{\"10\":\"55\"}");
    }

    @Test
    void the_task_stops_with_nginx(Environment environment) {
        environment.container("nginx").kill();

        assertThat(environment).taskStoppedBecause("Essential container in task exited");
    }

    @Test
    void a_server_that_outgrows_its_128_MiB_is_killed_and_the_page_is_still_there(Environment environment) {
        environment.container("server").exhaustMemory();

        assertThat(environment)
                .container("server")
                .exitedWith(137)
                .hasReason("OutOfMemoryError: Container killed due to memory usage");
        assertThat(fibonacci(environment).get("/").statusCode()).isEqualTo(200);
        assertThat(fibonacci(environment).get("/health").statusCode()).isIn(502, 504);
    }

    /** A task that was started anew has other ports. */
    private static Fibonacci fibonacci(Environment environment) {
        return new Fibonacci(environment.endpoint("nginx").uri());
    }
}
