"""`poolcheck schema`: the JSON Schema of documents, for editors, and of reports, plain and formal, for programs."""

from __future__ import annotations

from pathlib import Path

import click

from poolcheck.cli.documents import write
from poolcheck.cli.usage import Command


@click.command(cls=Command)
@click.argument("form", type=click.Choice(["document", "report", "formal"]), default="document")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, readable=False), help="Default: stdout."
)
def command(form: str, output: Path | None) -> None:
    """Print the JSON Schema of documents, of reports or of formal reports. 输出文件、报告或者正式报告的 JSON Schema。

    Editors complete and check a document as you write it, if its first line names the schema:

    \b
      # yaml-language-server: $schema=poolcheck.schema.json

    \b
    Examples:
      poolcheck schema -o poolcheck.schema.json
      poolcheck schema report
      poolcheck schema formal -o poolcheck-report.schema.json
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    text = api.schema(form)
    if output is None:
        click.echo(text, nl=False)
        return
    write(output, text)
