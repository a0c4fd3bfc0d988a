"""What all static pages share: their assets, templates that escape, and the hashes of their policy."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined


def policy_hash(text: str) -> str:
    """Returns the source by which a Content-Security-Policy allows this script or style and no other."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def asset(package: str, name: str) -> str:
    """Returns a text file of a package."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


@cache
def templates(package: str) -> Environment:
    """Returns the templates of a package: they escape what they are given and fail on what they are not."""
    loader = FunctionLoader(lambda name: asset(package, name))
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def rendered(package: str, template: str, **values: object) -> str:
    """Returns a page of a package under a policy that lets nothing in but its own style."""
    style = asset(package, "style.css")
    policy = f"default-src 'none'; style-src {policy_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    return templates(package).get_template(template).render(style=style, policy=policy, **values)
