"""The patterns of furniture.py: each for a whole line in lower case, without marks around it."""

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """``longest`` is the longest line, in characters, that the pattern is tried on."""

    why: str
    place: Literal["head", "anywhere", "end", "list"]
    pattern: re.Pattern[str]
    longest: int


def _rule(why: str, place: Literal["head", "anywhere", "end", "list"], *forms: str, longest: int = 80) -> FurnitureRule:
    return FurnitureRule(why, place, re.compile("|".join(f"(?:{form})" for form in forms)), longest)


_OF_COPYRIGHT = r"(?:laws?|acts?|and|or|in|is|has|was|are|infring\w*|claims?|protect\w*|holders?|owners?|cases?|issues?|reforms?|disputes?|suits?|lawsuits?|rules?|symbol|sign)"
"""What follows the word in a sentence or a title about copyright, or about its sign."""
_TO_REPRINT = r"(?:转载|轉載|复制|複製|摘编|摘編|翻印|翻载|翻載|镜像|鏡像|转贴|轉貼|引用|刊登|刊载|刊載|盗用|盜用|改作|散布|散佈|公开播送|公開播送)"
"""What nobody may do without leave: else the sentence is one of a contract."""
_NOT_A_CREDIT = r"(?!(?:图片?|圖片?|照片?|影像|摄影|攝影)(?:来源|來源|源)?[:：/／])"
"""A picture's credit says of the picture alone that it may not be reprinted."""
_TAG = r"(?:[^\s#，。！？；、：:()（）=\[\]]{1,12}|[^\s#\u3400-\u9fff，。！？；、：()（）=\[\]]{1,30})"
"""Neither a sentence nor a line of a program."""
_COUNT = r"(?: ?[:：]? ?[(（]?\d[\d,.]*[kKmM万萬]?[)）]?)?"
_THING = r"(?:articles?|stor(?:y|ies)|posts?|content|news|readings?|topics?|links?|coverage|items?|analysis|commentar(?:y|ies)|essays?|opinions?|pieces)"
_ZH_THING = r"(?:文章|阅读|閱讀|新闻|新聞|报道|報導|報道|推荐|推薦|链接|連結|专题|專題|内容|內容|话题|話題|评论|評論|资讯|資訊|消息|分析|主題|主题|作品|觀點|观点)"

