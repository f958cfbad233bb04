"""``-o x.html``: one page that needs nothing else, for every command that draws or drafts; it prints on whole rows."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from drawn import DRAWN, FINDINGS, figures, prepare
from lpr_calc.cli import run
from sizes import thinned

PAGES = {**DRAWN, **FINDINGS}


class Page(HTMLParser):
    """What a page holds: the tags that are open, ids, links, addresses, its text."""

    VOID = ("meta", "br", "col", "link", "img", "hr", "path", "rect", "line", "polyline")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loads += [name for name in given if name in ("src", "srcset", "background") or name.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "template"} & set(self.open):
            self.texts.append(data)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", thinned(list(PAGES), 6, broad=2))
def test_a_page_needs_nothing_else_and_loses_no_figure(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No script, nothing that a browser would fetch, every link into the page ends in it, tags are closed; every number
    that the text of the same command shows is on the page.
    """
    assert run([*PAGES[name], "-o", "x.html", "-q"]) in (0, 1)
    capsys.readouterr()
    source = Path("x.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(source)
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not page.loads
    assert not re.search(r"@import|url\(", source)
    assert "default-src 'none'" in source
    assert len(page.ids) == len(set(page.ids))
    inside = [link for link in page.links if not link.startswith(("https://", "http://"))]
    assert all(link.removeprefix("#") in page.ids for link in inside), inside
    if name == "rates chart":
        return
    assert run([*PAGES[name], "--format", "text", "-q"]) in (0, 1)
    lost = figures(capsys.readouterr().out) - figures("\n".join(page.texts))
    assert not lost, lost


@pytest.mark.parametrize("command", ["claim", "judgment"])
def test_lines_lead_to_their_provisions(command: str, folder: Path) -> None:
    """The rule of every line is a link to the provision in the list under it."""
    assert run([*DRAWN[command], "-o", "x.html", "-q"]) == 0
    source = Path("x.html").read_text(encoding="utf-8")
    body = source[source.index("<tbody>") : source.index("</tbody>")]
    for row in body.split("</tr>")[:-1]:
        assert len(re.findall(r'<a href="#[^"]+">', row)) == 1, row


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.large
@pytest.mark.skipif(BROWSER is None or shutil.which("pdftotext") is None, reason="needs Chromium and pdftotext")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Printed by a browser: A4, every figure of the page on paper, and no row of a table on two sheets."""
    assert BROWSER is not None
    assert run([*PAGES[name], "-o", "x.html", "-q"]) in (0, 1)
    where = (folder / "x.html").as_uri()
    done = subprocess.run(
        [
            BROWSER,
            "--no-sandbox",
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--print-to-pdf=x.pdf",
            where,
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = subprocess.run(["pdftotext", "-layout", "x.pdf", "-"], capture_output=True, check=True).stdout.decode()
    page = Page()
    page.feed(Path("x.html").read_text(encoding="utf-8"))
    lost = figures("\n".join(page.texts)) - figures(printed)
    # A long number may stand on two lines of running text; those of tables and sums do not.
    assert not {each for each in lost if "," in each or "." in each}, lost
    size = subprocess.run(["pdfinfo", "x.pdf"], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Page size: +(594.96|595.*|841.*) x (841.*|842|594.*|595.*) pts", size), size
    sheets = printed.split("\f")
    source = Path("x.html").read_text(encoding="utf-8")
    for row in re.findall(r"<tr>(.*?)</tr>", source):
        cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
        wanted = {cell for cell in cells if re.fullmatch(r"[\d,.-]+", cell)}
        assert any(wanted <= figures(sheet) | set(sheet.split()) for sheet in sheets), cells
