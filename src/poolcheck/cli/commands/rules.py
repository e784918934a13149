"""`poolcheck rules`: the catalogue of rules, one rule taken apart, their examples run, and a new one begun."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import print_text, say_what_is_next, write
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.law import loaded_law
from poolcheck.cli.options import as_of_option, day, lang_option, languages_of, pack_option, selectors, width
from poolcheck.cli.usage import Group, WrongUsage, wrong
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Rule


@click.group(cls=Group)
def command() -> None:
    """List the rules, explain one, run their examples, begin a new one. 规则：列出、解释、测试、新建。

    \b
    Examples:
      poolcheck rules list --concern grant_back
      poolcheck rules show no-challenge
      poolcheck rules test house-rules
      poolcheck rules new improvements-stay-ours --concern grant_back --test recommended
    """  # noqa: D301 - click reads \b as "leave these lines as they are"


@command.command("list")
@pack_option
@click.option("--concern", "concerns", multiple=True, metavar="CONCERN", help="Only rules on it: an id, or C14.")
@click.option("--select", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Leave these rules out.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
def list_(  # noqa: PLR0913, PLR0917 - one parameter an option
    packs: tuple[str, ...],
    concerns: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_name: str,
    as_of: date | None,
    lang: str,
) -> None:
    """List the rules by concern, in the order of the matrix. 按关注事项列出规则。

    \b
    Examples:
      poolcheck rules list
      poolcheck rules list --concern C14 --lang zh
      poolcheck rules list --select pool- --format json --as-of 2026-11-21
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    law = loaded_law(packs, lang)
    try:
        found = api.list_rules(
            law,
            day(as_of),
            select=selectors("--select", select),
            ignore=selectors("--ignore", ignore),
            concerns=selectors("--concern", concerns),
        )
    except api.UnknownSelectorError as error:
        raise wrong("usage-selector-unknown", words=error.selector, suggestion=error.suggestion) from error
    print_text(api.render_rules(found, format_name, languages_of(lang), width()))


@command.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@pack_option
@as_of_option
@lang_option
def show(ids: tuple[str, ...], packs: tuple[str, ...], as_of: date | None, lang: str) -> None:
    """Take rules apart: conditions, law, defenses, questions, examples. 逐项解释规则。

    \b
    Examples:
      poolcheck rules show no-challenge
      poolcheck rules show few-markets --pack house-rules --lang zh
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.guide.topics import UnknownTopicError  # noqa: PLC0415 - the same

    law = loaded_law(packs, lang)
    try:
        text = api.explain_rules(ids, day(as_of), languages_of(lang), width(), law)
    except UnknownTopicError as error:
        raise wrong("usage-rule-unknown", words=error.written, suggestion=error.suggestion) from error
    print_text(text)


@command.command("coverage")
@pack_option
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
def coverage(packs: tuple[str, ...], format_name: str, as_of: date | None, lang: str) -> None:
    """Say what the rules cover: concerns by pack, provisions by what cites them. 规则覆盖情况。

    A provision that nothing cites is listed with the reason.

    \b
    Examples:
      poolcheck rules coverage
      poolcheck rules coverage --format json --as-of 2026-11-21
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    print_text(api.coverage(loaded_law(packs, lang), day(as_of), format_name, languages_of(lang), width()))


