/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import io.ebemu.internal.dockerrun.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One document to read.
 *
 * @param kind how it was made
 * @param content its bytes
 */
record FuzzInput(Kind kind, byte[] content) {

    /** The ways to make a document. */
    enum Kind {
        /** Made up, with every key of the format. */
        GENERATED,
        /** Made up, or written by people, with parts of its tree changed. */
        TREE,
        /** The same with its bytes changed. */
        BYTES,
        /** Far too much of one thing. */
        SHAPE
    }

    /** Makes documents; the same seed, index and real files give the same document. */
    static final class Source {

        private final long seed;
        private final List<byte[]> real = new ArrayList<>();

        Source(long seed, Collection<byte[]> real) {
            this.seed = seed;
            this.real.addAll(real);
        }

        /** With the real files that are here. */
        static Source of(long seed) {
            return new Source(seed, Corpus.files().values());
        }

        FuzzInput at(long index) {
            RandomGenerator random = new SplittableRandom(seed ^ (index * 0xD1342543DE82EF95L));
            int draw = random.nextInt(1_000);
            if (draw < 30) {
                return new FuzzInput(Kind.SHAPE, bytes(new Shapes(random).document()));
            }
            if (draw < 330) {
                return new FuzzInput(Kind.GENERATED, bytes(Json.print(new RandomDockerrun(random).root(), random)));
            }
            Mutation mutation = new Mutation(random);
            return draw < 750
                    ? new FuzzInput(Kind.TREE, bytes(mutation.ofTree(tree(random), tree(random))))
                    : new FuzzInput(Kind.BYTES, mutation.ofBytes(document(random), document(random)));
        }

        private byte[] document(RandomGenerator random) {
            return real.isEmpty() || random.nextBoolean()
                    ? bytes(Json.print(new RandomDockerrun(random).root(), random))
                    : Odd.pick(real, random);
        }

        private Json tree(RandomGenerator random) {
            return Json.parse(document(random)).orElseGet(() -> new RandomDockerrun(random).root());
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
