"""Messages about inputs, in English: one line, lower case, what the user wrote in backticks."""

from poolcheck.core.messages.en import documents, dossiers, notation, rules, usage, waivers

MESSAGES = {**notation.MESSAGES, **documents.MESSAGES, **dossiers.MESSAGES, **rules.MESSAGES, **usage.MESSAGES, **waivers.MESSAGES}
