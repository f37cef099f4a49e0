/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem.Layer;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.TaskDefinition;
import java.util.Optional;

/**
 * Reads a {@code Dockerrun.aws.json} of version 2: parses it, applies the rules by which Beanstalk and ECS accept or
 * refuse it, and turns it into a task definition. Nothing is thrown for what the user wrote: it becomes problems.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html">Dockerrun v2</a>
 */
public final class DockerrunReader {

    private final DockerrunParser parser = new DockerrunParser();
    private final DockerrunValidator validator = new DockerrunValidator();

    /**
     * Reads one file.
     *
     * @param content the file's bytes
     * @param fileName the file as messages should name it
     */
    public DockerrunResult read(byte[] content, String fileName) {
        Problems problems = new Problems(Layer.ECS);
        Optional<TaskDraft> draft = parser.parse(content, fileName, problems);
        draft.ifPresent(task -> validator.validate(task, problems));
        Optional<TaskDefinition> definition =
                problems.haveErrors() ? Optional.empty() : draft.map(TaskDefinitionMapper::map);
        Places places = new Places(draft.map(task -> task.fields().node()), fileName);
        return new DockerrunResult(definition, problems.sorted(), places);
    }
}
