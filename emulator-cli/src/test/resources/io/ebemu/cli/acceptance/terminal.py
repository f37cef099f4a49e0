# SPDX-License-Identifier: Apache-2.0
#
# A terminal in which a command runs, with what is on its screen: it wraps unless told not to, and wraps lines anew when it
# gets narrower. Sequences that it does not know end the test.
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

SEQUENCE = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])")


class Terminal:
    def __init__(self, command, rows, columns, seconds):
        self.deadline = time.monotonic() + seconds
        self.columns = columns
        self.screen = [""]
        self.row = self.column = 0
        self.wraps = True
        self.too_long = 0
        self.rest = b""
        self.all = ""
        self.master, self.other = pty.openpty()
        self.set_size(rows, columns)
        self.before = termios.tcgetattr(self.other)
        self.child = os.fork()
        if self.child == 0:
            os.close(self.master)
            os.setsid()
            fcntl.ioctl(self.other, termios.TIOCSCTTY, 0)
            for descriptor in range(3):
                os.dup2(self.other, descriptor)
            os.execvp(command[0], command)

    def set_size(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, rows, columns):
        """The kernel tells the foreground process."""
        self.read(0.1)
        screen = self.screen
        self.screen = []
        for line in screen:
            self.screen += [line[i:i + columns] for i in range(0, max(1, len(line)), columns)]
        self.row += len(self.screen) - len(screen)
        self.columns = columns
        self.set_size(rows, columns)

    def type_in(self, text):
        os.write(self.master, text)

    def until(self, what, seen):
        """Reads until the screen is so."""
        while not seen("\n".join(self.screen)):
            if time.monotonic() > self.deadline or not self.read(1) and self.ended():
                sys.exit("never %s:\n%s" % (what, "\n".join(self.screen)))

    def until_text(self, *texts):
        self.until(repr(texts), lambda screen: all(text in screen for text in texts))

    def ended(self):
        return os.waitid(os.P_PID, self.child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def exit_code(self):
        while not self.ended():
            if time.monotonic() > self.deadline:
                sys.exit("it does not end:\n" + "\n".join(self.screen))
            self.read(0.2)
        while self.read(0.2):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def is_as_before(self):
        return termios.tcgetattr(self.other) == self.before and self.wraps

    def count(self, text):
        return "\n".join(self.screen).count(text)

    def read(self, seconds):
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.rest += os.read(self.master, 65536)
        whole = self.rest
        # The end of the last sequence or character may be still to come.
        escape = whole.rfind(b"\x1b")
        if escape >= 0 and not SEQUENCE.match(whole[escape:].decode("utf-8", "replace")):
            whole = whole[:escape]
        while True:
            try:
                text = whole.decode("utf-8")
                break
            except UnicodeDecodeError as e:
                whole = whole[:e.start]
        self.rest = self.rest[len(whole):]
        self.all += text
        self.show(text)
        return True

    def show(self, text):
        at = 0
        while at < len(text):
            sequence = SEQUENCE.match(text, at)
            if sequence:
                self.control(*sequence.groups())
                at = sequence.end()
            else:
                self.put(text[at])
                at += 1

    def control(self, argument, command):
        if command == "A":
            self.row = max(0, self.row - int(argument))
        elif command in "JK":
            self.screen[self.row] = self.screen[self.row][:self.column]
            if command == "J":
                del self.screen[self.row + 1:]
        elif (argument, command) in (("?7", "l"), ("?7", "h")):
            self.wraps = command == "h"
        elif command != "m":
            sys.exit("an unknown sequence: %r %r" % (argument, command))

    def put(self, character):
        if character == "\r":
            self.column = 0
            return
        if character == "\n":
            self.down()
            return
        if self.column == self.columns:
            self.too_long += 1
            if self.wraps:
                self.column = 0
                self.down()
            else:
                self.column -= 1
        line = self.screen[self.row].ljust(self.column)
        self.screen[self.row] = line[:self.column] + character + line[self.column + 1:]
        self.column += 1

    def down(self):
        self.row += 1
        if self.row == len(self.screen):
            self.screen.append("")
