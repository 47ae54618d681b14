"""This package turns what people say, a command or a sentence, into what they mean.

A text comes in at `bot.answering.conversation.meant`, which asks `memory` first what leans on what was said before,
and then `reading`. That reads what would be read wrongly word by word (`foremost`), else a command (`literal`, by
`grammar` and `shorthand`), else a sentence (`sentences`). What stands in it is said by `pieces`; what it may ask for
by `changes`, `lookups` (of ourselves, too) and `one_paper`; which command is likeliest by `likelihood`; and what speaks
against obeying by `cautions`. `apart` reads an order in the clause that gives it, `quiet_times` when nothing is to
come. `writing` writes what was meant as it can be typed. What reads on from what was read takes one `heard`. Each
room imports only from those below it:

    memory
    reading
    apart  literal  quiet_times
    cautions  foremost  sentences
    changes  one_paper
    lookups
    likelihood
    shorthand  writing
    pieces
    grammar  heard
"""
