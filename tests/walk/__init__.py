"""This package walks a newcomer's way through Slack, against an emulator that is not ours."""
