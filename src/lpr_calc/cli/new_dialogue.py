"""The dialogue of ``lpr-calc new``: ask, check each answer against the earlier ones, go back, review."""

from __future__ import annotations

import sys
from datetime import date

from ..base.errors import LprError, Problem
from ..base.errors import problems_of as messages_of
from ..base.record import Record
from ..base.text import Text
from ..casefile import keys
from ..casefile.as_keys import with_keys
from ..casefile.meanings import MEANINGS
from ..casefile.parse import parse_case
from ..casefile.words import WORDS
from ..compute import answer
from ..compute.check import check
from ..law.choices import Unused, unused_text
from ..rates.series import Rates
from ..render import plain
from ..render.inert import one_line
from ..render.plain import pad, width
from ..render.views import summary
from ..reports.claim import document_of as claim_document
from ..reports.judgment import document_of as judgment_document
from ..values.text import shown
from ..values.tree import Node
from .new_answers import facts_of, tree_of, wrong_in
from .new_question import JUDGMENT, Path, Question
from .new_questions import FIRST
from .new_questions import plan as questions_of
from .new_terminal import Answering

problem = messages_of(__name__)

BACK, EXPLAIN, NOTHING = "<", "?", "-"
"""What may be typed in the place of an answer; full-width forms do as well."""

_FULL_WIDTH = str.maketrans("＜《？－", "<<?-")
_YES = ("y", "yes", "是")


class _Jump(Exception):  # noqa: N818 -- it is no error
    """Another question is to be asked first."""

    def __init__(self, question: Question) -> None:
        self.question = question


class Ended(Record):
    """How a dialogue ended: the answers, or None where nothing is to be written; whether it came to its end."""

    answers: dict[Path, str] | None
    whole: bool
    command: str = "check"


