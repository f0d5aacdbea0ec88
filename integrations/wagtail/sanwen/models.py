"""Pages of articles, and what was pulled into them."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RawHTMLBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

FEATURES = [
    *("h2", "h3", "h4", "h5", "h6", "bold", "italic", "superscript", "subscript", "strikethrough", "code"),
    *("ol", "ul", "link", "blockquote", "hr"),
]
"""What the editor of Wagtail keeps of a text that it opens: all that our texts have."""


class ArticlePage(Page):
    """A version of an article, as it was released. Its other languages have the same ``translation_key``.

    ``tag`` is what the publication calls the language; ``body`` has tables and what else no editor opens as HTML.
    """

    tag = models.CharField(max_length=35, editable=False)
    is_source = models.BooleanField(default=False, editable=False)
    standfirst = models.TextField(blank=True)
    author = models.CharField(max_length=500, blank=True)
    author_title = models.CharField(max_length=500, blank=True)
    section = models.CharField(max_length=500, blank=True)
    tags = models.JSONField(default=list, blank=True)
    printed_on = models.DateField(null=True, blank=True)
    modified_at = models.DateTimeField(null=True, editable=False)
    corrected_at = models.DateTimeField(null=True, editable=False)
    body = StreamField([("text", RichTextBlock(features=FEATURES)), ("html", RawHTMLBlock())], blank=True)

    template = "sanwen/article_page.html"
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        *map(FieldPanel, ("standfirst", "author", "author_title", "section", "printed_on", "body")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("author"),
        index.SearchField("body"),
    ]

    def languages(self) -> list["ArticlePage"]:
        """The article in all of its languages that readers have, this one too, by their number of locale."""
        return [page.specific for page in self.get_translations(inclusive=True).live().order_by("locale_id")]


class PulledPublication(models.Model):
    """A publication of an installation, under the name that the settings have for it, and how far it was pulled."""

    name = models.CharField(max_length=100, unique=True)
    url = models.CharField(max_length=500)
    number = models.BigIntegerField()
    cursor = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, publication {self.number} of {self.url}"


class PulledVersion(models.Model):
    """What was made of one version, and whether readers have it. ``written`` is a digest of what the page said then.

    ``is_kept``: its page is as somebody has changed it here, and the version is asked for again each time.
    """

    publication = models.ForeignKey(PulledPublication, on_delete=models.CASCADE)
    article = models.BigIntegerField()
    tag = models.CharField(max_length=35)
    page = models.OneToOneField(ArticlePage, null=True, on_delete=models.SET_NULL, related_name="pulled")
    etag = models.CharField(max_length=200, blank=True)
    written = models.CharField(max_length=64, blank=True)
    is_out = models.BooleanField(default=True)
    is_kept = models.BooleanField(default=False)

    class Meta:
        """A version has one page and no second one, whoever pulls at the same time."""

        constraints = [models.UniqueConstraint("publication", "article", "tag", name="sanwen_one_page_of_a_version")]

    def __str__(self) -> str:
        return f"article {self.article} in {self.tag}"
