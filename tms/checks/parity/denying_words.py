"""The words that deny, in English and in simplified Chinese: for certain, perhaps, and those that only look like it."""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class DenyingWords:
    """Of one language: the words that deny for certain, those that may, and verbs that have their own like there."""

    grammar: str
    verbs: str
    perhaps_too: str

    @cached_property
    def surely(self) -> re.Pattern[str]:
        """All that denies for certain."""
        return re.compile(f"{self.grammar}|{self.verbs}", re.IGNORECASE)

    @cached_property
    def perhaps(self) -> re.Pattern[str]:
        """All that may deny."""
        return re.compile(f"{self.grammar}|{self.verbs}|{self.perhaps_too}", re.IGNORECASE)


ENGLISH = DenyingWords(
    r"\b(?:(?:is|was|were|are|been|be|has|have|had|with|found|saw|see|there’s|there's|set|made|gave|give|make|took"
    r"|take|showed?|shows|left|leaves?|got|gets?|faces?|pose[sd]?|received?) no"
    r" (?!doubt|denying|older|younger|less|fewer|more|longer|secret|different|exception|surprise|stranger|match|joke"
    r"|coincidence|accident|problem|smoking|choice|option|alternative|stone|sooner|shortage|qualms?|bones|illusions?)\w+"
    r"|not(?! only\b| just\b| least\b| so much\b| merely\b| simply\b| far\b| long\b| to mention\b"
    r"| (?:more|less|fewer|later|exceed)\b"
    r"| un(?!it|der|til)\w+| in\w+(?:le|ent|ant)\b)(?!.{0,60}\buntil\b)"
    r"|and no (?!doubt|wonder|matter|one\b|more|fewer|less|later|sooner|longer)\w+(?: \w+){0,3}(?=[.,])"
    r"|(?<![^\n“\"])no (?!doubt|wonder|matter|one\b|more|fewer|less|later|sooner|longer)"
    r"[a-z]+ (?:[a-z]+ ){0,3}(?:was|were|has|have|had|is|are|will)"
    r"|cannot|never(?! far\b| mind\b)|without|(?:nobody|no one)(?!(?: [\w’'-]+){0,6} doubt(?:s|ed)?\b)|none of"
    r"|nothing(?! like\b| short of\b| (?:is|was|matters) (?:more|as|so)\b)"
    r"|neither|no longer|ha(?:s|ve|d) yet to|hardly(?! anyone\b.{0,70}\bdoubt)|barely"
    r"|(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|ca|should|must|need)n[’']t)\b",
    r"\b(?:(?P<v1>refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing) to|reject(?:s|ed|ing)?|turn(?:s|ed|ing) (?:down|away)"
    r"|rebuff\w*|veto\w*|dismiss(?:es|ed)(?!.{0,60}\bas\b))|(?P<v2>den(?:y|ies|ied|ying|ial))"
    r"|(?P<v3>fail(?:s|ed|ing|ure)? to|unable|unsuccessful\w*)"
    r"|(?P<v4>bans?|banned|banning|prohibit\w*|forb[ai]\w*|outlaw\w*|illegal\w*|unlawful\w*)"
    r"|(?P<v6>lack(?:s|ed|ing)?|absence|insufficient\w*|inadequate\w*)"
    r"|(?P<v7>un(?:armed|aware|willing|likely|safe|vaccinated|registered|licensed|insured|authori[sz]ed|confirmed"
    r"|fit|fair|popular|necessary|suitable|constitutional|founded|justified)|(?:im|in)possible"
    r"|in(?:eligible|valid|accurate|correct|effective|visible|complete|capable)|irresponsible)"
    r"|(?P<v8>ruled? out|rules out|exclud\w*|exempt\w*))\b",
    r"\b(?:no|not|nor|never|none|nowhere|hardly|scarcely|rarely|seldom|little|far from|but for|all but|yet|few|fewer"
    r"|less|least|lack\w*|miss\w*|fail\w*|refus\w*|den\w*|reject\w*|avoid\w*|prevent\w*|prohibit\w*|ban|bans|banned"
    r"|forb\w*|stop\w*|halt\w*|cease\w*|instead|rather|unless|until|absen\w*|illegal|impossible|otherwise|except"
    r"|regardless|whether|whatever|only|un(?!it|i|der|til|less|ion)\w+|inca\w+|inab\w+|insu\w+|inac\w+|invi\w+"
    r"|inval\w+|inel\w+|im[bmp]\w+|in\w+[ai]ble|strand\w*|stuck|block\w*|vacant|gone|dead|shuts?|dis(?:agr|app|like|trust|sat|cont|hon|obe|reg|miss|qual)\w*|non\w+|irr\w+"
    r"|\w+less|mis(?:under|lead|s)\w*|stay\w*|remain\w*|keeps?|kept|closed|short of|shun\w*|abst\w+|lost|loses"
    r"|losing|minimal|zero|free|difficult\w*|hard|scarc\w*|short\w*|whole|still|silen\w*|wrong|against|oppos\w*"
    r"|capp?(?:s|ed|ing)?|limit\w*|ceiling|maximum"
    r"|ignor\w*|neglect\w*|declin\w*|doubt\w*|out of|too|reluct\w*|waiv\w*|spared?|beyond|than|as \w+ as|must"
    r"|break\w*|broke\w*|empty|idle|foul|acquit\w*|clear(?:ed|s)?|secret|drop\w*|long(?:er)? (?:been|since)|former\w*"
    r"|thr(?:ew|ow|own) out|str(?:uck|ike) down"
    r"|walk-ups?|barefoot\w*|naked|vacan\w*|deserted|abandon\w*|orphan\w*|skip\w*|depriv\w*|blank"
    r"|end|ended|ends|suspend\w*|cancel\w*|withh\w*|scrap\w*|resist\w*|bar|barred|exclu\w*|exempt\w*)\b|n[’']t\b|\?",
)
CHINESE = DenyingWords(
    "没有|没能|从没|并没|还没|并未|从未|尚未|尚无|并无|毫无|暂无|均无|全无|无人|无法|无权|无意|无望|并非|绝非|而非|并不|绝不|决不|从不"
    "|永不|不会|不是|不能|不再|不想|[买找看听见做办联用]不到|不愿|不肯|不应|不该|不宜|不需|不可(?!能性)|不得|不予|不准|不许|不允|不符|不在(?=[场内其])"
    "|不支持|不接受|不承认|不参加|不打算|不起诉|不认为|不希望|不同意|不适(?=[用合宜应])|不具备|不构成|不排除|不信任|不赞成|不喜欢|不相信|不知道|不清楚|不包括|不属于|不存在|不愿意|不出席|不参与|不提供|不收|不必|未(?!来)|不曾"
    "|没(?=[能出去参通签缴回接发找看听用给受获任拿带做打来让])",
    "(?P<v1>拒绝|拒不|婉拒|谢绝|回绝|拒收|抗拒|否决|驳回|拒(?!绝|不))|(?P<v2>否认|矢口)|(?P<v3>未能|没能|失败)"
    "|(?P<v4>禁止|严禁|取缔|非法|违法)|(?P<v6>缺乏|缺少|匮乏|不足(?![0-9一二两三四五六七八九十百千半]))"
    "|(?P<v7>不(?=[安可合充正完知确常])|无效|违宪)|(?P<v8>排除|豁免)",
    "[不没未无非否别莫勿拒免缺失禁避毫岂罕错反违]|解雇|开除|撤职|免职|革职|遣散|罢免|裁员|空手|徒手|虚假|造假|难以|难|拮据|囊中羞涩|捉襟见肘|阻止|防止|停(?![车火泊留])|告别|很少|极少|甚少|少有|少见|缺少|较少"
    "|更少|鲜|而是|除了|除外|(?<![0-9一二两三四五六七八九十百千万几数这那每])只|仅|才(?=[能可会有是])|足够|终止|取消"
    "|最早|[满滿][^，。]{1,8}(?:才|方可|方能|始得)|熄|百分之?零|零[^一二三四五六七八九十0-9]",
)
_NO_DENIAL_AT_ALL = (
    "缺陷|缺口|缺点|不过|不断|不仅|不但|不光|不久|不少|不得不|无论|不管|不论|无疑|不错|未来|不同(?!意)|不止|不只|无人机|无线|无数|无锡|无人驾驶|错误|(?<![买找看听吃见做想办达得联收用])不到|不低于|不少于"
    "|不超过|不幸|非洲|非常|特别|分别|别的|别人|个别|类别|级别|区别|性别|辨别|差不多|反应|反映|反馈|反复|反恐|反弹|反击|反腐|反导|反垄断"
    "|反倾销|免费|免疫|难民|灾难|遇难|罹难|避难|空难|海难|失业|失踪|失事|损失|流失|丧失|失控|失望|失去|南非|北非|东非|西非|非裔"
)
"""Words with such a character that deny nothing."""
_NO_DENIAL = (
    "不是吗|(.)不\\1|有没有|是否|不亚于|不逊|不输|不会比|不比|不乏|不单|不满|不限|不及|不多于|不高于|未满|未成年|未婚|未免|无人车|无辜"
    "|无家可归|无烟|无障碍|无国界|无形|无奈|无非|无期徒刑|无罪|无党派|非政府|非官方|非营利|非法移民|除非|莫非|非遗|是非|无时无刻"
    "|不得已|不禁|不由|不惜|不慎|不料|不安|不明|不良|不法|不动产|不锈钢|不景气|不可思议|迫不及待|不约而同|不知不觉|不遗余力|不可避免|毫不"
    "|不容|不知所措|没想到|没事|没关系|没准|没错|没收|不影响|不受影响|未必|未遂|埋没|淹没|出没|沉没|不外乎|莫不|无不|要不|不然|不如|丝毫|错过|无缘|天[还尚仍]?[没未]亮"
)
"""Words with such a character that deny nothing for certain."""
TWOFOLD = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|hardly|scarcely|barely|rarely|seldom|few|without|cannot|fail\w*"
    r"|un(?!it|i[onqfv]|der|til|less)\w+(?:ed|able|ing|ly|ful|t)|(?:in|im|ir)\w+(?:able|ible|ent|ant)|avoid\w*"
    r"|miss(?:ed|es|ing)?|escap\w*|den(?:y|ies|ied)|refus\w*|lack\w*|prevent\w*|ignor\w*|absent|spared?|doubt\w*"
    r"|disput\w*|exaggerat\w*|underestimat\w*|overstat\w*|illiter\w*|harmless"
    r"|dis(?:agree|like|satisf|honest|interest)\w*|forget\w*|forgot\w*|reject\w*|oppos\w*"
    r"|rul(?:e[sd]?|ing) out)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Two of these may come to no denial: not one of them failed, hardly anyone was unaffected."""
