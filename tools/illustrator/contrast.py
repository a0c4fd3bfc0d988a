"""How far colours are from each other."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def channel_distance(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """Returns the largest difference of a colour channel, 0 to 255, for each pixel.

    Channel by channel, since numpy reduces an axis of length 3 many times slower.

    Args:
        one: Shape (rows, columns, 3), of a type that holds differences: not `uint8`.
        other: The same shape, or a colour of shape (3,).

    Returns:
        Shape (rows, columns).
    """
    apart = np.abs(one - other)
    return np.asarray(np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2]))
