/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.ContainerCommand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A terminal that remembers what was made of it. */
final class FakeTty implements Tty {

    final List<String> calls = new CopyOnWriteArrayList<>();
    boolean input;

    @Override
    public boolean isInput() {
        return input;
    }

    @Override
    public ContainerCommand.Screen screen() {
        return new ContainerCommand.Screen() {
            @Override
            public ContainerCommand.Size size() {
                return new ContainerCommand.Size(25, 100);
            }

            @Override
            public void onResize(Runnable listener) {
                calls.add("follow size");
            }
        };
    }

    @Override
    public Raw raw() {
        calls.add("raw");
        return () -> calls.add("as before");
    }
}
