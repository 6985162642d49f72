# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""examples/dask_count.py with a task that kills its worker, once: dask_dying.py DIED ARGUMENT...

DIED is a file that does not exist yet. The task that makes it ends its process by a signal that no program can catch, when it has counted
its part and not told anybody; whoever finds the file there counts as always.
"""

import os
import pathlib
import signal
import sys

import dask_count

real_count_part = dask_count.count_part


def count_part(part, choices):
    count = real_count_part(part, choices)
    try:
        pathlib.Path(os.environ["KLP_DIED"]).touch(exist_ok=False)
    except FileExistsError:
        return count
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it lives on")


if __name__ == "__main__":
    os.environ["KLP_DIED"] = sys.argv.pop(1)
    dask_count.count_part = count_part
    sys.exit(dask_count.main())
