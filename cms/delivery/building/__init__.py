"""From live objects to stored documents: pure building first, then storing what differs."""
