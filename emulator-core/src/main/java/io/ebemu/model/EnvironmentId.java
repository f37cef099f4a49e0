/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.regex.Pattern;

/**
 * The name of an environment; it identifies the environment on one Docker engine, as it does in one AWS region.
 *
 * @param name 4 to 40 letters, digits and hyphens, neither first nor last a hyphen (Beanstalk API, {@code
 *     CreateEnvironment}, {@code EnvironmentName})
 */
public record EnvironmentId(String name) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]");

    public EnvironmentId {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException("environment name \"" + name
                    + "\": expected 4 to 40 letters, digits and hyphens, neither first nor last a hyphen");
        }
    }

    /**
     * The name that a folder or file gives to an environment that was named nowhere: characters Beanstalk refuses
     * become hyphens, a name too short gets the suffix {@code -env}, one too long is cut.
     */
    public static EnvironmentId fromDirectoryName(String directoryName) {
        String cleaned = directoryName.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String padded = cleaned.isEmpty() ? "ebemu-env" : cleaned.length() < 4 ? cleaned + "-env" : cleaned;
        String cut = padded.length() > 40 ? padded.substring(0, 40) : padded;
        return new EnvironmentId(cut.replaceAll("-+$", ""));
    }

    /** This name, cut if need be, with a hyphen and a suffix of at most 36 letters and digits. */
    public EnvironmentId withSuffix(String suffix) {
        int room = 39 - suffix.length();
        String stem = name.length() > room ? name.substring(0, room) : name;
        return new EnvironmentId(stem.replaceAll("-+$", "") + "-" + suffix);
    }

    @Override
    public String toString() {
        return name;
    }
}
