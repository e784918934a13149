"""Messages about inputs, in English: one line, lower case, what the user wrote in backticks."""

from poolcheck.core.messages.en import configuration, documents, dossiers, notation, rules, usage, waivers

MESSAGES = {
    **configuration.MESSAGES,
    **documents.MESSAGES,
    **dossiers.MESSAGES,
    **notation.MESSAGES,
    **rules.MESSAGES,
    **usage.MESSAGES,
    **waivers.MESSAGES,
}
