"""``lpr-calc new``: the template computes as it stands; the answers to questions become a case file that computes."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest import mock

import pytest

import program
from lpr_calc.base.errors import LprError
from lpr_calc.casefile import keys
from lpr_calc.casefile.keys import CASE, LOAN
from lpr_calc.casefile.meanings import MEANINGS
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli.new_answers import facts_of, text_of, tree_of
from lpr_calc.cli.new_dialogue import Dialogue, Ended
from lpr_calc.cli.new_question import JUDGMENT, Question
from lpr_calc.cli.new_question import Path as Way
from lpr_calc.cli.new_questions import KINDS, plan
from lpr_calc.cli.new_template import TEMPLATE
from lpr_calc.rates.series import Rates
from lpr_calc.values.strictyaml import load_yaml
from typed import Session

TODAY = date(2026, 11, 28)


def lpr(*args: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal."""
    return program.run(*args, cwd=cwd, stdin=stdin)


def test_the_template_computes(tmp_path: Path) -> None:
    """Overdue from 2022-06-01, to 2022-09-01 not counted: 82 days at 3.70 %, 10 days at 3.65 % (hand)."""
    template = lpr("new", cwd=tmp_path)
    assert (template.returncode, template.stdout, template.stderr) == (0, TEMPLATE, "")
    done = lpr("claim", "-", "--until", "2022-09-01", "--format", "json", cwd=tmp_path, stdin=template.stdout)
    # 300000 × 3.70% × 82 ÷ 365 = 2493.70; 300000 × 3.65% × 10 ÷ 365 = 300.00
    assert json.loads(done.stdout)["totals"]["overdue_interest"] == "2793.70"


