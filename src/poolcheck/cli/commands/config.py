"""`poolcheck config`: the configuration of a run, with the origin of every value."""

from __future__ import annotations

from pathlib import Path

import click

from poolcheck.cli.configured import config_option, configuration_for, configured_law
from poolcheck.cli.documents import print_text
from poolcheck.cli.options import lang_option, languages_of
from poolcheck.cli.usage import Group


@click.group(cls=Group)
def command() -> None:
    """Show the configuration of a run. 显示检查所用的配置。

    \b
    Example:
      poolcheck config show
    """  # noqa: D301 - click reads \b as "leave these lines as they are"


@command.command("show")
@click.argument("path", default="")
@config_option()
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def show(path: str, config: str | None, format_name: str, lang: str) -> None:
    """Show every value and where it comes from. 显示各项配置及其来源。

    Of a document, what applies to it: its packs, its rules and what they weigh. The text is TOML that can be copied.
    指明文件的，显示适用于该文件的规则包、规则及其严重程度。

    \b
    Examples:
      poolcheck config show
      poolcheck config show licenses/01.yaml --lang zh
      poolcheck config show --format json
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    configuration = configuration_for([path or "."], config, lang)
    law, settings = configured_law(configuration, (), lang)
    document = "" if not path or Path(path).is_dir() else path
    print_text(api.show_configuration(configuration, law, settings, document, format_name, languages_of(lang)))
