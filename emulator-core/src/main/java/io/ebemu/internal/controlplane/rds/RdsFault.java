/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.AwsApiException;

/** The refusals of the RDS API, by their codes (botocore's service model of RDS, 2014-10-31). */
final class RdsFault {

    private RdsFault() {}

    static AwsApiException invalidValue(String message) {
        return new AwsApiException("InvalidParameterValue", message);
    }

    static AwsApiException invalidCombination(String message) {
        return new AwsApiException("InvalidParameterCombination", message);
    }

    static AwsApiException invalidState(String message) {
        return new AwsApiException("InvalidDBInstanceState", message);
    }

    static AwsApiException notAvailable(String instance) {
        return invalidState("Instance " + instance + " is not in available state.");
    }

    static AwsApiException noInstance(String instance) {
        return new AwsApiException("DBInstanceNotFound", "DBInstance " + instance + " not found.");
    }

    static AwsApiException instanceExists() {
        return new AwsApiException("DBInstanceAlreadyExists", "DB instance already exists");
    }

    static AwsApiException noSnapshot(String snapshot) {
        return new AwsApiException("DBSnapshotNotFound", "DBSnapshot " + snapshot + " not found.");
    }

    static AwsApiException snapshotExists(String snapshot) {
        return new AwsApiException(
                "DBSnapshotAlreadyExists",
                "Cannot create the snapshot because a snapshot with the identifier " + snapshot + " already exists.");
    }

    static AwsApiException noGroup(String group) {
        return new AwsApiException("DBParameterGroupNotFound", "DBParameterGroup not found: " + group);
    }
}
