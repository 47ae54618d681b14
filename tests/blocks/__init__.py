"""This package says whether Slack would take a payload: a schema of its structure, and a table of its limits.

`schema.json` is made from root.ts with @slack/types 3.2.0 and ts-json-schema-generator 2.4.0,
`npx ts-json-schema-generator --path root.ts --type Slack --no-type-check -o schema.json`,
its descriptions left out.
"""

from tests.blocks.walker import faults, view_faults

__all__ = ["faults", "view_faults"]
