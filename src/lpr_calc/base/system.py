"""What the operating system says of a file, in the user's language."""

from __future__ import annotations

import errno

from .text import Text

_NAMED = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限",
    "EPERM": "不允许",
    "EISDIR": "这是文件夹",
    "ENOTDIR": "路径里有一段不是文件夹",
    "EEXIST": "已经存在",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EROFS": "磁盘是只读的",
    "ENAMETOOLONG": "文件名过长",
    "EMFILE": "打开的文件过多",
    "ENFILE": "打开的文件过多",
    "EBUSY": "文件正在使用",
    "EIO": "读写出错",
    "ENXIO": "没有这个设备",
    "ELOOP": "链接绕成了圈",
    "EINVAL": "名称或操作不合规定",
    "EFBIG": "文件过大",
}
_SAID = {getattr(errno, name, -1): said for name, said in _NAMED.items()}
"""By number: not every system knows every name."""


def said_by_system(error: OSError) -> Text:
    """Return the system's message of an error; where the error has none, what it says of itself."""
    english = error.strerror or str(error)
    return Text(_SAID.get(error.errno or 0, english), english)
