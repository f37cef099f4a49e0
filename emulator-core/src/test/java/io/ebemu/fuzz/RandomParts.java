/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import io.ebemu.fuzz.Json.Arr;
import io.ebemu.fuzz.Json.Obj;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up those keys of a container that name nothing else in the file. */
final class RandomParts {

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

    private final RandomGenerator random;
    private final Limits value;

    RandomParts(RandomGenerator random, Limits value) {
        this.random = random;
        this.value = value;
    }

    void addTo(Obj container) {
        value.sometimes(
                container,
                8,
                "environmentFiles",
                () -> value.list(
                        10,
                        () -> Obj.empty()
                                .with("value", value.word("arn:aws:s3:::b/k.env", "arn:aws:s3:::b/a/b.env"))
                                .with("type", value.word("s3"))));
        value.sometimes(
                container,
                8,
                "secrets",
                () -> value.list(
                        4,
                        () -> Obj.empty()
                                .with("name", value.name("S" + random.nextInt(20)))
                                .with(
                                        "valueFrom",
                                        value.word(
                                                "parameter",
                                                "/a/b",
                                                "arn:aws:ssm:eu-west-1:123456789012:parameter/p"))));
        value.sometimes(
                container, 20, "repositoryCredentials", () -> Obj.empty().with("credentialsParameter", "arn:aws:x"));
        value.sometimes(container, 12, "user", () -> value.word("1000", "1000:1000", "www-data", "0:0"));
        value.sometimes(container, 8, "workingDirectory", () -> value.word("/app", "/"));
        value.sometimes(
                container, 12, "dnsServers", () -> value.list(3, () -> value.word("8.8.8.8", "::1", "10.0.0.2")));
        value.sometimes(
                container, 12, "dnsSearchDomains", () -> value.list(3, () -> value.word("example.com", "local")));
        value.sometimes(
                container,
                12,
                "extraHosts",
                () -> value.list(
                        3,
                        () -> Obj.empty()
                                .with("hostname", value.word("db"))
                                .with("ipAddress", value.word("10.0.0.3", "::1"))));
        value.sometimes(
                container,
                12,
                "dockerSecurityOptions",
                () -> value.list(2, () -> value.word("no-new-privileges", "label:disable", "apparmor:unconfined")));
        value.sometimes(container, 12, "dockerLabels", () -> Obj.empty().with("io.x/" + random.nextInt(3), "l"));
        value.sometimes(
                container,
                12,
                "ulimits",
                () -> value.list(
                        3,
                        () -> Obj.empty()
                                .with("name", Odd.pick(ULIMITS, random))
                                .with("softLimit", value.number(0, 1_024))
                                .with("hardLimit", value.number(1_024, 65_536))));
        value.sometimes(
                container,
                12,
                "systemControls",
                () -> value.list(
                        2,
                        () -> Obj.empty()
                                .with(
                                        "namespace",
                                        value.word("net.core.somaxconn", "kernel.msgmax", "fs.mqueue.msg_max"))
                                .with("value", value.word("1024"))));
        value.sometimes(container, 8, "healthCheck", this::healthCheck);
        value.sometimes(container, 12, "linuxParameters", this::linuxParameters);
        value.sometimes(container, 8, "logConfiguration", this::logConfiguration);
        value.sometimes(
                container,
                12,
                "restartPolicy",
                () -> Obj.empty()
                        .with("enabled", value.flag())
                        .with("ignoredExitCodes", value.list(6, () -> value.number(0, 255)))
                        .with("restartAttemptPeriod", value.number(60, 1_800)));
        value.sometimes(container, 8, "startTimeout", () -> value.number(2, 600));
        value.sometimes(container, 8, "stopTimeout", () -> value.number(1, 120));
        value.sometimes(
                container,
                40,
                "resourceRequirements",
                () -> value.list(1, () -> Obj.empty().with("type", "GPU").with("value", "1")));
        value.sometimes(
                container, 40, "firelensConfiguration", () -> Obj.empty().with("type", "fluentbit"));
    }

    Json port() {
        Obj port = Obj.empty();
        if (random.nextInt(8) == 0) {
            int first = 1 + random.nextInt(60_000);
            port.with("containerPortRange", value.word(first + "-" + (first + random.nextInt(5_000)), "1-65535"));
        } else {
            port.with("containerPort", value.number(1, 65_535));
            value.sometimes(
                    port,
                    2,
                    "hostPort",
                    () -> random.nextInt(20) == 0
                            ? value.number(0, 65_535)
                            : Json.number(1_000 + random.nextInt(60_000)));
        }
        value.sometimes(port, 5, "protocol", () -> value.word("tcp", "udp"));
        value.sometimes(port, 20, "name", () -> Json.text("p"));
        value.sometimes(port, 20, "appProtocol", () -> value.word("http", "http2", "grpc"));
        return port;
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
                                .with("add", value.list(3, () -> value.word("NET_ADMIN", "SYS_PTRACE", "ALL")))
                                .with("drop", value.list(3, () -> value.word("MKNOD", "CHOWN"))))
                .with(
                        "devices",
                        value.list(
                                2,
                                () -> Obj.empty()
                                        .with("hostPath", value.word("/dev/null", "/dev/fuse"))
                                        .with("containerPath", value.word("/dev/x"))
                                        .with(
                                                "permissions",
                                                value.list(3, () -> value.word("read", "write", "mknod")))))
                .with("initProcessEnabled", value.flag())
                .with("sharedMemorySize", value.number(1, 1_024))
                .with(
                        "tmpfs",
                        value.list(
                                2,
                                () -> Obj.empty()
                                        .with("containerPath", value.word("/run", "/t" + random.nextInt(1_000)))
                                        .with("size", value.number(1, 512))
                                        .with(
                                                "mountOptions",
                                                value.list(3, () -> value.word("noexec", "nosuid", "rw", "mode=755")))))
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
                                .with("splunk-token", RandomDockerrun.SECRET)
                                .with("mode", value.word("blocking", "non-blocking")))
                .with(
                        "secretOptions",
                        value.list(2, () -> Obj.empty().with("name", "o").with("valueFrom", "arn:aws:x")));
    }
}
