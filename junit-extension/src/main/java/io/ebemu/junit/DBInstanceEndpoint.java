/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a test reaches a DB instance of its environment, as its master user. It is for parameters and fields of type
 *
 * <ul>
 *   <li>{@link javax.sql.DataSource}, which opens a new connection each time it is asked for one;
 *   <li>{@link java.sql.Connection}, which is closed after the test, or after the class where it was given to a static
 *       field or a method of the whole class;
 *   <li>{@link String}: the JDBC URL, without user and password;
 *   <li>{@link io.ebemu.api.Endpoint}: host and port;
 *   <li>{@link io.ebemu.api.Database}, which also has the password, takes snapshots and fails over.
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface DBInstanceEndpoint {

    /** The DB instance identifier; not needed if there is only one. */
    String value() default "";
}
