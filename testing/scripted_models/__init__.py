"""A script for a stand-in that plays every model role of this project, so that whole runs work against it.

    async with StandIn(ScriptedModels(weak=0.3, unseen=0.1)) as server: ...

It finds which role asks by the name of the JSON Schema. Stories are told from a closed stock of frames, so its critic
can see what a story lacks, its ledger takes the story apart by sentences, and its viewer knows the true statements from
the foils. It is no measure of any model: it gives the loops work and the programs around them something to chew.
"""

from storytelling_painter.testing.scripted_models.models import FLAWLESS, PLAUSIBLE, ScriptedModels

__all__ = ["FLAWLESS", "PLAUSIBLE", "ScriptedModels"]
