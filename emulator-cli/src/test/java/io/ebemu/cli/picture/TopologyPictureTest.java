/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.HostPorts;
import io.ebemu.error.UsageException;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DBInstance;
import io.ebemu.model.Link;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TopologyPictureTest {

    private static final HostPorts PRODUCTION = new HostPorts.Production();

    private final ContainerDefinition web = ContainerDefinition.builder(
                    "web", "example/web:1", ContainerResources.ofMemory(128))
            .portMappings(List.of(new PortMapping(8080, 80, Protocol.TCP), new PortMapping(53, 0, Protocol.UDP)))
            .links(List.of(new Link("app", "backend")))
            .dependsOn(List.of(new ContainerDependency("app", Condition.HEALTHY, "dependsOn")))
            .mountPoints(List.of(new MountPoint("conf", "/etc/web", true)))
            .build();

    @Test
    void containers_tell_image_memory_volumes_and_whether_the_task_ends_with_them() {
        assertThat(texts(svg(PRODUCTION)))
                .contains("web", "example/web:1", "128 MiB · essential", "./conf → /etc/web, read-only", "app");
    }

    @Test
    void published_ports_are_those_that_a_launch_would_take() {
        assertThat(texts(svg(PRODUCTION))).contains(":80 → 8080", "any → 53/udp");
        assertThat(texts(svg(new HostPorts.Offset(8000)))).contains(":8080 → 8080", "any → 53/udp");
        assertThat(texts(svg(new HostPorts.Random()))).contains("any → 8080", "any → 53/udp");
        assertThatThrownBy(() -> svg(new HostPorts.Offset(-80)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("of container web");
    }

    @Test
    void several_reasons_to_need_a_container_are_one_arrow() {
        String svg = svg(PRODUCTION);

        assertThat(texts(svg)).contains("as backend, healthy");
        assertThat(svg).contains("<title>web links to app as backend and waits for app: HEALTHY</title>");
        assertThat(svg).doesNotContain("class=\"dependency\"").containsOnlyOnce("<title>web ");
    }

    @Test
    void services_stand_beside_the_task_and_security_groups_are_named_where_there_are_any() {
        DBInstance open = DBInstance.builder("shop-db").build();
        DBInstance guarded = open.toBuilder().securityGroups(List.of("shop-sg")).build();

        assertThat(texts(svg(PRODUCTION, List.of(web, app()), open)))
                .contains("shop-db", "RDS · postgres 15", "5432", "db.t3.micro")
                .noneMatch(text -> text.contains("AWSEBSecurityGroup"));
        assertThat(texts(svg(PRODUCTION, List.of(web, app()), guarded)))
                .contains("security group shop-sg")
                .anyMatch(text -> text.endsWith("in AWSEBSecurityGroup"));
    }

    @Test
    void no_secret_is_in_it() {
        String svg = new TopologyPicture(Versions.random(10, 3), PRODUCTION).svg();

        assertThat(svg).doesNotContain("property-value", "master-password");
    }

    @Test
    void what_is_too_long_loses_its_middle_and_has_it_in_the_title() {
        String image = "registry.example.com/" + "x".repeat(60) + ":end";
        ContainerDefinition container = ContainerDefinition.builder("web", image, ContainerResources.ofMemory(4))
                .build();

        String svg = svg(PRODUCTION, List.of(container));

        assertThat(texts(svg)).noneMatch(image::equals).anyMatch(text -> text.matches("registry\\.e.*….*:end"));
        assertThat(svg).contains(image);
    }

    @Test
    void it_is_xml_whatever_names_are_like() {
        String path = "/<a>&\"'\u0007\u001b[31m\ud83d\ude00\ud800\ufffe]]>";
        ContainerDefinition container = ContainerDefinition.builder("web", "a&b", ContainerResources.ofMemory(4))
                .mountPoints(List.of(new MountPoint("v", path, false)))
                .build();

        assertThat(texts(svg(PRODUCTION, List.of(container))))
                .contains("a&b", "v → /<a>&\"'\ufffd\ufffd[31m\ud83d\ude00\ufffd\ufffd]]>");
    }

    @Test
    void equal_versions_give_equal_pictures() {
        assertThat(new TopologyPicture(Versions.random(10, 7), PRODUCTION).svg())
                .isEqualTo(new TopologyPicture(Versions.random(10, 7), PRODUCTION).svg());
    }

    private static ContainerDefinition app() {
        return Versions.container("app");
    }

    private String svg(HostPorts hostPorts) {
        return svg(hostPorts, List.of(web, app()));
    }

    private static String svg(HostPorts hostPorts, List<ContainerDefinition> containers, DBInstance... databases) {
        ApplicationVersion version = Versions.of(containers, List.of(databases));
        return new TopologyPicture(version, hostPorts).svg();
    }

    private static List<String> texts(String svg) {
        NodeList elements = parsed(svg).getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < elements.getLength(); number++) {
            texts.add(elements.item(number).getTextContent());
        }
        return texts;
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError(svg, e);
        }
    }
}
