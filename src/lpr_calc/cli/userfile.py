"""The user's own file: who drafts, where money is paid, which court, font and language. Nothing that changes an amount.

`contract` §6: ``config.yaml`` in the platform's folder for settings, or what ``LPR_CALC_CONFIG`` names.
"""

from __future__ import annotations

import os
import sys

from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..casefile.files import read_case_file
from ..casefile.keys import CASE, canonical
from ..values.text import shown
from ..values.tree import Node, merge
from .userdata import config_path

problem = problems_of(__name__)

FACTS = ("lawyer", "account", "court")
"""Keys of a case file that may stand in the user's file: facts for papers alone."""

_OWN = {"font": "font", "字体": "font", "lang": "lang", "language": "lang", "语言": "lang"}


def user_file() -> Node | None:
    """Read the user's file; None where there is none. Raises LprError for one that cannot be read, and for a key that
    does not belong there: what changes an amount belongs in the case.
    """
    path = config_path()
    if not path or not (os.path.isfile(path) or os.environ.get("LPR_CALC_CONFIG")):
        return None
    tree = read_case_file(path)
    if not isinstance(tree.value, dict):
        raise LprError(problem("user-file", tree.where))
    known = "lawyer, account, court, font, lang"
    strangers = [key for key in tree.value if key not in _OWN and canonical(key, CASE) not in FACTS]
    if strangers:
        raise LprError(
            *(problem("user-file-key", tree.key_place(key), key=shown(key), known=known) for key in strangers)
        )
    return tree


def with_user_file(case: Node, given_font: str | None, quiet: bool, lang: str) -> tuple[Node, str | None]:
    """Return a case with what the user's file adds to it, and the font; what was taken is said on standard error.

    What the case states goes before. Raises LprError as `user_file`.
    """
    tree = user_file()
    if tree is None or not isinstance(tree.value, dict) or not isinstance(case.value, dict):
        return case, given_font
    stated = {canonical(key, CASE) for key in case.value}
    taken: dict[str, Node] = {}
    font = given_font
    for key, node in tree.value.items():
        own = _OWN.get(key)
        if own == "font" and font is None and isinstance(node.value, str):
            font = node.value
            taken[key] = node
        elif own is None and canonical(key, CASE) not in stated:
            taken[key] = node
    if taken and not quiet:
        names = "、".join(taken)
        said = Text(f"取自 {config_path()}：{names}\n", f"from {config_path()}: {', '.join(taken)}\n")
        sys.stderr.write(said.say(lang))
    facts = {key: node for key, node in taken.items() if key not in _OWN}
    return merge(Node(facts, "", ""), case) if facts else case, font
