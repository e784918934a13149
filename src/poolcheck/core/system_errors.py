"""Why the operating system refused something, in both languages."""

from __future__ import annotations

import errno

from poolcheck.core.bilingual import Bilingual

_REASONS = {
    errno.EACCES: Bilingual("permission denied", "没有权限"),
    errno.EEXIST: Bilingual("a file of this name is in the way", "已有同名文件"),
    errno.EISDIR: Bilingual("it is a folder", "这是文件夹"),
    errno.ELOOP: Bilingual("its links go round in a circle", "链接循环"),
    errno.ENAMETOOLONG: Bilingual("the name is too long", "名称过长"),
    errno.ENOENT: Bilingual("there is no such file or folder", "文件或文件夹不存在"),
    errno.ENOSPC: Bilingual("the disk is full", "磁盘已满"),
    errno.ENOTDIR: Bilingual("what should be a folder on the way there is a file", "路径中应为文件夹的一处是文件"),
    errno.EPERM: Bilingual("it is not permitted", "不被允许"),
    errno.EROFS: Bilingual("the disk can only be read", "磁盘只读"),
}
NO_ORDINARY_FILE = Bilingual("it is no ordinary file", "这不是普通文件")


def reason(error: OSError) -> Bilingual:
    """Return why the system refused; what it says itself if we have no words for it."""
    own = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Bilingual(own, own))
