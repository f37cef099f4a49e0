/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

/**
 * A task's ARN, {@code arn:aws:ecs:<region>:<account>:task/<cluster>/<task id>}, in its parts.
 *
 * @param prefix all before the kind of resource, such as {@code arn:aws:ecs:us-east-1:000000000000:}
 * @param region the region
 * @param cluster the cluster's name
 * @param taskId the task's id
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html">long ARNs</a>
 */
record Arn(String prefix, String region, String cluster, String taskId) {

    static Arn of(String taskArn) {
        String[] parts = taskArn.split("/", 3);
        String prefix = parts[0].substring(0, parts[0].lastIndexOf(':') + 1);
        return new Arn(prefix, prefix.split(":", -1)[3], parts[1], parts[2]);
    }

    /** The ARN of one of the task's containers. */
    String container(String id) {
        return prefix + "container/" + cluster + "/" + taskId + "/" + id;
    }
}
