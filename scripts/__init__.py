"""What the Makefile runs besides Django's own commands; no part of the product imports it."""
