"""Between the two Chinese scripts: rules, house style, and the worklist of doubtful places."""

from tms.web.conversion import house_style, rules, worklist

blueprints = (
    house_style.blueprint,
    rules.blueprint,
    worklist.blueprint,
)
