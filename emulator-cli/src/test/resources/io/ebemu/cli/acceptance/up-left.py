# SPDX-License-Identifier: Apache-2.0
#
# Sits before a terminal of 80 columns in which an environment runs that does not stop, and types Ctrl-C twice.
import sys
import time
from terminal import Terminal

terminal = Terminal(sys.argv[1:], 24, 80, 120)
terminal.until_text("stubborn | here")
print("\n".join(terminal.screen))
terminal.type_in(b"\x03")
terminal.until_text("Stopping (Ctrl-C again to leave at once)")
began = time.monotonic()
terminal.type_in(b"\x03")
terminal.until_text("Left at once. `ebemu down` stops what still runs.")
print("exit code", terminal.exit_code())
print("at once" if time.monotonic() - began < 5 else "late")
print("as before" if terminal.is_as_before() else "not as before")
print("sequences", terminal.all.count("\x1b"))
print("signs", "".join(sorted({character for character in terminal.all if ord(character) > 126})))
