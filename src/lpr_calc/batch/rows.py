"""One row → one outcome: through `parse_case` and the function of the single command, or, for a claim, through a lane
that was proved to give the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ..base.dates import iso
from ..base.errors import LprError, Problem
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import bare
from ..casefile.model import Case, currency_of
from ..casefile.parse import parse_case
from ..compute import answer
from ..compute.strict import unused_problem
from ..law.choices import Notice, Unused, not_used
from ..rates.series import Rates
from ..rates.table import stale_text
from ..reports.data import itemised
from ..values.text import shown
from ..values.tree import Node
from .cell_reader import CellReader, cleaned
from .columns import InputColumn
from .lane import Lane
from .mapping import NONE as NO_MAPPING
from .mapping import Mapping
from .places import in_a_table, one_line, without_options
from .plain import Sums
from .questions import QUESTIONS
from .sheet_cells import SheetFormula
from .trees import assemble, day_for_all

_LANES = 100
"""Rows of JSON may each have their own keys: so many kinds of row are remembered."""


class RowResult(Record):
    """What a row came to. ``cells`` are the texts of the question's results; the figures are fen, 0 for a rejected row.

    ``lines`` are its lines as the texts of LINE_COLUMNS, where they were asked for; ``sums`` what a question other than
    that for a claim adds to the totals; ``last`` its last day (day number), ``coming`` whether that is still to come;
    ``events`` are its events for a calendar file.
    """

    cells: tuple[str, ...]
    principal: int = 0
    interest: int = 0
    lines: tuple[list[str], ...] = ()
    internal: bool = False
    """Whether it was rejected for a mistake of ours."""
    sums: tuple[tuple[str, int], ...] = ()
    last: int | None = None
    coming: bool = False
    events: str = ""
    aside: str = ""
    """What the row is that is no claim (`aside`): nothing was computed."""

    @property
    def error(self) -> str:
        """Why the row was rejected, "" where it was not."""
        return self.cells[-1]

    @property
    def notices(self) -> str:
        """The warnings that belong to this row."""
        return self.cells[-3]


class Computer:
    """Computes rows. It remembers the assumptions it met: a batch says each once."""

    question = "claim"
    dated = False
    """Whether events for a calendar file are wanted."""
    lines_in = "en"
    """The language in which lines word their rates."""
    of_files = False
    """Whether the rows are case files: keys in the place of columns."""

    def __init__(
        self,
        rates: Rates,
        today: date,
        strict: bool = False,
        lang: str = "zh",
        itemised: bool = False,
        on: str = "",
        rounded: bool = False,
        seen: bool = True,
        grouped: bool = False,
        mapping: Mapping = NO_MAPPING,
    ) -> None:
        """``itemised`` keeps the lines of every claim, for those who want them; ``on`` is the day for all rows (ISO, ""
        for each row's own), ``rounded`` takes amounts of more decimals than fen for the nearest fen, ``seen`` whether
        the formats of numbers are known, ``grouped`` whether rows were put together,
        ``mapping`` what a mapping file adds to every row.
        """
        self.results = QUESTIONS[self.question].results
        self.empty = ("",) * len(self.results)
        """The cells of a row without a result."""
        self.on = on
        self.rounded = rounded
        self.seen = seen
        self.grouped = grouped
        self.mapping = mapping
        self.rates = rates
        self.today = today
        self.strict = strict
        self.lang = lang
        self.itemised = itemised
        self.assumed: dict[str, Text] = {}
        self.known = iso(rates.lpr.known_through)
        self.stale = stale_text(rates.lpr.known_through, rates.lpr.next_due).say(lang)
        """What a row whose days outrun the table says."""
        self.between = "；" if lang == "zh" else "; "
        """What stands between two remarks in one cell."""
        self.history = self.between.join(said.say(lang) for said in rates.histories())
        """What every row says: that a table of the user's has another history than the packaged one."""
        self._columns: Sequence[InputColumn] = ()
        self._lane: Lane | None = None
        self._reader = CellReader(())
        self._lanes: dict[tuple[InputColumn, ...], tuple[Lane | None, CellReader]] = {}

    def lane(self, columns: Sequence[InputColumn]) -> Lane | None:
        """Return the quick lane for the rows of a table, None where every row must go the whole way."""
        if columns is not self._columns:
            self._columns = key = tuple(columns)
            if key not in self._lanes:
                if len(self._lanes) >= _LANES:
                    self._lanes.clear()
                self._lanes[key] = self._made(columns), CellReader(columns, self.rounded, self.seen, self.grouped)
            self._lane, self._reader = self._lanes[key]
        return self._lane

    def _made(self, columns: Sequence[InputColumn]) -> Lane | None:
        """Make the quick lane of a table, where there is one."""
        if self.question != "claim" or self.on or self.mapping.constants or self.mapping.words:
            return None
        if any(column.key == "text" for column in columns):
            return None
        lane = Lane(columns, self.rates, self.today, self.strict, self._assume, self.lines_in)
        return lane if lane.usable else None

    def reader(self, columns: Sequence[InputColumn]) -> CellReader:
        """Return what is to be done to the cells of a table before they are read."""
        self.lane(columns)
        return self._reader

    def of_cells(self, columns: Sequence[InputColumn], cells: Sequence[str], row: int = 0) -> RowResult:
        """Compute one row of a table; as many cells as columns. ``row`` is its number in a spreadsheet, 0 for none."""
        lane = self.lane(columns)
        reader = self._reader
        if SheetFormula in map(type, cells):
            return self.the_whole_way(columns, cells, row)
        if lane is not None and reader.plain:
            sums = self.quick(lane, cells)
            if sums is not None:
                return self.of_sums(lane, sums)
        elif lane is not None:
            read, problems, unused = reader.read(cells)
            if not problems and not (unused and self.strict):
                sums = self.quick(lane, read)
                if sums is not None:
                    return self.of_sums(lane, sums, unused)
        return self.the_whole_way(columns, cells, row)

    def of_sums(self, lane: Lane, sums: Sums, unused: Sequence[Unused] = ()) -> RowResult:
        """Return the outcome of the row that the lane just computed; ``unused`` was found when its cells were read."""
        principal, interest, total, per_diem, after = sums
        notices = self.history
        if lane.warnings:
            notices = self.between.join(said for said in (self._warnings(lane.warnings), notices) if said)
        not_used = self._not_used((*unused, *lane.unused)) if unused or lane.unused else ""
        cells = self._cells(interest, total, per_diem, after, notices, not_used)
        return RowResult(cells, principal, interest, lane.lines, False)

    def quick(self, lane: Lane, cells: Sequence[str]) -> Sums | None:
        """Compute one row in the quick lane; None where it must go the whole way,
        as whatever the lane stumbles on must.
        """
        try:
            return lane.figures(cells, self.itemised)
        except Exception:
            return None

    def the_whole_way(self, columns: Sequence[InputColumn], cells: Sequence[str], row: int = 0) -> RowResult:
        """Compute one row of a table by the whole path."""
        read, problems, unused = self.reader(columns).read(cells)
        found = [
            (c.key, text, one_line(c.heading))
            for c, cell in zip(columns, read, strict=True)
            if c.key and (text := cleaned(c.key, cell))
        ]
        if self.mapping is not NO_MAPPING:
            found = self._mapped(found)
        try:
            outcome = self._of_tree(self._read(assemble(found)), unused, problems)
        except LprError as error:
            outcome = self.rejected(in_a_table(error, columns, cells, problems, row, self.lang))
        except Exception as error:
            outcome = self.crashed(error)
        return outcome

    def _mapped(self, found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """Put the words of the mapping file in the place of theirs, and add its constants where the row states none."""
        words = self.mapping.words
        said = [(key, words[key].get(bare(text), text) if key in words else text, place) for key, text, place in found]
        stated = {key for key, _, _ in said}
        return said + [constant for constant in self.mapping.constants if constant[0] not in stated]

    def of_tree(self, tree: Node, unused: Sequence[Unused] = ()) -> RowResult:
        """Compute one row as a tree of text, by the whole path."""
        try:
            return self._of_tree(self._read(tree), unused)
        except LprError as error:
            return self.rejected(error)
        except Exception as error:
            return self.crashed(error)

    def _of_tree(self, tree: Node, unused: Sequence[Unused] = (), problems: Sequence[Problem] = ()) -> RowResult:
        """Compute one row as a tree of text. Raises LprError, also for ``problems`` found before."""
        tree, more = self._on(tree, unused)
        case = self._case(tree)
        if problems or (more and self.strict):
            raise LprError(*problems, *(unused_problem(fact) for fact in more if self.strict))
        return self._answer(case, more)

    def _read(self, tree: Node) -> Node:
        """Put what a text says in its place, where the row has one (``--for read,judgment``). Raises LprError."""
        if not isinstance(tree.value, dict) or "text" not in tree.value:
            return tree
        from .texts import case_of

        return case_of(tree, self.today, self.lang)

    def _on(self, tree: Node, unused: Sequence[Unused]) -> tuple[Node, tuple[Unused, ...]]:
        """Put the day for all rows in the place of the row's own, which is told where it is another."""
        return day_for_all(tree, "until", self.on, unused, self.today) if self.on else (tree, tuple(unused))

    def _case(self, tree: Node) -> Case:
        return parse_case(tree, self.today)

    def _answer(self, case: Case, unused: tuple[Unused, ...]) -> RowResult:
        """Answer the question for one case; ``unused`` was found when it was read. Raises LprError."""
        statement = answer.claim(case, self.rates, self.strict)
        self._take(statement.notices)
        totals = statement.totals
        return RowResult(
            self._cells(
                totals.interest,
                totals.total,
                totals.per_diem,
                totals.principal_after,
                self._warnings(statement.notices),
                self._not_used((*unused, *statement.unused)),
            ),
            # The sums of a batch are yuan: those of another currency stay out of them.
            0 if currency_of(case) else totals.principal,
            0 if currency_of(case) else totals.interest,
            itemised(statement, self.lines_in) if self.itemised else (),
        )

    def _take(self, notices: Sequence[Notice]) -> None:
        """Remember the assumptions of a result."""
        for notice in notices:
            if notice.level == "assumption":
                self._assume(notice)

    def _assume(self, notice: Notice) -> None:
        self.assumed.setdefault(notice.code, notice.message)

    def _cells(
        self, interest: int, total: int, per_diem: int, principal: int, notices: str = "", unused: str = ""
    ) -> tuple[str, ...]:
        return (
            fen_text(interest),
            fen_text(total),
            fen_text(per_diem),
            fen_text(principal),
            self.known,
            notices,
            unused,
            "",
        )

    def _warnings(self, notices: Sequence[Notice], also: Collection[str] = ()) -> str:
        """What the row says of itself: its warnings, and its notices of the codes ``also``."""
        said = self.between.join(
            notice.message.say(self.lang) for notice in notices if notice.level == "warning" or notice.code in also
        )
        return without_options(said, self.lang, self.of_files, self.question)

    def _not_used(self, unused: Sequence[Unused]) -> str:
        return not_used(unused, self.lang)

    def rejected(self, error: LprError) -> RowResult:
        """Return the outcome of a row with everything that is wrong with it."""
        said = self.between.join(problem.say(self.lang) for problem in error.problems)
        return RowResult((*self.empty[1:], without_options(said, self.lang, self.of_files, self.question)))

    def crashed(self, error: Exception) -> RowResult:
        """Return the outcome of a row on which the program itself failed: it stops no other."""
        said = shown(f"{type(error).__name__}: {error}")
        message = Text(f"程序内部错误，请报告：{said}", f"internal error, please report it: {said}")
        return self.rejected(LprError(Problem("internal", message)))._replace(internal=True)
