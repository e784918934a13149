"""How many clauses a second are read, by language and by surface."""

from __future__ import annotations

from timing import headline, in_turn, line, timed

from documents import MODEL_LICENSE, many_clauses, sentences
from poolcheck.api import InputFile, convert, read_input
from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ScalarNode
from poolcheck.vocabulary.load import vocabulary


def _read_all(texts: list[str]) -> None:
    known = lexicon(vocabulary())
    for text in texts:
        read_sentences(ScalarNode(text, Span(SourceText("clause", text), 0, len(text))), known)


def _count(file: InputFile) -> int:
    document = read_input(file).value
    return 0 if document is None else len(document.clauses)


def by_language(runs: int) -> None:
    """Print how fast the sentences of the model license are read."""
    headline("Reading sentences of the model license")
    texts = {language: sentences(language) for language in MODEL_LICENSE}
    size = {language: sum(map(len, those)) for language, those in texts.items()}
    times = in_turn(timed(lambda: _read_all(texts["zh"])), timed(lambda: _read_all(texts["en"])), runs)
    measured = {"zh": times.left, "en": times.right}
    for language, seconds in measured.items():
        rate = (
            f"{len(texts[language]) / seconds:,.0f} sentences/s, {size[language] / seconds / 1000:,.0f} characters/ms"
        )
        line(None, f"{language}, {len(texts[language])} sentences", rate)
    line(times.ratio, "time in Chinese : in English")


def by_surface(runs: int) -> None:
    """Print how fast whole documents are read, as .pool and as YAML."""
    headline("Reading the same document to the end, .pool : YAML")
    for language, path in MODEL_LICENSE.items():
        _surfaces(f"model license, {language}", InputFile(path.name, path.read_bytes()), runs)
    for language in MODEL_LICENSE:
        file = InputFile("long.yaml", many_clauses(language, 2000).encode())
        _surfaces(f"2,000 clauses, {language}", file, max(runs // 2, 1))


def _surfaces(name: str, yaml_file: InputFile, runs: int) -> None:
    text = convert(yaml_file, "pool", drop_comments=True).value
    if text is None:
        line(None, f"{name}: not measured, it cannot be converted")
        return
    pool_file = InputFile("same.pool", text.encode())
    times = in_turn(timed(lambda: read_input(pool_file)), timed(lambda: read_input(yaml_file)), runs)
    line(
        times.ratio,
        name,
        f"{_count(pool_file) / times.left:,.0f} : {_count(yaml_file) / times.right:,.0f} clauses/s",
    )
