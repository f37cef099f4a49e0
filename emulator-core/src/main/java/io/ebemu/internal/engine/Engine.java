/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;

/** A Docker engine, as narrow ports. Every call ends within a deadline of its own, else with an {@link EngineException}. */
public interface Engine extends AutoCloseable {

    Containers containers();

    /** The one port whose calls take as long as they take. */
    Commands commands();

    Images images();

    Volumes volumes();

    Networks networks();

    EngineEvents events();

    /** What the engine says of itself. */
    EngineInfo info();

    /** What changes while the engine runs, as it is now. */
    EngineCondition condition();

    /** Where an engine was looked for, and what came of it, in this order; where this one answered is last. */
    List<String> searched();

    /** Lets go of connections; open streams end. */
    @Override
    void close();
}
