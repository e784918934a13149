"""Random documents as YAML text: facts of every kind, clauses over the whole vocabulary, comments everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from reading_back import WORDS

from poolcheck.documents.answers import Form
from poolcheck.documents.blocks import fields
from poolcheck.documents.model import DocumentFacts

if TYPE_CHECKING:
    from pydantic import BaseModel

    from poolcheck.documents.blocks import BlockField

PHRASES = (
    "AVS3-P2",
    "视频解码",
    'the "old" list',
    "the “new” one",
    "a # b",
    "yes: no",
    "- x",
    "3.5%",
    "unknown",
    "多行\n文本",
    "back\\slash \\n",
    "「引」",
    "x, y; z",
    "'",
    "a\tb",
)
NUMBERS = (
    *("8.1", "第八条第一款", "三1(3)", "Art. 8(1)(a)", "A-3", "一", "（一）", "8.1(1)–(2)", "一3、二3"),
    *("Annex, first", "A", "1", "§ 3"),
)
HEADINGS = (("article", "3"), ("chapter", "十二"), ("part", "II"), ("section", "第四节"), ("条", "八"))
RATES = (
    *("free", "无偿", "3.5%", "3.5% of net sales", "1.00 CNY per unit", "每件1.00元"),
    *("5,000,000 CNY per year", '2% of "fees"'),
)
DAYS = ("2025-06-01", "2025年6月1日", "____", "unknown")

SENTENCES = (
    "licensee may select patents its products need",
    "许可专利全部被宣告无效的，被许可方无需支付许可费，直至专利恢复有效",
    "if force majeure lasts 60 days, any party may terminate agreement",
    "未经许可方事先书面同意，被许可方不得就许可专利授予分许可",
    'licensor must file license recordal with "CNIPA", within ____ days',
    "甲方应当将侵权线索通知Acme",
    "licensed patents means all pooled patents",
)

phrases = st.sampled_from(PHRASES)


_PLAIN: dict[Form, st.SearchStrategy[Any]] = {
    Form.WORDS: phrases,
    Form.PERCENT: st.sampled_from(("42%", "3.50%", "____", "不明")),
    Form.RATE: st.sampled_from((*RATES, "to be agreed")),
    Form.MONEY: st.sampled_from(("800,000,000 CNY", "12.5亿元", "CNY 1.2 billion", "3万美元", "0.05 EUR", "____")),
    Form.DAY: st.sampled_from(DAYS),
    Form.LIST: st.lists(phrases, min_size=1, max_size=3),
    Form.LAW: st.sampled_from(("PRC", "中国法", "Delaware", "____")),
    Form.HOLDER: st.sampled_from(("pool", "许可方", "Rival", "被许可方公司")),
}


def _value(field: BlockField) -> st.SearchStrategy[Any]:
    written = field.written
    if written is None or written.form in _PLAIN:
        return _PLAIN[written.form if written is not None else Form.WORDS]
    words = [word for id_ in written.choices for word in (*WORDS.values[id_].en, *WORDS.values[id_].zh)]
    match written.form:
        case Form.CHOICE:
            return st.sampled_from(words if field.key == "status" and len(words) < 8 else [*words, "____", "redacted"])
        case _:
            return st.lists(st.sampled_from(words), min_size=1, max_size=3, unique=True)


def block(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    required = {field.key: _of(field) for field in fields(model) if field.required}
    optional = {field.key: _of(field) for field in fields(model) if not field.required}
    return st.fixed_dictionaries(required, optional=optional).filter(bool)


def _of(field: BlockField) -> st.SearchStrategy[Any]:
    if field.block is None:
        return _value(field)
    return st.lists(block(field.block), min_size=1, max_size=2) if field.rows else block(field.block)


sentences = st.one_of(
    st.sampled_from(SENTENCES), phrases.map(lambda text: f"text 「{text}」".replace("「「引」」", "“引”"))
)


@st.composite
def clauses(draw: st.DrawFn) -> list[Any]:
    numbers = draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=4))
    found: list[Any] = []
    for number in numbers:
        says = draw(st.lists(sentences, min_size=1, max_size=2))
        clause: dict[str, Any] = {"at": number, "says": says[0] if len(says) == 1 else says}
        if draw(st.booleans()):
            clause["quote"] = draw(phrases)
        found.append(clause)
    if draw(st.booleans()):
        found.append(draw(sentences))
    if draw(st.booleans()):
        kind, number = draw(st.sampled_from(HEADINGS))
        found.insert(draw(st.integers(0, len(found))), {kind: number, "title": draw(phrases)})
    return found


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a document as YAML, in either language, with comments numbered c0, c1, …"""
    kind = draw(st.sampled_from(("charter", "license", "entry", "章程", "许可合同", "入池协议")))
    skipped = ("parties", "provenance", "patents_from")
    chosen = {field.key: _of(field) for field in fields(DocumentFacts) if field.key not in skipped}
    facts = draw(st.fixed_dictionaries({}, optional=chosen))
    whole = {kind: draw(phrases.filter(str.strip)), **facts}
    whole["parties"] = {"甲方": "licensor", "Acme": "被许可方"}
    if found := draw(clauses()):
        whole["clauses"] = found
    lines = list(_lines(whole, 0))
    return _commented(draw, lines)


def _lines(node: Any, indent: int) -> list[str]:  # noqa: ANN401 - whatever YAML can hold
    pad = " " * indent
    found: list[str] = []
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                found.append(f"{pad}{key}: {_scalar(value)}")
            else:
                found += [f"{pad}{key}:", *_lines(value, indent + 2)]
    else:
        for item in node:
            if isinstance(item, str):
                found.append(f"{pad}- {_scalar(item)}")
            else:
                first, *rest = _lines(item, indent + 2)
                found += [f"{pad}- {first.strip()}", *rest]
    return found


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _commented(draw: st.DrawFn, lines: list[str]) -> str:
    found: list[str] = []
    number = 0
    for line in lines:
        where = draw(st.sampled_from(("", "", "", "before", "beside", "both")))
        if where in ("before", "both"):
            found.append(f"{' ' * draw(st.sampled_from((0, 2, 4, 8)))}# c{number}")
            number += 1
        beside = where in ("beside", "both")
        found.append(f"{line}  # c{number}" if beside else line)
        number += beside
    for _ in range(draw(st.integers(0, 2))):
        found.append(f"{' ' * draw(st.sampled_from((0, 2, 4)))}# c{number}")
        number += 1
    return "\n".join(found) + "\n"
