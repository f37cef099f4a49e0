/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.util.List;

/** Images that scenarios run, all made from a tiny one, so that nothing is pulled. */
final class TestImages {

    /** Has a shell, {@code nc} and {@code httpd}, and says nothing of itself. */
    static final String TINY = "busybox:1.35";
    /** {@code EXPOSE 80 81 82}. */
    static final String EXPOSES = "ebemu-conformance/exp:1";
    /** {@code VOLUME /data}, with the file {@code /data/file}. */
    static final String VOLUME = "ebemu-conformance/vol:1";
    /** {@code HEALTHCHECK CMD true}. */
    static final String HEALTH_CHECK = "ebemu-conformance/hc:1";
    /** {@code STOPSIGNAL SIGINT}. */
    static final String INTERRUPTED = "ebemu-conformance/int:1";
    /** {@code ENV IMG=1}. */
    static final String VARIABLE = "ebemu-conformance/env:1";

    /** Has Perl, for what the tiny one cannot do. */
    static final String PERL = "nginx:1.22";

    private TestImages() {}

    /** Builds all that are made from the tiny one; the engine's cache makes every time but the first short. */
    static void build() {
        List.of(
                        new Recipe(EXPOSES, "EXPOSE 80 81 82"),
                        new Recipe(VOLUME, "RUN mkdir /data && echo image > /data/file\nVOLUME /data"),
                        new Recipe(HEALTH_CHECK, "HEALTHCHECK CMD true"),
                        new Recipe(INTERRUPTED, "STOPSIGNAL SIGINT"),
                        new Recipe(VARIABLE, "ENV IMG=1"))
                .forEach(Recipe::build);
    }

    private record Recipe(String tag, String instructions) {

        void build() {
            String dockerfile = "FROM " + TINY + "\nLABEL io.ebemu.test-image=true\n" + instructions + "\n";
            Docker.runWith(dockerfile, "build", "--quiet", "--tag", tag, "-");
        }
    }
}
