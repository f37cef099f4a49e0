/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine says of itself.
 *
 * @param name the product, such as {@code Docker Engine} or {@code Podman}
 * @param version its version
 * @param apiVersion the API version in use
 * @param minApiVersion the oldest API version it takes
 * @param operatingSystem its host's system
 * @param architecture its host's processor, such as {@code x86_64}
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param memoryMiB its host's memory in MiB
 * @param cpus its host's processors
 * @param endpoint where it was reached, such as {@code unix:///var/run/docker.sock}
 * @param endpointSource how that was found, such as {@code DOCKER_HOST} or {@code context desktop-linux}
 * @param publishedAddress the address at which this process reaches ports that the engine publishes
 */
public record EngineInfo(
        String name,
        String version,
        String apiVersion,
        String minApiVersion,
        String operatingSystem,
        String architecture,
        String cgroupVersion,
        long memoryMiB,
        int cpus,
        String endpoint,
        String endpointSource,
        String publishedAddress) {

    /** The first release that gives containers no variables for their links unless its operator asks for it. */
    private static final int WITHOUT_LINK_VARIABLES = 29;

    /** The first release that makes the hardware addresses of containers known on their bridge. */
    private static final int ANNOUNCING = 28;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private static final Pattern MAJOR = Pattern.compile("(\\d{1,9})\\..*");

    /** Whether the engine is reached over a network, be it this machine's own. */
    public boolean overNetwork() {
        return endpoint.startsWith("tcp:") || endpoint.startsWith("ssh:");
    }

    /**
     * Whether the engine is on another machine: it then has neither this machine's files, nor does this machine reach what
     * it publishes on its loopback address. One that is reached at this machine's loopback address is taken for one here.
     */
    public boolean onAnotherMachine() {
        return overNetwork() && !LOOPBACK.matcher(publishedAddress).matches();
    }

    /**
     * Whether the engine itself writes the variables of links. One whose version tells nothing is taken for a new one:
     * the variables it may then write are the same.
     *
     * @see <a href="https://docs.docker.com/engine/deprecated/">Deprecated Docker Engine features, environment variables
     *     for legacy links</a>
     */
    public boolean writesLinkVariables() {
        Matcher major = MAJOR.matcher(version);
        return !name.equals("Podman") && major.matches() && Integer.parseInt(major.group(1)) < WITHOUT_LINK_VARIABLES;
    }

    /**
     * Whether the engine tells a bridge which hardware address an IP address belongs to as soon as a container has them.
     * One whose version tells nothing is taken for one that does not: to tell it twice does no harm.
     *
     * @see <a href="https://github.com/moby/moby/commit/eaa84bc8f4">moby: unsolicited ARP and neighbour advertisements</a>
     */
    public boolean announcesAddresses() {
        Matcher major = MAJOR.matcher(version);
        return !name.equals("Podman") && major.matches() && Integer.parseInt(major.group(1)) >= ANNOUNCING;
    }
}
