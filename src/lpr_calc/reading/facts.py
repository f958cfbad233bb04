"""What was read of one text, before it becomes a case file: sums, interest, costs, persons, days, with their words.

Amounts are fen, days are day numbers, rates are `RateRead`; a span is a pair of places in the clean text.
"""

from __future__ import annotations

from ..base.checking import Any
from ..base.messages import filled
from ..base.text import Text
from .clean import Clean, narrow
from .days import Deadline
from .messages import QUESTIONS, TOLD
from .persons import Parties
from .rates import RateRead

Span = tuple[int, int]


class Sum:
    """A sum of principal or damages: its item, its head, who pays it, and its own deadline; ``confirmed`` says that the
    clause only confirms that it is owed.
    """

    def __init__(self, fen: int, item: int, name: str, span: Span, kind: str = "principal") -> None:
        self.fen, self.item, self.name, self.span, self.kind = fen, item, name, span, kind
        self.deadline: Deadline | None = None
        self.payers: tuple[str, ...] = ()
        self.lent: int | None = None
        self.rest = self.confirmed = False


class Interest:
    """One entry of interest as far as its words go; ``spans`` holds the words of each slot."""

    def __init__(self, item: int, name: str = "") -> None:
        self.item, self.name = item, name
        self.base: int | None = None
        self.base_of = ""
        self.start: int | None = None
        self.event = ""
        self.until: int | None = None
        self.end = ""
        self.rate: RateRead | None = None
        self.limit: int | None = None
        self.amount: int | None = None
        self.less: int | None = None
        self.rest = False
        self.stated: list[tuple[int, int | None]] = []
        self.principal: Sum | None = None
        self.spans: dict[str, Span] = {}
        self.closed = self.base_open = self.carried = self.inherited = False
        self.damages = False
        self.afterwards = False
        self.loan = ""

    @property
    def empty(self) -> bool:
        """Whether nothing but a name was read."""
        return not any(
            (
                self.base is not None, self.base_of, self.start is not None, self.event, self.until is not None,
                self.end, self.rate is not None, self.amount is not None, self.limit is not None,
            )
        )  # fmt: skip

    @property
    def runs(self) -> bool:
        """Whether it is counted day by day, and no sum."""
        return self.amount is None


class Fee:
    """A cost; ``surplus`` is what halving it leaves of what was paid ahead, ``payee`` is ``creditor``, ``court`` or "", ``sure`` says that the text names who that is, ``stage`` is
    一审, 二审, 本诉, 反诉 where it is said.
    """

    def __init__(self, name: str, fen: int, span: Span, item: int = 0) -> None:
        self.name, self.fen, self.span, self.item = name, fen, span, item
        self.bearers: tuple[str, ...] = ()
        self.payers: tuple[str, ...] = ()
        self.payee = ""
        self.sure = self.court = False
        self.due: int | None = None
        self.refunded = False
        self.borne = True
        self.stage = ""
        self.surplus = 0

    @property
    def full(self) -> str:
        """The name with the stage it is of, where that is said."""
        return self.name if self.name.startswith(self.stage or "-") else self.stage + self.name


class Guarantee:
    """Whom the text holds liable beside the debtor; ``how`` is ``joint``, ``general``, ``supplementary``; ``more``
    are further keys of the case file (``limit_on``, ``loans``, ``scope``, ``share``).
    """

    def __init__(self, name: str, how: str, span: Span, limit: int | None = None, items: tuple[int, ...] = ()) -> None:
        self.name, self.how, self.span, self.limit, self.items = name, how, span, limit, items
        self.more: dict[str, Any] = {}


class Ask:
    """A question (`read.md` §8): its code, its words, the reading taken meanwhile, the words that raised it."""

    def __init__(self, code: str, message: Text, take: str = "", span: Span | None = None) -> None:
        self.code, self.message, self.take, self.span = code, message, take, span


class Facts:
    """Everything read so far; the parts of the grammar write into it."""

    def __init__(self, source: Clean, kind: str) -> None:
        self.source, self.kind = source, kind
        self.parties = Parties()
        self.sums: list[Sum] = []
        self.interest: list[Interest] = []
        self.lent: list[tuple[int, int, Span]] = []
        self.paid: list[tuple[int, bool, Span]] = []
        self.ceilings: list[tuple[RateRead, Span, int]] = []
        self.shared_limits: list[tuple[int, Span, int]] = []
        self.conditional: list[Interest] = []
        self.conditional_sums: list[Sum] = []
        self.fees: list[Fee] = []
        self.guarantees: list[Guarantee] = []
        self.security: list[dict[str, Any]] = []
        self.security_spans: list[Span] = []
        self.deadlines: dict[int, Deadline] = {}
        self.deadline_spans: dict[int, Span] = {}
        self.instalments: list[tuple[int, int, Span]] = []
        self.payers: list[str] = []
        self.payer_side = ""
        self.liability = ""
        self.accelerates: Span | None = None
        self.order: tuple[str, Span] | None = None
        self.article: tuple[int, Span] | None = None
        self.stated: list[tuple[str, int, int | None, Span]] = []
        self.item_heads: dict[int, set[str]] = {}
        self.understood: list[Span] = []
        self.seen: list[Span] = []
        self.unread: list[Span] = []
        self.loose: list[Span] = []
        self.asks: dict[str, Ask] = {}
        self.notes: list[tuple[str, Text, Span | None]] = []
        self.filed: tuple[int, Span] | None = None
        self.last_day: int | None = None
        self.names_asked = False
        self.mixed = self.contradicts = False
        self.shares: list[str] = []
        self.extra: dict[str, tuple[Any, Span]] = {}

    def ask(self, code: str, span: Span | None = None, take: str = "", **values: object) -> None:
        """Note a question once; its words are in `messages`."""
        if code not in self.asks:
            self.asks[code] = Ask(code, filled(QUESTIONS[code], _narrow(values)), take, span)

    def note(self, code: str, span: Span | None = None, **values: object) -> None:
        """Note something to be told: a rule that was applied, or a warning."""
        self.notes.append((code, filled(TOLD[code], _narrow(values)), span))


def _narrow(values: dict[str, object]) -> dict[str, object]:
    """Values of a message with the names in them as the text has them."""
    return {key: narrow(one) if isinstance(one, str) else one for key, one in values.items()}
