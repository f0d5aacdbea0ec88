"""Where drafts come from: an ordered list of sources, each asked for everything that those before it left over."""
