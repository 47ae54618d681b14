"""This package holds what people say to us and what they are answered, on any platform.

`conversation` (what is typed) and `presses` (what is pressed) are its doors. `hearing` turns what is said into an
intent (`intents`), by the records of all `commands`; the record names what answers it: `finding`, `following`,
`keeping`, or `asking` what one paper says. Each room imports only from those below it:

    presses
    conversation
    after_nothing  rewording     what an answer is given besides, which takes all commands
    hearing
    commands
    asking
    card_actions  keeping
    following
    finding
    channels  seen  undoing      where, what may be seen there, how it is taken back
    command                      what a command is
    intents
    arguments  names             the parts of what is typed; the topics
    speech                       who speaks, and what a reply is

No answer hears: what it needs to understand of a text stands in `arguments`.
"""
