"""What a learner did: kept in append-only files, read into reports."""
