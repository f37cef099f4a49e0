/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

final class InMemoryEngineTest extends EngineContract {

    @Override
    protected Engine connect() {
        return new InMemoryEngine().withImage(IMAGE).script(Program::behaviour);
    }
}
