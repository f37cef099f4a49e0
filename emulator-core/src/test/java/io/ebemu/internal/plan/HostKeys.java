/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.HostEntry;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Permission;
import io.ebemu.model.LinuxParameters.Tmpfs;
import io.ebemu.model.Protocol;
import io.ebemu.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys that tie a container to its host: network, mounts, and what it may do. */
final class HostKeys {

    private static final Optional<Integer> UNSET = Optional.empty();

    private HostKeys() {}

    static Stream<KeyCase> cases() {
        return Stream.of(network(), mounts(), kernel()).flatMap(cases -> cases);
    }

    private static Stream<KeyCase> network() {
        return Stream.of(
                KeyCase.of(
                                "portMappings",
                                "on all addresses",
                                web -> web.port(0, 80).port(0, 53, Protocol.UDP))
                        .shows("/Config/ExposedPorts", "{\"53/udp\":{},\"80/tcp\":{}}")
                        .shows("/HostConfig/PortBindings/80~1tcp", "[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"\"}]"),
                KeyCase.absent("portMappings", "none")
                        .shows("/Config/ExposedPorts", "null")
                        .shows("/HostConfig/PortBindings", "{}"),
                KeyCase.of("links", "Docker writes both ends with a slash", web -> web.link("app", "api"))
                        .shows("/HostConfig/Links", "[\"/{app}:/{web}/api\"]")
                        .prints("grep -c api /etc/hosts", "1"),
                KeyCase.absent("links", "none").shows("/HostConfig/Links", "null"),
                KeyCase.of("dnsServers", "addresses", network(List.of("192.0.2.53"), List.of(), List.of(), false))
                        .shows("/HostConfig/Dns", "[\"192.0.2.53\"]")
                        .prints("grep -c 'nameserver 192.0.2.53' /etc/resolv.conf", "1"),
                KeyCase.absent("dnsServers", "the engine's").shows("/HostConfig/Dns", "null"),
                KeyCase.of("dnsSearchDomains", "domains", network(List.of(), List.of("a.example"), List.of(), false))
                        .shows("/HostConfig/DnsSearch", "[\"a.example\"]")
                        .prints("grep -c 'search a.example' /etc/resolv.conf", "1"),
                KeyCase.absent("dnsSearchDomains", "the engine's").shows("/HostConfig/DnsSearch", "null"),
                KeyCase.of(
                                "extraHosts",
                                "lines, also several of one host",
                                network(
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                new HostEntry("db.example", "192.0.2.7"),
                                                new HostEntry("db.example", "2001:db8::7")),
                                        false))
                        .shows("/HostConfig/ExtraHosts", "[\"db.example:192.0.2.7\", \"db.example:2001:db8::7\"]")
                        .prints("awk '/db.example/ {print $1}' /etc/hosts", "192.0.2.7\n2001:db8::7"),
                KeyCase.absent("extraHosts", "none").shows("/HostConfig/ExtraHosts", "null"),
                KeyCase.of(
                                "disableNetworking",
                                "Docker then publishes and links nothing",
                                web -> network(List.of(), List.of(), List.of(), true)
                                        .apply(web.port(0, 80).link("app")))
                        .shows("/Config/NetworkDisabled", "true")
                        .shows("/HostConfig/NetworkMode", "\"bridge\"")
                        .prints("ls /sys/class/net; grep -c app /etc/hosts", "lo\n0"),
                KeyCase.absent("disableNetworking", "a network").shows("/Config/NetworkDisabled", "null"),
                KeyCase.absent("networkMode", "the default bridge").shows("/HostConfig/NetworkMode", "\"bridge\""),
                KeyCase.absent("cgroupParent", "the engine's, as nothing shows it but inspect")
                        .shows("/HostConfig/CgroupParent", "\"\""),
                KeyCase.absent("pidMode", "not in a Dockerrun file").shows("/HostConfig/PidMode", "\"\""),
                KeyCase.absent("ipcMode", "not in a Dockerrun file").shows("/HostConfig/IpcMode", "\"private\""),
                KeyCase.absent("resourceRequirements", "no GPU is emulated")
                        .shows("/HostConfig/DeviceRequests", "null")
                        .shows("/Config/Env/NVIDIA_VISIBLE_DEVICES", "null"));
    }

    private static Stream<KeyCase> mounts() {
        return Stream.of(
                KeyCase.of("mountPoints", "a host path", web -> web.mountReadOnly("etc", "/host"))
                        .in(task -> task.volume("etc", "/etc"))
                        .shows("/HostConfig/Binds", "[\"/etc:/host:ro\"]"),
                KeyCase.absent("mountPoints", "none").shows("/HostConfig/Binds", "null"),
                KeyCase.of(
                                "volumesFrom",
                                "by Docker name",
                                web -> web.volumesFrom("app").volumesFromReadOnly("app"))
                        .shows("/HostConfig/VolumesFrom", "[\"{app}\",\"{app}:ro\"]"),
                KeyCase.absent("volumesFrom", "none").shows("/HostConfig/VolumesFrom", "null"),
                KeyCase.of("host", "empty, a local volume of the task", web -> web.mount("scratch", "/data"))
                        .in(task -> task.volume("scratch"))
                        .shows("/HostConfig/Binds", "[\"{scratch}:/data\"]")
                        .shows("/Volumes/scratch/Driver", "\"local\"")
                        .shows("/Volumes/scratch/Options", "null")
                        .shows("/Volumes/scratch/Labels/io.ebemu.role", "\"task-volume\""),
                KeyCase.of(
                                "dockerVolumeConfiguration task",
                                "its driver, options and labels",
                                web -> web.mount("scratch", "/data"))
                        .in(task -> task.volume(volume("scratch", Scope.TASK)))
                        .shows("/HostConfig/Binds", "[\"{scratch}:/data\"]")
                        .shows(
                                "/Volumes/scratch/Options",
                                "{\"device\":\"tmpfs\",\"o\":\"size=1m\",\"type\":\"tmpfs\"}")
                        .shows("/Volumes/scratch/Labels/team", "\"shop\"")
                        .shows("/Volumes/scratch/Labels/io.ebemu.role", "\"task-volume\"")
                        .prints("df -m /data | tail -n 1 | awk '{print $2}'", "1"),
                KeyCase.of(
                                "dockerVolumeConfiguration shared",
                                "its own name and no label of ours",
                                web -> web.mount(ContainerKeysDockerIT.SHARED, "/data"))
                        .in(task -> task.volume(volume(ContainerKeysDockerIT.SHARED, Scope.SHARED)))
                        .shows("/HostConfig/Binds", "[\"" + ContainerKeysDockerIT.SHARED + ":/data\"]")
                        .shows("/Volumes/" + ContainerKeysDockerIT.SHARED + "/Labels", "{\"team\":\"shop\"}"));
    }

    private static Stream<KeyCase> kernel() {
        return Stream.of(
                KeyCase.of("privileged", "Docker then disables labels", web -> web.privileged())
                        .shows("/HostConfig/Privileged", "true")
                        .shows("/HostConfig/SecurityOpt", "[\"label=disable\"]"),
                KeyCase.absent("privileged", "no").shows("/HostConfig/Privileged", "false"),
                KeyCase.of("readonlyRootFilesystem", "refuses writes", web -> web.readonlyRootFilesystem())
                        .shows("/HostConfig/ReadonlyRootfs", "true")
                        .prints("touch /x 2>&1", "touch: /x: Read-only file system"),
                KeyCase.absent("readonlyRootFilesystem", "no").shows("/HostConfig/ReadonlyRootfs", "false"),
                KeyCase.of(
                                "dockerSecurityOptions",
                                "as written",
                                web -> web.with(all -> all.security(
                                        new ContainerSecurity(false, false, List.of("no-new-privileges")))))
                        .shows("/HostConfig/SecurityOpt", "[\"no-new-privileges\"]")
                        .prints("awk '/NoNewPrivs/ {print $2}' /proc/1/status", "1"),
                KeyCase.absent("dockerSecurityOptions", "none").shows("/HostConfig/SecurityOpt", "null"),
                KeyCase.of(
                                "systemControls",
                                "sysctls",
                                web -> web.with(all -> all.systemControls(Map.of("net.core.somaxconn", "512"))))
                        .shows("/HostConfig/Sysctls", "{\"net.core.somaxconn\":\"512\"}")
                        .prints("cat /proc/sys/net/core/somaxconn", "512"),
                KeyCase.absent("systemControls", "none").shows("/HostConfig/Sysctls", "null"),
                KeyCase.of(
                                "linuxParameters.capabilities",
                                "added and dropped",
                                linux(List.of("SYS_PTRACE"), List.of("MKNOD"), List.of(), false, List.of()))
                        .shows("/HostConfig/CapAdd", "[\"SYS_PTRACE\"]")
                        .shows("/HostConfig/CapDrop", "[\"MKNOD\"]"),
                KeyCase.absent("linuxParameters.capabilities", "Docker's")
                        .shows("/HostConfig/CapAdd", "null")
                        .shows("/HostConfig/CapDrop", "null"),
                KeyCase.of(
                                "linuxParameters.devices",
                                "the host's path and all permissions by default",
                                linux(
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                new Device("/dev/null", "", Set.of()),
                                                new Device("/dev/null", "/dev/nothing", Set.of(Permission.READ))),
                                        false,
                                        List.of()))
                        .shows(
                                "/HostConfig/Devices",
                                "[{\"PathOnHost\":\"/dev/null\",\"PathInContainer\":\"/dev/null\",\"CgroupPermissions\":\"rwm\"},"
                                        + "{\"PathOnHost\":\"/dev/null\",\"PathInContainer\":\"/dev/nothing\",\"CgroupPermissions\":\"r\"}]")
                        .prints("test -c /dev/nothing && echo there", "there"),
                KeyCase.absent("linuxParameters.devices", "none").shows("/HostConfig/Devices", "[]"),
                KeyCase.of(
                                "linuxParameters.tmpfs",
                                "size first, then options",
                                linux(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        false,
                                        List.of(new Tmpfs("/scratch", 16, List.of("noexec")))))
                        .shows("/HostConfig/Tmpfs", "{\"/scratch\":\"size=16m,noexec\"}")
                        .prints("df -m /scratch | tail -n 1 | awk '{print $2}'", "16"),
                KeyCase.absent("linuxParameters.tmpfs", "none").shows("/HostConfig/Tmpfs", "null"),
                KeyCase.of(
                                "linuxParameters.initProcessEnabled",
                                "an init is process 1",
                                linux(List.of(), List.of(), List.of(), true, List.of()))
                        .shows("/HostConfig/Init", "true")
                        .prints("cat /proc/1/comm", "docker-init"),
                KeyCase.absent("linuxParameters.initProcessEnabled", "the engine's choice")
                        .shows("/HostConfig/Init", "null"));
    }

    private static Volume volume(String name, Scope scope) {
        return new Volume(
                name,
                Optional.empty(),
                Optional.of(new DockerVolumeConfiguration(
                        scope,
                        scope == Scope.SHARED,
                        "local",
                        scope == Scope.TASK ? Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m") : Map.of(),
                        Map.of("team", "shop"))));
    }

    private static UnaryOperator<Definition> network(
            List<String> dns, List<String> search, List<HostEntry> hosts, boolean disabled) {
        return web -> web.with(all -> all.network(new ContainerNetwork(dns, search, hosts, disabled)));
    }

    private static UnaryOperator<Definition> linux(
            List<String> add, List<String> drop, List<Device> devices, boolean init, List<Tmpfs> tmpfs) {
        return web -> web.with(
                all -> all.linuxParameters(new LinuxParameters(add, drop, devices, init, UNSET, tmpfs, UNSET, UNSET)));
    }
}
