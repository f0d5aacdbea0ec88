"""Error codes of pictures that are not taken, and the words that people read for them."""

from collections.abc import Mapping

PICTURE_MESSAGES: Mapping[str, str] = {
    "picture_empty": "The file is empty. Choose the picture once more.",
    "picture_too_large": "The picture has {size} MB; the limit is {most} MB. Save it as JPEG, 3,000 pixels wide, and send that.",
    "picture_drawing": "SVG can carry scripts and is not taken. Export the drawing as PNG, at least 1,600 pixels wide, and send that.",
    "picture_of_telephone": "HEIC and AVIF are not read here. Export the picture as JPEG, or set the phone’s camera to “most compatible”.",
    "picture_kind_unknown": "This is not JPEG, PNG, WebP or GIF, whatever its name says. Open it in a program for pictures, save it as JPEG or PNG, and send that.",
    "picture_too_many_pixels": "The picture has more than {most} megapixels. Make it smaller, for example 4,000 pixels wide, and send that.",
    "picture_side_too_long": "The picture is longer than {most} pixels on one side. Make it smaller, or cut it into several pictures.",
    "picture_damaged": "The picture is damaged or was cut off on its way. Open it in a program for pictures, save it again, and send that.",
    "picture_too_costly": "Reading the picture takes more time or memory than one picture may use. Save it as JPEG, 3,000 pixels wide, and send that.",
    "picture_words_too_long": "One of these is longer than {most} characters. Say it in fewer words.",
    "picture_not_base64": "The picture’s file can’t be read. Send its bytes as Base64, in one piece and with nothing in front.",
    "picture_not_found": "There is no such picture in this article, or it was taken out. Look at the article’s pictures.",
    "picture_stale": "Someone else changed what is said of this picture while you were editing. What stands now is below each field; look at both, then save again.",
    "picture_with_readers": "Readers have this picture. Publish the article without it, or withdraw it; then take the picture out.",
    "picture_in_version": "A version shows this picture instead of the article’s. Show the article’s again there; then take this one out.",
    "picture_not_in_text": "The article’s text does not show this picture any more. Open the page again.",
    "picture_is_the_articles": "This is the picture that the article shows. Choose another file.",
    "picture_of_person": "A person has chosen what this version shows here, and a program does not change that.",
    "pictures_not_approved": "The version in {locale} was approved with other pictures than it shows now. Withdraw the approval, and have it reviewed once more.",
    "pictures_changed": "Someone changed what this version shows instead of the article’s pictures. Look at it once more.",
    "picture_gone": "Picture {number} is not one of this article’s pictures. Take it out of the source, or put another in its place.",
    "picture_expired": "Picture {number} may not be shown after {day}. Take it out of the source, let the version show another one or leave it out, or correct its last day.",
    "pictures_too_many": "The article has {most} pictures, which is the limit. Take one out, then send this one again.",
    "picture_not_kept": "The picture is not there. Send it once more.",
    "pictures_unreachable": "The place where pictures are kept does not answer just now ({reason}). Try again in a minute.",
    "bucket_library_missing": "TMS_PICTURES_BUCKET is set, and the library that speaks S3 is not here. Install it: pip install “sanwen[s3]”.",
    "pictures_not_kept": "Pictures can’t be kept just now ({reason}). Tell whoever runs the server, then send the picture once more.",
}
"""The words of each error code, in English; each names the remedy. A test compares codes and words."""
