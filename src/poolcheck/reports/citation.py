"""How a provision is cited in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.vocabulary.chinese_numerals import in_chinese

if TYPE_CHECKING:
    from poolcheck.findings.model import Authority

NOT_KNOWN: Final = Bilingual("article number not known", "条号不详")


def citation(authority: Authority) -> Bilingual:
    """Return the citation of a provision in both languages; a number that is not known is left out and said so."""
    short = authority.short
    if authority.article is None:
        return Bilingual(f"{short.en} ({NOT_KNOWN.en})", f"{short.zh}（{NOT_KNOWN.zh}）")
    place = place_in(authority.article, authority.paragraph, authority.item)
    return Bilingual(f"{short.en}, {place.en}", f"{short.zh}{place.zh}")


def place_in(article: str | None, paragraph: int | None, item: int | None) -> Bilingual:
    """Return the number of a provision without its instrument."""
    if article is None:
        return NOT_KNOWN
    english = [f"art. {article}"]
    chinese = f"第{chinese_article(article)}条"
    if paragraph is not None:
        english.append(f"para. {paragraph}")
        chinese += f"第{in_chinese(paragraph)}款"
    if item is not None:
        english.append(f"item ({item})")
        chinese += f"第（{in_chinese(item)}）项"
    return Bilingual(" ".join(english), chinese)


def chinese_article(article: str) -> str:
    """Return the number of an article as Chinese statutes write it."""
    return in_chinese(int(article)) if article.isdecimal() else article
