"""Words that pages use around an article: languages, sections, offices, surnames. Collected from news sites by hand."""

LANGUAGE_NAMES = frozenset(
    "english|en|eng|英文|英语|英語|中文|简体|簡體|繁體|繁体|简|繁|簡|简体中文|簡體中文|繁體中文|繁体中文|正體中文|正體|简体版|繁體版|英文版|"
    "中文版|中文简体|中文繁體|中文（简体）|中文（繁體）|中文(简体)|中文(繁體)|chinese|simplified chinese|traditional chinese|simplified|traditional|"
    "日本語|日本语|한국어|français|francais|deutsch|español|русский|العربية|português|italiano|zh-hans|zh-hant".split(
        "|"
    )
)

SECTIONS = frozenset(
    "politics|policy|foreign policy|foreign affairs|international affairs|global affairs|opinion|opinions|economy|economics|business|world|international|"
    "security|culture|society|science|technology|tech|climate|climate change|energy|environment|finance|markets|trade|diplomacy|defence|"
    "defense|education|health|sports|sport|analysis|commentary|comment|editorial|editorials|essay|essays|interview|interviews|features|"
    "feature|news|asia|asia pacific|asia-pacific|europe|africa|china|americas|middle east|letters|books|review|reviews|law|history|ideas|arts|"
    "travel|lifestyle|life|military|development|us|uk|u.s.|regions|transport|media|video|videos|photos|podcast|podcasts|magazine|focus|perspective|"
    "perspectives|viewpoint|insight|insights|infrastructure|industry|agriculture|research|innovation|money|property|entertainment|sustainability|"
    "world economy|global economy|op-ed|columns|column|local|national|region|latest|long read|background|"
    # Simplified
    "国际|政治|经济|财经|外交|外交政策|评论|社评|时评|观点|社会|文化|科技|军事|教育|体育|娱乐|健康|环境|环保|能源|气候|金融|贸易|安全|历史|思想|专栏|"
    "访谈|深度|要闻|国内|两岸|港澳|台湾|香港|世界|亚洲|亚太|欧洲|非洲|美洲|中东|中国|时政|新闻|国际观察|国际评论|国际关系|国际新闻|全球|产业|市场|公司|交通|"
    "地产|法治|读书|书评|艺术|生活|旅游|视频|图片|专题|人物|城市|商业|宏观|深度报道|理论|学术|农业|能源环境|气候变化|大国关系|中美关系|中俄关系|国防|"
    # Traditional
    "國際|經濟|財經|評論|社評|時評|社論|觀點|社會|軍事|體育|娛樂|環境|環保|氣候|貿易|歷史|專欄|訪談|要聞|國內|兩岸|台灣|臺灣|亞洲|亞太|歐洲|"
    "非洲|美洲|中東|中國|時政|新聞|國際觀察|國際評論|國際關係|國際新聞|產業|市場|公司|交通|地產|讀書|書評|藝術|生活|旅遊|影音|圖片|專題|人物|城市|商業|"
    "深度報導|全球|農業|氣候變遷|氣候變化|大國關係|中美關係|國防|論壇|民意論壇|名家專欄|讀者投書|投書".split("|")
)

NAVIGATION = frozenset(
    "home|homepage|menu|search|login|log in|sign in|sign up|register|subscribe|my account|account|about|about us|contact|contact us|newsletter|newsletters|"
    "newsletter sign-up|newsletter signup|help|faq|more|all|close|back|archive|archives|topics|events|jobs|careers|shop|store|donate|support us|membership|"
    "advertise|advertising|privacy|privacy policy|terms|terms of use|terms of service|cookies|cookie policy|sitemap|site map|accessibility|"
    "rss|app|apps|authors|contributors|programs|publications|e-paper|epaper|live|games|print edition|edition|staff|press|"
    "首页|主页|登录|注册|搜索|更多|关于我们|联系我们|加入我们|投稿|订阅|会员|菜单|网站地图|帮助|客户端|手机版|电子报|退出|我的|设为首页|加入收藏|广告服务|"
    "关闭|返回|招聘|法律声明|隐私政策|隐私|使用条款|服务条款|"
    "首頁|主頁|登入|註冊|搜尋|關於我們|關於|聯絡我們|聯繫我們|訂閱|訂閱電子報|會員|會員登入|會員中心|選單|網站地圖|電子報|登出|設為首頁|廣告刊登|"
    "隱私權政策|隱私權|隱私政策|服務條款|使用條款|客服中心|關閉|返回|徵才|讀者服務|直播|即時|熱門|最新|排行".split("|")
)

SHARING = frozenset(
    "share|tweet|print|email|e-mail|mail|facebook|twitter|x|linkedin|whatsapp|wechat|weibo|telegram|reddit|pinterest|line|copy link|copy|save|"
    "bookmark|like|follow|pdf|listen|messenger|threads|bluesky|mastodon|instagram|youtube|tiktok|flipboard|pocket|link|embed|download|"
    "分享|分享到|转发|打印|收藏|点赞|赞|在看|微信|微博|新浪微博|朋友圈|微信好友|腾讯微博|qq|qq空间|qq好友|豆瓣|人人网|复制链接|邮件|举报|评论|分享至|小红书|抖音|"
    "轉發|轉寄|列印|友善列印|按讚|讚|微博|臉書|推特|複製連結|複製網址|電子郵件|郵件|檢舉|留言|噗浪|加入書籤|儲存|字級|字級設定|"
    "字体|字號|字号|字體|大|中|小|a|a+|a-|aa".split("|")
)

