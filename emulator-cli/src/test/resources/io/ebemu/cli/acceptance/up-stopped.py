# SPDX-License-Identifier: Apache-2.0
#
# Sits before a terminal of 80 columns in which an environment comes up, makes it narrower meanwhile, and types Ctrl-C.
import sys
from terminal import Terminal

terminal = Terminal(sys.argv[1:], 24, 80, 120)
terminal.until_text("container:db ", "container:web ", "waiting for container:db", "Waiting to be HEALTHY: its health is")
print("live at 80")
terminal.resize(24, 40)
terminal.until("at 40", lambda screen: "container:" not in screen and "db " in screen)
print("narrow at 40,", max(map(len, terminal.screen)) <= 40)
terminal.resize(24, 80)
terminal.until_text("container:db ", "container:web ")
print("lines", terminal.count("container:db "), terminal.count("container:web "))
terminal.until_text("is up: http", "Took ", "web | web is here", "db  | db is ready")
print("\n".join(terminal.screen))
print("too long", terminal.too_long)
terminal.type_in(b"\x03")
terminal.until_text("Stopping (Ctrl-C again to leave at once)", "db  | bye")
print("exit code", terminal.exit_code())
print("^C shown", terminal.count("^C"))
print("as before" if terminal.is_as_before() else "not as before")
print("signs", "".join(sorted({character for character in terminal.all if ord(character) > 126})))
