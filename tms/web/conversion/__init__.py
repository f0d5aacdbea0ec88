"""Between the two Chinese scripts: rules and house style."""

from tms.web.conversion import house_style, rules

blueprints = (
    house_style.blueprint,
    rules.blueprint,
)
