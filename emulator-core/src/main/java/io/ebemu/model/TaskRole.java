/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * The IAM role of a task, with the credentials that its containers get. They are whatever {@code ebemu.yml} says, for
 * stand-ins of AWS services that take any; nobody assumes a role.
 *
 * @param roleArn the role's ARN
 * @param accessKeyId the access key's id
 * @param secretAccessKey the access key
 * @param token the session token
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">task IAM role</a>
 */
public record TaskRole(String roleArn, String accessKeyId, String secretAccessKey, String token) {

    /** Keys are secrets: only the role is shown. */
    @Override
    public String toString() {
        return roleArn;
    }
}
