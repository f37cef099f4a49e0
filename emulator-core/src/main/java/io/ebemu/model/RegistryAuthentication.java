/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * An S3 object in the environment's region that holds registry credentials (Dockerrun {@code authentication}).
 *
 * @param bucket the bucket
 * @param key the object's key
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html">Dockerrun v2</a>
 */
public record RegistryAuthentication(String bucket, String key) {

    /** The object's ARN. */
    public String arn() {
        return "arn:aws:s3:::" + bucket + "/" + key;
    }
}
