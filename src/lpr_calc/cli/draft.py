"""``lpr-calc draft``."""

from __future__ import annotations

import sys
from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, Refused, problems_of, words_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..documents.build import KINDS, draft, with_note
from ..documents.chosen import EDITIONS, PAPERS, Chosen
from ..law.choices import unused_text
from ..values.date import parse_date
from ..values.text import shown
from ..values.textfile import refuse_endless
from ..values.tree import Node, text_node
from . import output
from .declared import Declared, Words, argument, dest, fact, flag
from .options import PAPER, claim_options, claim_tree, rates_of, single
from .plan import plan_tree, terms_options
from .userfile import with_user_file

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..documents.drafted import Draft

problem = problems_of(__name__)
worded = words_of(__name__)

_HELP = Text(
    """写出文书，数字与 claim、judgment 在同一天的结果逐分相同。KIND：reminder 提醒、demand 催告函（案件写明律师的为律师函）、
    schedule 利息计算清单、claims 诉讼请求（--form 主文：判决主文形式）、complaint 民事起诉状、form 要素式表格的填写内容、answer 答辩状、
    preserve 财产保全申请书、service 送达地址确认书、evidence 证据清单、plan 还款协议、log 催收记录表、
    enforcement 强制执行申请书、resume 恢复执行申请书、payoff 执行款结算表。-o 文件.docx、.xlsx（表格）、.md、.html、.txt；默认打印文字。
    缺少的事实在文书里标为【待补充：…】并列在标准错误上，--strict 则拒绝。

    \b
    例：
      lpr-calc draft claims examples/wang-v-li.yaml
      lpr-calc draft demand examples/wang-v-li.yaml --until 2024-05-31 --pay-by 2024-06-15 -o 催告函.docx
      lpr-calc draft schedule examples/wang-v-li.yaml -o 利息计算清单.xlsx""",  # noqa: E501 -- as it is printed
    """Write a document whose figures equal those of claim or judgment on the same day. KIND: reminder, demand (a lawyer's
    letter where the case names a lawyer), schedule, claims (--form operative: as an operative part), complaint, form (values for
    the official forms), answer, preserve, service, evidence, plan, log, enforcement, resume, payoff. -o FILE.docx, .xlsx (tables), .md, .html, .txt; text on standard output by default. Documents are
    Chinese. What is missing is marked 【待补充：…】 and listed on standard error; --strict refuses it.

    \b
    Examples:
      lpr-calc draft claims examples/wang-v-li.yaml
      lpr-calc draft demand examples/wang-v-li.yaml --until 2024-05-31 --pay-by 2024-06-15 -o demand.docx
      lpr-calc draft schedule examples/wang-v-li.yaml -o schedule.xlsx""",  # noqa: E501 -- as it is printed
)
_LARGEST_FORM = 20_000_000

_ALSO = {
    **dict.fromkeys(("提醒", "提醒函", "还款提醒"), "reminder"),
    **dict.fromkeys(("清单", "利息清单", "计算清单"), "schedule"),
    **dict.fromkeys(("起诉状", "民事诉状"), "complaint"),
    **dict.fromkeys(("要素式起诉状", "要素式", "表格"), "form"),
    **dict.fromkeys(("保全", "保全申请", "保全申请书", "财产保全", "财产保全申请"), "preserve"),
    **dict.fromkeys(("送达地址", "地址确认书", "送达确认书"), "service"),
    "答辩": "answer",
    "证据": "evidence",
    **dict.fromkeys(("和解协议", "还款计划"), "plan"),
    "催收记录": "log",
    **dict.fromkeys(("执行申请", "执行申请书", "申请执行"), "enforcement"),
    "恢复执行": "resume",
    **dict.fromkeys(("结算表", "执行款结算"), "payoff"),
}
"""Other names that people give the papers."""

