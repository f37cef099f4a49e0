/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of objects that set variables or refer to other places of AWS. */
final class ReferenceKeys {

    private static final String AGENT_TASK = "ECS agent, agent/api/task/task.go";

    static final KeyTable VARIABLE = KeyTable.of(
                    "A variable of the container's environment",
                    Key.of("name", text(), "The variable's name. Of a repeated name the last value counts.")
                            .required()
                            .example("PORT")
                            .from(AGENT_TASK),
                    Key.of("value", text(), "Its value; numbers need quotes too.")
                            .required()
                            .example("8080"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html");

    static final KeyTable SECRET = KeyTable.of(
                    "A secret or parameter whose value production fetches before it creates the container",
                    Key.of(
                                    "name",
                                    text(),
                                    "What gets the value: a variable, or in secretOptions an option of the log driver.")
                            .emulated()
                            .required()
                            .example("DB_PASSWORD"),
                    Key.of(
                                    "valueFrom",
                                    text(),
                                    "The ARN of a Secrets Manager secret, or the name or ARN of a Systems Manager"
                                            + " parameter. Here its value is looked up under Secrets in ebemu.yml; without"
                                            + " one the container goes without, and there is a warning.")
                            .emulated()
                            .required()
                            .example("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html");

    static final KeyTable ENVIRONMENT_FILE = KeyTable.of(
                    "A file of variables in S3",
                    Key.of(
                                    "value",
                                    text().like("arn:.*\\.env"),
                                    "The ARN of an S3 object whose name ends in .env. Here a local file stands in for it,"
                                            + " named under S3Objects in ebemu.yml; without one the container goes"
                                            + " without, and there is a warning. A line counts if it is NAME=value;"
                                            + " nothing is trimmed or unquoted.")
                            .emulated()
                            .required()
                            .example("arn:aws:s3:::my-bucket/web.env")
                            .from("ECS agent, agent/taskresource/envFiles"),
                    Key.of("type", word("s3"), "Where the file is; S3 is the only place.")
                            .emulated()
                            .required()
                            .example("s3"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html");

    static final KeyTable REPOSITORY_CREDENTIALS = KeyTable.of(
                    "The credentials of the image's registry",
                    Key.of(
                                    "credentialsParameter",
                                    text(),
                                    "The ARN of a Secrets Manager secret with username and password. Here its value is"
                                            + " looked up under Secrets in ebemu.yml.")
                            .emulated()
                            .required()
                            .example("arn:aws:secretsmanager:us-east-1:123456789012:secret:registry-AbCdEf"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html");

    static final KeyTable AUTHENTICATION = KeyTable.of(
                    "The S3 object with the credentials of a private registry",
                    Key.of("bucket", text(), "A bucket in the environment's region.")
                            .emulated()
                            .required()
                            .example("my-bucket"),
                    Key.of(
                                    "key",
                                    text(),
                                    "The object's key; it is a Docker configuration file with auths, as docker login"
                                            + " writes it.")
                            .emulated()
                            .required()
                            .example(".dockercfg"))
            .describedAt("https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html");

    private ReferenceKeys() {}
}
