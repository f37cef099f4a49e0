/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A visitor's wish to know the Fibonacci number at {@code index}, which is from 0 to 1000. */
record IndexRequest(int index) {

    public static final int HIGHEST_INDEX = 1000;

    private static final String RULE = "index must be a whole number from 0 to " + HIGHEST_INDEX;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    public IndexRequest {
        if (index < 0 || index > HIGHEST_INDEX) {
            throw new RejectedRequestException(422, RULE);
        }
    }

    /**
     * Reads {@code {"index": 10}}; other members are ignored.
     *
     * @throws RejectedRequestException 400 when this is not JSON, 422 when it is JSON without a usable index
     */
    public static IndexRequest parse(byte[] body) {
        JsonNode index = read(body).path("index");
        if (index.isMissingNode()) {
            throw new RejectedRequestException(422, "send an object with an index, such as {\"index\": 10}");
        }
        if (!index.isIntegralNumber() || !index.canConvertToInt()) {
            throw new RejectedRequestException(422, RULE);
        }
        return new IndexRequest(index.intValue());
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isMissingNode()) {
                throw new RejectedRequestException(400, "the request has no body; send {\"index\": 10}");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new RejectedRequestException(400, "the request body is not valid JSON");
        } catch (IOException e) {
            throw new RejectedRequestException(400, "the request body could not be read");
        }
    }
}
