/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code convert} and {@code init} through the packaged launcher, and what Compose makes of their files. */
class ConvertDockerIT {

    private static final Site FRONT = new Site(28020);

    @TempDir
    Path directory;

    /** In the manner of AWS's example: a proxy with its configuration in the bundle, and a program that it links to. */
    @BeforeEach
    void bundle() throws IOException {
        Files.createDirectories(directory.resolve("proxy/conf.d"));
        Files.writeString(directory.resolve("proxy/conf.d/default.conf"), """
                server { listen 80; location / { proxy_pass http://front.internal:8000; } }
                """);
        Files.createDirectory(directory.resolve("www"));
        Files.writeString(directory.resolve("www/index.html"), "the same answer\n");
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2,
                 "volumes": [
                   {"name": "www", "host": {"sourcePath": "/var/app/current/www"}},
                   {"name": "proxy-conf", "host": {"sourcePath": "/var/app/current/proxy/conf.d"}}],
                 "containerDefinitions": [
                   {"name": "app", "image": "busybox:1.35", "hostname": "front.internal", "memory": 32,
                    "command": ["sh", "-c", "trap 'exit 0' TERM; httpd -p 8000 -h /www; echo $GREETING; sleep 600 & wait"],
                    "environment": [{"name": "GREETING", "value": "5$ a $piece"}],
                    "healthCheck": {"command": ["CMD-SHELL", "wget -qO- localhost:8000"], "interval": 5},
                    "mountPoints": [{"sourceVolume": "www", "containerPath": "/www", "readOnly": true}]},
                   {"name": "proxy", "image": "nginx:1.22", "memory": 64, "links": ["app"],
                    "dependsOn": [{"containerName": "app", "condition": "HEALTHY"}],
                    "portMappings": [{"hostPort": 28020, "containerPort": 80}],
                    "mountPoints": [
                      {"sourceVolume": "proxy-conf", "containerPath": "/etc/nginx/conf.d", "readOnly": true},
                      {"sourceVolume": "awseb-logs-proxy", "containerPath": "/var/log/nginx"}]}]}
                """);
    }

    @Test
    void a_compose_file_of_a_bundle_answers_the_same_request_under_compose() throws Exception {
        String before;
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            before = answer();
            Finished convert = ebemu.run("convert", "--to", "compose", "-o", directory + "/docker-compose.yml");
            assertThat(convert.exitCode()).as(convert.toString()).isZero();
            assertThat(convert.error()).contains("EB_LOG_BASE_DIR", "links: they are one-way");
        }
        Files.writeString(directory.resolve(".env"), "EB_LOG_BASE_DIR=" + directory.resolve("logs") + "\n");
        String project = "convert-" + ProcessHandle.current().pid();
        try (Compose compose = new Compose(project, directory.resolve("docker-compose.yml"))) {
            compose.run("up", "-d");
            assertThat(answer()).isEqualTo(before).isEqualTo("the same answer\n");
            assertThat(directory.resolve("logs/proxy/access.log")).content().contains("GET / ");
            assertThat(compose.run("logs", "app")).contains("5$ a $piece");
        }
    }

    @Test
    void a_task_definition_goes_to_standard_output_alone() {
        Ebemu ebemu = new Ebemu(directory);

        Finished convert = ebemu.run("convert", "--to", "task-definition");

        JsonNode json = Ebemu.json(convert);
        assertThat(convert.exitCode()).isZero();
        assertThat(json.path("containerDefinitions").findValuesAsText("image")).contains("busybox:1.35", "nginx:1.22");
        assertThat(json.path("volumes").findValuesAsText("sourcePath")).contains("/var/log/containers/proxy");
        Finished unknown = ebemu.run("convert", "--to", "kubernetes");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.error()).contains("expected compose or task-definition");
    }

    private static String answer() {
        return FRONT.awaitAnswer("/", answer -> answer.status() == 200).body();
    }
}
