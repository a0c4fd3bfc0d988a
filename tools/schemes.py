"""Schemes of specs whose models are no provider's: they run in this process, or their hosts bring them.

Their calls are priced by scheme and rest of the spec.
"""

from typing import Final

LOCAL_CHAT: Final = ("langchain", "llamacpp", "transformers")
LOCAL_PICTURES: Final = ("diffusers",)
LOCAL: Final = (*LOCAL_CHAT, *LOCAL_PICTURES)
