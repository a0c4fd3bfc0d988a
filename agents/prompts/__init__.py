"""The prompts as versioned text files, and the strict loader; see `loading`."""

from storytelling_painter.agents.prompts.loading import Prompt, combined_sha256, known_prompts, load_prompt

__all__ = ["Prompt", "combined_sha256", "known_prompts", "load_prompt"]
