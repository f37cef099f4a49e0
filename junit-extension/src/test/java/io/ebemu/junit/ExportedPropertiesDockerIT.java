/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(120)
class ExportedPropertiesDockerIT {

    private static final String WEB = "ebemu.container.web.url";

    @Test
    void system_properties_are_what_they_were_once_the_class_is_over() {
        System.setProperty(WEB, "before");
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(Exporting.class))
                    .execute()
                    .allEvents()
                    .assertStatistics(all -> all.failed(0).succeeded(3));

            assertThat(System.getProperty(WEB)).isEqualTo("before");
        } finally {
            System.clearProperty(WEB);
        }
    }

    static class Exporting {

        @RegisterExtension
        static final BeanstalkExtension TINY =
                BeanstalkExtension.forBundle("src/test/resources/bundles/tiny").exportingSystemProperties();

        @Test
        void sees_it(@ContainerUri("web") URI web) {
            assertThat(System.getProperty(WEB)).isEqualTo(web.toString());
        }

        @AfterAll
        static void still_sees_it(@ContainerUri("web") URI web) {
            assertThat(System.getProperty(WEB)).isEqualTo(web.toString());
        }
    }
}