class Dialogue:
    """Asks for one case file."""

    def __init__(self, source: Answering, path: str, lang: str, today: date, rates: Rates) -> None:
        self.source = source
        self.path = path
        self.lang = lang
        self.today = today
        self.rates = rates
        self.answers: dict[Path, str] = {}
        self.taken: set[Path] = set()
        """Answers that are the default offered: they follow it when what it is made of changes."""
        self.met: set[tuple[str, str]] = set()
        """Problems that the answers so far have; no later answer is blamed for one."""
        self.command = "check"

    def hold(self) -> Ended:
        """Ask everything, show it, and say what to write. Raises LprError for an answer of a pipe that is refused."""
        self._say(_INTRODUCTION, path=one_line(self.path))
        try:
            self._ask_all()
            while not self._reviewed():
                self._ask_all()
        except KeyboardInterrupt:
            return Ended(self._kept(), False)
        except EOFError:
            if self.source.live:
                return Ended(self._kept(), False)
            self._refuse_incomplete()
            self._computed()
        return Ended(self.answers, True, self.command)

    # asking

    def _ask_all(self) -> None:
        while question := next((q for q in questions_of(self.answers) if q.path not in self.answers), None):
            self._ask(question)
        for question in questions_of(self.answers):
            if question.path in self.taken:
                self.answers[question.path] = question.default or ""

    def _ask(self, question: Question) -> None:
        """Ask one question until its answer can be read and goes with the others, or until another comes first."""
        asked: Question | None = question
        while asked is not None:
            try:
                self._ask_once(asked)
                asked = None
            except _Jump as jump:
                asked = jump.question

    def _ask_once(self, question: Question) -> None:
        if question.words is not None:
            self._list(question)
        while True:
            text = self.source.answer(self._prompt(question), self._completed(question))
            control = text.translate(_FULL_WIDTH)
            if control == EXPLAIN:
                self._explain(question)
                continue
            if control == BACK:
                self._back(question)
            elif control == NOTHING:
                text = ""
            elif not text:
                text = self.answers.get(question.path) or question.default or ""
            else:
                text = self._word(question, text)
            if self._accepted(question, text):
                if text and text == question.default:
                    self.taken.add(question.path)
                else:
                    self.taken.discard(question.path)
                return

    def _prompt(self, question: Question) -> str:
        held = self.answers.get(question.path) or question.default
        words = question.words or {}
        taken = f" [{words[held].say(self.lang) if held in words else held}]" if held else ""
        return one_line(question.ask.say(self.lang)) + one_line(taken) + Text("：", ": ").say(self.lang)

    def _list(self, question: Question) -> None:
        words = question.words or {}
        if set(words) == {"yes", "no"}:
            return
        first = 0 if "" in words else 1
        for number, word in enumerate(words, first):
            self._write(f"  {number} {words[word].say(self.lang)}")

    def _completed(self, question: Question) -> list[str]:
        words = question.words or {}
        return [*words, *(said.say(self.lang) for said in words.values())]

    def _word(self, question: Question, text: str) -> str:
        """An answer as the word it chooses by number, by name or by its first letter (yes and no); else as it is."""
        words = question.words
        if words is None:
            return text
        plain = text.translate(str.maketrans("０１２３４５６７８９", "0123456789")).lower()
        numbered = dict(enumerate(words, 0 if "" in words else 1))
        if plain.isascii() and plain.isdigit() and int(plain) in numbered:
            return numbered[int(plain)]
        for word, said in words.items():
            if plain == word or text in (said.zh, said.en) or (len(words) == 2 and plain and word.startswith(plain)):  # noqa: PLR2004
                return word
        if question.path == FIRST.path and text in ("判决", "判决以后", "执行", "调解", "仲裁"):
            return JUDGMENT
        section, key = question.key
        names = WORDS[getattr(keys, section)[key][0]] if section else {}
        return next((word for word, also in names.items() if text in also), text)

    def _accepted(self, question: Question, text: str) -> bool:
        """Take an answer, or say what is wrong with it. Raises LprError in the place of asking a pipe again."""
        if not text and question.needed:
            return self._refused(problem("answer-needed", question.label.say(self.lang)))
        if question.path[0] == "more" and text not in (question.words or {}):
            return self._refused(problem("answer-needed/yes-no", question.label.say(self.lang), text=shown(text)))
        before = dict(self.answers)
        self.answers[question.path] = text
        problems = wrong_in(self.answers, self.today, self.rates, self.lang)
        labels = {q.label.say(self.lang) for q in questions_of(self.answers)}
        new = [p for p in problems if (p.code, p.where) not in self.met and p.where in labels]
        if not new:
            self.met = {(p.code, p.where) for p in problems}
            return True
        self.answers = before
        if not self.source.live:
            raise LprError(*(with_keys(p) for p in new))
        own = question.label.say(self.lang)
        for met in new:
            self._tell(met._replace(where="") if met.where == own else met)
        if any(met.where != own for met in new):
            self._say(_CONFLICT)
        return False

    def _refused(self, why: Problem) -> bool:
        if not self.source.live:
            raise LprError(why)
        self._tell(why._replace(where=""))
        return False

    def _explain(self, question: Question) -> None:
        section, key = question.key
        zh, en = MEANINGS.get(section, {}).get(key, ("", ""))
        self._write(Text(zh, en).say(self.lang) or question.ask.say(self.lang))

    def _back(self, question: Question) -> None:
        """Leave this question for the one before it. Raises _Jump, or says that it is the first."""
        before = None
        for other in questions_of(self.answers):
            if other.path == question.path:
                break
            before = other
        if before is None:
            self._say(Text("这已经是第一项", "this is the first question"))
            raise _Jump(question)
        raise _Jump(before)

    # the review

    def _reviewed(self) -> bool:
        """Show the answers and what comes of them; False after one of them was asked anew, True for writing."""
        asked = [question for question in questions_of(self.answers) if question.path in self.answers]
        shown = [self._shown(question) for question in asked]
        names = max(width(question.label.say(self.lang)) for question in asked)
        self._say(Text("\n核对：", "\nReview:"))
        for number, (question, text) in enumerate(zip(asked, shown, strict=True), 1):
            self._write(f"  {number:>2}  {pad(question.label.say(self.lang), names)}  {one_line(text)}")
        sound = self._computed()
        while True:
            text = self.source.answer(_REVIEW.say(self.lang)).translate(_FULL_WIDTH)
            if not text:
                if sound or self._agreed(_ANYWAY):
                    return True
                continue
            if text == BACK:
                self._ask(asked[-1])
                return False
            if text.isascii() and text.isdigit() and 1 <= int(text) <= len(asked):
                self._ask(asked[int(text) - 1])
                return False
            self._say(
                Text("写 1～{count} 的序号，或直接回车", "a number from 1 to {count}, or Enter"), count=len(asked)
            )

    def _shown(self, question: Question) -> str:
        text = self.answers[question.path]
        words = question.words or {}
        if text in words:
            return words[text].say(self.lang)
        return text or Text("（没有）", "(none)").say(self.lang)

    def _computed(self) -> bool:
        """Say what the file will come to, or what is still wrong with it; whether it can be computed."""
        tree = tree_of(facts_of(self.answers), self.lang)
        found = check(tree, "", self.today, self.rates)
        if found.problems:
            self._say(Text("还不能计算：", "It cannot be computed yet:"))
            for met in found.problems:
                self._tell(met, "  ")
            return False
        self.command = next((name for name in found.commands if name in ("judgment", "claim", "schedule")), "check")
        try:
            self._result(tree, found.unused)
        except LprError as error:  # a loan by instalments that no claim is made of
            for met in error.problems:
                self._tell(met, "  ")
        return True

    def _result(self, tree: Node, unused: tuple[Unused, ...]) -> None:
        """Show the total, what it is made of, and the warnings; of a case that has no such figure, what is unused."""
        case = parse_case(tree, self.today, loans_needed=self.command != JUDGMENT)
        if self.command == "claim":
            document = claim_document(answer.claim(case, self.rates), self.lang)
        elif self.command == JUDGMENT:
            document = judgment_document(answer.judgment(case, self.rates), self.lang)
        else:
            if unused:
                self._write(unused_text(unused).say(self.lang))
            return
        self._write(plain.render(summary(document)).rstrip())

    # ending

    def _kept(self) -> dict[Path, str] | None:
        """Offer to save what there is; a terminal that went away while it was asked keeps it."""
        if not any(self.answers.values()):
            return None
        self._write("")
        try:
            held = self._agreed(_SAVE, default=True)
        except KeyboardInterrupt:
            self._write("")
            return None
        except EOFError:
            held = True
        return dict(self.answers) if held else None

    def _refuse_incomplete(self) -> None:
        """Take what a pipe did not answer for "nothing". Raises LprError where that cannot be."""
        while question := next((q for q in questions_of(self.answers) if q.path not in self.answers), None):
            if question.needed and not question.default:
                raise LprError(problem("answer-needed/none", question.label.say(self.lang)))
            self.answers[question.path] = question.default or ""

    def _agreed(self, ask: Text, default: bool = False) -> bool:
        said = self.source.answer(one_line(ask.say(self.lang)) + " ").lower()
        return default if not said else said in _YES

    # saying

    def _tell(self, met: Problem, indent: str = "") -> None:
        self._write(indent + one_line(with_keys(met).say(self.lang)))

    def _say(self, said: Text, **values: object) -> None:
        self._write(said.say(self.lang).format(**values))

    def _write(self, text: str) -> None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


_INTRODUCTION = Text(
    """逐项提问，答完先给您核对，再写入 {path}。
回车：没有，或取方括号里的值；-：改为没有；?：解释这一项；<：回到上一项；Ctrl-C：停下，可以保存已答的。
金额、日期、利率的写法与案件文件相同：30万、2021-06-01、2021年6月1日、24%、月息2分、4xLPR。
""",
    """Questions one by one, a review at the end, then {path} is written.
Enter: nothing, or what stands in brackets; -: take it away; ?: explain; <: back; Ctrl-C: stop, with an offer to save.
Amounts, dates and rates as in a case file: 300000, 2021-06-01, 24%, 2%/月, 4xLPR.
""",
)
_CONFLICT = Text("重新回答这一项，或输入 < 改前面的一项", "answer this one again, or type < to change an earlier one")
_REVIEW = Text("改哪一项写序号，写入直接回车：", "a number to change that one, Enter to write: ")
_ANYWAY = Text("照样写入吗？[y/N]", "Write it all the same? [y/N]")
_SAVE = Text("保存已经回答的吗？[Y/n]", "Save what was answered? [Y/n]")
