/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import io.ebemu.fuzz.Json.Arr;
import io.ebemu.fuzz.Json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes up definitions with every key of the format, most values right, some at their limits and some beyond. */
final class RandomDockerrun {

    /** Stands wherever a secret may stand, so that it can be looked for where none may show. */
    static final String SECRET = "hidden-from-every-message";

    private static final List<String> ULIMITS = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");
    private static final List<String> DRIVERS = List.of(
            "awslogs",
            "fluentd",
            "gelf",
            "json-file",
            "journald",
            "logentries",
            "splunk",
            "syslog",
            "awsfirelens",
            "none");
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
    private int nextPort = 1_000;

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
            root.with("volumes", list(4, this::volume));
        }
        maybe(root, 12, "authentication", () -> Obj.empty().with("bucket", "b").with("key", "k/.dockercfg"));
        maybe(root, 12, "executionRoleArn", () -> Json.text("arn:aws:iam::123456789012:role/r"));
        maybe(root, 40, "family", () -> Json.text(""));
        Arr definitions = Arr.empty();
        for (int i = 0; i < containers; i++) {
            definitions.items().add(container(i));
        }
        return root.with("containerDefinitions", definitions);
    }

    private Json container(int index) {
        Obj container = Obj.empty().with("name", names.get(index)).with("image", Odd.pick(IMAGES, random));
        maybe(container, 2, "essential", () -> Json.flag(index == 0));
        int reserved = 6 + random.nextInt(500);
        boolean both = random.nextInt(4) == 0;
        if (both || random.nextBoolean()) {
            container.with("memory", value.number(reserved, 4_096));
            maybe(container, both ? 1 : 20, "memoryReservation", () -> value.number(6, reserved));
        } else {
            container.with("memoryReservation", value.number(6, 512));
        }
        maybe(container, 6, "cpu", () -> value.number(0, 10_240));
        maybe(container, 2, "portMappings", () -> list(4, this::port));
        maybe(container, 3, "links", () -> earlier(index, name -> random.nextInt(3) == 0 ? name + ":alias" : name));
        maybe(container, 8, "volumesFrom", () -> targets(index, "sourceContainer", "readOnly", value::flag));
        maybe(
                container,
                8,
                "dependsOn",
                () -> targets(
                        index,
                        "containerName",
                        "condition",
                        () -> value.word("START", "CREATE", "COMPLETE", "SUCCESS", "HEALTHY")));
        maybe(container, 3, "mountPoints", () -> list(3, this::mount));
        maybe(
                container,
                2,
                "environment",
                () -> list(6, () -> pair("name", value.name("V" + random.nextInt(20)), SECRET)));
        maybe(
                container,
                8,
                "environmentFiles",
                () -> list(
                        10,
                        () -> Obj.empty()
                                .with("value", value.word("arn:aws:s3:::b/k.env", "arn:aws:s3:::b/a/b.env"))
                                .with("type", value.word("s3"))));
        maybe(
                container,
                8,
                "secrets",
                () -> list(
                        4,
                        () -> Obj.empty()
                                .with("name", value.name("S" + random.nextInt(20)))
                                .with(
                                        "valueFrom",
                                        value.word(
                                                "parameter",
                                                "/a/b",
                                                "arn:aws:ssm:eu-west-1:123456789012:parameter/p"))));
        maybe(container, 20, "repositoryCredentials", () -> Obj.empty().with("credentialsParameter", "arn:aws:x"));
        maybe(container, 4, "command", this::words);
        maybe(container, 8, "entryPoint", this::words);
        maybe(container, 8, "hostname", () -> Json.text(value.name("host")));
        maybe(container, 12, "user", () -> value.word("1000", "1000:1000", "www-data", "0:0"));
        maybe(container, 8, "workingDirectory", () -> value.word("/app", "/"));
        maybe(container, 12, "dnsServers", () -> list(3, () -> value.word("8.8.8.8", "::1", "10.0.0.2")));
        maybe(container, 12, "dnsSearchDomains", () -> list(3, () -> value.word("example.com", "local")));
        maybe(
                container,
                12,
                "extraHosts",
                () -> list(
                        3,
                        () -> Obj.empty()
                                .with("hostname", value.word("db"))
                                .with("ipAddress", value.word("10.0.0.3", "::1"))));
        maybe(
                container,
                12,
                "dockerSecurityOptions",
                () -> list(2, () -> value.word("no-new-privileges", "label:disable", "apparmor:unconfined")));
        maybe(container, 12, "dockerLabels", () -> Obj.empty().with("io.x/" + random.nextInt(3), "l"));
        maybe(
                container,
                12,
                "ulimits",
                () -> list(
                        3,
                        () -> Obj.empty()
                                .with("name", Odd.pick(ULIMITS, random))
                                .with("softLimit", value.number(-1, 1_024))
                                .with("hardLimit", value.number(1_024, 65_536))));
        maybe(
                container,
                12,
                "systemControls",
                () -> list(
                        2,
                        () -> Obj.empty()
                                .with(
                                        "namespace",
                                        value.word("net.core.somaxconn", "kernel.msgmax", "fs.mqueue.msg_max"))
                                .with("value", value.word("1024"))));
        maybe(container, 8, "healthCheck", this::healthCheck);
        maybe(container, 12, "linuxParameters", this::linuxParameters);
        maybe(container, 8, "logConfiguration", this::logConfiguration);
        maybe(
                container,
                12,
                "restartPolicy",
                () -> Obj.empty()
                        .with("enabled", value.flag())
                        .with("ignoredExitCodes", list(50, () -> value.number(0, 255)))
                        .with("restartAttemptPeriod", value.number(60, 1_800)));
        maybe(container, 8, "startTimeout", () -> value.number(2, 600));
        maybe(container, 8, "stopTimeout", () -> value.number(1, 120));
        for (String key :
                List.of("disableNetworking", "interactive", "privileged", "pseudoTerminal", "readonlyRootFilesystem")) {
            maybe(container, 15, key, value::flag);
        }
        maybe(container, 40, "resourceRequirements", () -> list(1, () -> pair("type", "GPU", "1")));
        maybe(container, 40, "firelensConfiguration", () -> Obj.empty().with("type", "fluentbit"));
        maybe(container, 40, "x-" + index, () -> Odd.value(random));
        return container;
    }

    private Json port() {
        Obj port = Obj.empty();
        if (random.nextInt(8) == 0) {
            int first = 1 + random.nextInt(60_000);
            port.with("containerPortRange", value.word(first + "-" + (first + random.nextInt(5_000)), "1-65535"));
        } else {
            port.with("containerPort", value.number(1, 65_535));
            maybe(
                    port,
                    2,
                    "hostPort",
                    () -> random.nextInt(20) == 0 ? value.number(0, 65_535) : Json.number(nextPort++));
        }
        maybe(port, 5, "protocol", () -> value.word("tcp", "udp"));
        maybe(port, 20, "name", () -> Json.text("p"));
        maybe(port, 20, "appProtocol", () -> value.word("http", "http2", "grpc"));
        return port;
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
                                .with("scope", value.word("task", "shared"))
                                .with("autoprovision", value.flag())
                                .with("driver", value.word("local"))
                                .with("driverOpts", Obj.empty().with("type", "tmpfs"))
                                .with("labels", Obj.empty().with("l", "m")));
            case 1 -> volume.with("host", Obj.empty());
            case 2 ->
                volume.with("host", Obj.empty().with("sourcePath", value.word("/var/app/current/x", "/tmp", "./y")));
            default ->
                maybe(volume, 10, "efsVolumeConfiguration", () -> Obj.empty().with("fileSystemId", "fs-1"));
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

    private Json healthCheck() {
        return Obj.empty()
                .with("command", Arr.of(value.word("CMD", "CMD-SHELL"), Json.text("exit 0")))
                .with("interval", value.number(5, 300))
                .with("timeout", value.number(2, 60))
                .with("retries", value.number(1, 10))
                .with("startPeriod", value.number(0, 300));
    }

    private Json linuxParameters() {
        return Obj.empty()
                .with(
                        "capabilities",
                        Obj.empty()
                                .with("add", list(3, () -> value.word("NET_ADMIN", "SYS_PTRACE", "ALL")))
                                .with("drop", list(3, () -> value.word("MKNOD", "CHOWN"))))
                .with(
                        "devices",
                        list(
                                2,
                                () -> Obj.empty()
                                        .with("hostPath", value.word("/dev/null", "/dev/fuse"))
                                        .with("containerPath", value.word("/dev/x"))
                                        .with("permissions", list(3, () -> value.word("read", "write", "mknod")))))
                .with("initProcessEnabled", value.flag())
                .with("sharedMemorySize", value.number(1, 1_024))
                .with(
                        "tmpfs",
                        list(
                                2,
                                () -> Obj.empty()
                                        .with("containerPath", value.word("/run", "/t" + random.nextInt(1_000)))
                                        .with("size", value.number(1, 512))
                                        .with(
                                                "mountOptions",
                                                list(3, () -> value.word("noexec", "nosuid", "rw", "mode=755")))))
                .with("maxSwap", value.number(0, 4_096))
                .with("swappiness", value.number(0, 100));
    }

    private Json logConfiguration() {
        return Obj.empty()
                .with("logDriver", value.word(Odd.pick(DRIVERS, random)))
                .with(
                        "options",
                        Obj.empty()
                                .with("awslogs-group", "g")
                                .with("awslogs-region", "eu-west-1")
                                .with("splunk-token", SECRET)
                                .with("mode", value.word("blocking", "non-blocking")))
                .with("secretOptions", list(2, () -> pair("name", "splunk-token", "arn:aws:x")));
    }

    /** Earlier containers, and now and then any, so that there is a cycle. */
    private Arr earlier(int index, java.util.function.UnaryOperator<String> form) {
        return list(3, () -> Json.text(form.apply(target(index))));
    }

    private Arr targets(int index, String key, String second, Supplier<Json> secondValue) {
        return list(2, () -> Obj.empty().with(key, target(index)).with(second, secondValue.get()));
    }

    private String target(int index) {
        return index == 0 || random.nextInt(60) == 0 ? Odd.pick(names, random) : names.get(random.nextInt(index));
    }

    private static Obj pair(String key, String name, String secret) {
        return Obj.empty().with(key, name).with("value", secret);
    }

    private Arr words() {
        return list(4, () -> value.word("sh", "-c", "sleep 1", ""));
    }

    private Arr list(int most, Supplier<Json> item) {
        Arr list = Arr.empty();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.items().add(item.get());
        }
        return list;
    }

    /** Adds the member once in so many times. */
    private void maybe(Obj object, int once, String key, Supplier<Json> member) {
        if (random.nextInt(once) == 0) {
            object.with(key, member.get());
        }
    }
}
