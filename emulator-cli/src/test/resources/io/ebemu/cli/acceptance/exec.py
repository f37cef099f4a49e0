# SPDX-License-Identifier: Apache-2.0
#
# Sits before a terminal in which a command is run, and talks to the shell that comes up there.
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

DEADLINE = time.monotonic() + 60
seen = b""


def size(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def until(text):
    """Reads until the text has come, and forgets what came before its end."""
    global seen
    while text not in seen:
        left = DEADLINE - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            sys.exit(f"no {text!r} in {seen!r}")
        seen += os.read(terminal, 4096)
    seen = seen[seen.index(text) + len(text):]


def type_in(text):
    os.write(terminal, text)


def until_size(rows, columns):
    """The size comes with a signal of its own: asked for until it is there."""
    expected = b"%d %d" % (rows, columns)
    global seen
    while True:
        type_in(b"echo [$(stty size)]\r")
        until(b"\n[")
        while b"]" not in seen:
            seen += os.read(terminal, 4096)
        if seen.startswith(expected):
            return
        if time.monotonic() > DEADLINE:
            sys.exit(f"no size {expected!r}, but {seen!r}")


terminal, other = pty.openpty()
size(30, 90)
before = termios.tcgetattr(other)
child = os.fork()
if child == 0:
    os.close(terminal)
    os.setsid()
    fcntl.ioctl(other, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(other, descriptor)
    os.execvp(sys.argv[1], sys.argv[1:])

until(b"# ")
until_size(30, 90)
print("first 30 90")
size(40, 120)
os.kill(child, signal.SIGWINCH)
until_size(40, 120)
print("then 40 120")
# While the shell reads a line Ctrl-C is a key like others; once the command writes, it is a signal to it.
type_in(b"echo be''gun; sleep 100\r")
until(b"begun")
type_in(b"\x03")
type_in(b"echo $?\r")
until(b"130")
print("interrupted")
type_in(b"exit 5\r")
status = os.waitpid(child, 0)[1]
print("exit code", os.waitstatus_to_exitcode(status))
print("as before" if termios.tcgetattr(other) == before else "not as before")
