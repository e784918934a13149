"""The `poolcheck` command and its last line of defense: a bug of ours ends with code 70 and a plain message."""

from __future__ import annotations

import io
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

from poolcheck import __version__
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import Group, WrongUsage
from poolcheck.core.messages import message_and_hint


class _Commands(Group):
    """Finds commands by where they stand, in `cli/commands/<name>.py`; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        folder = Path(__file__).parent / "commands"
        return sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"poolcheck.cli.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.list_commands(ctx) and os.path.lexists(name):
            raise WrongUsage(message_and_hint("usage-command-first", path=name), ctx=ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="poolcheck", message="%(prog)s %(version)s")
def poolcheck() -> None:
    """Check patent-pool charters and license agreements. 检查专利池章程与许可合同。

    \b
    Example:
      poolcheck check license.yaml --lang zh
    """  # noqa: D301 - click reads \b as "leave these lines as they are"


def main() -> None:
    """Run the command line."""
    _speak_utf8()
    try:
        code = poolcheck.main(windows_expand_args=False, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = ExitCode.INTERRUPTED
    except Exception:  # noqa: BLE001 - whatever it is, it is our bug, and a user gets words and a code instead of a crash
        if os.environ.get("POOLCHECK_DEBUG"):
            traceback.print_exc()
        click.echo(
            "poolcheck: a bug of ours, not of your document; please report it (POOLCHECK_DEBUG=1 shows where)", err=True
        )
        click.echo(
            "poolcheck：这是本工具的缺陷，与您的文件无关，请予报告（设置 POOLCHECK_DEBUG=1 可查看出错位置）", err=True
        )
        code = ExitCode.BUG
    sys.exit(code)


def _speak_utf8() -> None:
    """Write UTF-8 to files and pipes, so that the same run gives the same bytes; on a terminal, what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
