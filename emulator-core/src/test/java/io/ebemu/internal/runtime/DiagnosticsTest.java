/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.host.SystemHost;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {

    private static final String DATABASE = "postgres:15";
    private static final String CACHE = "redis:7.0";
    private static final String NO_HOST = "dial tcp: lookup registry.invalid: no such host";

    private final InMemoryEngine engine = new InMemoryEngine();

    private List<Diagnosis> run(String... images) {
        return new Diagnostics(new EngineConnection(() -> engine), new SystemHost(), List.of(images)).run();
    }

    private static Diagnosis about(String subject, List<Diagnosis> found) {
        return found.stream()
                .filter(diagnosis -> diagnosis.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_service_image_is_here_or_not_and_the_registry_is_asked_for_one_that_is_not() {
        engine.withImage(DATABASE).withRegistryImage(CACHE);

        List<Diagnosis> found = run(DATABASE, CACHE);

        assertThat(found)
                .contains(
                        new Diagnosis("image postgres:15", State.OK, "here", ""),
                        new Diagnosis("image redis:7.0", State.OK, "not here", ""),
                        new Diagnosis("image access", State.OK, "the registry shows redis:7.0", ""));
        assertThat(engine.images().inspect(CACHE)).as("nothing is pulled").isEmpty();
    }

    @Test
    void a_registry_out_of_reach_is_a_warning_in_its_words_even_if_all_images_are_here() {
        engine.withImage(DATABASE).withImage(CACHE).failPull(DATABASE, Kind.REGISTRY_UNREACHABLE, NO_HOST);

        List<Diagnosis> found = run(DATABASE, CACHE);

        Diagnosis access = about("image access", found);
        assertThat(access.state()).isEqualTo(State.WARNING);
        assertThat(access.fact()).isEqualTo("the registry does not show postgres:15: " + NO_HOST);
        assertThat(access.remedy()).contains("docker login", "mirror", "scripts/setup-images");
        assertThat(found).extracting(Diagnosis::state).doesNotContain(State.FAILURE);
    }

    @Test
    void an_engine_that_goes_away_meanwhile_is_a_failure_of_the_engine() {
        engine.failPull(CACHE, Kind.UNREACHABLE, "The engine does not answer.");

        List<Diagnosis> found = run(CACHE);

        assertThat(found).extracting(Diagnosis::subject).contains("disk").doesNotContain("image access");
        assertThat(found)
                .filteredOn(diagnosis -> diagnosis.state() == State.FAILURE)
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).isEqualTo("engine"));
    }

    @Test
    void without_services_no_registry_is_asked() {
        assertThat(run()).extracting(Diagnosis::subject).doesNotContain("image access");
    }
}
