"""The documents that are read: the fixtures, and lists of patents and clauses as long as wanted."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL_LICENSE = {language: ROOT / "fixtures" / "model-license" / f"{language}.yaml" for language in ("zh", "en")}

_PATENT = """\
  - number: ZL2018{n:08}.{check}
    title: Method and device for decoding a picture, variant {n}
    application date: 2018-{month:02}-{day:02}
    patentee: Member {member}
    country: CN
    type: invention
    status: in force
    essential: yes
    evaluated by: "Evaluator, Ltd."
"""


def patent_table(megabytes: float) -> str:
    """Return a charter that lists patents, one key a line, until it is so big."""
    parts = ["charter: Patent pool charter\nversion: 2025-06-01\ngoverning law: PRC\npatents:\n"]
    wanted, size, n = megabytes * 1_000_000, len(parts[0]), 0
    while size < wanted:
        n += 1
        row = _PATENT.format(n=n, check=n % 10, month=n % 12 + 1, day=n % 28 + 1, member=n % 40)
        parts.append(row)
        size += len(row)
    return "".join(parts)


def sentences(language: str) -> list[str]:
    """Return what the clauses of the model license say."""
    import yaml  # noqa: PLC0415 - the plain values are enough here, and nothing that is measured needs them

    raw = yaml.safe_load(MODEL_LICENSE[language].read_text(encoding="utf-8"))
    clauses = raw.get("clauses") or raw["条款"]
    found: list[str] = []
    for clause in clauses:
        said: str | list[str] = next((clause[key] for key in ("says", "内容", "约定") if key in clause), [])
        found.extend([said] if isinstance(said, str) else said)
    return found


def many_clauses(language: str, count: int) -> str:
    """Return a license of `count` clauses: those of the model license, again and again."""
    said = sentences(language)
    texts = [said[index % len(said)].replace("'", "''") for index in range(count)]
    rows = "".join(f"  - at: \"{index + 1}\"\n    says: '{text}'\n" for index, text in enumerate(texts))
    return f"license: Long license\ngoverning law: PRC\nclauses:\n{rows}"


def template(size: int) -> str:
    """Return a CloudFormation template of about so many bytes, the kind of file that cfn-lint checks."""
    rows = ["AWSTemplateFormatVersion: '2010-09-09'\nResources:\n"]
    while sum(map(len, rows)) < size:
        n = len(rows)
        rows.append(f"  Topic{n}:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: topic-number-{n}\n")
    return "".join(rows)
