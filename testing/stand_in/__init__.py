"""A real HTTP server on loopback that stands in for a provider of chat, vision and picture models.

    async with StandIn(latency=0.05, faults=Faults(shares={"limit": 0.02})) as server:
        ...  # point a provider's base URL at server.base_url
        assert server.counts.too_early == 0

It speaks OpenAI's protocol (`chat/completions`, `images/generations`, `images/edits`, `models`). Without a script it
answers a call that asks for JSON with the smallest instance that fits the call's schema, and any other with an echo;
pictures are small valid PNGs. All of it follows from the call's body and the seed, whatever the order of arrival.
`python -m storytelling_painter.testing.stand_in` runs it in a process of its own; see `docs/testing-plug-ins.md`.
"""

from storytelling_painter.testing.stand_in.answers import Answer, Script, Seen
from storytelling_painter.testing.stand_in.counts import Counts
from storytelling_painter.testing.stand_in.faults import Faults, Kind
from storytelling_painter.testing.stand_in.limits import Limits
from storytelling_painter.testing.stand_in.server import StandIn

__all__ = ["Answer", "Counts", "Faults", "Kind", "Limits", "Script", "Seen", "StandIn"]
