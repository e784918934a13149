"""A configuration shown: every value with its origin, and what of it applies to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.api.choosing import chosen

if TYPE_CHECKING:
    from poolcheck.api.settings import Settings
    from poolcheck.config.model import Configuration
    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law


def show_configuration(
    configuration: Configuration,
    law: Law,
    settings: Settings,
    path: str,
    format_name: str,
    languages: tuple[Language, ...],
) -> str:
    """Return a configuration as `text`, which is TOML, or as `json`.

    Args:
        configuration: what was read.
        law: the rule packs that it names, or all that ship.
        settings: what the configuration says of their rules.
        path: the document of which to show what applies to it; "" to show all that is said.
        format_name: `text` or `json`.
        languages: those of the comments.
    """
    from poolcheck.config import shown  # noqa: PLC0415 - checking must not pay for what is shown
    from poolcheck.config.to_json import to_json  # noqa: PLC0415 - the same
    from poolcheck.config.to_toml import to_toml  # noqa: PLC0415 - the same

    usual = settings.packs or tuple(pack.name for pack in law.packs)
    if path:
        adjustments = chosen(law, settings, [path]).adjustments
        found = shown.applying(configuration, usual, path, adjustments)
    else:
        found = shown.whole(configuration, usual)
    return to_json(found) if format_name == "json" else to_toml(found, languages)
