/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import io.ebemu.fuzz.Json.Arr;
import io.ebemu.fuzz.Json.Member;
import io.ebemu.fuzz.Json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes a document a little: its tree, so that it stays JSON, or its bytes, so that it mostly does not. */
final class Mutation {

    private static final String PUNCTUATION = "{}[],:\"\\/\n\r\t\0-.e0<$%";

    private final RandomGenerator random;

    Mutation(RandomGenerator random) {
        this.random = random;
    }

    /** The document with some values, keys and members changed. */
    String ofTree(Json root, Json other) {
        Json changed = root;
        int times = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 3);
        for (int i = 0; i < times; i++) {
            List<Json> nodes = new ArrayList<>();
            collect(changed, nodes);
            changed = change(changed, nodes, other);
        }
        return Json.print(changed, random);
    }

    private Json change(Json root, List<Json> nodes, Json other) {
        Json node = Odd.pick(nodes, random);
        if (node instanceof Obj object && !object.members().isEmpty()) {
            change(object, nodes, other);
            return root;
        }
        if (node instanceof Arr array && !array.items().isEmpty()) {
            change(array.items(), nodes, other);
            return root;
        }
        return random.nextInt(200) == 0 ? Odd.value(random) : root;
    }

    private void change(Obj object, List<Json> nodes, Json other) {
        List<Member> members = object.members();
        int at = random.nextInt(members.size());
        Member member = members.get(at);
        switch (random.nextInt(9)) {
            case 0 -> members.remove(at);
            case 1 -> members.add(random.nextInt(members.size() + 1), member);
            case 2 -> members.set(at, new Member(Odd.misspelled(member.key(), random), member.value()));
            case 3 -> members.add(new Member(Odd.key(random), Odd.value(random)));
            case 4 -> Collections.shuffle(members, new java.util.Random(random.nextLong()));
            default -> members.set(at, new Member(member.key(), replacement(member.value(), nodes, other)));
        }
    }

    private void change(List<Json> items, List<Json> nodes, Json other) {
        int at = random.nextInt(items.size());
        switch (random.nextInt(5)) {
            case 0 -> items.remove(at);
            case 1 -> items.addAll(Collections.nCopies(1 + random.nextInt(12), items.get(at)));
            case 2 -> items.add(Odd.value(random));
            default -> items.set(at, replacement(items.get(at), nodes, other));
        }
    }

    private Json replacement(Json value, List<Json> nodes, Json other) {
        return switch (random.nextInt(10)) {
            case 0 -> new Json.Raw("null");
            case 1 -> copy(Odd.pick(nodes, random));
            case 2 -> {
                List<Json> theirs = new ArrayList<>();
                collect(other, theirs);
                yield copy(Odd.pick(theirs, random));
            }
            case 3 -> Json.text(Json.print(value, random));
            case 4 -> Arr.of(value);
            case 5 -> random.nextInt(4) == 0 ? Odd.broken(random) : Json.text(Odd.string(random));
            default -> Odd.value(random);
        };
    }

    /** A node must not become a part of itself. */
    private static Json copy(Json node) {
        if (node instanceof Obj object) {
            Obj copied = Obj.empty();
            object.members().forEach(member -> copied.with(member.key(), copy(member.value())));
            return copied;
        }
        return node instanceof Arr array
                ? new Arr(new ArrayList<>(
                        array.items().stream().map(Mutation::copy).toList()))
                : node;
    }

    private static void collect(Json node, List<Json> into) {
        into.add(node);
        if (node instanceof Obj object) {
            object.members().forEach(member -> collect(member.value(), into));
        } else if (node instanceof Arr array) {
            array.items().forEach(item -> collect(item, into));
        }
    }

    /** The document with bytes flipped, left out, doubled, or spliced with another's. */
    byte[] ofBytes(byte[] document, byte[] other) {
        byte[] changed = document;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && changed.length > 0; i++) {
            int from = random.nextInt(changed.length);
            int length = Math.min(changed.length - from, 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4));
            byte[] part = java.util.Arrays.copyOfRange(changed, from, from + length);
            changed = switch (random.nextInt(8)) {
                case 0 -> replaced(changed, from, length, new byte[0]);
                case 1 -> replaced(changed, from, 0, part);
                case 2 -> replaced(changed, from, 1, new byte[] {(byte) (changed[from] ^ 1 << random.nextInt(8))});
                case 3 -> replaced(changed, from, 1, new byte[] {(byte) random.nextInt(256)});
                case 4 -> replaced(changed, from, changed.length - from, tail(other));
                case 5 -> replaced(changed, 0, 0, "\uFEFF".getBytes(StandardCharsets.UTF_8));
                case 6 ->
                    replaced(changed, from, 1, new byte[] {
                        (byte) PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length()))
                    });
                default -> replaced(changed, from, 0, Odd.string(random).getBytes(StandardCharsets.UTF_8));
            };
        }
        return changed;
    }

    private byte[] tail(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return java.util.Arrays.copyOfRange(other, from, other.length);
    }

    private static byte[] replaced(byte[] document, int from, int length, byte[] by) {
        byte[] result = new byte[document.length - length + by.length];
        System.arraycopy(document, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(document, from + length, result, from + by.length, document.length - from - length);
        return result;
    }
}
