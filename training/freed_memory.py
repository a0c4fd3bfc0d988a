"""Keeps freed memory in the process: a training frees and takes the same gigabytes at every step."""

import ctypes
import sys

_MMAP_MAX, _TRIM_THRESHOLD = -4, -1
_NEVER = 2**31 - 1


def keep_freed_memory() -> bool:
    """Has glibc reuse what it freed rather than give large blocks back to the system.

    By default each block over 32 MiB is mapped anew and zeroed by the kernel. A batch's logits over a vocabulary of
    262,144 take up gigabytes, and on a CPU that zeroing cost as much as two thirds of the arithmetic.

    Returns:
        Whether it could be set; other C libraries stay as they are.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return bool(mallopt and mallopt(_MMAP_MAX, 0) and mallopt(_TRIM_THRESHOLD, _NEVER))
