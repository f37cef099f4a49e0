/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes up single values: in one document nearly all are right, in the next one in twelve is not. */
final class Limits {

    private final RandomGenerator random;
    /** One value in so many is wrong. */
    private final int wrong;

    Limits(RandomGenerator random) {
        this.random = random;
        this.wrong = Odd.pick(List.of(1_000_000, 300, 60, 12), random);
    }

    Json number(int least, int most) {
        if (slips()) {
            return Odd.pick(
                    List.of(
                            Json.number(least - 1L),
                            Json.number(most + 1L),
                            Json.number(-1),
                            Json.text(Integer.toString(least)),
                            Odd.value(random)),
                    random);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Json.number(least);
            case 1 -> Json.number(most);
            default -> Json.number(random.nextInt(least, most + 1));
        };
    }

    Json flag() {
        return slips()
                ? Odd.pick(List.of(Json.text("true"), Odd.value(random)), random)
                : Json.flag(random.nextBoolean());
    }

    Json word(String... words) {
        return slips() ? Odd.value(random) : Json.text(words[random.nextInt(words.length)]);
    }

    String name(String name) {
        return slips() ? Odd.string(random) : name;
    }

    private boolean slips() {
        return random.nextInt(wrong) == 0;
    }

    /** Up to so many items. */
    Json.Arr list(int most, Supplier<Json> item) {
        Json.Arr list = Json.Arr.empty();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.items().add(item.get());
        }
        return list;
    }

    /** Adds the member once in so many times. */
    void sometimes(Json.Obj object, int once, String key, Supplier<Json> member) {
        if (random.nextInt(once) == 0) {
            object.with(key, member.get());
        }
    }
}
