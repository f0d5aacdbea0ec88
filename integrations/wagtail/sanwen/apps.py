"""The app, as Django lists it."""

from django.apps import AppConfig


class SanwenConfig(AppConfig):
    """Found by its name, ``sanwen``, in ``INSTALLED_APPS``."""

    name = "sanwen"
    verbose_name = "Sanwen"
    default_auto_field = "django.db.models.BigAutoField"
