/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Place;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The form of image references. ECS registers any text, and the pull fails: hence only warnings, since the image may
 * be overridden locally. One that is too long for ECS is not looked at.
 *
 * @see <a href="https://github.com/distribution/reference">the reference grammar</a>
 */
final class ImageRules {

    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String DOMAIN = "(?:localhost|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)(?::\\d+)?/";
    private static final String PATH = COMPONENT + "(?:/" + COMPONENT + ")*";
    private static final String TAG = "(?::\\w[\\w.-]{0,127})?";
    private static final String DIGEST = "(?:@[A-Za-z][\\w.+-]*:[0-9a-fA-F]{32,})?";
    private static final Pattern REFERENCE = Pattern.compile("(?:" + DOMAIN + ")?" + PATH + TAG + DIGEST);
    private static final Pattern PLACEHOLDER = Pattern.compile("[<>{}$%\\[\\]]|YOUR_|_YOUR");

    private ImageRules() {}

    static void reference(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .basics()
                    .image()
                    .filter(image -> !image.value().isBlank()
                            && image.value().length() <= ContainerRules.MAX_IMAGE
                            && !valid(image.value()))
                    .ifPresent(image -> report.accept(image.place(), message(image.value())));
        }
    }

    static boolean placeholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** A domain is one only with a dot, a colon, or capital letters in it: otherwise it is the path's beginning. */
    private static boolean valid(String image) {
        if (!REFERENCE.matcher(image).matches()) {
            return false;
        }
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        return first.isEmpty()
                || first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || first.matches(COMPONENT);
    }

    private static String message(String image) {
        if (placeholder(image)) {
            return "Docker cannot pull this reference: it looks like a placeholder; substitute it first";
        }
        String repository = image.replaceAll("[:@][^/]*$", "");
        return repository.matches(".*[A-Z].*")
                ? "Docker cannot pull this reference: repository names are lower case; write it so"
                : "Docker cannot pull this reference; write it as repository:tag";
    }
}
