/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.Link;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import io.ebemu.model.VolumeFrom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Versions to draw. */
final class Versions {

    private Versions() {}

    static ApplicationVersion of(List<ContainerDefinition> containers, List<ManagedService> services) {
        return new ApplicationVersion(
                new EnvironmentId("shop"),
                "shop",
                "v1",
                Path.of("/bundle"),
                TaskDefinition.of(containers, List.of(Volume.ofHost("conf", "/var/app/current/conf"))),
                Map.of("PASSWORD", "property-value"),
                services,
                Map.of(),
                LocalValues.none());
    }

    static ContainerDefinition container(String name, Link... links) {
        return ContainerDefinition.builder(name, "example/" + name, ContainerResources.ofMemory(64))
                .links(List.of(links))
                .build();
    }

    /** So many containers that need others at random, each only those after it. */
    static ApplicationVersion random(int count, long seed) {
        Random random = new Random(seed);
        List<ContainerDefinition> containers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            containers.add(random(number, count, random));
        }
        List<ManagedService> services = new ArrayList<>();
        for (int number = random.nextInt(4); number > 0; number--) {
            services.add(
                    random.nextBoolean()
                            ? DBInstance.builder("db" + number)
                                    .master("shop", "master-password")
                                    .build()
                            : new CacheCluster("cache" + number, "redis", "7.0", "cache.t3.micro", 6379));
        }
        return of(containers, services);
    }

    private static ContainerDefinition random(int number, int count, Random random) {
        List<Link> links = new ArrayList<>();
        List<VolumeFrom> volumesFrom = new ArrayList<>();
        List<ContainerDependency> dependsOn = new ArrayList<>();
        for (int other = number + 1; other < count; other++) {
            switch (random.nextInt(8)) {
                case 0 -> links.add(new Link(name(other), random.nextBoolean() ? name(other) : "alias" + other));
                case 1 -> volumesFrom.add(new VolumeFrom(name(other), random.nextBoolean()));
                case 2 ->
                    dependsOn.add(new ContainerDependency(
                            name(other), ContainerDependency.Condition.values()[1 + random.nextInt(4)], "dependsOn"));
                default -> {}
            }
        }
        List<PortMapping> ports = new ArrayList<>();
        for (int port = random.nextInt(6) - 3; port > 0; port--) {
            ports.add(new PortMapping(port, 100 * number + port, Protocol.TCP));
        }
        List<MountPoint> mounts = new ArrayList<>();
        for (int mount = random.nextInt(7); mount > 0; mount--) {
            mounts.add(new MountPoint("conf", "/" + "deep/".repeat(random.nextInt(20)) + mount, random.nextBoolean()));
        }
        return ContainerDefinition.builder(
                        name(number), "image:" + "9".repeat(random.nextInt(80)), ContainerResources.ofMemory(64))
                .links(links)
                .volumesFrom(volumesFrom)
                .dependsOn(dependsOn)
                .portMappings(ports)
                .mountPoints(mounts)
                .build();
    }

    /** Some are longer than a card is wide. */
    static String name(int number) {
        return "c" + number + (number % 3 == 0 ? "-Wm".repeat(25) : "");
    }
}
