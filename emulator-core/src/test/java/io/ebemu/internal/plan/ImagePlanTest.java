/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.PullPolicy;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LocalValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImagePlanTest {

    private static final World WITH_IMAGE =
            Simulation.of(World.empty()).image("acme/web", Map.of()).world();

    private static Launch web() {
        return Launch.of(Definition.of("web"));
    }

    private static List<String> images(Launch launch, World world) {
        return launch.plan(world)
                .text()
                .lines()
                .filter(line -> line.contains(" image:"))
                .toList();
    }

    @Test
    void an_image_that_is_not_here_is_pulled() {
        assertThat(images(web(), World.empty()))
                .containsExactly("#1 [] image:acme/web PullImage - not here; for container:web");
    }

    @Test
    void an_image_that_is_here_is_not_pulled() {
        assertThat(images(web(), WITH_IMAGE)).isEmpty();
    }

    @Test
    void every_image_is_pulled_if_asked_and_a_local_copy_serves_if_there_is_one() {
        Launch launch = web().pull(PullPolicy.ALWAYS);

        assertThat(images(launch, WITH_IMAGE))
                .containsExactly("#1 [] image:acme/web PullImage - --pull always; for container:web");
        assertThat(Steps.of(launch.plan(WITH_IMAGE), Step.PullImage.class))
                .containsExactly(new Step.PullImage("acme/web", true, RegistryCredentials.none()));
        assertThat(Steps.of(launch.plan(World.empty()), Step.PullImage.class))
                .containsExactly(new Step.PullImage("acme/web", false, RegistryCredentials.none()));
    }

    @Test
    void no_image_is_pulled_if_none_may_be() {
        assertThat(images(web().pull(PullPolicy.NEVER), World.empty())).isEmpty();
    }

    @Test
    void pulling_always_does_not_disturb_what_runs() {
        assertThat(web().pull(PullPolicy.ALWAYS).plan(web().up()).isEmpty()).isTrue();
    }

    @Test
    void an_image_that_two_containers_use_is_pulled_once_and_both_wait_for_it() {
        Plan plan = Launch.of(
                        Definition.of("one").image("acme/both"),
                        Definition.of("two").image("acme/both"))
                .plan(World.empty());

        PlannedStep pull = Steps.find(plan, "image:acme/both", "PullImage");
        assertThat(Steps.find(plan, "container:one", "CreateContainer").dependsOn())
                .containsExactly(pull.number());
        assertThat(Steps.find(plan, "container:two", "CreateContainer").dependsOn())
                .containsExactly(pull.number());
    }

    @Test
    void an_image_is_critical_if_any_essential_container_uses_it() {
        Plan plan = Launch.of(
                        Definition.of("sidecar").image("acme/both").nonEssential(),
                        Definition.of("extra").nonEssential(),
                        Definition.of("main").image("acme/both"))
                .plan(World.empty());

        assertThat(Steps.find(plan, "image:acme/both", "PullImage").critical()).isTrue();
        assertThat(Steps.find(plan, "image:acme/extra", "PullImage").critical()).isFalse();
    }

    @Test
    void a_pull_has_the_containers_own_secret_and_the_applications_file() {
        LocalValues values = new LocalValues(
                Map.of("arn:one", "{\"password\": \"hunter2\"}"), Map.of(), Optional.of(Path.of("/auth.json")));
        Launch launch = Launch.of(
                        Definition.of("private").with(referringTo("arn:one")),
                        Definition.of("lost").with(referringTo("arn:lost")),
                        Definition.of("plain"),
                        Definition.of("elsewhere").with(referringTo("arn:one")))
                .override("elsewhere", new ImageOverride.Reference("other.example/dev"))
                .service(Launch.cache())
                .localValues(values);
        Plan plan = launch.plan(World.empty());

        assertThat(credentials(plan, "acme/private"))
                .isEqualTo(new RegistryCredentials(
                        Optional.of(new RegistryCredentials.Secret("arn:one", "{\"password\": \"hunter2\"}")),
                        Optional.of(Path.of("/auth.json"))));
        assertThat(credentials(plan, "acme/lost").secret()).isEmpty();
        assertThat(credentials(plan, "acme/plain").secret()).isEmpty();
        assertThat(credentials(plan, "acme/plain").file()).contains(Path.of("/auth.json"));
        assertThat(credentials(plan, "other.example/dev").secret()).isEmpty();
        assertThat(credentials(plan, "redis:7.0")).isEqualTo(RegistryCredentials.none());
        assertThat(plan.toString() + plan.text()).doesNotContain("hunter2");
    }

    private static UnaryOperator<ContainerDefinitionBuilder> referringTo(String secret) {
        return builder -> builder.references(new ContainerReferences(Map.of(), List.of(), secret));
    }

    private static RegistryCredentials credentials(Plan plan, String image) {
        return Steps.of(plan, Step.PullImage.class).stream()
                .filter(pull -> pull.image().equals(image))
                .findFirst()
                .orElseThrow()
                .credentials();
    }

    @Test
    void an_override_with_a_context_is_built_again_only_if_that_changed_or_if_asked() {
        Launch launch = web().built("web");

        assertThat(images(launch, World.empty()))
                .containsExactly("#1 [] image:ebemu/shop/web:local BuildImage - not here; runs in place of acme/web");
        assertThat(launch.plan(launch.up()).isEmpty()).isTrue();
        assertThat(images(web().built("web", "two"), launch.up()))
                .containsExactly(
                        "#3 [] image:ebemu/shop/web:local BuildImage - context changed; runs in place of acme/web");
        assertThat(images(web().built("web").build(), launch.up()))
                .containsExactly("#3 [] image:ebemu/shop/web:local BuildImage - --build; runs in place of acme/web");
    }

    @Test
    void building_replaces_a_running_task() {
        World up = web().built("web").up();

        assertThat(web().built("web").build().revision(2).plan(up).text()).isEqualTo("""
                #1 [] container:web StopContainer - replaced
                #2 [1] container:web RemoveContainer - replaced
                #3 [] image:ebemu/shop/web:local BuildImage - --build; runs in place of acme/web
                #4 [2,3] container:web CreateContainer - in the task definition
                #5 [4] container:web StartContainer - essential""");
    }

    @Test
    void a_built_image_is_never_pulled_and_says_what_it_was_made_of() {
        Plan plan = web().built("web").pull(PullPolicy.ALWAYS).plan(World.empty());

        assertThat(Steps.of(plan, Step.PullImage.class)).isEmpty();
        Step.BuildImage build = Steps.of(plan, Step.BuildImage.class).get(0);
        assertThat(build.context()).isEqualTo(Launch.BUNDLE.resolve("web"));
        assertThat(build.dockerfile()).isEqualTo("Dockerfile");
        assertThat(build.labels())
                .containsEntry(Labels.APPLICATION, "shop")
                .containsEntry(Labels.CONTEXT_DIGEST, "one")
                .containsEntry(Labels.ROLE, Labels.ROLE_IMAGE)
                .doesNotContainKey(Labels.ENVIRONMENT);
    }

    @Test
    void an_override_with_a_reference_runs_that_image() {
        Launch launch = web().override("web", new ImageOverride.Reference("acme/web:dev"));

        assertThat(images(launch, WITH_IMAGE))
                .containsExactly("#1 [] image:acme/web:dev PullImage - not here; for container:web");
        assertThat(launch.spec("web").image()).isEqualTo("acme/web:dev");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, ebemu/shop/web:local",
        "my_shop-2.0, ebemu/my_shop-2.0/web:local",
        "My Shop, ebemu/my-shop-[0-9a-f]{6}/web:local",
        "_shop_, ebemu/shop-[0-9a-f]{6}/web:local",
        "Läden, ebemu/l-den-[0-9a-f]{6}/web:local",
        "店, ebemu/[0-9a-f]{6}/web:local"
    })
    void a_built_image_has_a_name_that_engines_accept_whatever_the_application_is_called(String name, String image) {
        assertThat(web().application(name).built("web").spec("web").image()).matches(image);
    }

    @Test
    void containers_whose_names_differ_in_capitals_only_have_their_own_images() {
        Plan plan = Launch.of(Definition.of("web"), Definition.of("Web"))
                .built("web")
                .built("Web")
                .plan(World.empty());

        assertThat(Steps.of(plan, Step.BuildImage.class))
                .extracting(Step.BuildImage::tag)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void all_images_of_a_launch_can_be_looked_up_before_it_is_planned() {
        LaunchRequest request = Launch.of(Definition.of("web"), Definition.of("app"), Definition.of("db-admin"))
                .built("app")
                .service(Launch.database("s3cret"))
                .service(Launch.cache())
                .request();

        assertThat(Launch.planner().imageReferences(request))
                .containsExactly("acme/web", "ebemu/shop/app:local", "acme/db-admin", "postgres:15", "redis:7.0");
    }
}
