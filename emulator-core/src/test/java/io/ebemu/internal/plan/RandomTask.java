/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Tasks without cycles, made up from a seed: 1 to 10 containers, in no order, sometimes beside services. */
final class RandomTask {

    private static final int MOST = 10;

    private final Random random;

    RandomTask(long seed) {
        random = new Random(seed);
    }

    Launch launch() {
        int size = 1 + random.nextInt(MOST);
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Definition definition = Definition.of("c" + i).stopTimeout(random.nextInt(60));
            List<ContainerDependency> dependsOn = new ArrayList<>();
            for (int target = 0; target < i; target++) {
                switch (random.nextInt(6)) {
                    case 0 -> definition.link("c" + target);
                    case 1 -> definition.volumesFrom("c" + target);
                    case 2 -> definition.image("acme/c" + target);
                    case 3 -> dependsOn.add(new ContainerDependency("c" + target, condition(), "dependsOn"));
                    default -> definition.environment("INDEPENDENT_OF", "c" + target);
                }
            }
            definition.with(builder -> builder.dependsOn(dependsOn));
            if (i > 0 && random.nextBoolean()) {
                definition.nonEssential();
            }
            if (random.nextInt(3) == 0) {
                definition.mount("shared", "/shared").mount("awseb-logs-c" + i, "/var/log");
            }
            definitions.add(definition);
        }
        Collections.shuffle(definitions, random);
        Launch launch = Launch.of(definitions.toArray(Definition[]::new)).volume("shared");
        if (random.nextBoolean()) {
            launch.service(Launch.database("s3cret"));
        }
        if (random.nextBoolean()) {
            launch.service(Launch.cache());
        }
        return launch;
    }

    private Condition condition() {
        return Condition.values()[random.nextInt(Condition.values().length)];
    }
}
