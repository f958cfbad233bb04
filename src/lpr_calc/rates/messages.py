"""What can be wrong with rate tables and with the publisher's answers, each message worded once."""

from __future__ import annotations

from ..base.errors import EXIT_RATES
from ..base.messages import Message, Messages
from ..base.text import Text

_CHECK = Text(
    "没有写入；核对公告，确实如此的，加 --accept {named}",
    "nothing was written; check the announcement, and if it is so, add --accept {named}",
)
_KEPT = Text("旧数据保持不变", "the old data stay as they are")

MESSAGES = Messages(
    {
        "dates-order": Message(Text("末日早于首日", "the last day is before the first")),
        "publisher-behind": Message(
            Text(
                "没有 {missing:%Y-%m} 的报价，而今天是 {today}",
                "there is no quote of {missing:%Y-%m}, and today is {today}",
            ),
            Text(
                "发布机构的答复可能不完整，稍后再试；旧数据保持不变",
                "the answer may be incomplete, try again later; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-cut": Message(
            Text("答复中途断开", "the answer broke off"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-date": Message(
            Text("日期“{value}”无法识别", "cannot read “{value}” as a date"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-empty": Message(
            Text("答复里没有报价", "the reply has no quote"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-empty/throttled": Message(
            Text("答复是空的（可能被限流）", "the reply is empty (throttled, perhaps)"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-encoding": Message(
            Text("答复不是 UTF-8", "the answer is not UTF-8"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-form": Message(
            Text("答复缺少 head、data 或 records", "the reply lacks head, data or records"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-form/no-csv": Message(
            Text("答复里没有 data.csv", "the reply has no data.csv"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-form/no-object": Message(
            Text("答复不是对象", "the reply is no object"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-form/no-record": Message(
            Text("records 里有一项不是记录", "an item of records is no record"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-form/columns": Message(
            Text("这一行不是 {columns} 列：{line}", "this line has not {columns} columns: {line}"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-insecure": Message(
            Text("只用 HTTPS", "HTTPS only"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-json": Message(
            Text("答复不是 JSON：{clean}", "the reply is not JSON: {clean}"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-json/deep": Message(
            Text("答复嵌套过深", "the reply is nested too deeply"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-large": Message(
            Text("答复过大，不像是利率数据", "the answer is too large to be rate data"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-network": Message(
            Text("连接失败：{reason}", "the connection failed: {reason}"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-outside": Message(
            Text("{day} 不在 {first} 至 {last} 之内", "{day} is not within {first} to {last}"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-page": Message(
            Text(
                "得到的是网页，不是数据（维护或防火墙）", "a web page came instead of data (maintenance or a firewall)"
            ),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-redirect": Message(
            Text("被转到别的地址 {host}", "redirected elsewhere, to {host}"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-refused": Message(
            Text("发布机构未给数据：{said}", "the publisher gave no data: {said}"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-refused/code": Message(
            Text("发布机构拒绝：{said}（代码 {code}）", "the publisher refused: {said} (code {code})"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-slow": Message(
            Text("{seconds} 秒内没有答完", "not answered within {seconds} seconds"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-status": Message(
            Text("服务器答复 {code}", "the server answered {code}"),
            Text(
                "检查网络后再试，或用 --from-file；旧数据保持不变",
                "check the network and try again, or use --from-file; the old data stay as they are",
            ),
            exit_code=EXIT_RATES,
        ),
        "publisher-tenor": Message(
            Text("{day} 缺少 {tenor}", "{day} lacks {tenor}"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-two-values": Message(
            Text("{day} 有两个不同的报价", "{day} has two different quotes"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-value": Message(
            Text("{day} 的 {tenor} 是“{read}”", "{tenor} of {day} is “{read}”"),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "publisher-window": Message(
            Text(
                "要的是 {asked_first} 至 {asked_last}，答复的是 {first} 至 {last}",
                "asked for {asked_first} to {asked_last}, the reply is for {first} to {last}",
            ),
            _KEPT,
            exit_code=EXIT_RATES,
        ),
        "rate-missing": Message(
            Text(
                "{day} 已无贷款基准利率：{last_day} 为最后一天",
                "no benchmark rate on {day}: its last day was {last_day}",
            ),
            Text("2019-08-20 起用 LPR", "from 2019-08-20 use LPR"),
            exit_code=EXIT_RATES,
        ),
        "rate-missing/before-lpr": Message(
            Text("{day} 尚无 LPR：第一次报价是 {days}", "no LPR on {day}: the first quote is {days}"),
            Text(
                "此前的日子用贷款基准利率：利率写“基准”，2019-08-20 起自动接续 LPR",
                "for earlier days write the rate 基准 (PBoC benchmark); from 2019-08-20 LPR takes over",
            ),
            exit_code=EXIT_RATES,
        ),
        "rate-missing/before-benchmark": Message(
            Text(
                "{day} 没有贷款基准利率数据：表自 {days} 起", "no benchmark rate on {day}: the table begins on {days}"
            ),
            Text("请直接写明利率，例如 9.36%", "state the rate itself, for example 9.36%"),
            exit_code=EXIT_RATES,
        ),
        "rates-date": Message(
            Text("缺少 {key}", "{key} is missing"),
            Text("写上公布之日，形如 年-月-日", "state the day of publication, as YYYY-MM-DD"),
        ),
        "rates-doubt-below": Message(
            Text("{day} 五年期 {long} 低于一年期 {short}", "{day}: 5y {long} is below 1y {short}"),
            _CHECK,
        ),
        "rates-doubt-future": Message(
            Text("{day} 还没有到（今天是 {today}）", "{day} has not come yet (today is {today})"), _CHECK
        ),
        "rates-doubt-month": Message(
            Text("{day:%Y-%m} 有两次报价：{before} 与 {day}", "{day:%Y-%m} has two publications: {before} and {day}"),
            Text("每月一次报价；没有写入", "one publication a month; nothing was written"),
        ),
        "rates-doubt-step": Message(
            Text(
                "{day} 的 {tenor} 比 {before} 变动 {signed}，超过 0.50",
                "{tenor} of {day} differs from {before} by {signed}: more than 0.50",
            ),
            _CHECK,
        ),
        "rates-empty": Message(
            Text("没有利率行", "there are no rate rows"), Text("rates: 下应有若干行", "rates: must hold rows")
        ),
        "rates-changes-only": Message(
            Text(
                "这张表只列有变动的报价，缺的月份看不出来",
                "this table lists changes alone: a month that is missing does not show",
            ),
            Text(
                "每月一行：lpr-calc rates list 不加 --changes", "one row a month: lpr-calc rates list without --changes"
            ),
        ),
        "rates-column": Message(
            Text("不认识的列“{heading}”", "unknown column “{heading}”"), Text("可用：{known}", "known: {known}")
        ),
        "rates-cells": Message(
            Text("这一行有 {cells} 格，表头有 {heads} 格", "{cells} cells in this row, {heads} in the heading")
        ),
        "rates-file": Message(
            Text("这不是利率文件", "this is not a rate file"),
            Text("应有 series: 与 rates:", "expected series: and rates:"),
        ),
        "rates-key": Message(Text("不认识的键“{key}”", "unknown key “{key}”")),
        "rates-last-day": Message(
            Text("last_day 是 {last_day}，早于最后一行", "last_day is {last_day}, before the last row"),
            Text("不早于 {day}", "{day} or later"),
        ),
        "rates-month-missing": Message(
            Text("缺少 {span} 的报价", "the {span} missing"),
            Text("每月一行，不变也要写", "one row a month, changed or not"),
        ),
        "rates-month-twice": Message(
            Text("{day:%Y-%m} 有两行：{earlier} 与 {day}", "{day:%Y-%m} has two rows: {earlier} and {day}"),
            Text("每月一行；另一行在第 {line} 行", "one row a month; the other is on line {line}"),
        ),
        "rates-next-due": Message(
            Text("next_due 是 {next_due}", "next_due is {next_due}"),
            Text(
                "{day} 之后的公布日是 {right}；不写则自动推算",
                "the publication after {day} is due on {right}; left out, it is worked out",
            ),
        ),
        "rates-order": Message(Text("{day} 不晚于前一行 {earlier}", "{day} is not after the row before, {earlier}")),
        "rates-row": Message(Text("这一行不是键值", "this row is not a mapping")),
        "rates-series/missing": Message(
            Text("缺少 series", "series is missing"), Text("应为 lpr 或 benchmark", "must be lpr or benchmark")
        ),
        "rates-series/in-file": Message(
            Text("series 是“{series}”", "series is “{series}”"),
            Text("应为 lpr 或 benchmark", "must be lpr or benchmark"),
        ),
        "rates-source": Message(
            Text("来源“{source}”不是网址", "the source “{source}” is no address"),
            Text("source: 写报价公告的网址", "source: the address of the announcement"),
        ),
        "rates-source/missing": Message(
            Text("这一行没有来源网址", "this row has no source address"),
            Text("source: 写报价公告的网址", "source: the address of the announcement"),
        ),
        "rates-series": Message(
            Text("没有序列“{series}”", "no series “{series}”"),
            Text("应为 lpr 或 benchmark", "must be lpr or benchmark"),
        ),
        "rates-single-source": Message(
            Text("single_source 是“{text}”", "single_source is “{text}”"), Text("应为 yes 或 no", "must be yes or no")
        ),
        "rates-sources-count": Message(
            Text("sources_count 是“{text}”", "sources_count is “{text}”"),
            Text("应为正整数，例如 2", "must be a whole number, such as 2"),
        ),
        "rates-value": Message(
            Text("{key} 是“{text}”", "{key} is “{text}”"),
            Text("应为两位小数的百分数，例如 3.85", "must be a percentage with two decimals, such as 3.85"),
        ),
        "rates-value/missing": Message(Text("缺少 {key}", "{key} is missing"), Text("{key}: 3.85", "{key}: 3.85")),
        "word-unknown/tenor": Message(
            Text("没有期限“{tenor}”", "no tenor “{tenor}”"), Text("可用：{columns}", "one of: {columns}")
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