@command.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK|PATH|ID]...")
@click.option("-k", "pattern", default="", metavar="TEXT", help="Only examples whose rule or name has this in it.")
@as_of_option
@lang_option
def test(packs: tuple[str, ...], pattern: str, as_of: date | None, lang: str) -> None:
    """Run the examples of rules, of all packs that ship unless some are named. 运行规则的示例。

    A pack is named by its name or folder; a rule's file, or the id of a rule that ships, stands for that rule alone.
    Exit code 4 if an example fails.

    \b
    Examples:
      poolcheck rules test
      poolcheck rules test no-challenge
      poolcheck rules test house-rules -k grant
      poolcheck rules test house-rules/rules/improvements-stay-ours.yaml
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    targets = [_target(written) for written in packs]
    law = loaded_law(tuple(dict.fromkeys(pack for pack, _ in targets)), lang)
    report = api.run_examples(law, as_of and day(as_of), day(None), _wanted(targets, pattern))
    if not report.examples:
        raise wrong("usage-example-unknown" if pattern else "usage-no-examples", words=pattern)
    print_text(api.render_examples(report, law, languages_of(lang)))
    if report.failed:
        sys.exit(ExitCode.RULES)


@command.command("new")
@click.argument("id_", metavar="ID")
@click.option("--concern", required=True, metavar="CONCERN", help="The concern it serves: an id, or C14.")
@click.option("--test", "test_", required=True, metavar="TEST", help="What it means in law: void_clause, governance …")
@click.option(
    "--pack",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    default=Path("house-rules"),
    show_default=True,
    help="The folder of your pack; begun if it is not there.",
)
@click.option("--act", "acts", multiple=True, metavar="ACT", help="What clauses it looks at; repeatable.")
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of comments.")
def new(id_: str, concern: str, test_: str, pack: Path, acts: tuple[str, ...], lang: str) -> None:
    """Begin a rule of your own, with examples that it passes at once. 新建规则文件。

    Nothing is overwritten. The path of the new file is printed.

    \b
    Examples:
      poolcheck rules new improvements-stay-ours --concern grant_back --test recommended
      poolcheck rules new own-challenge --concern C15 --test void_clause --act challenge --pack 内部规则 --lang zh
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.guide.rule_plan import PlanError  # noqa: PLC0415 - the same

    law = loaded_law((), lang)
    language = languages_of(lang)[0]
    try:
        plan = api.plan_rule(id_, concern, test_, acts, law)
    except PlanError as error:
        raise WrongUsage(*error.problems, languages=(language,)) from error
    if pack.as_posix() in {shipped.name for shipped in law.packs}:
        raise wrong("usage-pack-ships", path=pack)
    path = pack / "rules" / f"{plan.id}.yaml"
    try:
        if path.exists():
            raise wrong("usage-exists", path=path)
        text = api.starting_rule(plan, pack.as_posix(), day(None), language, law)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (pack / "pack.yaml").exists():
            write(pack / "pack.yaml", api.starting_pack(pack.resolve().name, language))
    except OSError as error:
        raise wrong("usage-unwritable", path=path, reason=reason(error)) from error
    write(path, text)
    click.echo(path.as_posix())
    say_what_is_next(f"poolcheck rules test {pack.as_posix()}", language)


def _target(written: str) -> tuple[str, str]:
    """Return the pack that a name, a folder, a rule's file or its id stands for, and the one rule, if it is one."""
    path = Path(written)
    try:
        return _pack_and_rule(path, written)
    except OSError as error:
        raise wrong("usage-unreadable", path=written, reason=reason(error)) from error


def _pack_and_rule(path: Path, written: str) -> tuple[str, str]:
    if path.is_file() and path.parent.name == "rules" and path.suffix == ".yaml":
        return path.parent.parent.as_posix(), path.stem
    if path.is_dir() and path.name == "rules" and not (path / "pack.yaml").exists():
        return path.parent.as_posix(), ""
    if path.is_dir():
        return path.as_posix(), ""
    from poolcheck.packs.load import shipped_pack_of  # noqa: PLC0415 - nothing slow at start-up

    pack = shipped_pack_of(written)
    return (pack, written) if pack else (written, "")


def _wanted(targets: Sequence[tuple[str, str]], pattern: str) -> Callable[[Rule, ExampleFile], bool]:
    """Return what tells the examples that are to be run."""
    folded = pattern.casefold()
    files = {(Path(pack).as_posix(), rule) for pack, rule in targets if rule}
    whole = {Path(pack).as_posix() for pack, rule in targets if not rule}

    def wanted(rule: Rule, example: ExampleFile) -> bool:
        pack = Path(rule.location.path).parent.parent.as_posix()
        named = not targets or {(pack, rule.id), (rule.pack, rule.id)} & files or {pack, rule.pack} & whole
        return bool(named) and folded in f"{rule.id}: {example.name}".casefold()

    return wanted
