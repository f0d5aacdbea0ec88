"""Background work on a version, a module per stage of the pipeline, and what stages share."""
