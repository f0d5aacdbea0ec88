"""What a publication decides for all its articles: memory, engines, segmentation, guidance."""

from tms.web.publication import engines, guidance, memory, segmentation

blueprints = (
    engines.blueprint,
    guidance.blueprint,
    memory.blueprint,
    segmentation.blueprint,
)
