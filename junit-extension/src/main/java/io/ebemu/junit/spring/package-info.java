/* SPDX-License-Identifier: Apache-2.0 */
/** An environment's database and cache as Spring Boot's service connections. Only tests with Spring Boot 3 use it. */
@NullMarked
package io.ebemu.junit.spring;

import org.jspecify.annotations.NullMarked;
