/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.Vpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ebemu.yml} says: what production keeps in the console, and what stands in for the rest of AWS.
 *
 * @param environmentName the environment's name
 * @param applicationName the application's name
 * @param instanceType the type of the environment's instances, such as {@code t3.micro}
 * @param services databases and caches
 * @param properties the environment properties, whose references are not resolved yet
 * @param images image overrides by container name
 * @param healthCheck how the environment is asked whether it answers
 * @param standIns local values of secrets, and local files of S3 objects
 * @param vpc the network with its security groups
 */
record EnvironmentFile(
        Optional<Located<String>> environmentName,
        Optional<String> applicationName,
        Optional<Located<String>> instanceType,
        List<ManagedService> services,
        Map<String, PropertyTemplate> properties,
        Map<String, LocatedImage> images,
        Optional<Located<ProcessHealthCheck>> healthCheck,
        StandIns standIns,
        Vpc vpc) {

    static final String NAME = "ebemu.yml";

    /** The file that is not there. */
    static EnvironmentFile absent() {
        return named(Optional.empty(), Optional.empty());
    }

    /** A file of which only the names were read. */
    static EnvironmentFile named(Optional<Located<String>> environmentName, Optional<String> applicationName) {
        return new EnvironmentFile(
                environmentName,
                applicationName,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                StandIns.none(),
                Vpc.standard());
    }

    /** The same with other services. */
    EnvironmentFile with(List<ManagedService> others) {
        return new EnvironmentFile(
                environmentName, applicationName, instanceType, others, properties, images, healthCheck, standIns, vpc);
    }

    /**
     * One image override.
     *
     * @param image what to run
     * @param place where the container's name stands
     */
    record LocatedImage(ImageOverride image, Place place) {}
}
