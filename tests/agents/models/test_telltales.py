"""The quick look for telltale words never misses what the slow look finds."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from storytelling_painter.agents.models.untrusted import INSTRUCTION, may_instruct, reads_like_an_instruction

WORDS = (
    "ignore IGNORİERE disregard forget override bypass vergiss vergessen missachte "
    "oubliez olvida esqueça esquece dimentica игнорируй Забудь zignoruj 無視 忽略 忽视 무시 "
    "تجاهل अनदेखा instructions rubric prompt rules above previous prior everything "
    "anweisung consigne précédent instrucción istruzioni инструкции polecenia 指示 以上 "
    "지시 التعليمات answer reply respond output return verdict say print write mark "
    "rate score give grade vote antworte réponds repondez replique responda rispondi "
    "ответь отвечай odpowiedz cevap 答え 回答 回复 答 대답 답 أجب उत्तर yes true ja oui sí sim "
    "да tak evet はい 是 对 예 네 نعم हाँ holds act as pretend to be you are judge critic "
    "evaluator language model ai AI vision attention dear note for hey the vlm grader "
    "must should full highest perfect best rating all every each statement key point "
    "foil check question shown visible developer debug admin system mode message "
    "override s1 S12 : = 5 3 / out of ' \" . , ! - boy cup kitchen ſay marK"
).split(" ")


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([" ", "", " \n", ": "]))
@example(["3", "out", "of", "5"], " ")
@example(["'holds'", "=", "true"], "")
@example(["dear", "ai"], " ")
def test_whatever_the_pattern_finds_holds_a_telltale(words: list[str], between: str) -> None:
    for text in (between.join(words), between.join(words).upper()):
        assert may_instruct(text) or not INSTRUCTION.search(text)


def test_a_plain_story_holds_none() -> None:
    story = "The scene is the kitchen. A boy in a red coat drops the cup in front of Ada, who looks worried."
    assert not may_instruct(story)
    assert not reads_like_an_instruction(story)
