"""This package holds whom we tell and when: alerts, digests, sittings, and the outbox."""
