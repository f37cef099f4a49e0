/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers rely on, whichever engine they use: volumes. */
public abstract class VolumeContract extends DetailsContract {

    @Test
    void volumes_are_made_once_and_removed_once() {
        engine().volumes().create(VolumeSpec.local(name("data"), mine()));
        engine().volumes().create(VolumeSpec.local(name("data"), Map.of("other", "label")));

        assertThat(engine().volumes().list(mine())).singleElement().satisfies(volume -> {
            assertThat(volume.name()).isEqualTo(name("data"));
            assertThat(volume.labels()).containsAllEntriesOf(mine());
        });
        engine().volumes().remove(name("data"));
        engine().volumes().remove(name("data"));
        assertThat(engine().volumes().list(mine())).isEmpty();
    }

    @Test
    void a_volume_that_exists_is_left_as_it_is_whatever_its_driver() {
        assertThat(engine().volumes().exists(name("data"))).isFalse();
        VolumeSpec elsewhere = new VolumeSpec(name("data"), "ebemu-no-such-driver", Map.of(), mine());
        assertFails(Kind.NOT_FOUND, () -> engine().volumes().create(elsewhere));
        assertThat(engine().volumes().exists(name("data"))).isFalse();

        engine().volumes().create(VolumeSpec.local(name("data"), mine()));
        engine().volumes().create(elsewhere);

        assertThat(engine().volumes().exists(name("data"))).isTrue();
    }
}
