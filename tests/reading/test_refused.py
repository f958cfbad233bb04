"""Texts that are refused, texts that are read in part, and files: what is said and with which exit code."""

from __future__ import annotations

import json
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.cli.read import ask
from lpr_calc.reading.read import read_text
from program import run as run_program

TEXT = (
    "一、被告乙于本判决生效后十日内偿还原告甲借款本金200000元及利息（以200000元为基数，自2021年5月10日起"
    "至实际清偿之日止，按年利率15.4%计算）；二、驳回原告甲的其他诉讼请求。"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\u3000", "empty"),
        ("春眠不觉晓，处处闻啼鸟。", "no-kind"),
        ("本院认为，被告乙应当承担还款责任。经审理查明，原告甲出借100000元。案件受理费由被告负担", "no-operative"),
        (f"判决如下：{TEXT}（2024）京0105民初1号 判决如下：{TEXT}", "two-texts"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(LprError) as raised:
        read_text(text)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert raised.value.problems[0].hint.zh


def test_a_judgment_that_upholds_another_asks_for_it() -> None:
    reading = read_text("判决如下：驳回上诉，维持原判。二审案件受理费100元，由乙负担。")
    assert "first-instance" in [ask.code for ask in reading.asks]


def test_an_unread_piece_with_a_figure_is_shown_and_exits_1(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT.replace("；二、", "，但应抵扣货物折价款3000元；二、"), encoding="utf-8")
    done = run_program("read", str(path), "--lang", "zh")
    assert done.returncode == 1
    assert "【" in done.stderr
    assert "3000" in done.stderr
    strict = run_program("read", str(path), "--lang", "zh", "--strict")
    assert strict.returncode == 2
    assert not strict.stdout


def test_json_has_the_shape_of_the_contract() -> None:
    done = run_program("read", "--format", "json", stdin=TEXT)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert {"case", "unread", "seen", "ask"} <= set(found)
    assert found["unread"] == []
    assert found["case"]["judgment"]["principal"] == "200000"
    assert found["ask"][0]["code"] == "effective"
    seen = found["seen"][0]
    assert TEXT[seen["from"] : seen["to"]].startswith("驳回")


def test_an_answer_goes_into_the_file_and_the_file_computes(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    done = run_program("read", "-", "--answer", "effective=2022-01-10", "-o", str(case), stdin=TEXT)
    assert done.returncode == 0
    computed = run_program("judgment", str(case), "--until", "2022-03-31", "--format", "json")
    assert computed.returncode == 0
    totals = json.loads(computed.stdout)["totals"]
    # 2022-01-10 + 10 days = 2022-01-20; 03-31 is 70 days later: 200000 × 0.000175 × 70 = 2450
    assert totals["doubled_part"] == "2450.00"


@pytest.mark.parametrize(("answer", "code"), [("effective", "answer-form"), ("colour=red", "answer-unknown")])
def test_an_answer_that_is_none_is_refused(answer: str, code: str) -> None:
    done = run_program("read", "--answer", answer, "--format", "json", stdin=TEXT)
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["code"] == code


def test_a_folder_becomes_a_folder_of_case_files(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    (texts / "b.txt").write_text("没有主文", encoding="utf-8")
    done = run_program("read", str(texts), "-o", str(tmp_path / "cases"), "--lang", "zh")
    assert done.returncode == 1
    assert (tmp_path / "cases" / "a.yaml").exists()
    assert not (tmp_path / "cases" / "b.yaml").exists()
    assert "b.txt" in done.stderr
    assert run_program("read", str(texts)).returncode == 2


def test_word_documents(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("民事判决书")
    document.add_paragraph("判决如下：")
    document.add_paragraph(TEXT)
    document.save(tmp_path / "a.docx")
    done = run_program("read", str(tmp_path / "a.docx"))
    assert done.returncode == 0
    assert "principal: 200000" in done.stdout
    picture = docx.Document()
    picture.add_picture(BytesIO(white_pixel()))
    picture.save(tmp_path / "b.docx")
    refused = run_program("read", str(tmp_path / "b.docx"), "--lang", "zh")
    assert refused.returncode == 2
    assert "图片" in refused.stderr


def white_pixel() -> bytes:
    """A PNG of one pixel."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def test_a_broken_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04broken")
    done = run_program("read", str(path), "--lang", "zh")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


CLAIM = (
    "1、判令被告乙公司支付原告甲公司货款300000元；2、判令被告乙公司支付原告甲公司逾期付款利息（以300000元为基数，自2024年6月3日起"
    "至实际付清之日止，按年利率3.65%计算，暂计至2024年12月31日为{stated}元）；3、诉讼费由被告承担。"
)


@pytest.mark.parametrize(
    # 300000 × 3.65% ÷ 365 = 30 a day; 2024-06-03 to 12-30 are 211 days, with 12-31 they are 212.
    ("stated", "told"),
    [("6330", False), ("6360", False), ("6000", True)],
)
def test_interest_stated_for_the_time_being_is_held_against_the_facts(stated: str, told: bool) -> None:
    done = run_program("read", "--format", "json", stdin=CLAIM.format(stated=stated))
    notices = json.loads(done.stdout)["notices"]
    assert [one["code"] for one in notices] == (["stated-interest"] if told else [])
    if told:
        assert all(figure in notices[0]["message"] for figure in ("6000", "6330", "6360"))


def test_on_a_terminal_a_question_is_put_until_its_answer_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["2022-13-40", "2022-01-10"])
    asked: list[str] = []

    def prompt(text: str, **_: object) -> str:
        asked.append(text)
        return next(said)

    monkeypatch.setattr("click.prompt", prompt)
    reading = ask(read_text(TEXT), "zh")
    assert len(asked) == 2
    assert reading.case["judgment"]["effective"] == "2022-01-10"
    assert not reading.asks
