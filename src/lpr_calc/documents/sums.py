"""Table C of every schedule: what there is of each head, and the sum."""

from __future__ import annotations

from ..render.model import Column, Table, fen, words


def sums_table(rows: list[tuple[str, int]], name: str, total: int) -> Table:
    """Table C: heads and their sum; what is paid is negative."""
    columns = (Column("name", "项目", 20), Column("amount", "金额", 20, True))
    cells = tuple((words(title), fen(amount)) for title, amount in rows)
    foot = (words(name), fen(total, "SUM({amount^}:{amount$})"))
    return Table("汇总", columns, cells, foot, ("amount", total))
