/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task definition as a Compose file for Beanstalk's Docker platform, mapped as AWS's guide does: {@code mem_limit},
 * {@code links}, bundle paths relative to the file, {@code ${EB_LOG_BASE_DIR}} for log volumes, and environment
 * properties through {@code .env}, which Beanstalk writes.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/docker-multicontainer-migration.html">Migrating
 *     from ECS on Amazon Linux to Docker on Amazon Linux 2</a>
 */
public final class ComposeFile {

    /** The last version whose files have links, mem_limit and conditions at once. */
    private static final String VERSION = "2.4";

    private final TaskDefinition task;
    private final ApplicationVersion version;
    private final List<String> notes = new ArrayList<>();
    private final JsonObject services = new JsonObject();

    public ComposeFile(ApplicationVersion version) {
        this.version = version;
        this.task = version.taskDefinition();
        convert();
    }

    private void convert() {
        boolean properties = !version.properties().isEmpty();
        for (int i = 0; i < task.containers().size(); i++) {
            ContainerDefinition container = task.containers().get(i);
            ComposeService service = new ComposeService(task, container, properties);
            services.with(container.name(), service.object());
            String place = "containerDefinitions[" + i + "].";
            service.notes().forEach(note -> notes.add(place + note));
        }
        noteTheRest(properties);
    }

    private void noteTheRest(boolean properties) {
        task.authentication()
                .ifPresent(file -> notes.add("authentication: Compose pulls with the logins of docker login"));
        if (properties) {
            notes.add("environment properties come from the file .env, which Beanstalk writes; to run the file"
                    + " elsewhere, write it beside the Compose file, with a line NAME=value each");
        }
        if (task.containers().stream().anyMatch(ComposeService::keepsLogs)) {
            notes.add("EB_LOG_BASE_DIR is set by Beanstalk; elsewhere set it to a directory for logs");
        }
        if (task.containers().size() > 1) {
            notes.add("links: they are one-way under ECS; in Compose's network every service reaches every other");
            notes.add("essential: Compose does not stop the others when an essential container ends");
        }
        version.services()
                .forEach(service -> notes.add(service.identifier()
                        + ": databases and caches are no part of the file; ebemu.yml says what it is"));
    }

    /** The file's text. */
    public String text() {
        JsonObject file = new JsonObject().with("version", VERSION).with("services", services);
        JsonObject volumes = new JsonObject();
        task.volumes().stream()
                .filter(volume -> volume.sourcePath().isEmpty())
                .forEach(volume -> volumes.with(volume.name(), named(volume)));
        return new Yaml().document(volumes.fields().isEmpty() ? file : file.with("volumes", volumes));
    }

    private static JsonObject named(Volume volume) {
        Optional<DockerVolumeConfiguration> docker = volume.dockerVolume();
        JsonObject json = new JsonObject();
        if (docker.isEmpty()) {
            return json;
        }
        boolean shared = docker.get().scope() == DockerVolumeConfiguration.Scope.SHARED;
        if (shared) {
            json.with("name", ComposeService.literal(volume.name()));
        }
        if (shared && !docker.get().autoprovision()) {
            return json.with("external", true);
        }
        json.with("driver", ComposeService.literal(docker.get().driver()));
        if (!docker.get().driverOpts().isEmpty()) {
            json.with("driver_opts", ComposeService.literal(docker.get().driverOpts()));
        }
        return docker.get().labels().isEmpty()
                ? json
                : json.with("labels", ComposeService.literal(docker.get().labels()));
    }

    /** What the file lacks of the original, each with its place. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
