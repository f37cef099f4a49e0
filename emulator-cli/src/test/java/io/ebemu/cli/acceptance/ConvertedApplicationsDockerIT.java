/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.acceptance.Site.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code convert --to compose} makes of whole applications answers under Compose as the original does. */
class ConvertedApplicationsDockerIT {

    private static final int PORT = 28_030;

    /** The example of AWS's page on the file's format: PHP behind nginx, each with its part of the bundle. */
    private static final String AWS_EXAMPLE = """
            {
              "AWSEBDockerrunVersion": 2,
              "volumes": [
                {"name": "php-app", "host": {"sourcePath": "/var/app/current/php-app"}},
                {"name": "nginx-proxy-conf", "host": {"sourcePath": "/var/app/current/proxy/conf.d"}}
              ],
              "containerDefinitions": [
                {
                  "name": "php-app",
                  "image": "php:fpm",
                  "environment": [{"name": "Container", "value": "PHP"}],
                  "essential": true,
                  "memory": 128,
                  "mountPoints": [{"sourceVolume": "php-app", "containerPath": "/var/www/html", "readOnly": true}]
                },
                {
                  "name": "nginx-proxy",
                  "image": "nginx",
                  "essential": true,
                  "memory": 128,
                  "portMappings": [{"hostPort": 80, "containerPort": 80}],
                  "links": ["php-app"],
                  "mountPoints": [
                    {"sourceVolume": "php-app", "containerPath": "/var/www/html", "readOnly": true},
                    {"sourceVolume": "nginx-proxy-conf", "containerPath": "/etc/nginx/conf.d", "readOnly": true},
                    {"sourceVolume": "awseb-logs-nginx-proxy", "containerPath": "/var/log/nginx"}
                  ]
                }
              ]
            }
            """;

    private final Site site = new Site(PORT);
    private final String name = "converted-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path directory;

    /** What a visitor does. */
    @FunctionalInterface
    private interface Visit {
        List<Answer> make() throws IOException, InterruptedException;
    }

