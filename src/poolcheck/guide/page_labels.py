"""The headings of the tables on the pages on the language."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

KEY: Final = Bilingual("key", "项目")
OTHER: Final = Bilingual("中文", "English")
ID: Final = Bilingual("id", "标识")
WRITTEN: Final = Bilingual("written", "写法")
HOW: Final = Bilingual("answer", "填写")
MEANS: Final = Bilingual("means", "含义")
VALUE: Final = Bilingual("value", "取值")
OPEN: Final = Bilingual("leaves open", "未定")
WORD: Final = Bilingual("word", "词语")
REQUIRED: Final = Bilingual("must be given", "必填")
BLOCK: Final = Bilingual("below `{key}`", "“{key}”之下")
TOP: Final = Bilingual("about the document", "关于文件本身")
NAMES: Final = Bilingual("also called", "又称")
SILENT: Final = Bilingual("not written", "未写明的")
PROVENANCE: Final = Bilingual(
    "Each of these may also have `source`, `as of` and `quote`.", "以上各项均可附“来源”“截至日期”“原文”。"
)
SECOND_ORDER: Final = Bilingual("somebody else's act", "他人的行为")
COMPOUND: Final = Bilingual("modality and qualifier in one", "规范词兼限定")
STRUCTURE: Final = Bilingual("small word", "虚词与连接词")
STOP: Final = Bilingual(": ", "：")
ANSWER_REQUIRED: Final = Bilingual("{answer}; {required}", "{answer}；{required}")
AXIS: Final = Bilingual("Axis {id}", "限定维度 {id}")
