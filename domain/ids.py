"""Item ids that are safe as file names on every system, and seeds that follow from them."""

import hashlib
import re
import unicodedata

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def item_id(raw: str) -> str:
    """Turns any text into an item id; a text that had to change gets a short hash, so two never meet.

    Ids that differ only in case meet on some file systems, so an id with capitals counts as changed.
    """
    text = unicodedata.normalize("NFC", raw)
    slug = _UNSAFE.sub("-", text).strip("-.")[:80]
    fits = slug[:1].isalnum() and not _RESERVED.match(slug)
    if fits and slug == raw == slug.lower():
        return slug
    digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if not fits:
        slug = f"item-{slug.strip('-._')}".rstrip("-.")
    return f"{slug}-{digest}"


def derive_seed(*parts: object) -> int:
    """Returns a seed below 2**63 that depends on every part and on nothing else."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1
