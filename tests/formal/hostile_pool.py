"""A pool whose names, texts and files try to be more than words: markup, formulas, signs that move or hide others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MARKUP: Final = (
    "<script>alert(1)</script></style></title></svg><img src=x onerror=alert(1)>-->]]><!-- &amp; &lt;"
    " <a href='http://evil.example/'>a</a> {{ 7 * 7 }} {% x %}"
)
MARKDOWN: Final = (
    "| a | `b` ``c`` [l](http://evil.example/) ![i](//evil.example/i.png) # H <b>bold</b> <https://evil.example>"
    " https://evil.example/ www.evil.example a@evil.example @octocat #12 GH-1 :tada: *x* **y** __z__ ~~s~~ $x$ [^1]"
    " - [ ]"
)
LINES: Final = "first\n```\n# Heading\n\n- item\n> quoted\n<div>\n~~~\n| a |\n|---|\n\n[r]: http://evil.example/\n==="
FORMULAS: Final = ("=cmd|' /C calc'!A0", "@SUM(A1:A9)", "+1", "-1")
HIDDEN: Final = "x\t\r\u0085\u00ad\u200b\u200d\u2028\u2029\ufeffy"
CONTROLS: Final = "".join(map(chr, (*range(32), *range(127, 160)))) + HIDDEN
"""Most of these no document may have; names of files and whoever calls the library may."""
TURNED: Final = "\u202edesrever\u202c \u2066isolate\u2069 \u200e\u200f\u061c"
ASTRAL: Final = "\U0001f600\U00020000\U0010ffff\ue000\ufffe\uffff"
LONG: Final = "W" * 10_000
FILE: Final = f"{FORMULAS[0].replace('/', '')} <script>|`[x](y){CONTROLS[1:]}\u202e-l.yaml"
"""A name that a file can have."""


def quoted(text: str) -> str:
    """Return a text as YAML writes it in double quotes, as escapes only what could not stand there otherwise."""
    kept = frozenset(TURNED)
    return (
        '"'
        + "".join(_escaped(one) if one in '"\\' or not (one.isprintable() or one in kept) else one for one in text)
        + '"'
    )


def _escaped(character: str) -> str:
    return f"\\U{ord(character):08x}"


def charter() -> str:
    """Return a charter in which whatever a document can say is hostile."""
    patents = "".join(
        f"  - {{number: {quoted(number)}, title: {quoted(title)}, patentee: {quoted(TURNED)}, essential: yes,"
        f" evaluated by: {quoted(MARKUP)}}}\n"
        for number, title in (("ZL1" + FORMULAS[0], MARKUP), ("ZL2" + MARKUP, LONG), ("ZL3" + MARKDOWN, ASTRAL))
    )
    members = "".join(
        f"  - {{title: {quoted(name)}, country: {quoted(country)}}}\n"
        for name, country in (
            (MARKDOWN, FORMULAS[1]),
            (LONG, MARKUP),
            (ASTRAL, TURNED),
            *((formula, formula) for formula in FORMULAS),
        )
    )
    return f"""\
charter: {quoted("Pool " + MARKUP + TURNED)}
version date: 2025-06-01
governing law: PRC
operator: {{title: {quoted(MARKUP + HIDDEN)}, kind: third-party}}
members:
{members}royalties:
  - {{title: {quoted(MARKDOWN)}, rate: 1.00 CNY per device, applies to: {quoted("TV" + TURNED)}}}
justifications:
  - {{for: "3.2", ground: safety, evidence: {quoted(MARKUP + MARKDOWN)}}}
patents:
{patents}clauses:
  - {{at: "3.1", says: {quoted("operator must disclose patent list and rules, publicly")}}}
  - {{at: "3.2", says: {quoted("licensee must grant back all improvements, exclusive")}}}
  - {{at: {quoted(MARKUP)}, says: {quoted(f'operator grants licensee a license under pooled patents, in "{MARKUP}"')}}}
"""


def license_(name: str, rate: str) -> str:
    """Return a license whose licensee has a name; all that are made so are alike but for the rate."""
    return f"""\
license: {quoted(name + " license")}
governing law: PRC
licensee profile:
  title: {quoted(name)}
  trade level: device maker
  products: [{quoted("TV" + MARKUP)}]
  volume band: {quoted(FORMULAS[3] + TURNED)}
  region: {quoted(MARKDOWN)}
royalties:
  - {{title: {quoted(LINES)}, rate: {rate} CNY per device}}
clauses:
  - {{at: "7.1", says: licensee must not challenge licensed patents}}
"""


MANIFEST: Final = f"""\
dossier: {quoted(TURNED + MARKUP + MARKDOWN + LINES)}
status: complete
charter: charter.yaml
licenses: ["*l.yaml"]
"""
NAMES: Final = (MARKUP, MARKDOWN, LINES, *FORMULAS, HIDDEN, TURNED, ASTRAL, LONG)
"""Whom the pool licenses to."""
UNREAD: Final = f"""\
license: {quoted("x" + CONTROLS)}
clauses:
  - {{at: "1", says: "licensee shall dance <script>alert(1)</script> | `[l](http://evil.example/)` \u202e"}}
"""
"""A license that nobody can read, and whose words are quoted in what is said about it."""


def hostile_dossier(folder: Path) -> Path:
    """Write the dossier into a folder, which is made, and return the folder."""
    folder.mkdir(parents=True)
    texts = {
        "dossier.yaml": MANIFEST,
        "charter.yaml": charter(),
        FILE: license_("Last", "99.00"),
        "unread-l.yaml": UNREAD,
        **{f"{number:02}-l.yaml": license_(name, f"{number + 1}.00") for number, name in enumerate(NAMES)},
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
