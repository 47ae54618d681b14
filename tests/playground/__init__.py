"""This package lets Tamar be tried by hand in Microsoft's Agents Playground, which signs nothing."""
