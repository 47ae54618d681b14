"""This package says what keeps an order from being obeyed as it stands, and answers what cannot be done."""
