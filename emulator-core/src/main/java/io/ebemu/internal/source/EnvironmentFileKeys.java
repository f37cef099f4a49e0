/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static io.ebemu.internal.document.KeyType.either;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.JsonSchema;
import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;
import java.util.Map;

/** The keys of {@code ebemu.yml}, object by object. Readers check against these tables; the JSON Schema is written from them. */
public final class EnvironmentFileKeys {

    private static final int MAX_PORT = 65_535;
    static final String ROLE_ARN = "arn:aws[a-z-]*:iam::\\d{12}:role/.+";
    static final String ACCESS_KEY_ID = "[A-Za-z0-9_]{16,128}";
    /** Some SDKs take credentials without a token for those of a user. */
    static final String LOCAL_TOKEN = "local-only-token";

    static final KeyTable HEALTH_CHECK = KeyTable.of(
                    "How a load balancer asks whether the environment answers",
                    Key.of("HealthCheckPath", text().like(HealthCheckReader.PATHS), "What is asked for.")
                            .byDefault("/")
                            .example("/health"),
                    Key.of(
                                    "Port",
                                    number("").from(1).to(MAX_PORT),
                                    "The host port in production; a container has to publish it. It is found when ports"
                                            + " are moved.")
                            .byDefault("80"),
                    Key.of(
                                    "Protocol",
                                    word("HTTP"),
                                    "How it is asked. Over HTTPS production asks, but nobody does here.")
                            .byDefault("HTTP"),
                    Key.of("HealthCheckInterval", number("of seconds").from(5).to(300), "From one check to the next.")
                            .byDefault("15"),
                    Key.of(
                                    "HealthCheckTimeout",
                                    number("of seconds").from(1).to(60),
                                    "How long an answer may take; shorter than the interval.")
                            .byDefault("5"),
                    Key.of(
                                    "HealthyThresholdCount",
                                    number("").from(2).to(10),
                                    "Successes in a row after which a failing environment is healthy again.")
                            .byDefault("3"),
                    Key.of(
                                    "UnhealthyThresholdCount",
                                    number("").from(2).to(10),
                                    "Failures in a row after which the environment is Severe.")
                            .byDefault("5"),
                    Key.of(
                                    "MatcherHTTPCode",
                                    text().like(HealthCheckReader.CODES),
                                    "The HTTP status codes of a success, from 200 to 499: one, several or a range.")
                            .byDefault("200")
                            .example("200,202", "200-299"))
            .describedAt(
                    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-environmentprocess");

    static final KeyTable BUILD = KeyTable.of(
            "How an image is built",
            Key.of("context", text(), "The directory that is sent to the engine, from this file's directory on.")
                    .byDefault("."),
            Key.of("dockerfile", text(), "The Dockerfile, from the context on.").byDefault("Dockerfile"));

    static final KeyTable IMAGE = KeyTable.of(
                    "What runs instead of a container's image",
                    Key.of(
                                    "build",
                                    either(text(), object(BUILD)),
                                    "Built from this directory. It is built when it is missing or its context has changed.")
                            .example("\"./web\"", "{\"context\": \".\", \"dockerfile\": \"Dockerfile.local\"}"),
                    Key.of("image", text(), "Another image.").example("worker:dev"))
            .needingOneOf("build", "image");

    static final KeyTable LOCAL_SECRET = KeyTable.of(
            "A secret whose value is in a file",
            Key.of("file", text(), "The file, from this file's directory on.")
                    .required()
                    .example("./secrets/db-password"));

    static final KeyTable TASK_ROLE = KeyTable.of(
                    "The IAM role of the task, with the credentials that its containers get",
                    Key.of("RoleArn", text().like(ROLE_ARN), "The role's ARN. Nobody asks IAM for it.")
                            .required()
                            .example("arn:aws:iam::000000000000:role/shop"),
                    Key.of(
                                    "AccessKeyId",
                                    text().like(ACCESS_KEY_ID),
                                    "The access key's id, for this machine only: 16 to 128 letters, digits and"
                                            + " underscores.")
                            .required()
                            .example("LOCALONLY00000000000"),
                    Key.of("SecretAccessKey", text().like(".+"), "The access key, for this machine only.")
                            .required()
                            .example("local-only-key"),
                    Key.of("Token", text(), "The session token.").byDefault(LOCAL_TOKEN))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html");

    /** The keys of the file itself. */
    static final KeyTable TOP = KeyTable.of(
                    "ebemu.yml: what production keeps in the console of an Elastic Beanstalk environment",
                    Key.of(
                                    "EnvironmentName",
                                    text().like("[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]"),
                                    "The environment's name: 4 to 40 letters, digits and hyphens. The option -e and the EB"
                                            + " CLI's configuration win; without any, it is the directory's name.")
                            .example("shop"),
                    Key.of("ApplicationName", text(), "The application's name.").example("shop"),
                    Key.of(
                                    "InstanceType",
                                    text().like("[a-z0-9-]+\\.[a-z0-9-]+"),
                                    "The EC2 instance type of the environment. The task must fit it, or there is a problem;"
                                            + " without it, this machine counts.")
                            .example("t3.micro"),
                    Key.of(
                                    "EnvironmentProperties",
                                    map(text()),
                                    "Variables for every container. ${my-db.Endpoint.Address} is an attribute of a service"
                                            + " in this file.")
                            .example("{\"DATABASE_HOST\": \"${shop-db.Endpoint.Address}\"}"),
                    Key.of(
                                    DBInstanceKeys.INSTANCES,
                                    map(object(DBInstanceKeys.INSTANCE)),
                                    "DB instances of RDS, by identifier.")
                            .emulated()
                            .example("{\"shop-db\": {\"MasterUserPassword\": \"local-only-password\"}}"),
                    Key.of(
                                    DBInstanceKeys.PARAMETER_GROUPS,
                                    map(object(DBInstanceKeys.PARAMETER_GROUP)),
                                    "DB parameter groups of RDS, by name.")
                            .emulated()
                            .example("{\"shop-db-parameters\": {\"Family\": \"postgres15\"}}"),
                    Key.of(
                                    DBInstanceKeys.COUPLED,
                                    object(DBInstanceKeys.COUPLED_DATABASE),
                                    "The database that belongs to the environment, by Beanstalk's option settings. A"
                                            + " reference to it is ${AWSEBRDSDatabase.Endpoint.Address}.")
                            .emulated()
                            .example("{\"HasCoupledDatabase\": true, \"DBEngine\": \"postgres\", \"DBEngineVersion\":"
                                    + " \"15\", \"DBInstanceClass\": \"db.t3.micro\", \"DBPassword\":"
                                    + " \"local-only-password\"}"),
                    Key.of(
                                    CacheKeys.CLUSTERS,
                                    map(object(CacheKeys.CLUSTER)),
                                    "Cache clusters of ElastiCache, by identifier.")
                            .emulated()
                            .example("{\"shop-cache\": {}}"),
                    Key.of(VpcKeys.NETWORK, object(VpcKeys.VPC), "The network in which the environment is.")
                            .emulated()
                            .example("{\"CidrBlock\": \"10.0.0.0/16\"}"),
                    Key.of(
                                    VpcKeys.GROUPS,
                                    map(object(VpcKeys.GROUP)),
                                    "Security groups, by name. From the first one on they are enforced; without any,"
                                            + " everything reaches everything.")
                            .emulated()
                            .example("{\"db-sg\": {\"GroupDescription\": \"the database\"}}"),
                    Key.of(
                                    VpcKeys.OF_INSTANCES,
                                    list(text()),
                                    "Groups of the environment's instances beside AWSEBSecurityGroup, by name:"
                                            + " SecurityGroups of aws:autoscaling:launchconfiguration.")
                            .emulated()
                            .example("[\"default\"]"),
                    Key.of(
                                    CacheKeys.REPLICATION_GROUPS,
                                    map(object(CacheKeys.REPLICATION_GROUP)),
                                    "Replication groups of ElastiCache, by identifier.")
                            .emulated()
                            .example("{\"shop-sessions\": {\"NumCacheClusters\": 2}}"),
                    Key.of(
                                    CacheKeys.PARAMETER_GROUPS,
                                    map(object(CacheKeys.PARAMETER_GROUP)),
                                    "Cache parameter groups of ElastiCache, by name.")
                            .emulated()
                            .example("{\"shop-cache-parameters\": {\"CacheParameterGroupFamily\": \"redis7\"}}"),
                    Key.of(
                                    "Secrets",
                                    map(either(text(), object(LOCAL_SECRET))),
                                    "Local values of secrets and parameters, by what valueFrom or credentialsParameter"
                                            + " says: the value, or the file that holds it.")
                            .emulated()
                            .example(
                                    "{\"/app/db-password\": {\"file\": \"./secrets/db-password\"}}",
                                    "{\"/app/db-password\": \"local-only-password\"}"),
                    Key.of(
                                    "S3Objects",
                                    map(text()),
                                    "Local files that stand in for S3 objects, by ARN: environment files, and the"
                                            + " credentials that authentication names.")
                            .emulated()
                            .example("{\"arn:aws:s3:::my-bucket/web.env\": \"./web.env\"}"),
                    Key.of(
                                    HealthCheckReader.SECTION,
                                    object(HEALTH_CHECK),
                                    "Asks the environment whether it answers, as a load balancer does, by Beanstalk's"
                                            + " options of its default process. Nobody asks without it.")
                            .emulated()
                            .example("{\"HealthCheckPath\": \"/health\"}"),
                    Key.of(
                                    "TaskRole",
                                    object(TASK_ROLE),
                                    "The IAM role of the task: containers get its credentials at 169.254.170.2, where the"
                                            + " SDKs of AWS look for them.")
                            .emulated()
                            .example("{\"RoleArn\": \"arn:aws:iam::000000000000:role/shop\", \"AccessKeyId\":"
                                    + " \"LOCALONLY00000000000\", \"SecretAccessKey\": \"local-only-key\"}"),
                    Key.of("images", map(object(IMAGE)), "Other images than those of the Dockerrun file, by container.")
                            .example("{\"web\": {\"build\": \"./web\"}}"))
            .advising(Map.of("Images", "the key is images"));

    private EnvironmentFileKeys() {}

    /** The JSON Schema of the file. */
    public static String schema() {
        return JsonSchema.of(TOP, JsonSchema.Texts.ANY_SCALAR);
    }
}
