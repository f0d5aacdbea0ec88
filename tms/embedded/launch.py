"""Becomes another program: as an unprivileged user, and ended by the kernel when the process that started it ends.

Run as a script, never imported: ``python -I -S launch.py PARENT SIGNAL UID GID PROGRAM [ARGUMENT…]``; UID and GID are
``-`` to stay who we are. It is a program of its own because ``preexec_fn`` of ``subprocess`` isn't safe beside threads.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Drop privileges, bind our life to the parent's, and execute the program in place of this one."""
    parent, death_signal, uid, gid, *command = arguments
    os.umask(0o077)
    if uid != "-":
        os.setgroups([])
        os.setresgid(int(gid), int(gid), int(gid))
        os.setresuid(int(uid), int(uid), int(uid))
    if sys.platform == "linux":
        # After the change of user, which makes the kernel forget the signal.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
    if os.getppid() != int(parent):
        # The parent ended before the kernel knew whom to watch.
        sys.exit(1)
    os.execv(command[0], command)  # noqa: S606 - to become the program is the purpose; there is no shell


if __name__ == "__main__":
    main(sys.argv[1:])
