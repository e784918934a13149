"""Documents are laid out as they stood at a revision of their repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from poolcheck.revisions import RevisionError, at_revision

COMMIT = ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x", "--no-gpg-sign")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two documents, one of which changed after the first commit, and a link."""
    root = tmp_path / "repository"
    (root / "deals/附件").mkdir(parents=True)
    git(root, "init", "-q")
    (root / "deals/a.yaml").write_text("license: Old\n", encoding="utf-8")
    (root / "deals/附件/patents.csv").write_text("number\n1\n", encoding="utf-8")
    (root / "deals/link.yaml").symlink_to("/etc/hostname")
    (root / "other.yaml").write_text("license: Other\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, *COMMIT)
    (root / "deals/a.yaml").write_text("license: New\n", encoding="utf-8")
    (root / "deals/b.yaml").write_text("license: Later\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, *COMMIT)
    return root


def test_a_document_is_as_it_stood_with_what_lies_beside_it(repository: Path) -> None:
    with at_revision("HEAD~1", [str(repository / "deals/a.yaml")]) as then:
        [path] = map(Path, then.paths)
        text, beside = path.read_text(encoding="utf-8"), sorted(each.name for each in path.parent.iterdir())

    assert text == "license: Old\n"
    assert beside == ["a.yaml", "附件"]
    assert len(then.commit) == 40
    assert not path.exists()


def test_a_folder_is_laid_out_whole_and_nothing_outside_of_it(repository: Path) -> None:
    with at_revision("HEAD", [str(repository / "deals")]) as then:
        [path] = map(Path, then.paths)
        found = sorted(each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())
        outside = (path.parent / "other.yaml").exists()

    assert found == ["a.yaml", "b.yaml", "附件/patents.csv"]
    assert not outside


def test_what_was_not_there_yet_is_left_out(repository: Path) -> None:
    paths = [str(repository / "deals/b.yaml"), str(repository / "deals/a.yaml")]
    with at_revision("HEAD~1", paths) as then:
        assert [Path(path).name for path in then.paths] == ["a.yaml"]


def test_a_pattern_stays_a_pattern(repository: Path) -> None:
    with at_revision("HEAD~1", [str(repository / "deals/*.yaml")]) as then:
        [pattern] = map(Path, then.paths)
        assert sorted(each.name for each in pattern.parent.glob(pattern.name)) == ["a.yaml"]


@pytest.mark.parametrize("revision", ["no-such-branch", "--help", "HEAD~9", "", "HEAD:deals/a.yaml"])
def test_a_revision_that_is_none_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionError), at_revision(revision, [str(repository / "deals/a.yaml")]):
        pass


def test_a_document_outside_of_any_repository_has_no_revisions(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("license: X\n", encoding="utf-8")

    with pytest.raises(RevisionError), at_revision("HEAD", [str(tmp_path / "a.yaml")]):
        pass
