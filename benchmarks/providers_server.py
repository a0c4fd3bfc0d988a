"""The stand-in of the providers' benchmark: a process of its own, on another core than the client."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from storytelling_painter.testing.stand_in import Answer, Seen

LATENCY: Final = 0.2
_STORY: Final = json.dumps(
    {
        "title": "The jar",
        "story": "A boy on a tipping stool reaches for the cookie jar while the sink behind his mother runs over. " * 6,
    }
)


def story(seen: Seen) -> Answer:
    """Answers every call with the same story of six hundred characters: a script for the stand-in."""
    return Answer(text=_STORY)


class Cores(NamedTuple):
    """Where client and server run; none where the system cannot tell a process to stay on a core."""

    client: int | None
    server: int | None


def two_cores() -> Cores:
    """Returns the first and the last core that this process may use, or none where there is but one."""
    if not hasattr(os, "sched_getaffinity"):
        return Cores(None, None)
    cores = sorted(os.sched_getaffinity(0))
    return Cores(cores[0], cores[-1]) if len(cores) > 1 else Cores(None, None)


@contextmanager
def serving(
    script: str, *, core: int | None, latency: float = LATENCY, picture_latency: float = LATENCY,
    options: Mapping[str, str | float] | None = None,
) -> Iterator[str]:
    """Runs a stand-in and gives its `base_url`.

    Args:
        script: `MODULE:NAME`; modules beside this one are found.
        core: Where it runs; none leaves it to the system.
        latency: Seconds of a chat call.
        picture_latency: Seconds of a picture call.
        options: Further options of the stand-in; several faults stand with commas between them.
    """
    command = [sys.executable, "-m", "storytelling_painter.testing.stand_in", "--until-closed", "--script", script]
    command += ["--latency", str(latency), "--picture-latency", str(picture_latency)]
    for name, value in (options or {}).items():
        for each in str(value).split(","):
            command += [f"--{name.replace('_', '-')}", each]
    command += [] if core is None else ["--core", str(core)]
    with subprocess.Popen(
        command, cwd=Path(__file__).parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(timeout=20)


def counts(base_url: str) -> dict[str, Any]:
    """Returns the counters of a running stand-in."""
    with urllib.request.urlopen(f"{base_url.removesuffix('/v1')}/counts", timeout=20) as answer:
        told: dict[str, Any] = json.load(answer)
    return told
