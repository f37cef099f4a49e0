/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.document.YamlDocument;
import java.util.Optional;

/**
 * What the EB CLI keeps in {@code .elasticbeanstalk/config.yml}; all of it may be absent.
 *
 * @param environmentName the environment of the current git branch
 * @param applicationName the application
 * @param defaultRegion the region
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb-cli3-configuration.html">EB CLI
 *     configuration</a>
 */
record EbConfig(
        Optional<Located<String>> environmentName, Optional<String> applicationName, Optional<String> defaultRegion) {

    static final String NAME = ".elasticbeanstalk/config.yml";

    static EbConfig absent() {
        return new EbConfig(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads the file; keys that mean nothing here are the EB CLI's own business. */
    static EbConfig read(byte[] content, String branch, Problems problems) {
        Optional<Node> root = YamlDocument.read(content, NAME, problems);
        if (root.isEmpty() || !(root.get() instanceof Node.Mapping mapping)) {
            root.filter(node -> !node.empty())
                    .ifPresent(node -> problems.error(
                            node.place(), "wrong-type", "expected an object, got " + node.kind() + "; run eb init"));
            return absent();
        }
        Fields top = new Fields(mapping, problems);
        Optional<Fields> global = top.object("global", "application_name: my-app");
        return new EbConfig(
                top.object("branch-defaults", "main: {environment: my-env}")
                        .flatMap(branches -> branches.object(branch, "environment: my-env"))
                        .flatMap(defaults -> defaults.word("environment")),
                global.flatMap(fields -> fields.word("application_name")).map(Located::value),
                global.flatMap(fields -> fields.word("default_region")).map(Located::value));
    }
}
