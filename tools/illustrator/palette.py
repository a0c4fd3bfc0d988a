"""Colours of the house style: flat, a little warm, told apart in grey as well."""

from typing import Final

CLOTH: Final = {
    "red": "#d9534f",
    "orange": "#ef9b4e",
    "yellow": "#f4d35e",
    "green": "#6aa86a",
    "teal": "#4fa3a5",
    "blue": "#4f7fc4",
    "purple": "#8d6cab",
    "pink": "#ee9db4",
    "brown": "#9b7350",
    "grey": "#9aa0a8",
    "white": "#f7f5ef",
    "black": "#3c3c46",
}
SKIN: Final = ("#fbe0cd", "#f3c9a8", "#dfa97f", "#c08457", "#8f5b3a", "#5f3b27")
HAIR: Final = {
    "black": "#26222b",
    "brown": "#6b4630",
    "blond": "#e3bd62",
    "red": "#b8582c",
    "grey": "#a5a5ad",
    "white": "#e9e9ee",
}
WOOD: Final = "#c89b6d"
DARK_WOOD: Final = "#96683f"
METAL: Final = "#b9c0c9"
GLASS: Final = "#d6ecf5"
WATER: Final = "#7fc0e8"
GRASS: Final = "#a9cf87"
LEAF: Final = "#6f9f57"
SKY: Final = {"morning": "#f8d9b4", "noon": "#bfe3f6", "evening": "#f2a978", "night": "#2f3b62"}
PAPER: Final = "#fdfbf3"
WALLS: Final = ("#f3e7cf", "#e4ecdf", "#e6e3f0", "#f4ded6", "#dfe9ee")
FLOORS: Final = ("#d8b98f", "#c9a67b", "#cfc6b8", "#b9c3c4")
