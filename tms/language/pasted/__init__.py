"""Pages that people paste: what is the article, what is the site's furniture, what is doubtful."""

from tms.language.pasted.authored import understand_authored
from tms.language.pasted.complete import check_complete
from tms.language.pasted.fields import Fields
from tms.language.pasted.lines import Unit
from tms.language.pasted.understand import understand, understand_units

__all__ = ["Fields", "Unit", "check_complete", "understand", "understand_authored", "understand_units"]
