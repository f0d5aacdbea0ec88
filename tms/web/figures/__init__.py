"""What was done in a time, and what drafts were worth, as pages."""

from tms.web.figures import effort, figures

blueprints = (
    effort.blueprint,
    figures.blueprint,
)
