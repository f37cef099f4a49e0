/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Runs a client's program where an image has it: in a container that runs already. */
public final class InContainer {

    private InContainer() {}

    /**
     * Runs a command to its end; returns what it printed, of both streams.
     *
     * @param container its id or Docker name
     * @param environment variables, each {@code NAME=value}
     */
    public static String run(String container, List<String> environment, String... command)
            throws InterruptedException {
        DockerClient docker = DockerClientFactory.lazyClient();
        String id = docker.execCreateCmd(container)
                .withCmd(command)
                .withEnv(environment)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        Output output = new Output();
        if (!docker.execStartCmd(id).exec(output).awaitCompletion(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(command[0] + " did not end; it printed: " + output.text());
        }
        return output.text();
    }

    private static final class Output extends ResultCallback.Adapter<Frame> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            bytes.writeBytes(frame.getPayload());
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
