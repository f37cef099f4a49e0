/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.either;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.JsonSchema;
import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/**
 * The keys of a {@code Dockerrun.aws.json} of version 2, object by object. Readers check against these tables; the JSON
 * Schema and {@code docs/dockerrun.md} are written from them. Emulating one key more begins by saying so here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html">ECS task
 *     definition parameters</a>
 */
public final class DockerrunKeys {

    static final KeyTable VARIABLE = ReferenceKeys.VARIABLE;
    static final KeyTable SECRET = ReferenceKeys.SECRET;
    static final KeyTable ENVIRONMENT_FILE = ReferenceKeys.ENVIRONMENT_FILE;
    static final KeyTable REPOSITORY_CREDENTIALS = ReferenceKeys.REPOSITORY_CREDENTIALS;
    static final KeyTable AUTHENTICATION = ReferenceKeys.AUTHENTICATION;

    static final KeyTable PORT_MAPPING = NetworkKeys.PORT_MAPPING;
    static final KeyTable EXTRA_HOST = NetworkKeys.EXTRA_HOST;

    static final KeyTable MOUNT_POINT = StorageKeys.MOUNT_POINT;
    static final KeyTable VOLUME_FROM = StorageKeys.VOLUME_FROM;
    static final KeyTable HOST = StorageKeys.HOST;
    static final KeyTable DOCKER_VOLUME = StorageKeys.DOCKER_VOLUME;
    static final KeyTable VOLUME = StorageKeys.VOLUME;

    static final KeyTable DEPENDENCY = LifecycleKeys.DEPENDENCY;
    static final KeyTable HEALTH_CHECK = LifecycleKeys.HEALTH_CHECK;
    static final KeyTable RESTART_POLICY = LifecycleKeys.RESTART_POLICY;
    static final KeyTable LOG_CONFIGURATION = LifecycleKeys.LOG_CONFIGURATION;

    static final KeyTable CAPABILITIES = KernelKeys.CAPABILITIES;
    static final KeyTable DEVICE = KernelKeys.DEVICE;
    static final KeyTable TMPFS = KernelKeys.TMPFS;
    static final KeyTable LINUX_PARAMETERS = KernelKeys.LINUX_PARAMETERS;
    static final KeyTable SYSTEM_CONTROL = KernelKeys.SYSTEM_CONTROL;
    static final KeyTable ULIMIT = KernelKeys.ULIMIT;

    static final KeyTable CONTAINER = ContainerKeys.CONTAINER;

    /** The keys of the file itself. */
    static final KeyTable TOP = KeyTable.of(
                    "Dockerrun.aws.json, version 2: the containers of an Elastic Beanstalk environment",
                    Key.of(
                                    DockerrunVersion.KEY,
                                    either(number("").from(2).to(2), word("2")),
                                    "The version of the format: 2, for several containers under ECS.")
                            .required()
                            .example("2"),
                    Key.of(
                                    "containerDefinitions",
                                    list(object(CONTAINER)).sized(1, 10),
                                    "The containers of the one task that every instance runs.")
                            .required()
                            .example("[{\"name\": \"web\", \"image\": \"nginx:1.22\", \"memory\": 128}]"),
                    Key.of(
                                    "volumes",
                                    list(object(VOLUME)),
                                    "Volumes that containers mount by mountPoints. Beanstalk adds one for each container"
                                            + " by itself, awseb-logs- and the container's name.")
                            .example("[{\"name\": \"data\", \"host\": {\"sourcePath\": \"/var/app/current/data\"}}]"),
                    Key.of(
                                    "authentication",
                                    object(AUTHENTICATION),
                                    "The S3 object with the credentials of a private registry. Here a local file stands"
                                            + " in for it, named under S3Objects in ebemu.yml.")
                            .emulated()
                            .example("{\"bucket\": \"my-bucket\", \"key\": \".dockercfg\"}"),
                    Key.of(
                                    "executionRoleArn",
                                    text(),
                                    "The role with which production fetches secrets and registry credentials. Here they"
                                            + " come from ebemu.yml, and no role is needed.")
                            .emulated()
                            .example("arn:aws:iam::123456789012:role/ecsTaskExecutionRole"),
                    Key.idle("family", "Beanstalk names the task definition itself; remove it"),
                    Key.idle("networkMode", "Beanstalk always uses bridge; remove it"),
                    Key.idle("memory", "Beanstalk sets no limit for the task; write it in each container definition"),
                    Key.idle("cpu", "Beanstalk sets no limit for the task; write it in each container definition"),
                    Key.idle("localContainerDefinitions", "only eb local run reads it; remove it"))
            .describedAt("https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html")
            .advising(ForeignKeys.OF_THE_FILE);

    private DockerrunKeys() {}

    /** The JSON Schema of the file. */
    public static String schema() {
        return JsonSchema.of(TOP, JsonSchema.Texts.QUOTED);
    }
}
