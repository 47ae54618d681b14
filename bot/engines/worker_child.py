"""This file is the process in which published text is understood; run it with -I -m."""

from __future__ import annotations

from bot.engines.late_patterns import compiled_when_used


def main() -> None:
    """Load what understands texts, and answer until the parent hangs up."""
    with compiled_when_used():
        from bot.engines.worker_answers import serve
    serve()


if __name__ == "__main__":
    main()
