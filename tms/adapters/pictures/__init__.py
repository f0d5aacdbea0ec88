"""Pictures that others send: read in a process of its own, made anew in the sizes that readers get, and kept."""

from tms.adapters.pictures.picture_bucket import PictureBucket
from tms.adapters.pictures.picture_folder import PictureFolder
from tms.adapters.pictures.sent_file import make_picture

__all__ = ["PictureBucket", "PictureFolder", "make_picture"]
