/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A key of a container definition, or its absence, and what the engine must then show of the container {@code web}.
 *
 * @param key the key
 * @param meaning what becomes of it, in a few words
 * @param web writes the key
 * @param task adds what it needs around it
 * @param shows values of the engine's inspection by JSON pointer; {@code null} for none or empty. {@code Config.Env} is
 *     an object there, {@code Volumes} has the inspections of the plan's volumes, and {@code {web}} stands for that
 *     container's Docker name
 * @param prints what scripts print in the running container
 * @param refused what the engine says if it refuses to create it, or nothing
 */
record KeyCase(
        String key,
        String meaning,
        UnaryOperator<Definition> web,
        UnaryOperator<Launch> task,
        Map<String, String> shows,
        Map<String, String> prints,
        String refused) {

    static KeyCase of(String key, String meaning, UnaryOperator<Definition> web) {
        return new KeyCase(key, meaning, web, task -> task, Map.of(), Map.of(), "");
    }

    static KeyCase absent(String key, String meaning) {
        return of(key, "absent, " + meaning, web -> web);
    }

    KeyCase in(UnaryOperator<Launch> surroundings) {
        return new KeyCase(key, meaning, web, surroundings, shows, prints, refused);
    }

    KeyCase shows(String pointer, String value) {
        return new KeyCase(key, meaning, web, task, with(shows, pointer, value), prints, refused);
    }

    /** Runs {@code sleep} in place of the image's shell, to look inside. */
    KeyCase prints(String script, String output) {
        return new KeyCase(key, meaning, web, task, shows, with(prints, script, output), refused);
    }

    KeyCase refused(String words) {
        return new KeyCase(key, meaning, web, task, shows, prints, words);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    @Override
    public String toString() {
        return key + ": " + meaning;
    }
}
