"""A trainable estimate of semantic complexity from a description of the picture; needs the extra `evaluate`."""

from storytelling_painter.evaluators.complexity_model.fitting import fit_model
from storytelling_painter.evaluators.complexity_model.labels import Labelled, read_labels
from storytelling_painter.evaluators.complexity_model.model import ComplexityModel, Manifest, Predicted, load_model

__all__ = ["ComplexityModel", "Labelled", "Manifest", "Predicted", "fit_model", "load_model", "read_labels"]
