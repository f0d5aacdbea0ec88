"""The worklist of doubtful conversions, and the answers that people give."""

from tms.web.worklist import worklist

blueprints = (worklist.blueprint,)
