/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.model.EnvironmentId;
import java.util.Optional;

/** What an agent is asked to do. */
public sealed interface AgentRequest {

    /** The word that names it in the protocol. */
    String command();

    /**
     * Brings an environment up, as the first task of an agent.
     *
     * @param bundle what to run
     * @param options how
     */
    record Up(Bundle bundle, LaunchOptions options) implements AgentRequest {

        @Override
        public String command() {
            return "up";
        }
    }

    /**
     * Deploys an application version.
     *
     * @param bundle what to run; its path is absolute if the agent may have been started elsewhere
     * @param options how
     */
    record Deploy(Bundle bundle, DeployOptions options) implements AgentRequest {

        @Override
        public String command() {
            return "deploy";
        }
    }

    /**
     * Starts the task anew.
     *
     * @param environment of which environment
     * @param bundle the bundle whose environment that is, if there is one here: its records may be all that is left
     */
    record Restart(EnvironmentId environment, Optional<Bundle> bundle) implements AgentRequest {

        @Override
        public String command() {
            return "restart";
        }
    }

    /**
     * Changes environment properties.
     *
     * @param environment of which environment
     * @param bundle as in {@link Restart}
     * @param changes what to set and to remove
     */
    record Configure(EnvironmentId environment, Optional<Bundle> bundle, PropertyChanges changes)
            implements AgentRequest {

        @Override
        public String command() {
            return "configure";
        }
    }

    /** Takes the environment down and ends. */
    record Down() implements AgentRequest {

        @Override
        public String command() {
            return "down";
        }
    }

    /** Tells what happens until one of the two goes away. */
    record Events() implements AgentRequest {

        @Override
        public String command() {
            return "events";
        }
    }
}
