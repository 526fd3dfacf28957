"""What people see. Qt lives here and nowhere else."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 is built for a Python whose None is never counted: each of its calls that returns nothing takes one
    # reference too many, and Python 3.11 ends itself with "deallocating None" after some minutes of painting. From 3.12
    # on these constants are immortal; here they get so large a count that no session can use it up.
    import ctypes

    for _constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 48
