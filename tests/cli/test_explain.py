"""The register of provisions on the command line: by number, by instrument, by word,
and the seed article's citations.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

import program
from lpr_calc.law.register import read_register


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("explain", *args)


def ids(topic: str) -> list[str]:
    """Return the ids a topic finds."""
    return [found["id"] for found in json.loads(run(topic, "--format", "json").stdout)["provisions"]]


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        # law.md §6.1 and §9: the numberings of 民事诉讼法 and of its interpretation.
        ("242", ["civil-procedure-2012/242", "civil-procedure-2017/242"]),
        ("249", ["civil-procedure-2021/249"]),
        ("民诉法 253", ["civil-procedure-2012/253", "civil-procedure-2017/253", "civil-procedure-2023/253"]),
        ("民事诉讼法第254条", [f"civil-procedure-{year}/254" for year in (2012, 2017, 2023)]),
        ("《民事诉讼法》第二百六十六条", ["civil-procedure-2023/266"]),
        ("民诉法解释516", ["civil-procedure-interp-2022/516"]),
        ("民法典676", ["civil-code/676"]),
        ("Civil Code art. 676", ["civil-code/676"]),
        ("第六百七十六条", ["civil-code/676"]),
        ("private-lending-2020/28-2-1", ["private-lending-2020/28-2-1"]),
        ("诉讼费用交纳办法 14", ["fees-2006/14"]),
        ("限制消费令", ["dishonest-2017/1"]),
        ("担保法19", ["guarantee-1995/19"]),
        ("担保法解释 32", ["guarantee-interp-2000/32"]),
        ("企业破产法46", ["bankruptcy-2006/46"]),
        ("法释〔2025〕4号", ["prepaid-2025/15", "prepaid-2025/16", "prepaid-2025/17"]),
        # Whichever name and brackets: the register has 建设工程解释(二), the instrument itself 解释（二）.
        ("建工解释（二）17", ["construction-2026/17"]),
        ("建工解释(二) 17", ["construction-2026/17"]),
        ("合同法解释（二）20", ["contract-law-interp-2/20"]),
        ("建工解释（二）", [f"construction-2026/{article}" for article in (11, 13, 14, 17, 21, 23)]),
        ("时效规定 17", ["limitation-2020/17"]),
        ("时间效力规定27", ["civil-code-time/27"]),
        ("blacklist", ["civil-procedure-interp-2022/516", "consumption-2015/1", "dishonest-2017/1"]),
    ],
)
def test_topics(topic: str, found: list[str]) -> None:
    """A number, an instrument with a number, an id, a word."""
    assert sorted(ids(topic)) == sorted(found)


@pytest.mark.parametrize("topic", ["foo", "民法典 9999", "", "条", "999"])
def test_what_nothing_is_known_of(topic: str) -> None:
    """Exit 2, what was read, and what would be right. (“条” alone is in every article: a list.)"""
    done = run(topic)
    if topic == "条":
        assert done.returncode == 0
        return
    said = f"错误：TOPIC: 没有关于“{topic}”的条文（不带参数列出全部：lpr-calc explain）\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_what_bears_a_name_comes_before_what_speaks_of_it() -> None:
    """民事诉讼法 268 条 and 民诉法解释 66 条 speak of 担保制度解释; its own articles come first."""
    found = [
        row["id"].split("/")[0] for row in json.loads(run("担保制度解释", "--format", "json").stdout)["provisions"]
    ]
    own = found.count("guarantee-2020")
    assert set(found[:own]) == {"guarantee-2020"}
    assert {"civil-procedure-2023", "civil-procedure-interp-2022"} <= set(found[own:])


def spans(text: str) -> set[int]:
    """``681-685 687`` → every article it names."""
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


@pytest.mark.parametrize(
    ("instrument", "articles"),
    [
        (
            "civil-code",
            "177-178 386 389 392 402 409-410 413-416 419-424 438-439 456 517-521 545-553 568 681-702 807 1064",
        ),
        ("guarantee-2020", "3 13-18 20 22-36 38 42 44 45 47"),
        ("civil-code-time", "1 27 28"),
        ("guarantee-1995", "12 17-19 21 24-28"),
        ("guarantee-interp-2000", "19-21 30-37 42 44"),
        ("guarantee-mode-2002", "2"),
        ("bankruptcy-2006", "19 20 40 46 47 50-52 92 101 124"),
        ("bankruptcy-interp-3-2020", "3-5"),
        ("contract-general-2023", "48 50 51 55-58"),
        ("limitation-2020", "15 17 18"),
        ("civil-procedure-2023", "207 208 268"),
        ("civil-procedure-interp-2022", "66 473 506-514"),
        ("enforcement-work-2020", "55 56"),
        ("enforcement-security-2020", "11 12"),
        ("fees-2006", "29 38"),
        ("construction-2020", "25-27 36 40 41"),
        ("construction-2026", "11 13 14 17 21 23"),
        ("foreign-currency-2025", "1"),
        ("prepaid-2025", "15-17"),
        ("arbitration-2025", "70 72 75 77 90"),
        ("ai-opinions-2026", "19"),
    ],
)
def test_the_provisions_on_several_persons(instrument: str, articles: str) -> None:
    """parties.md §13: what a claim of several persons, a guarantee, security or a bankruptcy rests on is known."""
    known = {int(key.split("/")[1].split("-")[0]) for key in read_register().by_id if key.startswith(f"{instrument}/")}
    assert spans(articles) - known == set()


@pytest.mark.parametrize(
    ("topic", "lang", "said"),
    [
        ("法发〔2026〕10号", "zh", "只读过一份第三方抄本，引用前请与官方网页核对"),
        (
            "ai-opinions-2026/19",
            "en",
            "read in one third-party copy only: compare with the official page before citing",
        ),
        ("civil-code/692", "zh", "已核对原文"),
        ("general-principles-1986/92", "en", "not verified"),
    ],
)
def test_how_well_a_text_is_known(topic: str, lang: str, said: str) -> None:
    """What was read in one third-party copy only says so, and does not count as verified."""
    verified = said == "已核对原文"
    assert said in run(topic, "--lang", lang, "--format", "md").stdout
    [found] = json.loads(run(topic, "--format", "json").stdout)["provisions"]
    assert found["verified"] is verified


def test_the_seed_articles_citations() -> None:
    """law.md §9: 242 is an old number, 249 never was the blacklist, 676 is right;
    with what belongs beside them today.
    """
    found = json.loads(run("seed", "--format", "json").stdout)["citations"]
    assert [(row["cited"], row["verdict"], row["today"]["id"]) for row in found] == [
        ("民事诉讼法 242", "renumbered", "civil-procedure-2023/253"),
        ("民事诉讼法 249", "wrong", "civil-procedure-2023/266"),
        ("民法典 676", "right", "civil-code/676"),
    ]
    assert [entry["article"] for entry in found[0]["also"]] == ["第二百五十四条", "第二百五十五条"]
    assert [entry["id"] for entry in found[1]["also"]] == [
        "civil-procedure-interp-2022/516",
        "dishonest-2017/1",
        "consumption-2015/1",
    ]
    assert found[0]["today"]["earlier"][-3:] == [
        "civil-procedure-2012/242",
        "civil-procedure-2017/242",
        "civil-procedure-2021/249",
    ]
    assert found[1]["today"]["earlier"][-3:] == [
        "civil-procedure-2012/255",
        "civil-procedure-2017/255",
        "civil-procedure-2021/262",
    ]


def test_the_seed_in_every_format() -> None:
    """CSV and TSV are tables with a row for each provision of today, Markdown has headings."""
    rows = list(csv.DictReader(io.StringIO(run("seed", "--format", "csv", "--lang", "en").stdout)))
    assert [(row["verdict"], row["today"]) for row in rows] == [
        ("renumbered", "civil-procedure-2023/253"),
        ("renumbered", "civil-procedure-2023/254"),
        ("renumbered", "civil-procedure-2023/255"),
        ("wrong", "civil-procedure-2023/266"),
        ("wrong", "civil-procedure-interp-2022/516"),
        ("wrong", "dishonest-2017/1"),
        ("wrong", "consumption-2015/1"),
        ("right", "civil-code/676"),
    ]
    assert run("seed", "--format", "tsv").stdout.count("\n") == 9
    heads = [line for line in run("seed", "--format", "md").stdout.splitlines() if line.startswith("## ")]
    assert heads[1] == "## 民事诉讼法 249 → 民事诉讼法（2023年修正）（主席令第十一号）第二百六十六条（引错）"
    assert "民法典 676 → 民法典（主席令第四十五号）第六百七十六条（正确）" in run("seed").stdout


@pytest.mark.broad
def test_every_field_of_the_register_comes_from_the_reviewed_file() -> None:
    """What `explain` reads compiled is the YAML, provision by provision and field by field,
    as PyYAML itself reads it.
    """
    import yaml

    from lpr_calc.tables.files import read_data

    names = (
        *("id", "instrument", "short", "english", "number", "article", "from", "to", "rule", "rule_en", "decides"),
        *("decides_en", "phrase", "url", "url_note", "mark", "successor"),
    )
    written = [
        [row.get(name, "") for name in names] for row in yaml.safe_load(read_data("provisions.yaml"))["provisions"]
    ]
    read = [
        [e.id, e.instrument, e.short, e.english, e.number, e.article, e.first, e.last, *e.rule, *e.decides, e.phrase]
        + [e.url, e.url_note, e.mark, e.successor]
        for e in read_register().entries
    ]
    assert read == written


def test_explain_reads_no_yaml() -> None:
    """The register is compiled: neither the YAML reader nor anything else heavy is loaded to answer."""
    code = (
        "import sys; sys.argv = ['lpr-calc', 'explain', '676']\nfrom lpr_calc.entry import main; main()\n"
        "sys.stderr.write(' '.join(m for m in ('yaml', 'rich', 'pathlib', 'lpr_calc.values.strictyaml') if m in"
        " sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
