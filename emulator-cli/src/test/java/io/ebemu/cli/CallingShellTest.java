/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallingShellTest {

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    @Test
    void it_is_told_one_exit_code() {
        CallingShell shell = new CallingShell(code, InputStream.nullInputStream());

        shell.leave(130);
        shell.leave(0);

        assertThat(code).hasToString("130\n");
    }

    @Test
    void its_end_is_noticed() throws IOException, InterruptedException {
        Pipe held = Pipe.open();
        CountDownLatch gone = new CountDownLatch(1);
        new CallingShell(code, Channels.newInputStream(held.source())).onGone(gone::countDown);
        assertThat(gone.getCount()).isOne();

        held.sink().close();

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_that_was_let_go_may_end() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        InputStream held = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public long transferTo(OutputStream out) {
                read.countDown();
                return 0;
            }
        };
        CallingShell shell = new CallingShell(code, held);
        shell.leave(0);

        shell.onGone(gone::countDown);

        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gone.await(200, TimeUnit.MILLISECONDS)).isFalse();
    }
}
