import pytest

from storytelling_painter.domain.errors import AccessError, Moderated
from storytelling_painter.tools.calls.refusals import Refused, refusal
from storytelling_painter.tools.calls.trouble import Trouble


def error(message: str = "m", **more: object) -> dict[str, object]:
    return {"error": {"message": message, **more}}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, error("bad"), Refused),
        (413, None, Refused),
        (422, {"detail": [{"loc": ["body", "seed"], "msg": "extra fields not permitted"}]}, Refused),
        (400, error("too long", code="context_length_exceeded"), Refused),
        (501, error(), Refused),
        (401, error(), AccessError),
        (403, error("not allowed"), AccessError),
        (402, error("no credits"), AccessError),
        (404, error("model `x` not found"), AccessError),
        (405, None, AccessError),
        (307, None, AccessError),
        (429, error("quota", code="insufficient_quota"), AccessError),
        (400, error("x", code="content_policy_violation"), Moderated),
        (400, error("x", type="image_generation_user_error", code="moderation_blocked"), Moderated),
        (400, error("x", code="content_filter"), Moderated),
        (400, error("x", innererror={"code": "ResponsibleAIPolicyViolation"}), Moderated),
        (403, error("Your input was flagged by the provider"), Moderated),
        (400, error("Your request was rejected by our safety system."), Moderated),
        (451, None, Moderated),
    ],
)
def test_what_is_never_sent_again(status: int, body: object, kind: type[Exception]) -> None:
    found = refusal("me", status, {}, body)
    assert type(found) is kind
    assert str(status) in str(found) and "'me'" in str(found)


@pytest.mark.parametrize(
    ("status", "cause"),
    [(429, "limit"), (500, "overload"), (503, "overload"), (529, "overload"), (408, "overload"), (409, "overload")],
)
def test_what_may_pass(status: int, cause: str) -> None:
    found = refusal("me", status, {"retry-after": "3"}, error("busy"))
    assert isinstance(found, Trouble) and found.cause == cause and found.retry_after == 3 and not found.paid


def test_an_unknown_parameter_named_moderation_is_no_policy() -> None:
    assert type(refusal("me", 400, {}, error("Unknown parameter: 'moderation'.", param="moderation"))) is Refused


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        7,
        "text",
        {},
        {"error": None},
        {"error": 3},
        {"error": {"message": {}}},
        {"detail": [1]},
        {"detail": []},
    ],
)
def test_odd_bodies_are_read_without_raising(body: object) -> None:
    found = refusal("me", 400, {}, body, text="<h1>Nope</h1>")
    assert isinstance(found, Refused)


def test_the_parameter_and_the_words_are_kept_for_those_who_adapt() -> None:
    found = refusal(
        "me", 400, {}, error("Unsupported parameter: 'max_tokens'", param="max_tokens", code="unsupported_parameter")
    )
    assert isinstance(found, Refused) and found.parameter == "max_tokens" and "unsupported_parameter" in found.words