_PAPERS = {
    **dict.fromkeys(("起诉状", "民事起诉状"), "complaint"),
    **dict.fromkeys(("答辩状", "民事答辩状"), "answer"),
    **dict.fromkeys(("强制执行申请书", "执行申请书"), "enforcement"),
}
"""What the papers with a form are called in Chinese."""

_OWN: dict[str, tuple[str, Text]] = {
    "--pay-by": ("DATE", Text("函件里要求付款的最后一日", "last day to pay that a letter states")),
    "--payoff": (
        "DATE",
        Text("到这一天结清需付多少（payoff），可重复", "what settles it on this day (payoff), repeatable"),
    ),
    "--template": (
        "FILE",
        Text("form：填进这个 .docx 表格，不改它的格式", "form: fill this .docx, leaving its layout"),
    ),
    "--form": (
        "FORM",
        Text(
            "claims：请求（默认）或 主文（判决主文形式）",
            "claims: claims (default) or operative (as an operative part)",
        ),
    ),
    "--paper": (
        "PAPER",
        Text(
            "form：哪一种，complaint 起诉状、answer 答辩状、enforcement 强制执行申请书；默认起诉状与执行申请书",
            "form: which one, complaint, answer or enforcement (default: complaint, and enforcement after a judgment)",
        ),
    ),
    "--edition": (
        "YEAR",
        Text("form：表格版本 2025（默认）、2024（民间借贷）", "form: edition 2025 (default) or 2024 (private lending)"),
    ),
    "--font": ("NAME", Text("正文字体（默认仿宋）", "body font (default 仿宋)")),
}

_NOTE = Text(
    "文末加一行：数额由计算程序按所列条文计算，未使用生成式人工智能",
    "add a line: computed by a program from the articles cited, without generative AI",
)
_FORMS = {
    **dict.fromkeys(("请求", "诉讼请求", "claims"), "claims"),
    **dict.fromkeys(("主文", "判决主文", "判决主文形式", "operative"), "operative"),
}
"""What ``--form`` may be, and the paper it makes of the claims."""