def test_every_line_of_the_template_may_be_enabled(tmp_path: Path) -> None:
    """Without the marks of a comment it is still a case file;
    its keys and their Chinese names are the program's own.
    """
    enabled = "\n".join(
        line
        if line.startswith(("# 案件文件", "# yaml-language-server"))
        else line.replace("# ", "", 1)
        if line.lstrip().startswith("# ")
        else line
        for line in TEMPLATE.splitlines()
    )
    (tmp_path / "案.yaml").write_text(enabled, encoding="utf-8")
    done = lpr("claim", "案.yaml", "--until", "2024-07-01", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["totals"]["costs"] == "10000.00"
    assert lpr("judgment", "案.yaml", "--until", "2024-12-31", cwd=tmp_path).returncode == 0
    for line in TEMPLATE.splitlines()[1:]:
        key, _, rest = line.lstrip("# -").partition(":")
        section = {**CASE, **LOAN}
        if key in section and "[" in rest.partition("#")[2]:
            assert rest.partition("#")[2].split("[")[1].split("]")[0] in section[key][1:], line


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """An existing file is left as it was."""
    (tmp_path / "案.yaml").write_text("x", encoding="utf-8")
    done = lpr("new", "案.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "错误：案.yaml: 文件已经存在，没有改动（换一个文件名，或加 --force 替换）\n",
    )
    assert (tmp_path / "案.yaml").read_text(encoding="utf-8") == "x"
    assert (
        lpr("new", "new.yaml", "--lang", "en", cwd=tmp_path).stderr
        == "new.yaml written; compute: lpr-calc claim new.yaml\n"
    )


# What a person answers, question by question, for every kind of case; then the command and the total it gives.
ANSWERED: dict[str, tuple[str, str, str]] = {
    # contract.md §5: 300,000 from 2020-09-01 to 2023-06-30 and 50,000 paid on 2022-01-15: interest 30,035.23.
    "private-lending": (
        "1 张某 是 李某 是 30万 2019-09-01 · · · 2020-08-31 · · 否 2022-01-15 50000 · · · 2023-06-30 ·",
        "claim",
        "280035.23",
    ),
    # No term: the demand of 2022-05-01 with 30 days ends on 2022-05-31; from 2022-06-01 on 3.70 % (82 days to
    # 2022-08-21) and 3.65 % (10 days): 300000 × 3.70% × 82 ÷ 365 = 2493.70, 300000 × 3.65% × 10 ÷ 365 = 300.00.
    "民间借贷": (
        "民间借贷纠纷 张某 · 李某 · 30万 2021-06-01 · · · · 2022-05-01 30 · · · · · · 2022-09-01 ·",
        "claim",
        "302793.70",
    ),
    # One sum at 6 %, a year from 2023-01-10 to 2024-01-10: 365 days over 360: 300000 × 6% × 365 ÷ 360 = 18250.00.
    "bank-loan": ("2 某银行 李某 30万 2023-01-10 6% 0 · 2024-01-10 · · · · 2024-01-10 ·", "claim", "318250.00"),
    # LPR on 2022-06-01 3.70 % × 1.5 = 5.55 % (the default mark-up): 180000 × 5.55% × 92 ÷ 365 = 2518.03.
    "sale": ("3 甲公司 乙公司 18万 2022-05-31 · · · · · · 2022-09-01 ·", "claim", "182518.03"),
    # 0.05 % a day: 180000 × 0.05% × 92 = 8280.00.
    "sme-payment": ("4 甲公司 乙公司 18万 2021-06-01 2022-05-31 · · · · · · 2022-09-01 ·", "claim", "188280.00"),
    # No due day, handed over on 2022-06-01, which is the due day itself: 82 days at 3.70 %, 10 at 3.65 %, on 1,200,000:
    # 9974.79 + 1200.00.
    "construction": ("5 甲公司 乙公司 120万 · 2022-06-01 · · · · · · 2022-09-01 ·", "claim", "1211174.79"),
    # As agreed: 180000 × 6% × 92 ÷ 365 = 2722.19.
    "other": ("6 甲 乙 18万 2022-05-31 6% · · · · · 2022-09-01 ·", "claim", "182722.19"),
    # contract.md §5: the doubled part of 300,000 from 2022-03-01 through 2023-02-28: 365 × 0.0175 % = 19,162.50.
    JUDGMENT: ("7 张某 李某 · · · 2022-02-28 30万 · · · 2023-02-28 ·", "judgment", "319162.50"),
}


class Script:
    """Answers written beforehand; · is Enter."""

    def __init__(self, answers: Iterable[str], live: bool = True) -> None:
        self.live = live
        self.answers = iter(answers)
        self.prompts: list[str] = []

    def answer(self, prompt: str, words: Iterable[str] = ()) -> str:
        """Give the next; where there is none, the input ends."""
        self.prompts.append(prompt)
        answer = next(self.answers, None)
        if answer is None:
            raise EOFError
        if answer == "^C":
            raise KeyboardInterrupt
        return "" if answer == "·" else answer


def hold(answers: Iterable[str], lang: str = "zh", live: bool = True) -> tuple[Ended, Dialogue, Script]:
    """Hold a dialogue of the given answers."""
    script = Script(answers, live)
    dialogue = Dialogue(script, "案.yaml", lang, TODAY, Rates())
    return dialogue.hold(), dialogue, script


@pytest.mark.broad
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ANSWERED)
def test_every_kind_computes(kind: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers of each kind make a file that the command named computes, to a figure of the law."""
    answers, command, total = ANSWERED[kind]
    ended, dialogue, script = hold([*answers.split(), "·"], lang)
    assert ended.whole, capsys.readouterr().err
    assert next(script.answers, None) is None, "answers are left over"
    assert ended.command == command
    shown = capsys.readouterr().err
    assert f"{Decimal(total):,}" in shown, "the review says what comes of it"
    text = text_of(dialogue.answers, lang)
    assert text.startswith("# yaml-language-server: $schema=case.schema.json\n")
    # One path: what was checked is what the file says.
    case = parse_case(load_yaml(text, "案.yaml"), TODAY, loans_needed=kind != JUDGMENT)
    asked = parse_case(tree_of(facts_of(dialogue.answers), lang), TODAY, loans_needed=kind != JUDGMENT)
    assert [loan._replace(where="", places={}) for loan in case.loans] == [
        loan._replace(where="", places={}) for loan in asked.loans
    ]
    assert [payment._replace(where="") for payment in case.payments] == [
        payment._replace(where="") for payment in asked.payments
    ]
    (tmp_path / "案.yaml").write_text(text, encoding="utf-8")
    done = lpr(command, "案.yaml", "--only", "total", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{total}\n"), done.stderr
    assert lpr("check", "案.yaml", cwd=tmp_path).returncode == 0


def questions_of(kind: str) -> list[tuple[dict[Way, str], Question]]:
    """Every question of a kind with the answers given before it."""
    _, dialogue, _ = hold([*ANSWERED[kind][0].split(), "·"])
    met = []
    before: dict[Way, str] = {}
    for question in plan(dialogue.answers):
        met.append((dict(before), question))
        before[question.path] = dialogue.answers[question.path]
    return met


@pytest.mark.broad
@pytest.mark.parametrize("kind", ANSWERED)
def test_what_cannot_be_read_is_asked_again(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each question that is no free text refuses an answer that nobody can read, and blames no other."""
    refused = 0
    for before, question in questions_of(kind):
        section, key = question.key
        how = getattr(keys, section)[key][0] if section else "yes-no"
        if how in ("text", "parties"):
            continue
        _, dialogue, _ = hold([])
        dialogue.answers = before
        capsys.readouterr()
        assert not dialogue._accepted(question, "@@@"), question.path
        said = capsys.readouterr().err
        assert "@@@" in said, (question.path, said)
        assert question.path not in dialogue.answers
        assert "重新回答" not in said, "another answer was blamed"
        refused += 1
    assert refused > 4


@pytest.mark.broad
def test_keys_and_meanings() -> None:
    """Every question is a key of the case file with a meaning to explain it; the labels are distinct."""
    for kind in ANSWERED:
        labels = [question.label for _, question in questions_of(kind)]
        assert len(set(labels)) == len(labels), kind
        for _, question in questions_of(kind):
            section, key = question.key
            if question.path[0] == "more":
                continue
            assert key in getattr(keys, section), question.path
            assert key in MEANINGS[section]
    assert set(KINDS) == {*ANSWERED} - {"民间借贷"}


START = "1 张某 · 李某 · 30万 2021-06-01 · · ·"


@pytest.mark.broad
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (f"{START} 2020-05-31", "到期日 2020-05-31 早于出借日 2021-06-01"),
        (f"{START} 2022-05-31 · · · 2020-01-01", "2020-01-01 的还款早于出借日 2021-06-01"),
        (f"{START} 2022-05-31 · · · · · 2020-01-01", "起诉日 2020-01-01 早于合同成立日 2021-06-01"),
        (f"{START} 2022-05-31 · · · · · 2024-01-01 2023-01-01", "受理日 2023-01-01 早于起诉日 2024-01-01"),
        ("7 甲 乙 · 2024-08-20 2024-09-10 2024-09-01", "履行期限届满日 2024-09-01 早于生效日 2024-09-10"),
    ],
)
def test_answers_are_checked_against_earlier_ones(answers: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be true beside an earlier answer is said at once, in the words of the case file, and asked again."""
    _, _, script = hold([*answers.split(), "^C", "n"])
    assert said in capsys.readouterr().err
    # The question was put twice, then Ctrl-C, then the offer to save.
    assert script.prompts[-3] == script.prompts[-2]
    assert script.prompts[-1].startswith("保存已经回答的吗")


@pytest.mark.broad
def test_going_back_and_changing_one_answer() -> None:
    """< asks the question before again; a number in the review asks that one, and what its answer makes necessary."""
    typed = "1 张 · 李 · 30万 2021-06-01 < 2021-07-01 · · · 2022-05-31 · · · · · · · ·"
    answers = typed.split()
    whole, dialogue, _ = hold([*answers, "·"])
    assert whole.whole
    assert dialogue.answers["loans", 0, "lent"] == "2021-07-01"
    # In the review: the due date goes, so a demand is asked for; then another kind, whose questions differ.
    changed, dialogue, script = hold([*answers, "11", "-", "2022-05-01", "30", "1", "3", "5", "2022-05-31", "·"])
    assert changed.whole
    text = text_of(dialogue.answers, "zh")
    assert "kind: sale" in text
    assert "title: 张诉李买卖合同纠纷" in text, "the title that was offered follows the kind"
    assert "grace" not in text, "a sale has no such question"
    assert "demands" not in text
    assert sum("催告" in prompt for prompt in script.prompts) == 2


@pytest.mark.broad
def test_payments_of_several_loans(tmp_path: Path) -> None:
    """A second loan is asked for as the first; a payment may name one of them."""
    loans = "1 张 · 李 · 10万 2021-06-01 · · · 2022-05-31 · · 是 20万 2021-07-01 · · · 2022-06-30 · · 否"
    ended, dialogue, _ = hold([*loans.split(), *["2022-08-01", "5000", "2", "·", "·", "·", "2022-09-01", "·", "·"]])
    assert ended.whole
    (tmp_path / "案.yaml").write_text(text_of(dialogue.answers, "zh"), encoding="utf-8")
    done = lpr("claim", "案.yaml", "--format", "json", cwd=tmp_path)
    data = json.loads(done.stdout)
    assert {line["loan"] for line in data["lines"]} == {"1", "2"}
    assert [row["loan"] for row in data["ledger"]] == ["2"]


def test_what_is_there_can_be_saved() -> None:
    """Ctrl-C and the end of the input offer to save; no is no, and with nothing answered nothing is asked."""
    for last in ("^C", None):
        for say, kept in (("", True), ("y", True), ("n", False)):
            answers = ["3", "甲", "乙", "18万", *([last] if last else [])]
            script = Script([*answers, say] if last else answers)
            dialogue = Dialogue(script, "案.yaml", "zh", TODAY, Rates())
            if last is None:
                # The end of the input, then an answer to the offer.
                with mock.patch.object(script, "answer", side_effect=[*answers, EOFError, say]):
                    ended = dialogue.hold()
            else:
                ended = dialogue.hold()
            assert not ended.whole
            assert (ended.answers is not None) == kept
            if kept:
                assert "principal: 18万" in text_of(ended.answers or {}, "zh")
    assert hold(["^C"])[0] == Ended(None, False)
    # A terminal that went away answers nothing: what was typed is kept.
    assert hold(["3", "甲"])[0].answers is not None


def test_a_pipe_answers_too(tmp_path: Path) -> None:
    """--ask reads an answer a line; what is left out is nothing, what is needed or wrong ends with 2 and no file."""
    lines = "\n".join("" if answer == "·" else answer for answer in ANSWERED["private-lending"][0].split())
    done = lpr("new", "案.yaml", "--ask", cwd=tmp_path, stdin=lines + "\n")
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("已写 案.yaml；计算：lpr-calc claim 案.yaml\n")
    assert lpr("claim", "案.yaml", "--only", "total", cwd=tmp_path).stdout == "280035.23\n"
    done = lpr("new", "b.yaml", "--ask", cwd=tmp_path, stdin="1\n张某\n\n李某\n\n三十\n")
    assert (done.returncode, (tmp_path / "b.yaml").exists()) == (2, False)
    assert done.stderr.splitlines()[-1].startswith("错误：本金: 金额“三十”无法识别")
    done = lpr("new", "b.yaml", "--ask", "--lang", "en", cwd=tmp_path, stdin="1\nA\n")
    assert (done.returncode, (tmp_path / "b.yaml").exists()) == (2, False)
    assert done.stderr.splitlines()[-1] == "error: principal: no answer"
    assert lpr("new", "-", "--ask", cwd=tmp_path, stdin=lines).stdout == (tmp_path / "案.yaml").read_text("utf-8")


@pytest.mark.broad
def test_questions_on_a_terminal(tmp_path: Path) -> None:
    """At a terminal: 三十 and 2020-02-30 are asked again; one backspace takes a whole 汉字 back; the review says what
    comes of it; the file then gives the interest of claim (contract.md §5, the same with a payment).
    """
    session = Session("new", cwd=tmp_path)
    session.answer("1", "张某三\x7f", "", "李某", "", "三十", "30万", "2019-09-01", "", "", "", "2020-02-30")
    session.answer("2020-08-31", "", "", "", "2022-01-15", "50000", "", "", "", "2023-06-30", "")
    review = session.until("直接回车：")
    assert "逾期利息 30,035.23" in review
    session.send("\n")
    assert session.end() == 0
    assert "“三十”无法识别" in session.seen
    assert "2020-02-30" in session.seen
    text = (tmp_path / "案件.yaml").read_text(encoding="utf-8")
    assert "title: 张某诉李某民间借贷纠纷  # 案件\n" in text
    claim = lpr("claim", "案件.yaml", "--format", "json", cwd=tmp_path)
    assert json.loads(claim.stdout)["totals"]["interest"] == "30035.23"


@pytest.mark.broad
def test_ctrl_c_on_a_terminal(tmp_path: Path) -> None:
    """Ctrl-C in the middle: no writes nothing, Enter writes what is there, which check reads; both end with 130."""
    for say, kept in (("n", False), ("", True)):
        session = Session("new", "案.yaml", cwd=tmp_path)
        session.answer("3", "甲公司", "乙公司", "18万")
        session.until("：")
        time.sleep(0.5)  # a signal between the prompt and the wait for a key is seen by Python only with the next key
        session.send("\x03")
        session.until("[Y/n]")
        session.send(f"{say}\n")
        assert session.end() == 130
        assert (tmp_path / "案.yaml").exists() == kept
    assert "没有应付款日" not in session.seen
    assert "principal: 18万" in (tmp_path / "案.yaml").read_text(encoding="utf-8")
    assert "due-missing" in lpr("check", "案.yaml", cwd=tmp_path).stdout


@pytest.mark.broad
def test_a_file_that_came_meanwhile(tmp_path: Path) -> None:
    """An existing file is asked about before anything else; one that came while questions were answered costs no
    answer: another name is asked for.
    """
    (tmp_path / "案.yaml").write_text("x", encoding="utf-8")
    session = Session("new", "案.yaml", cwd=tmp_path)
    session.until("[y/N]")
    session.send("n\n")
    assert session.end() == 2
    session = Session("new", "b.yaml", cwd=tmp_path)
    session.answer("3", "甲", "乙", "18万", "2022-05-31", "", "", "", "", "", "", "2022-09-01", "")
    session.until("直接回车：")
    (tmp_path / "b.yaml").write_text("y", encoding="utf-8")
    session.send("\n")
    session.until("[y/N]")
    session.send("n\n")
    session.until("换一个文件名：")
    session.send("c.yaml\n")
    assert session.end() == 0
    assert (tmp_path / "案.yaml").read_text(encoding="utf-8") == "x"
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "y"
    assert lpr("claim", "c.yaml", "--only", "total", cwd=tmp_path).stdout == "182518.03\n"


def test_a_wrong_answer_of_a_pipe_names_its_question() -> None:
    """Where nobody can be asked again, the first answer that cannot be right ends it."""
    with pytest.raises(LprError) as caught:
        hold([*START.split(), "2020-05-31"], live=False)
    assert {problem.where for problem in caught.value.problems} == {"到期日"}
