"""Procedures as files: reading, checking, comparing with the page, and writing through the editors' services.

`reading` → `validation` → `plans` (what the file wants, compared with what the page has) → `applying`. Only `applying`
writes. docs/reference/interchange.md describes the files.
"""
