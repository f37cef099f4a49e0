/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

/** A Docker engine, as narrow ports. Every call ends within a deadline of its own, else with an {@link EngineException}. */
public interface Engine extends AutoCloseable {

    Containers containers();

    Images images();

    Volumes volumes();

    Networks networks();

    EngineEvents events();

    /** What the engine says of itself. */
    EngineInfo info();

    /** Lets go of connections; open streams end. */
    @Override
    void close();
}
