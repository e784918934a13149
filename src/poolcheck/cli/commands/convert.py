"""`poolcheck convert`: a document on another surface or in another language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain, one_input, print_text, write_new
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import Command, wrong

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language


@click.command(cls=Command)
@click.argument("path", metavar="PATH")
@click.option("--to", "surface", type=click.Choice(["yaml", "pool", "json"]), help="Default: as it is.")
@click.option(
    "--language", type=click.Choice(["en", "zh"]), help="Of all but names, quotations and comments; default: as it is."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, readable=False), help="Default: stdout."
)
@click.option("--force", is_flag=True, help="Overwrite the file if there is one.")
@click.option("--drop-comments", is_flag=True, help="Leave comments out where the surface has none (JSON).")
@click.option(
    "--stdin-filename", default="stdin.yaml", show_default=True, help="What `-` is called; tells its surface."
)
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of messages.")
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: str,
    surface: str | None,
    language: Language | None,
    output: Path | None,
    force: bool,  # noqa: FBT001 - click passes flags by position
    drop_comments: bool,  # noqa: FBT001
    stdin_filename: str,
    lang: str,
) -> None:
    """Convert a document to YAML, sentences (.pool) or JSON, to English or Chinese. 转换文件的书写形式或者语言。

    Nothing is lost on the way: the same clauses and facts, every comment beside its clause, quotations untouched.

    \b
    Examples:
      poolcheck convert license.yaml --to pool
      poolcheck convert license.pool --language zh -o 许可合同.pool
      poolcheck convert - --to json --drop-comments < license.yaml
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    if surface is None and language is None:
        raise wrong("usage-convert-to")
    file = one_input(path, stdin_filename, lang)
    reading = api.convert(file, surface, language, drop_comments=drop_comments)
    complain(reading.diagnostics, lang, (file,))
    if reading.value is None:
        sys.exit(ExitCode.INPUT)
    if output is None:
        print_text(reading.value)
    else:
        write_new(output, reading.value, force=force)
