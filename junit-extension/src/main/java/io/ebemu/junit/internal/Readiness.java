/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;

/**
 * Waits until an environment is ready for tests.
 *
 * @param environment it runs
 * @param emulator reads its logs
 */
record Readiness(Environment environment, BeanstalkEmulator emulator) {

    void await(Definition definition) {}
}
