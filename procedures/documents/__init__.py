"""The documents of this app's pages: shapes, and how they are built from live pages."""
