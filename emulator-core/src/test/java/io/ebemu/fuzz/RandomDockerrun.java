/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import io.ebemu.fuzz.Json.Arr;
import io.ebemu.fuzz.Json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes up definitions with every key of the format, most values right, some at their limits and some beyond. */
final class RandomDockerrun {

    /** Stands wherever a secret may stand, so that it can be looked for where none may show. */
    static final String SECRET = "hidden-from-every-message";

    private static final List<String> IMAGES = List.of(
            "nginx",
            "redis:7.0",
            "user/app-client",
            "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.2",
            "localhost:5000/x",
            "mongo@sha256:" + "0123456789abcdef".repeat(4),
            "User/App",
            "<TAG>");

    private final RandomGenerator random;
    private final Limits value;
    private final List<String> names = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();

    RandomDockerrun(RandomGenerator random) {
        this.random = random;
        this.value = new Limits(random);
    }

    Json root() {
        int containers = 1 + random.nextInt(random.nextInt(8) == 0 ? 11 : 5);
        for (int i = 0; i < containers; i++) {
            names.add(value.name("c" + i));
        }
        Obj root = Obj.empty().with("AWSEBDockerrunVersion", random.nextBoolean() ? Json.number(2) : Json.text("2"));
        if (random.nextInt(2) == 0) {
            root.with("volumes", value.list(4, this::volume));
        }
        value.sometimes(
                root,
                12,
                "authentication",
                () -> Obj.empty().with("bucket", "b").with("key", "k/.dockercfg"));
        value.sometimes(
                root, 1 + random.nextInt(2), "executionRoleArn", () -> Json.text("arn:aws:iam::123456789012:role/r"));
        value.sometimes(root, 40, "family", () -> Json.text(""));
        Arr definitions = Arr.empty();
        for (int i = 0; i < containers; i++) {
            definitions.items().add(container(i));
        }
        return root.with("containerDefinitions", definitions);
    }

    private Json container(int index) {
        Obj container = Obj.empty().with("name", names.get(index)).with("image", Odd.pick(IMAGES, random));
        value.sometimes(container, 2, "essential", () -> Json.flag(index == 0));
        int reserved = 6 + random.nextInt(500);
        boolean both = random.nextInt(4) == 0;
        if (both || random.nextBoolean()) {
            container.with("memory", value.number(reserved, 4_096));
            value.sometimes(container, both ? 1 : 20, "memoryReservation", () -> value.number(6, reserved));
        } else {
            container.with("memoryReservation", value.number(6, 512));
        }
        value.sometimes(container, 6, "cpu", () -> value.number(0, 10_240));
        value.sometimes(container, 2, "portMappings", () -> value.list(4, new RandomParts(random, value)::port));
        value.sometimes(container, 3, "links", () -> links(index));
        value.sometimes(
                container, 8, "volumesFrom", () -> references(index, "sourceContainer", "readOnly", value::flag));
        value.sometimes(
                container,
                8,
                "dependsOn",
                () -> references(
                        index,
                        "containerName",
                        "condition",
                        () -> value.word("START", "START", "START", "START", "COMPLETE", "SUCCESS", "HEALTHY")));
        value.sometimes(container, 3, "mountPoints", () -> value.list(3, this::mount));
        value.sometimes(
                container,
                2,
                "environment",
                () -> value.list(6, () -> pair("name", value.name("V" + random.nextInt(20)), SECRET)));
        value.sometimes(container, 4, "command", this::words);
        value.sometimes(container, 8, "entryPoint", this::words);
        value.sometimes(container, 8, "hostname", () -> Json.text(value.name("host")));
        for (String key :
                List.of("disableNetworking", "interactive", "privileged", "pseudoTerminal", "readonlyRootFilesystem")) {
            value.sometimes(container, 15, key, value::flag);
        }
        new RandomParts(random, value).addTo(container);
        value.sometimes(container, 40, "x-" + index, () -> Odd.value(random));
        return container;
    }

    private Json volume() {
        String name = value.name("v" + volumes.size());
        volumes.add(name);
        Obj volume = Obj.empty().with("name", name);
        switch (random.nextInt(4)) {
            case 0 ->
                volume.with(
                        "dockerVolumeConfiguration",
                        Obj.empty()
                                .with("scope", value.word("shared"))
                                .with("autoprovision", value.flag())
                                .with("driver", value.word("local"))
                                .with("driverOpts", Obj.empty().with("type", "tmpfs"))
                                .with("labels", Obj.empty().with("l", "m")));
            case 1 -> volume.with("host", Obj.empty());
            case 2 ->
                volume.with("host", Obj.empty().with("sourcePath", value.word("/var/app/current/x", "/tmp", "./y")));
            default ->
                value.sometimes(
                        volume, 10, "efsVolumeConfiguration", () -> Obj.empty().with("fileSystemId", "fs-1"));
        }
        return volume;
    }

    private Json mount() {
        String source =
                volumes.isEmpty() || random.nextInt(4) == 0 ? "awseb-logs-" + names.get(0) : Odd.pick(volumes, random);
        return Obj.empty()
                .with("sourceVolume", source)
                .with("containerPath", value.word("/data" + random.nextInt(1_000), "/var/log/" + random.nextInt(1_000)))
                .with("readOnly", value.flag());
    }

    private Arr links(int index) {
        return earlier(index, 3, name -> Json.text(random.nextInt(3) == 0 ? name + ":alias" : name));
    }

    private Arr references(int index, String key, String second, Supplier<Json> secondValue) {
        return earlier(index, 2, name -> Obj.empty().with(key, name).with(second, secondValue.get()));
    }

    /** Items for earlier containers, and now and then for any, so that there is a cycle. */
    private Arr earlier(int index, int most, Function<String, Json> item) {
        if (random.nextInt(60) == 0) {
            return value.list(most, () -> item.apply(Odd.pick(names, random)));
        }
        return index == 0 ? Arr.empty() : value.list(most, () -> item.apply(names.get(random.nextInt(index))));
    }

    private static Obj pair(String key, String name, String secret) {
        return Obj.empty().with(key, name).with("value", secret);
    }

    private Arr words() {
        return value.list(4, () -> value.word("sh", "-c", "sleep 1", ""));
    }
}