NOT_ONE = re.compile(
    r"\b(?:not (?:one|a single)|none of|no one|nobody|hardly any\w*|scarcely any\w*|few)\b", re.IGNORECASE
)
NOT_AT_ALL, NOT_SURELY = re.compile(_NO_DENIAL_AT_ALL), re.compile(f"{_NO_DENIAL}|{_NO_DENIAL_AT_ALL}")
NO_DENIAL_IN_ENGLISH = re.compile(
    r"\bnot (?:impossible|improbable|implausible|inconceivable|insignificant|unthinkable)\b"
    r"|\b(?:could|can|ca)(?:n[’']t| ?not) (?:be (?:\w+er|more|less)|wait|agree more|help|overs\w+|overe\w+)\b"
    r"|(?<![^\n])[“\"]?do(?: not|n[’']t)\b|\bdo(?:es)? not (?:have|need) to\b|\bnot (?:only|just|least|to mention)\b"
    r"|\b(?:could|can) (?:hardly|scarcely|barely|not)(?: have)? (?:be|been) (?:\w+er|more|less|worse)\b"
    r"|\bmore often than not\b|\bnot a few\b|\b(?:not|never) (?:go|gone|been|be) un(?!der|til|it|ion)\w+"
    r"|\b\w+n[’']t\b(?=.{0,60}\b(?:until|till)\b)|\bnot yet (?=\d|[a-z]+ty\b)|\bnothing less than\b"
    r"|\b(?:after|following|end(?:s|ed|ing)?|during|despite|from) (?:[\w’'-]+ ){0,5}absence\b(?! of)",
    re.IGNORECASE,
)
"""She couldn't be happier, don't panic: what Chinese says without denying."""