def declared() -> Declared:
    """Return the command."""
    own = [fact(n, m, help_) for n, (m, help_) in _OWN.items()]
    params = [
        argument("kind", required=True, words=Words(KINDS, _ALSO)),
        argument("case"),
        *own,
        flag("--note-computed", help=_NOTE),
        *terms_options(),
        *claim_options(),
        *PAPER,
    ]
    return Declared("draft", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Write the document; notes and what is missing go to standard error. Raises LprError."""
    format_ = output.document_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    pay_by = single("--pay-by", given)
    more: dict[str, Node] = plan_tree(given)
    if pay_by is not None:
        more["pay_by"] = text_node(pay_by or " ", "--pay-by")
    stated = claim_tree(given["case"], given, more)
    tree, font = with_user_file(stated, single("--font", given), given["quiet"], lang)
    case = parse_case(tree, today, loans_needed=False)
    days = tuple(_day(text, today) for text in given[dest("--payoff")])
    kind = _claims_form(given)
    chosen = _chosen(given)
    template = single("--template", given)
    if template is not None:
        _fill(template, case, chosen, given, lang)
        return 0
    made = draft(kind, case, rates_of(given["rates"], carried=True), given["strict"], days, chosen)
    document = with_note(made.document) if given["note_computed"] else made.document
    if format_ == "json":
        from ..reports.data import unused_list

        document = document._replace(unused=tuple(unused_list(made.unused, lang)))
    if format_ == "text" and _is_drawn(given):
        # Nothing of a paper is left out: a table that has no room is written row by row.
        output.write(output.render(document, "table", given["no_color"], full=True), None)
    else:
        output.save(document, format_, given["output"], font or "仿宋")
    if not given["quiet"]:
        _tell(made, lang)
    return 0


def _is_drawn(given: dict[str, Any]) -> bool:
    """Whether the document goes to a terminal, whose width its tables must fit."""
    if given["output"] not in (None, "-"):
        return False
    return given["format_"] == "table" or (given["format_"] is None and sys.stdout.isatty())


def _claims_form(given: dict[str, Any]) -> str:
    """The paper that is meant: ``--form`` makes another of the claims. Raises LprError."""
    kind: str = given["kind"]
    text = single("--form", given)
    if text is None:
        return kind
    if kind != "claims":
        raise LprError(problem("option-unused/claims", "--form"))
    if text not in _FORMS:
        raise LprError(problem("word-unknown/claims-form", "--form", text=shown(text)))
    return _FORMS[text]


def _tell(made: Draft, lang: str) -> None:
    """Everything a document must not hold: what was assumed, what was noted, what is missing."""
    for notice in made.notices:
        label = Text("默认", "assumed") if notice.level == "assumption" else Text("提示", "note")
        sys.stderr.write(f"{label.say(lang)}{Text('：', ': ').say(lang)}{notice.message.say(lang)}\n")
    if made.unused:
        sys.stderr.write(f"{unused_text(made.unused).say(lang)}\n")
    output.tell_missing(made.document, lang)


def _template(path: str) -> bytes:
    """Read a form the user supplies. Raises LprError for what is no file, or too large to be a form."""
    refuse_endless(path)
    try:
        with open(path, "rb") as file:
            content = file.read(_LARGEST_FORM + 1)
    except OSError as error:
        from ..base.system import said_by_system

        raise LprError(problem("file-unreadable/form", path, reason=said_by_system(error))) from None
    if len(content) > _LARGEST_FORM:
        raise LprError(problem("template", path))
    from ..documents.fill import is_bomb

    if is_bomb(content):
        raise LprError(problem("template/unpacked", path))
    return content


def _chosen(given: dict[str, Any]) -> Chosen:
    """Which form is asked for. Raises LprError for words that name none, and beside another kind of document."""
    said = {}
    for name, words, also in (("--paper", PAPERS, _PAPERS), ("--edition", EDITIONS, {})):
        text = single(name, given)
        if text is None:
            continue
        if given["kind"] != "form":
            raise LprError(problem("option-unused/form", name))
        word = also.get(text, text)
        if word not in words:
            raise LprError(problem("word-unknown/form", name, text=shown(text), words="、".join(words)))
        said[name.removeprefix("--")] = word
    return Chosen(**said)


def _fill(template: str, case: Case, chosen: Chosen, given: dict[str, Any], lang: str) -> None:
    """Fill a form the user supplies; say what was filled and what was not. Raises LprError where a sum has no place."""
    target = given["output"]
    if given["kind"] != "form" or not target or not target.lower().endswith(".docx"):
        raise LprError(problem("template/not-form", "--template"))
    output.need_office("docx", "docx", "--template")
    from ..documents.fill import fill, kind_of
    from ..documents.form import slots_of

    content = _template(template)
    found = kind_of(content)
    if chosen.paper and chosen.paper != found.paper:
        raise LprError(problem("template/other-paper", template))
    made = draft(
        "form", case, rates_of(given["rates"], carried=True), given["strict"], (), chosen._replace(paper=found.paper)
    )
    slots = slots_of(found.paper, found.cause, made.claim, made.judged, template, made.reduced)
    done = fill(content, slots, template)
    output.replace_file(target, done.content)
    if given["quiet"]:
        return
    _tell(made, lang)
    for name, values in (
        ("filled", done.landed),
        ("no-place", tuple(slot.title for slot in done.lost)),
        ("left", done.left),
    ):
        if values:
            listed = Text("；".join(dict.fromkeys(values)), "; ".join(dict.fromkeys(values)))
            sys.stderr.write(f"{worded(f'template-told/{name}', number=len(values), listed=listed).say(lang)}\n")


def _day(text: str, today: date) -> int:
    try:
        return parse_date(text, today).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--payoff", error.hint)) from None