OFFICE_WORDS_EN = (
    "professor|lecturer|fellow|researcher|research associate|economist|director|analyst|correspondent|editor|columnist|journalist|reporter|minister|ambassador|"
    "president|chair|chairman|chairwoman|chairperson|scholar|historian|lawyer|engineer|scientist|adviser|advisor|consultant|founder|co-founder|ceo|chief|"
    "secretary|dean|strategist|expert|diplomat|novelist|author|writer|contributor|commissioner|senator|emeritus|member|manager|"
    "university|institute|institution|center|centre|college|academy|foundation|council|association|ministry|think tank|school|department|"
    "bureau|society|commission|laboratory|faculty|committee|visiting|architect|surgeon|physician|doctor|teacher|filmmaker|poet|critic|curator|artist|photographer|banker|"
    "investor|judge|entrepreneur|designer|candidate|executive|negotiator|representative|envoy|specialist|coordinator|geographer|sociologist|physicist|demographer|planner|officer|head of"
)

OFFICE_WORDS_ZH = (
    "教授|研究员|研究員|所长|所長|院长|院長|主任|学者|學者|大学|大學|研究院|研究所|中心|学院|學院|协会|協會|评论员|評論員|专栏作家|專欄作家|经济学家|經濟學家|大使|"
    "部长|部長|编辑|編輯|博士|秘书长|秘書長|会长|會長|总裁|總裁|分析师|分析師|顾问|顧問|律师|律師|讲师|講師|智库|智庫|基金会|基金會|"
    "理事|主席|首席|专家|專家|工程师|工程師|记者|記者|特派员|特派員|委员|委員|社科院|科学院|科學院|学会|學會|外交官|作家|撰稿人|负责人|負責人|董事|"
    "建筑师|建築師|设计师|設計師|医生|醫生|医师|醫師|导演|導演|诗人|詩人|学家|學家|小说家|小說家|博士生|研究生|创办人|創辦人|经理|經理|议员|議員|法官|教师|教師|老师|老師|代表"
)

NOT_IN_NAMES = frozenset(
    "the|and|or|to|for|in|on|at|with|from|is|are|was|not|no|how|why|what|who|when|where|will|can|should|foreign|policy|affairs|economy|trade|news|review|"
    "times|post|daily|journal|weekly|magazine|magazines|china|russia|europe|asia|world|global|international|climate|energy|security|relations|new|an|a|of|"
    "its|our|your|their|his|her|more|read|university|institute|center|centre|department|ministry|council|foundation|professor|editor|"
    "director|report|analysis|opinion|change|war|peace|market|markets|politics|society|article|articles|stories|story|top|back|home|page".split(
        "|"
    )
)

SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于於蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜"
    "崔钟鐘鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯康易乔喬赖賴文庄莊施洪俞"
    "柯倪游翁涂凌宁寧章梅盛童颜顏石翟伍尤聂聶柳邢祁舒耿牟卜苗靳甄裴屈鲍鮑霍隋闵閔芦蘆饶饒蔺藺滕窦竇褚卓娄婁缪繆佘佟鄔邬冼鄺邝麥麦巩鞏晏柴温溫辛詹古连連简簡鲁魯齐齊葛申巫焦包项項祝左管房裘阮蓝藍殷关關纪紀季费費岳骆駱覃欧歐尚樊安"
    "萧阎区區岑丘辜仇植鞠敖冉瞿卞庞龐栾欒穆茅狄虞戚苑郁芮濮钮鈕晁谌諶郜郦酈逯亓匡湛桂胥蒲隗逄荆荊屠苟栗粟"
) | frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 张简 張簡 范姜 端木 宇文 独孤 獨孤 轩辕 軒轅".split()
)

WORDS_LIKE_NAMES = tuple(
    "谢谢 謝謝 连载 連載 连接 連接 简体 簡體 简讯 簡訊 项目 項目 金融 高铁 高鐵 高清 黄金 黃金 江苏 江蘇 温度 溫度 石油 区域 區域 区块 區塊 区别 區別 植物 "
    "植被 植入 仇恨 丘陵 萧条 蕭條 辜负 辜負 关于 關於 关系 關係 管理 程序 程式 方法 包括 经济 時間 马上 馬上 万一 萬一 安全 白天 白宫 白宮 桂林 匡正".split()
)
"""What begins with a surname and is no name."""

PLACES = frozenset(
    "hong kong|los angeles|san francisco|tel aviv|buenos aires|cape town|kuala lumpur|addis ababa|sri lanka|saudi arabia|abu dhabi|"
    "phnom penh|mexico city|rio de janeiro|st petersburg|st. petersburg|san diego|san jose|las vegas|washington dc|washington d.c.|"
    "north korea|south korea|south africa|united kingdom|united states|united nations|european union|costa rica|el salvador|"
    "sierra leone|burkina faso|puerto rico|sao paulo|são paulo|santo domingo|indian ocean|pacific ocean|arctic ocean|taipei city|"
    "central asia|latin america|white house|wall street|downing street|red sea|baltic sea|black sea".split("|")
)

PORTALS_ZH = frozenset(
    "网易|新浪|搜狐|腾讯|凤凰|澎湃|财新|界面|知乎|豆瓣|今日头条|百家号|微博|百度|雪球|虎嗅|钛媒体|东方财富|和讯|网易号|搜狐号|企鹅号|观察者|端传媒|端傳媒|"
    "網易|騰訊|鳳凰|雅虎|奇摩|風傳媒|鏡週刊|關鍵評論|報導者|香港01|立場|眾新聞|有線|無綫|東網|經濟通".split("|")
)
"""What sites call themselves whose names do not end as those of papers do."""
