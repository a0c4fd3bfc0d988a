"""Under which terms pictures and texts may be used, by who made them: what is known, and what has to be looked up."""

from typing import Final

_TERMS: Final = {
    "embedded": "drawn or told by rules of storytelling-painter; nothing of others is in it but lettering set in Lato, "
    "whose licence (SIL OFL 1.1) does not extend to pictures; this project claims no rights in the output",
    "openai": "terms of the provider that was called apply to its output",
    "diffusers": "licence of the named model applies, which may restrict the use of its output",
    "llamacpp": "licence of the named model applies, which may restrict the use of its output",
    "langchain": "terms of the provider behind the named model apply",
}
_UNKNOWN: Final = "not known to storytelling-painter; look up the terms of the named provider"


def terms_of(spec: str) -> str:
    """Returns the terms of what a provider made.

    Args:
        spec: Provider spec string, such as `embedded` or `diffusers:NAME`.
    """
    return _TERMS.get(spec.partition(":")[0], _UNKNOWN)
