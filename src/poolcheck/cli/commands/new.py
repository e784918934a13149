"""`poolcheck new`: a commented starting file for a document or a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import say_what_is_next, write_new
from poolcheck.cli.usage import Command, wrong

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language


def _kind(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.core.suggest import closest  # noqa: PLC0415 - the same

    del ctx, param
    kinds = api.starting_kinds()
    if value in kinds:
        return value
    raise wrong("usage-kind-unknown", words=value, suggestion=closest(value, kinds), choices=kinds)


@click.command(cls=Command)
@click.argument("kind", callback=_kind, metavar="charter|license|entry|dossier")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language of the document and of its comments.",
)
@click.option(
    "--surface",
    type=click.Choice(["yaml", "pool"]),
    default="yaml",
    show_default=True,
    help="YAML, or sentences below each other; a dossier is YAML.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, readable=False), help="Default: stdout."
)
@click.option("--force", is_flag=True, help="Overwrite the file if there is one.")
def command(kind: str, language: Language, surface: str, output: Path | None, *, force: bool) -> None:
    """Print a commented starting file for a charter, a license agreement or an entry agreement. 生成起始文本。

    It reads without a problem as it is; every fact and clause says in a comment what it is for. `dossier` is the
    manifest of a folder of documents that are checked together.

    \b
    Examples:
      poolcheck new license -o license.yaml
      poolcheck new charter --language zh --surface pool -o 章程.pool
      poolcheck new dossier -o my-pool/dossier.yaml
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.files import MANIFEST  # noqa: PLC0415 - the same

    if kind == "dossier" and surface == "pool":
        raise wrong("usage-dossier-surface")
    if kind == "dossier" and output is not None and output.name != MANIFEST:
        raise wrong("usage-manifest-name", name=MANIFEST, path=output.parent / MANIFEST)
    text = api.starting_file(kind, language, surface)
    if output is None:
        click.echo(text, nl=False)
        return
    write_new(output, text, force=force, folders=True)
    say_what_is_next(f"poolcheck check {output.as_posix()}", language)
