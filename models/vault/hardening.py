"""Making the process hard to read from outside: no core dumps, not dumpable, no debugger of the same user.

Each step is tried on the system it belongs to and reported; a step that fails never stops the program.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4
_PT_DENY_ATTACH = 31
_SEM_NO_FAULT_BOX = 0x0001 | 0x0002 | 0x8000


def _no_core_dumps() -> bool:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def _not_dumpable() -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(libc.prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)


def _deny_attach() -> bool:  # pragma: no cover - macOS
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.ptrace(_PT_DENY_ATTACH, 0, None, 0) == 0)


def _no_error_reports() -> bool:  # pragma: no cover - Windows
    """No crash dialogue and no error report with a memory image of this program."""
    windows: Any = vars(ctypes)["windll"]
    windows.kernel32.SetErrorMode(_SEM_NO_FAULT_BOX)
    report = getattr(windows, "wer", None)
    return bool(report is None or report.WerSetFlags(1) == 0)  # WER_FAULT_REPORTING_FLAG_NOHEAP


def _windows_access() -> bool:  # pragma: no cover - Windows
    """Take away the right of other programs of the same user to read this process's memory."""
    windows: Any = vars(ctypes)["windll"]
    advapi, kernel = windows.advapi32, windows.kernel32
    descriptor = ctypes.c_void_p()
    # Owner may only query limited information, wait and terminate; administrators keep what the system gives them.
    text = "D:P(A;;0x101001;;;OW)(A;;0x1FFFFF;;;SY)(A;;0x1FFFFF;;;BA)"
    if not advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(text, 1, ctypes.byref(descriptor), None):
        return False
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    done = advapi.SetKernelObjectSecurity(ctypes.c_void_p(kernel.GetCurrentProcess()), 4, descriptor)
    kernel.LocalFree(descriptor)
    return bool(done)


def harden() -> dict[str, bool]:
    """Do what this system allows; answers which step succeeded. Called once, at start, before any key exists."""
    if sys.platform == "win32":  # pragma: no cover
        steps = {"no error reports": _no_error_reports, "no memory access": _windows_access}
    elif sys.platform == "darwin":  # pragma: no cover
        steps = {"no core dumps": _no_core_dumps, "no debugger": _deny_attach}
    else:
        steps = {"no core dumps": _no_core_dumps, "not dumpable": _not_dumpable}
    done: dict[str, bool] = {}
    for name, step in steps.items():
        try:
            done[name] = step()
        except (OSError, ValueError, AttributeError, ImportError, KeyError):
            done[name] = False
    return done
