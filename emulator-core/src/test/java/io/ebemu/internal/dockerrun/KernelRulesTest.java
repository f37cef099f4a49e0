/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.container;
import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** linuxParameters, ulimits and systemControls. */
class KernelRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "capabilities": {"add": ["SYS_PTRAC"]} | ERROR capability-unknown | capabilities.add[0]: unknown capability: "SYS_PTRAC"; write a capability of Linux without CAP_, such as SYS_PTRACE; did you mean "SYS_PTRACE"?
            "capabilities": {"drop": ["X"]}      | ERROR capability-unknown | capabilities.drop[0]: unknown capability: "X"; write a capability of Linux without CAP_, such as SYS_PTRACE
            "capabilities": ["SYS_PTRACE"]       | ERROR wrong-type         | capabilities: expected an object, got a list; write it like {"add": ["SYS_PTRACE"]}
            "capabilities": {"ad": []}           | WARNING key-unknown      | capabilities.ad: "ad" is no key that is known here, and has no effect; did you mean "add"?
            "devices": [{}]                      | ERROR device-invalid     | devices[0].hostPath: a device needs its path on the host; write it in hostPath
            "devices": [{"hostPath": " "}]       | ERROR device-invalid     | devices[0].hostPath: a device needs its path on the host; write it in hostPath
            "devices": [{"hostPath": "/dev/a", "permissions": ["rw"]}] | ERROR device-invalid | devices[0].permissions[0]: a device's permissions are read, write and mknod; write these words
            "sharedMemorySize": -1               | ERROR shared-memory-invalid | sharedMemorySize: SHM size can not be less than 0, got -1; write MiB
            "sharedMemorySize": 0                | WARNING shared-memory-zero | sharedMemorySize: Docker takes 0 for not set and gives 64 MiB; write 1 or more, or remove it
            "sharedMemorySize": "64m"            | ERROR wrong-type         | sharedMemorySize: expected a whole number of MiB, got "64m"; write 64
            "tmpfs": [{"containerPath": "/a"}]   | ERROR tmpfs-incomplete   | tmpfs[0].size: a tmpfs needs a size of 1 MiB or more; write how many MiB
            "tmpfs": [{"containerPath": "/a", "size": 0}] | ERROR tmpfs-incomplete | tmpfs[0].size: a tmpfs needs a size of 1 MiB or more; write how many MiB
            "tmpfs": [{"size": 1}]               | ERROR tmpfs-incomplete   | tmpfs[0].containerPath: a tmpfs needs its path in the container; write it in containerPath
            "tmpfs": [{"containerPath": "a", "size": 1}] | ERROR tmpfs-path-relative | tmpfs[0].containerPath: invalid mount path: 'a' mount path must be absolute; begin it with /
            "tmpfs": [{"containerPath": "/a", "size": 1, "mountOptions": ["noexek"]}] | ERROR tmpfs-option-unknown | tmpfs[0].mountOptions[0]: invalid tmpfs option ["noexek"]; write one of Linux such as noexec, or remove it
            "maxSwap": -1                        | ERROR swap-invalid       | maxSwap: maxSwap is 0 or more MiB, got -1; 0 means no swap
            "maxSwap": 1, "swappiness": 101      | ERROR swap-invalid       | swappiness: Invalid value: 101, valid memory swappiness range is 0-100. Write one of these
            "maxSwap": 1, "swappiness": -1       | ERROR swap-invalid       | swappiness: Invalid value: -1, valid memory swappiness range is 0-100. Write one of these
            "swappiness": 60                     | WARNING swap-ignored     | swappiness: the agent ignores swappiness without maxSwap; write maxSwap too
            "initProcessEnabled": "yes"          | ERROR wrong-type         | initProcessEnabled: expected true or false, got a string
            """)
    void a_kernel_feature_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        assertThat(problems(web("\"linuxParameters\": {" + member + "}")))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" containerDefinitions[0].linuxParameters." + message);
    }

    @Test
    void max_swap_without_memory_is_ignored() {
        assertThat(problems(container("\"name\": \"a\", \"image\": \"x\", \"memoryReservation\": 64,"
                        + " \"linuxParameters\": {\"maxSwap\": 0}")))
                .singleElement()
                .asString()
                .startsWith("WARNING swap-ignored ")
                .endsWith("maxSwap: the agent ignores maxSwap without memory; write memory too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"capabilities\": {\"add\": [\"ALL\", \"CAP_SYS_ADMIN\", \"net_raw\"], \"drop\": [\"CHOWN\"]}",
                "\"capabilities\": null, \"devices\": [], \"tmpfs\": []",
                "\"maxSwap\": 0, \"swappiness\": 0",
                "\"maxSwap\": 1, \"swappiness\": 100",
                "\"tmpfs\": [{\"containerPath\": \"/a\", \"size\": 1, \"mountOptions\": [\"noexec\", \"uid=5\", \"rw\"]}]"
            })
    void a_kernel_feature_that_docker_takes_is_accepted(String member) {
        assertThat(problems(web("\"linuxParameters\": {" + member + "}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "ulimits": [{"name": "nofiles", "softLimit": 1, "hardLimit": 1}] | ERROR ulimit-invalid | ulimits[0].name: no resource limit is called 'nofiles'; the names are core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack; did you mean "nofile"?
            "ulimits": [{"softLimit": 1, "hardLimit": 1}] | ERROR ulimit-invalid | ulimits[0].name: a resource limit needs a name; the names are core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack
            "ulimits": [{"name": "core", "hardLimit": 1}] | ERROR ulimit-invalid | ulimits[0].softLimit: a resource limit needs softLimit and hardLimit; write both
            "ulimits": [{"name": "core", "softLimit": 1}] | ERROR ulimit-invalid | ulimits[0].hardLimit: a resource limit needs softLimit and hardLimit; write both
            "ulimits": [{"name": "core", "softLimit": 2, "hardLimit": 1}] | ERROR ulimit-soft-above-hard | ulimits[0].softLimit: Docker sets no soft limit above the hard one, 1; lower softLimit or raise hardLimit
            "ulimits": [{"name": "core", "softLimit": -1, "hardLimit": 1}] | ERROR ulimit-soft-above-hard | ulimits[0].softLimit: Docker sets no soft limit above the hard one, 1; lower softLimit or raise hardLimit
            "ulimits": [{"name": "core", "softLimit": 1, "hardLimit": 1}, {"name": "core", "softLimit": 1, "hardLimit": 1}] | WARNING ulimit-duplicate | ulimits[1].name: limit core is set twice; Docker takes the last one, remove the other
            "ulimits": {"nofile": 1} | ERROR wrong-type | ulimits: expected a list, got an object; write it like [{"name": "nofile", "softLimit": 1024, "hardLimit": 4096}]
            "systemControls": [{"namespace": "vm.swappiness", "value": "1"}] | ERROR system-control-invalid | systemControls[0].namespace: a container has its own kernel parameters only of IPC and of its network; write a namespace such as net.core.somaxconn or kernel.shmmax
            "systemControls": [{"value": "1"}] | ERROR system-control-invalid | systemControls[0].namespace: a container has its own kernel parameters only of IPC and of its network; write a namespace such as net.core.somaxconn or kernel.shmmax
            "systemControls": [{"namespace": "net.a"}] | ERROR system-control-invalid | systemControls[0].value: a kernel parameter needs a value; write one
            "systemControls": [{"namespace": "net.a", "value": "1"}, {"namespace": "net.a", "value": "2"}] | WARNING system-control-duplicate | systemControls[1].namespace: kernel parameter net.a is set twice; the last value counts, remove the other
            "systemControls": [{"namespace": "net.a", "value": 1}] | WARNING string-expected | systemControls[0].value: expected a string, got a number, which is taken as its text; put it in quotes
            """)
    void a_limit_or_parameter_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        assertThat(problems(web(member)))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" containerDefinitions[0]." + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ulimits\": [{\"name\": \"memlock\", \"softLimit\": -1, \"hardLimit\": -1}]",
                "\"ulimits\": [{\"name\": \"stack\", \"softLimit\": 5, \"hardLimit\": -1}]",
                "\"systemControls\": [{\"namespace\": \"fs.mqueue.msg_max\", \"value\": \"1\"}]",
                "\"systemControls\": [{\"namespace\": \"kernel.sem\", \"value\": \"250 32000 100 128\"}]"
            })
    void a_limit_or_parameter_that_docker_takes_is_accepted(String member) {
        assertThat(problems(web(member))).isEmpty();
    }
}
