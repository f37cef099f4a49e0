/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import io.ebemu.api.Database;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** A DB instance, as Spring Boot asks for it. */
final class InstanceConnectionDetails implements JdbcConnectionDetails {

    private final Database database;

    private InstanceConnectionDetails(Database database) {
        this.database = database;
    }

    static void register(BeanDefinitionRegistry registry, Database database) {
        registry.registerBeanDefinition(
                "ebemuJdbcConnectionDetails",
                BeanDefinitionBuilder.genericBeanDefinition(
                                JdbcConnectionDetails.class, () -> new InstanceConnectionDetails(database))
                        .getBeanDefinition());
    }

    @Override
    public String getUsername() {
        return database.username();
    }

    @Override
    public String getPassword() {
        return database.password();
    }

    @Override
    public String getJdbcUrl() {
        return database.jdbcUrl();
    }
}
