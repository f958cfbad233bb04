"""The options of everything that reads a table: which sheet, what is hidden,
what columns are called and in which unit.
"""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..values.text import shown

if TYPE_CHECKING:
    from ..batch.mapping import Mapping

from .declared import Parameter, choice, option

problem = problems_of(__name__)


def table_options() -> list[Parameter]:
    """Return the options."""
    return [
        option(
            "--sheet",
            default="",
            metavar="NAME",
            help=Text("工作簿里的哪一张工作表", "which sheet of a workbook"),
        ),
        choice(
            "--hidden",
            choices=("compute", "skip"),
            help=Text("隐藏的行和列：一并计算，或略过", "hidden rows and columns: compute them, or leave them out"),
        ),
        option(
            "--map",
            "renamed",
            takes="texts",
            metavar="THEIRS=OURS",
            help=Text(
                "列名对应，可重复；OURS 为空则原样带出；batch 也可以写对应文件 银行.yaml",
                "name a column, repeatable; an empty OURS carries it along; for batch also a mapping file, bank.yaml",
            ),
        ),
        option(
            "--unit",
            "units",
            takes="texts",
            metavar="[THEIRS=]UNIT",
            help=Text(
                "金额的单位（万元…），或某一列的单位（逾期利率=%/月），可重复",
                "the unit of amounts (万元 …), or of one column (overdue_rate=%/month), repeatable",
            ),
        ),
    ]


def mapping_of(given: dict[str, Any], questions: tuple[str, ...]) -> Mapping:
    """Read the mapping files named by ``--map``, and take them off the pairs; a pair goes before a file.

    Raises LprError.
    """
    from ..batch.mapping import NONE, read_mapping

    files = [pair for pair in given["renamed"] if "=" not in pair and pair.lower().endswith((".yaml", ".yml"))]
    if not files:
        return NONE
    if len(files) > 1:
        raise LprError(problem("map-files", "--map"))
    from ..casefile.files import read_case_file

    found: Mapping = read_mapping(read_case_file(files[0]), questions)
    given["renamed"] = tuple(pair for pair in given["renamed"] if pair not in files)
    stated = renamed_of(given["renamed"])
    if not stated and not given["units"]:
        # Whatever is wrong with a name or a unit is wrong in the file.
        given["map_file"] = files[0]
    given["renamed"] += tuple(f"{theirs}={ours}" for theirs, ours in found.columns.items() if theirs not in stated)
    units = table_units(given)
    given["units"] += tuple(
        f"{theirs}={unit}" if theirs else unit for theirs, unit in found.units.items() if theirs not in units
    )
    return found


def renamed_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read ``THEIRS=OURS``. Raises LprError."""
    found = {}
    for pair in pairs:
        theirs, equals, ours = pair.partition("=")
        if not equals or not theirs.strip():
            raise LprError(problem("map-form", "--map", pair=shown(pair)))
        found[theirs.strip()] = ours.strip()
    return found


def table_units(given: dict[str, Any]) -> dict[str, str]:
    """Read ``--unit``: by heading, "" for all amounts that name none. Raises LprError."""
    found: dict[str, str] = {}
    for said in given["units"]:
        theirs, equals, unit = said.rpartition("=")
        if not unit.strip() or (equals and not theirs.strip()) or theirs.strip() in found:
            raise LprError(problem("unit-form", "--unit", said=shown(said)))
        found[theirs.strip()] = unit.strip()
    return found


def refuse_sheet_options(given: dict[str, Any], path: str) -> None:
    """Raise LprError for options of a workbook beside a table that is none."""
    for name in ("sheet", "hidden"):
        if given[name]:
            raise LprError(problem("option-unused", f"--{name}", path=shown(path)))
