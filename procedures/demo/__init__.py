"""The demonstration clinic: its people, its identity and home page, and its procedures, made as people would make them.

The texts are the files below `demo/`. Everything goes through the editors' own services and permissions. What exists is
left as it is, so that running it again keeps whatever somebody has changed. Not for production.
"""
