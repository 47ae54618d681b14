"""This package turns what people say, a command or a sentence, into what they mean.

`reading` is where a text comes in. It is read as a command first (`grammar`, with `shorthand` for slips), then as
a sentence (`sentences`). What stands in it is said by `pieces`; what it may ask for by `changes`, `lookups`,
`one_paper` and `ourselves`; what leans on what was said before by `memory`; which command is likeliest by
`likelihood`; and what speaks against obeying by `cautions`. `writing` writes what was meant as it can be typed.
"""
