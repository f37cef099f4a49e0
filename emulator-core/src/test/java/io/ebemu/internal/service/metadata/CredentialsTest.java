/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.model.TaskRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who gets the credentials of a task's role. */
final class CredentialsTest {

    private static final TaskRole ROLE =
            new TaskRole("arn:aws:iam::000000000000:role/shop", "LOCALONLY00000000000", "s3cret", "t0ken");

    private final MetadataApi api =
            new AskedTask().running(AskedTask.spec("web", Map.of())).api();

    @Test
    void whoever_knows_the_id_gets_them_for_another_hour() {
        api.handsOut(Optional.of(ROLE));

        Reply reply = api.answer("/v2/credentials/role-of-task");
        JsonNode credentials = reply.body();
        List<String> names = new ArrayList<>();
        credentials.fieldNames().forEachRemaining(names::add);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(names).containsExactly("RoleArn", "AccessKeyId", "SecretAccessKey", "Token", "Expiration");
        assertThat(credentials.path("RoleArn").asText()).isEqualTo(ROLE.roleArn());
        assertThat(credentials.path("AccessKeyId").asText()).isEqualTo("LOCALONLY00000000000");
        assertThat(credentials.path("SecretAccessKey").asText()).isEqualTo("s3cret");
        assertThat(credentials.path("Token").asText()).isEqualTo("t0ken");
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.parse(credentials.path("Expiration").asText())))
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
    }

    @Test
    void another_id_gets_none() {
        api.handsOut(Optional.of(ROLE));

        assertThat(api.answer("/v2/credentials/guess").status()).isEqualTo(400);
        assertThat(api.answer("/v2/credentials/guess").body().path("code").asText())
                .isEqualTo("InvalidIdInRequest");
    }

    @Test
    void a_supervisor_that_does_not_know_the_role_yet_says_to_try_again() {
        Reply reply = api.answer("/v2/credentials/role-of-task");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body().toString())
                .isEqualTo("{\"code\":\"CredentialsUninitialized\",\"message\":\"CredentialsV2Request: Credentials"
                        + " uninitialized for ID\",\"HTTPErrorCode\":503}");
    }

    @Test
    void a_role_does_not_show_its_keys() {
        assertThat(ROLE.toString()).isEqualTo(ROLE.roleArn());
    }
}
