"""Words by which a Chinese sentence goes on behind a stop: the verbs of saying, and what takes a quotation up."""

import re

_SAID = (
    "(?:说|說|道|问|問|称|稱|表示|指出|回答|答|喊|叫|写|寫|强调|強調|补充|補充|告诉|告訴|认为|認為|解释|解釋|感叹|感嘆|感慨|承认|承認"
    "|警告|呼吁|呼籲|笑|欢呼|歡呼|高呼|惊呼|驚呼|质疑|質疑|怒斥|嘲讽|嘲諷|调侃|調侃|形容|坦言|直言|透露|抱怨|哭诉|哭訴|宣布|宣佈"
    "|断言|斷言|表态|表態|提醒|叮嘱|叮囑|反驳|反駁|评论|評論|留言|总结|總結|回应|回應|回忆|回憶|宣称|宣稱|(?<![不没沒也都只我你猜])想|寻思|尋思|思忖|暗忖|嘀咕|琢磨|自言自语|自言自語)(?:道|着|著|过|過)?"
)
_SPEAKER = r"[^。！？!?…，；：“「『\s]"
ATTRIBUTION = re.compile(
    r"\s*(?!但|不过|不過|然而|此外|另外|对此|對此)"
    rf"(?:{_SPEAKER}{{0,16}}?{_SAID}(?:[，。：；！,:]|$)|{_SPEAKER}{{17,40}}?{_SAID}(?:。|$))"
)
"""Who said what was quoted. A long one (office, place, occasion) must be all that the sentence still has."""

SPEECH_COMES = re.compile(
    r"(?:[：:]|(?:说|說|道|问|問|称|稱|表示|指出|回答|喊|写|寫|批|呼|斥|骂|罵|吼|叹|嘆|言|强调|強調|警告)[，,]?)\s*$"
)
"""What stands before speech that ends its sentence."""

CLAUSE_GOES_ON = re.compile(
    r"\s*(?:[，、；：。！？!?…,;）)」』”’》〉】〕\]—–─―]|:(?!\w)|的(?!确|確)|地(?=[\u4e00-\u9fff]{1,2}[，。了着])|等(?=[一-鿿，])"
    r"|之[一称稱类類]|[与與](?=[“「《]))"
)
"""What never begins a sentence behind a closing mark."""

GOES_ON_AFTER_ELLIPSIS = re.compile(r"[的了着著和与與及或而但等]|这些|這些|那些|上述|以上|诸如|諸如|都|全|皆")
"""What takes up an enumeration, or the clause that hesitated."""

NAME_WITH_A_SHOUT = re.compile(r"(?:Yahoo|Yum|Jeopardy|Joomla|Kahoot)$")
"""Names that end in an exclamation mark, without it."""
