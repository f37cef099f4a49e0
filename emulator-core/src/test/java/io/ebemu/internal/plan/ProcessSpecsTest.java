/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.LinuxParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine is told of what runs, and of what it may do. */
final class ProcessSpecsTest {

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void what_runs_is_what_the_definition_says() {
        ContainerSpec spec = web(definition()
                .process(new ContainerProcess(
                        List.of("/entry"),
                        List.of("serve", "--fast"),
                        Map.of(),
                        Optional.of("app:app"),
                        Optional.of("/srv"),
                        Optional.of("web1"),
                        false,
                        false))
                .privileged()
                .readonlyRootFilesystem());

        assertThat(spec.program().entrypoint()).containsExactly("/entry");
        assertThat(spec.program().command()).containsExactly("serve", "--fast");
        assertThat(spec.program().user()).contains("app:app");
        assertThat(spec.program().workingDirectory()).contains("/srv");
        assertThat(spec.program().hostname()).contains("web1");
        assertThat(spec.kernel().privileged()).isTrue();
        assertThat(spec.storage().readonlyRoot()).isTrue();
        assertThat(web(definition()).kernel().privileged()).isFalse();
        assertThat(web(definition()).storage().readonlyRoot()).isFalse();
    }

    @Test
    void a_process_may_have_an_open_stdin_and_a_terminal() {
        ContainerSpec spec = web(definition()
                .process(new ContainerProcess(
                        List.of(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        true)));

        assertThat(spec.program().interactive()).isTrue();
        assertThat(spec.program().terminal()).isTrue();
        assertThat(web(definition()).program().interactive()).isFalse();
        assertThat(web(definition()).program().terminal()).isFalse();
    }

    @Test
    void kernel_features_are_passed_on() {
        KernelSpec kernel = web(definition()
                        .with(web -> web.security(new ContainerSecurity(false, false, List.of("no-new-privileges")))
                                .systemControls(Map.of("net.core.somaxconn", "512"))
                                .linuxParameters(new LinuxParameters(
                                        List.of("SYS_PTRACE"),
                                        List.of("MKNOD"),
                                        List.of(),
                                        true,
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty()))))
                .kernel();

        assertThat(kernel)
                .isEqualTo(new KernelSpec(
                        false,
                        List.of("no-new-privileges"),
                        List.of("SYS_PTRACE"),
                        List.of("MKNOD"),
                        Map.of("net.core.somaxconn", "512"),
                        true));
        assertThat(web(definition()).kernel()).isEqualTo(KernelSpec.standard());
    }

    @ParameterizedTest
    @CsvSource({"CMD, CMD true", "CMD-SHELL, CMD-SHELL true", "/bin/check, CMD /bin/check true"})
    void a_health_check_without_a_verb_is_an_argument_list(String first, String told) {
        HealthCheck written = new HealthCheck(
                List.of(first, "true"), Optional.of(5), Optional.empty(), Optional.of(2), Optional.of(0));

        HealthCheck check = web(definition().with(web -> web.healthCheck(Optional.of(written))))
                .healthCheck()
                .orElseThrow();

        assertThat(check.command()).containsExactly(told.split(" "));
        assertThat(check.interval()).contains(5);
        assertThat(check.timeout()).isEmpty();
        assertThat(check.retries()).contains(2);
        assertThat(check.startPeriod()).contains(0);
    }

    @Test
    void a_definition_without_a_health_check_leaves_the_images_alone() {
        assertThat(web(definition()).healthCheck()).isEmpty();
    }
}