    @Test
    void the_example_of_aws_answers_the_same_under_compose() throws Exception {
        awsExample();
        Path override = Files.writeString(directory.resolve("local.yml"), """
                services:
                  php-app:
                    image: ebemu/%s/php-app:local
                  nginx-proxy:
                    image: nginx:1.22
                    ports: !override ["%d:80"]
                """.formatted(name, PORT));
        try {
            List<Answer> answers = underBoth(new Ebemu(directory), override, this::visitPages);

            assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 404);
            assertThat(answers.get(0).body()).isEqualTo("a page of the bundle\n");
            assertThat(answers.get(1).body()).isEqualTo("Container is PHP\n");
            assertThat(directory.resolve("logs/nginx-proxy/access.log"))
                    .content()
                    .contains("GET /no-such-page");
        } finally {
            Docker.attempt("image", "rm", "ebemu/" + name + "/php-app:local");
        }
    }

    private List<Answer> visitPages() throws IOException, InterruptedException {
        site.awaitAnswer("/cgi-bin/index.php", answer -> answer.status() == 200);
        return List.of(site.get("/"), site.get("/cgi-bin/index.php"), site.get("/no-such-page"));
    }

    /** No registry has to be there: another interpreter serves PHP's part, by HTTP instead of FastCGI. */
    private void awsExample() throws IOException {
        write("Dockerrun.aws.json", AWS_EXAMPLE);
        write("proxy/conf.d/default.conf", """
                server {
                    listen 80;
                    root /var/www/html;
                    location /cgi-bin/ { proxy_pass http://php-app:9000; }
                }
                """);
        write("php-app/index.html", "a page of the bundle\n");
        write(
                "php-app/cgi-bin/index.php",
                "#!/bin/sh\nprintf 'Content-Type: text/plain\\r\\n\\r\\n'\n"
                        + "tr '\\0' '\\n' </proc/1/environ | sed -n 's/^Container=/Container is /p'\n");
        assertThat(directory.resolve("php-app/cgi-bin/index.php").toFile().setExecutable(true, false))
                .isTrue();
        write("local/php-app/Dockerfile", """
                FROM busybox:1.35
                STOPSIGNAL SIGKILL
                CMD ["httpd", "-f", "-p", "9000", "-h", "/var/www/html"]
                """);
        write("ebemu.yml", """
                ApplicationName: %s
                images:
                  php-app: { build: ./local/php-app }
                  nginx-proxy: { image: "nginx:1.22" }
                """.formatted(name));
    }

    @Test
    void the_sample_answers_the_same_under_compose() throws Exception {
        Path override = write("local.yml", sampleUnderCompose());
        write(".env", """
                PGHOST=db
                PGPORT=5432
                PGUSER=fibonacci
                PGPASSWORD=local-only-password
                PGDATABASE=fibonacci
                REDIS_HOST=cache
                REDIS_PORT=6379
                """);

        List<Answer> answers = underBoth(Ebemu.sample(), override, this::calculate);

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 202, 422, 200, 200);
        assertThat(answers.get(4).body()).isEqualTo("{\"10\":\"55\"}");
        assertThat(answers.get(5).body()).contains("10");
    }

    private List<Answer> calculate() throws IOException, InterruptedException {
        Answer healthy = site.awaitAnswer(
                "/health", answer -> answer.status() == 200 && answer.body().contains("\"redis\":\"up\""));
        Answer page = site.get("/");
        Answer accepted = site.post("/api/values", "{\"index\":10}");
        Answer refused = site.post("/api/values", "{\"index\":-1}");
        Answer calculated =
                site.awaitAnswer("/api/values/current", answer -> answer.body().contains("55"));
        return List.of(healthy, page, accepted, refused, calculated, site.get("/api/values/all"));
    }

    /** What the file cannot say: images built here, another port, and servers in place of RDS and ElastiCache. */
    private static String sampleUnderCompose() {
        String services = """
                services:
                  db:
                    image: postgres:15
                    environment: { POSTGRES_USER: fibonacci, POSTGRES_PASSWORD: local-only-password }
                    healthcheck: { test: [CMD, pg_isready, -h, 127.0.0.1], interval: 500ms, retries: 120 }
                  cache:
                    image: redis:7.0
                    command: [redis-server, --protected-mode, "no"]
                    healthcheck: { test: [CMD, redis-cli, ping], interval: 500ms, retries: 120 }
                  client: { image: "ebemu/fibonacci/client:local" }
                  nginx: { image: "ebemu/fibonacci/nginx:local", ports: !override ["%d:80"] }
                """.formatted(PORT);
        for (String container : List.of("server", "worker")) {
            services += "  " + container + ": { image: \"ebemu/fibonacci/" + container + ":local\", depends_on: {"
                    + " db: { condition: service_healthy }, cache: { condition: service_healthy } } }\n";
        }
        return services;
    }

    /** Visits the application under ebemu, then what is made of it under Compose; both have to answer the same. */
    private List<Answer> underBoth(Ebemu ebemu, Path override, Visit visit) throws Exception {
        Path converted = directory.resolve("docker-compose.yml");
        List<Answer> original;
        try (ebemu) {
            Finished up = ebemu.run("up", "-d", "--port-offset", Integer.toString(PORT - 80));
            assertThat(up.exitCode()).as(up.toString()).isZero();
            original = visit.make();
            Finished convert = ebemu.run("convert", "--to", "compose", "-o", converted.toString());
            assertThat(convert.exitCode()).as(convert.toString()).isZero();
            assertThat(convert.output()).isEmpty();
        }
        Files.writeString(
                directory.resolve(".env"),
                "EB_LOG_BASE_DIR=" + directory.resolve("logs") + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        try (Compose compose = new Compose(name, converted, override)) {
            compose.run("up", "-d");
            assertThat(visit.make()).isEqualTo(original);
        }
        return original;
    }

    private Path write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        return Files.writeString(path, content);
    }
}
