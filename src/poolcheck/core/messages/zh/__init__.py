"""关于输入的提示信息（中文）：一行一条，用户所写内容置于反引号中。"""

from poolcheck.core.messages.zh import configuration, documents, dossiers, notation, rules, usage, waivers

MESSAGES = {
    **configuration.MESSAGES,
    **documents.MESSAGES,
    **dossiers.MESSAGES,
    **notation.MESSAGES,
    **rules.MESSAGES,
    **usage.MESSAGES,
    **waivers.MESSAGES,
}
