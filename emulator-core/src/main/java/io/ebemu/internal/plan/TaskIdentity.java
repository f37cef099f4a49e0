/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.EnvironmentId;

/**
 * The names that ECS and Beanstalk would give to a task.
 *
 * @param environment the environment
 * @param taskId 32 hexadecimal digits, new for every task
 * @param revision the task definition's revision, one more with every deployment
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_ecs.html">Beanstalk's ECS
 *     platform</a>
 */
public record TaskIdentity(EnvironmentId environment, String taskId, int revision) {

    private static final String ARN = "arn:aws:ecs:" + Region.NAME + ":000000000000:";

    private static final int METADATA_ID_DIGITS = 32;

    /** The task definition's family; Beanstalk names it after the environment. */
    public String family() {
        return "awseb-" + environment.name() + "-" + Digests.hex(environment.name(), 10);
    }

    /** The cluster; Beanstalk makes one an environment and names it like the family. */
    public String cluster() {
        return family();
    }

    public String taskArn() {
        return ARN + "task/" + cluster() + "/" + taskId;
    }

    public String taskDefinitionArn() {
        return ARN + "task-definition/" + family() + ":" + revision;
    }

    /** A container's Docker name, formed as the ECS agent forms it. */
    public String dockerName(String container) {
        return "ecs-" + family() + "-" + revision + "-" + container.replaceAll("[^A-Za-z0-9-]", "") + "-"
                + Digests.hex(taskId + "/" + container, 20);
    }

    /**
     * The id by which a container of a task asks the task metadata endpoint for itself: 32 hexadecimal digits that
     * nobody can guess who does not know the task's own id.
     */
    public static String metadataId(String taskArn, String container) {
        return Digests.hex(taskArn + "/metadata/" + container, METADATA_ID_DIGITS);
    }

    /** The id by which the containers of a task ask for the credentials of its role, as hard to guess. */
    public static String credentialsId(String taskArn) {
        return Digests.hex(taskArn + "/credentials", METADATA_ID_DIGITS);
    }

    /** The Docker name of a volume that lives and dies with the task, formed as the ECS agent forms it. */
    public String volumeName(String volume) {
        return "ecs-" + family() + "-" + revision + "-" + volume.replaceAll("[^A-Za-z0-9-]", "") + "-"
                + Digests.hex(taskId + "/volume/" + volume, 20);
    }
}
