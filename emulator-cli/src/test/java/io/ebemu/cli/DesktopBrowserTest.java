/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.HostOf;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopBrowserTest {

    private static final URI PAGE = URI.create("http://localhost:80");

    @Test
    void each_system_has_its_way_and_a_linux_without_a_desktop_has_none() {
        assertThat(commands("Mac OS X", Map.of())).containsExactly(List.of("open", "http://localhost:80"));
        assertThat(commands("Windows 11", Map.of()))
                .containsExactly(List.of("rundll32", "url.dll,FileProtocolHandler", "http://localhost:80"));
        assertThat(commands("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .containsExactly(List.of("xdg-open", "http://localhost:80"));
        assertThat(commands("Linux", Map.of())).isEmpty();
    }

    @Test
    void the_users_own_choice_goes_first_each_in_turn() {
        assertThat(commands("Linux", Map.of("BROWSER", "firefox --new-tab %s:w3m")))
                .containsExactly(
                        List.of("firefox", "--new-tab", "http://localhost:80"), List.of("w3m", "http://localhost:80"));
    }

    @Test
    void a_browser_that_is_not_installed_is_none() {
        DesktopBrowser browser = new DesktopBrowser(HostOf.variables(Map.of("BROWSER", "no-such-browser")), "Linux");

        assertThat(browser.show(PAGE)).isFalse();
    }

    private static List<List<String>> commands(String system, Map<String, String> variables) {
        return new DesktopBrowser(HostOf.variables(variables), system).commands(PAGE);
    }
}
