"""This package renders the golden messages to PNG, light and dark, with what Slack's own pages look like."""