RULES = (
    _rule(
        "related articles", "list",
        r"(?:you|readers) (?:might|may|could)(?: also)? (?:like|enjoy|be interested(?: in)?)(?: to read| these)?",
        rf"related(?: {_THING})?{_COUNT}", rf"(?:more|most) (?:related|recent|popular|read|viewed|shared|commented|from us)(?: {_THING})?",
        rf"(?:recommended|suggested|similar|trending|popular|latest|recent|other|featured|previous)(?: (?:now|for you|today|{_THING}))+",
        r"recommended|trending|most read|most popular|most viewed|editor[’']?s[’']? picks?|what to read next|up next|more like this|"
        r"further reading|more to read|don[’']t miss|in case you missed it|popular now",
        rf"more (?:from|on) [^.!?]{{2,50}}|more in [\w&-]{{2,30}}|more (?:\w+ ){{0,2}}{_THING}|also (?:read|in|on|of interest)(?: this)?|read next|see also|read also",
        rf"(?:相关|相關|延伸|推荐|推薦|更多|热门|熱門|最新|精彩|精选|精選|其他|其它|同类|相似|编辑推荐的?|编辑精选的?|近期)[^，。？！：的]{{0,4}}{_ZH_THING}{{1,2}}",
        r"(?:您|你)(?:可能|或许|或許|也许|也許)?(?:也|还|還)?(?:会|會)?(?:对这些)?(?:喜欢|喜歡|感兴趣|感興趣|想看)(?:的?(?:文章|内容|內容))?|"
        r"猜(?:你|您)(?:喜欢|喜歡)|(?:为|為)(?:你|您)推[荐薦]|看了(?:这篇|本文|又看|這篇).{0,8}|(?:点击|點擊)?排行榜?|(?:热|熱)(?:点|點|榜|文)|"
        r"编辑推荐|編輯推薦|編輯精選|编辑精选|推荐|推薦|更多精彩|热门推荐|相关推荐|下一篇推薦|大家都在看|熱門排行|延伸",
    ),
    _rule(
        "link to another article", "anywhere",
        r"(?:read more|also read|related|see also|more on this|watch|listen|read also|recommended|must read|further reading)(?: ?[:：>»] ?| \| ?).{3,}",
        r"(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关报道|相關報導|相关新闻|相關新聞|推荐阅读|推薦閱讀|更多内容|更多內容|另见|另見)[:：|｜] ?.{3,}",
        longest=200,
    ),
    _rule("link to another article", "end", r"(?:上|下)一篇(?:文章)?(?:[:：].{0,80})?|(?:previous|next)(?: (?:article|post|story))?(?:[:：].{1,100})?", longest=120),
    _rule("more of this page", "end", r"read more|read full (?:story|article)|continue reading|load more|show more|see more|查看更多|点击查看更多|閱讀更多|阅读更多|看更多|展开全文|阅读全文|閱讀全文|阅读原文"),
    _rule(
        "back to top", "end",
        r"(?:back|return|go|scroll) to (?:the )?(?:top|home|homepage|list)|top(?: of (?:the )?page)?|go up",
        r"(?:返回|回到?|至)(?:到)?(?:页首|頁首|顶部|頂部|顶端|頂端|首页|首頁|列表|上一?[页頁]|页面顶部|網頁頂端|网页顶端|最上方|頁面頂端|主页|目录)|回頁面頂部|置顶|置頂",
    ),
    _rule(
        "comments", "end",
        rf"(?:\d[\d,]* )?comments?{_COUNT}|no comments(?: yet)?|(?:leave|add|post|write) (?:a|your) (?:comment|reply)|"
        r"(?:leave|add) comment|join the (?:conversation|discussion)|view (?:all )?comments|reply|comments? (?:are )?closed|show comments",
        rf"(?:发表|發表|我要|查看|全部|最新|热门|网友|網友|读者|讀者)?(?:评论|評論|留言|回應|回应|跟帖|跟贴)(?:区|區|列表)?{_COUNT}|"
        r"(?:我来|我來)?说(?:两|几)句|(?:文明上网|理性发言).{0,30}|条评论|\d+ ?(?:条|則|则|條)(?:评论|評論|留言|回應)|\d[\d,]* ?人(?:参与|參與)(?:[ ,，]*\d[\d,]* ?[条條]?(?:评论|評論|留言))?",
    ),
    _rule(
        "sharing", "end",
        r"(?:share|spread|send|email|print|save|bookmark|like|follow|tweet|recommend)(?: (?:this|it|on|via|to|with|by|us|the|your|a friend|friends?|article|story|page|"
        r"post|word|link|email|facebook|twitter|x|linkedin|whatsapp|wechat|weibo|mail|for later)){1,5}|share[:：] ?.{0,80}|tell a friend|"
        r"(?:gift|copy) (?:this )?(?:article|link|url)|\d[\d,.]*k? ?(?:shares?|likes?|tweets?)",
        r"(?:分享|转发|轉發|转载|轉載|轉寄|推荐|推薦)(?:到|至|本文|此文|给|給|这篇|這篇|文章|此|朋友|好友|微信|微博|朋友圈|友)*(?:[:：].{0,60})?(?: .{0,60})?",
        r"(?:打印|列印|收藏|打印本文|收藏本文|列印本文|举报|加入收藏|关注我们|關注我們|追蹤我們|加入粉絲團)(?: .{0,30})?|(?:扫一扫|扫描|掃描|微信扫).{0,40}|"
        r"按个?[赞讚].{0,20}|(?:欢迎|歡迎)?(?:关注|關注|追蹤)(?:我们|我們|本报|本站)?.{0,6}(?:公众号|公眾號|微信|微博|臉書|粉絲團|粉絲專頁|line).{0,30}",
    ),
    _rule("tags", "end", r"(?:tags?|keywords?|topics?|filed under|labels?|tagged)(?: ?[:：] ?.*)?", r"(?:关键词|關鍵詞|关键字|關鍵字|标签|標籤|标签云|主題標籤)(?: ?[:：] ?.*)?", rf"(?:#{_TAG}[ \u3000]*)+", longest=200),
    _rule(
        "copyright", "end",
        rf"copyright(?! {_OF_COPYRIGHT}\b).*|(?:©|\(c\)|ⓒ)(?! ?{_OF_COPYRIGHT}\b).*|.{{0,80}}all rights reserved.*|.{{0,40}}© ?\d{{4}}.*",
        rf"{_NOT_A_CREDIT}(?:(?:版权所有|版權所有|著作權).*|.{{0,40}}(?:版权所有|版權所有|未[经經].{{0,24}}{_TO_REPRINT}|(?:请勿|請勿|不得|禁止|谢绝|謝絕)(?:转载|轉載)|转载请注明|轉載請註明).*)|"
        r".{0,20}(?:icp备|京公网安备).*",
        longest=300,
    ),
    _rule(
        "site links", "end",
        r"(?:(?:terms(?: (?:of|and) (?:use|service|conditions))?|terms & conditions|privacy(?: policy| notice)?|cookies?(?: policy| settings| preferences)?|contact(?: us)?|"
        r"about(?: us)?|advertise(?: with us)?|sitemap|site map|accessibility|careers|jobs|rss|help|faqs?|imprint|legal notice|do not sell my (?:personal )?info(?:rmation)?)[\s|·•,/-]*)+",
        r"(?:(?:关于我们|联系我们|加入我们|隐私政策|隐私|使用条款|服务条款|广告服务|网站地图|版权声明|法律声明|關於我們|聯絡我們|隱私權政策|隱私權聲明|服務條款|使用條款|廣告刊登|客服中心|著作權聲明|"
        r"招聘|招贤纳士|友情链接|免责声明|免責聲明)[\s|·•,/｜　-]*)+",
        longest=200,
    ),
    _rule("advertisement", "anywhere", r"advertise?ments?|ads?|sponsored(?: content)?|promoted(?: content)?|(?:story|article) continues below.{0,30}|skip (?:ad|advertisement)|scroll to continue.{0,20}|advertising|paid post|(?:skip past|after) newsletter.{0,20}", r"广告|廣告|推廣|推广|赞助内容|贊助|請繼續往下閱讀.{0,6}|文章未完.{0,16}|.{0,8}(?:点击|點擊)(?:查看|看)?(?:大图|大圖|原图|原圖|放大).{0,4}"),
    _rule(
        "newsletter", "end",
        r"(?:(?:please |now )?(?:subscribe|sign up|register|join)(?: now| today| here| free| for free)*(?: (?:to|for|and|with|our|the|us|by|via)\b.{0,140})?)",
        r"(?:get|receive|enter|want|stay|never miss|don[’']t miss|like what you|enjoy(?:ed|ing)?)\b[^.!?。]{0,100}(?:newsletter|inbox|e-?mail|up[ -]to[ -]date|alerts?|this article|what you read|informed)\b.{0,60}",
        r"(?:our |free |daily |weekly |the )*newsletters?(?: sign[ -]?up)?|e-?mail address|your e-?mail(?: address)?|download (?:our|the) app.{0,60}|support (?:our|us|independent)\b.{0,80}|"
        r"(?:become|be) a (?:member|subscriber|supporter).{0,60}|donate(?: now| today)?.{0,60}",
        r"(?:立即|免费|免費|点击|點擊|马上|欢迎|歡迎)?(?:订阅|訂閱)(?:我们|我們|本刊|本报|本報|电子|電子)?.{0,40}|(?!.{0,12}(?:时|時|合|由|果|民|亨|立|文匯|公)[电電]子[报報])[^，、；。]{0,16}(?:电子报|電子報|邮件通讯|newsletter)[^，、；。]{0,30}|"
        r"(?:下载|下載).{0,12}(?:客户端|app|應用).{0,20}|(?:请|請)?输?輸?入?(?:您的?|你的?)?(?:电子邮件|電子郵件|邮箱|信箱)(?:地址)?",
        longest=200,
    ),
    _rule("editor’s credit", "end", r"[(（]?(?:(?:executive|responsible|duty|copy|web|managing|associate) )?(?:editors?|proofread(?:er|ing)|editing)(?: ?[:：] ?| by ).{2,60}", r"edited by .{2,60}|[(（]?(?:additional )?(?:reporting|writing|editing|compiled) by .{2,140}",
        r"[(（\[【]?(?:本文|本期|本版|值班|执行|網頁|网页)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|监制|監製|核稿|核稿編輯|主编|主編|美编|美編|排版|制图|製圖|值班编辑|值班主任|统筹|統籌|編審)[ \u3000]*[:：/／|｜][ \u3000]*.{1,60}"),
    _rule("translator’s credit", "end", r"[(（]?(?:translated|translation)(?: (?:by|from)\b| ?[:：]).{2,80}", r"(?:translator)s? ?[:：] ?.{2,60}", r"[(（]?(?:翻译|翻譯|译者|譯者|校譯|审校|審校)[ \u3000]*[:：/／|｜].{1,40}", longest=120),
    _rule("source line", "end", r"sources? ?[:：] ?.{1,140}|(?:(?:this (?:article|piece|essay|commentary) )?(?:was |is )?(?:first|originally|previously) (?:appeared|published|posted)) (?:in|on|by|at|with|here)\b.{1,140}",
        r"(?:文章|稿件|新闻|新聞|信息|資料|资料|消息|本文)?(?:来源|來源|出处|出處|原载|原載|原文刊于|转自|轉載自)[ \u3000]*[:：/／].{1,60}|(?:原标题|原標題|原題)[:：].{1,80}|(?:原文|本文)(?:链接|連結|网址|網址)[:：]?.{0,120}|《[^》]{2,20}》[ （(，,]*(?:\d{4}|二)[^。]{4,30}|本文(?:首发于|首發於|原载|原載|转载自|轉載自|刊于|刊於).{1,60}", longest=200),
    _rule(
        "disclaimer", "end",
        r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated|presented|in this)\b.{0,120}\b(?:author|writer|own|necessarily|do not|alone|solely|contributor)\b.{0,120}|(?:this (?:article|commentary|piece) )(?:reflects|represents).{0,120}(?:views?|opinions?).{0,80}|disclaimer[:：]?.{0,250}",
        r"(?:以上|本文|文章|文中|本專欄|专栏|作者)(?:所有)?(?:文章|内容|內容|观点|觀點|言论|言論|立場|立场)?(?:仅|僅|只|纯|純|不)(?:代表|反映|属|屬|为|為).{0,40}(?:作者|个人|個人|本人|本刊|本站|本报|本報|本社|本网|本網).{0,40}|(?:免责声明|免責聲明|声明|聲明|特别声明)[:：].{0,250}|.{0,12}(?:不代表本(?:刊|站|报|報|社|網|网)).{0,30}",
        longest=330,
    ),
    _rule(
        "page furniture", "head",
        r"skip to (?:the )?(?:main )?(?:content|navigation|article|search)|jump to (?:content|navigation)|(?:toggle|open|close|main|show|hide) (?:navigation|menu|search|main menu|sidebar)|menu|search(?: (?:this site|the site|for|…|our site).{0,20})?|"
        r"(?:(?:log|sign) ?(?:in|out|up)|register|my account|subscribe(?: now)?|login)(?:(?:[ /|·,]| or | and )+(?:(?:log|sign) ?(?:in|out|up)|register|my account|subscribe(?: now)?|login))*|"
        r"hello,? guest|welcome[,!]? (?:guest|back|visitor)\b.{0,20}|edition[:：] .{0,40}|breaking(?: news)?|live|exclusive|premium|free article",
        r"(?:we|this (?:web)?site) uses? cookies(?:(?: (?:to|for|on|and)\b|[.,;]).{0,200})?|accept(?: all)?(?: cookies)?|reject(?: all)?|cookie settings|manage (?:cookies|preferences)|by continuing.{0,140}",
        r"listen(?: to (?:this|the))?(?: article| story)?(?: ?[(（]?\d.{0,12})?|\d+[ -]?min(?:ute)?s?\.?(?: read)?|reading time[:：]? .{0,20}|audio|play audio|(?:text|font) size.{0,20}|a ?a ?a|a[-+]( a[-+])*|"
        r"[\d,.]+k? (?:views?|reads?|hits)|views?[:：] ?[\d,.]+k?|photo gallery|gallery|image|\d+ ?/ ?\d+|dark mode|translate",
        r"跳(?:转|轉|到|至|过)(?:到|至)?(?:主?要?内容|主要內容|正文|內容|导航|主內容區?塊?).{0,4}|移至主內容|(?:打开|打開|关闭|開啟|關閉)?(?:菜单|選單|导航|導覽|导航栏|主選單)|(?:登录|登入|注册|註冊|会员登录|會員登入|免费注册|退出|登出)(?:[ /|·、或]+(?:登录|登入|注册|註冊|免费注册|免費註冊|退出))*|"
        r"(?:搜索|搜尋)(?:本站|全站|框|文章|新闻|新聞|内容|內容)?|请输入关键[词字].{0,6}|請輸入關鍵字.{0,6}|(?:字体|字體|字号|字號|字級)(?:大小|設定)?[:：]?[ \u3000大中小aA+-]*|"
        r"(?:阅读|閱讀|浏览|瀏覽|点击|點閱|觀看|人氣|人气|阅读量|浏览量|点击量|点击数)(?:次数|次數|量|数|數|時間|时间)?[ :：(（]*[\d,.]+[万萬k]?(?:次|分钟|分鐘)?[)）]?|[\d,.]+[万萬]?(?:次|人)?(?:阅读|閱讀|浏览|瀏覽|觀看|点击)|"
        r"(?:全文|约|約|共)?.{0,4}\d+ ?字.{0,12}(?:阅读|閱讀|分钟|分鐘|读完).{0,10}|(?:听|聽)(?:新闻|新聞|全文|文章).{0,10}|(?:朗读|播放|语音播报|語音播報).{0,8}|"
        r"(?:欢迎|歡迎)(?:您|你|来到|光臨|光临|訪客|登录).{0,20}|(?:设为首页|加入收藏|手机版|客户端)(?:[ |·]+(?:设为首页|加入收藏|手机版|客户端))*|独家|獨家|原创|原創|置顶|快訊|快讯|本站使用 ?cookie.{0,60}|繁简转换|简繁切换",
        longest=240,
    ),
    _rule(
        "date of the day", "head",
        r"today(?: is|[:：])? [^.!?]{0,30}\d{4}|(?:今天|今日|現在|现在)(?:是|時間|时间)?[:：]? ?\d{4}.{4,30}",
        r"(?:.{0,12} )?-?\d{1,2} ?°[cf]?(?: .{0,20})?",
    ),
)  # fmt: skip
