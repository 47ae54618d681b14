"""This package keeps what somebody was shown and spoke of last, and reads what leans on it."""
