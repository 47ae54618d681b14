"""This package turns what people say, a command or a sentence, into what they mean."""
