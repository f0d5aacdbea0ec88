"""The conversions behind names of ours: which of OpenCC's configurations lead from one locale to another.

| from \\ to | zh-Hans | zh-Hant | zh-Hant-TW | zh-Hant-HK |
|---|---|---|---|---|
| zh-Hans | – | s2t | s2twp (s2tw) | s2hkp (s2hk) |
| zh-Hant | t2s | – | t2tw | t2hk |
| zh-Hant-TW | tw2sp (tw2s) | tw2t | – | tw2t, t2hk |
| zh-Hant-HK | hk2sp (hk2s) | hk2t | hk2t, t2tw | – |

In brackets: characters only. Between two Traditional locales only characters change; OpenCC has no vocabulary there.
Plain zh-Hant is OpenCC's standard, which prefers one form per character to what any region prints (爲 裏 羣 喫): right
for comparing and as a step on the way, wrong for readers, who get a region's forms.

Some words OpenCC's vocabulary takes in their computing sense, and news does not: 和平进程 would become 和平程序,
刷新纪录 重新整理紀錄, 核心利益 内核利益. In a derived text they change their characters only; what a desk prints
instead (項目, 專案 or 計畫) is its termbase's business. Both lists were picked from the vocabulary tables of OpenCC
1.4.2 by reading them through. They stand beside the table's own entries, so that a longer entry keeps its conversion
(文件夹 is 資料夾).
"""

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.dictionaries import DictionaryPairs, Recipe, read_recipe
from tms.language.conversion.dictionary_pass import Ready

_CHAINS: dict[tuple[str, str], tuple[str, ...]] = {
    (ZH_HANS, ZH_HANT): ("s2t",),
    (ZH_HANS, ZH_HANT_TW): ("s2tw",),
    (ZH_HANS, ZH_HANT_HK): ("s2hk",),
    (ZH_HANT, ZH_HANS): ("t2s",),
    (ZH_HANT, ZH_HANT_TW): ("t2tw",),
    (ZH_HANT, ZH_HANT_HK): ("t2hk",),
    (ZH_HANT_TW, ZH_HANS): ("tw2s",),
    (ZH_HANT_TW, ZH_HANT): ("tw2t",),
    (ZH_HANT_TW, ZH_HANT_HK): ("tw2t", "t2hk"),
    (ZH_HANT_HK, ZH_HANS): ("hk2s",),
    (ZH_HANT_HK, ZH_HANT): ("hk2t",),
    (ZH_HANT_HK, ZH_HANT_TW): ("hk2t", "t2tw"),
}
_WITH_VOCABULARY = {"s2tw": "s2twp", "s2hk": "s2hkp", "tw2s": "tw2sp", "hk2s": "hk2sp"}

OF_NEWS = "+news"
"""Behind the name of a configuration: words of the news change their characters only."""


def chain(source: str, target: str, *, vocabulary: bool, news: bool = False) -> tuple[str, ...]:
    """The names of the conversions to run one after the other; none where source and target are the same.

    ``news``: words that OpenCC's vocabulary takes in another sense than news does keep theirs. Raises ValueError for a
    locale that is not one of the four Chinese ones: callers check what people type.
    """
    known = {locale for pair in _CHAINS for locale in pair}
    if source not in known or target not in known:
        raise ValueError(f"no conversion from {source!r} to {target!r}")
    steps = _CHAINS.get((source, target), ())
    if not vocabulary:
        return steps
    with_words = tuple(_WITH_VOCABULARY.get(step, step) for step in steps)
    return tuple(step + OF_NEWS if news and news_words(step) else step for step in with_words)


_SIMPLIFIED = [
    "支持", "社区", "添加", "程序", "窗口", "接口", "队列", "菜单", "参数", "扩展", "创建", "循环",
    "优化", "挂断", "批量", "抛出", "溢出", "持久性", "指针", "枚举", "权限", "消息", "激活", "用户",
    "禁用", "调度", "联系", "调用", "脚本", "连接", "项目", "远程", "默认", "点击", "镜像", "映射",
    "仿真", "低级", "内核", "全局", "实例", "布尔", "分区", "导入", "剪切", "呼出", "局部", "屏蔽",
    "文件", "截取", "打开", "性能", "查找", "查看", "绑定", "发布", "发送", "组件", "注销", "设备",
    "设置", "声明", "进程", "集成", "高级", "高端", "运行", "类型", "保存", "代码", "对象", "重装",
    "重载", "卸载", "刷新", "触摸", "便携式", "审核", "存储", "加载", "万象",
]  # fmt: skip

# By characters alone it would be 發佈, which is not the form that Taiwan's offices print.
_OWN_FORMS = {"发布": "發布"}

_TRADITIONAL = [
    "核心", "建立", "執行", "影片", "宣告", "序列", "智慧", "整合", "互動", "啟用", "裝置", "資料",
    "聯絡", "傳送", "遠端", "檔案", "連線", "設定", "儲存", "複製", "載入", "匯入", "匯出", "開啟",
    "支援", "元件", "物件", "呼叫", "程序", "通訊", "新增", "查詢", "檢視", "釋出", "指標", "區域性",
    "永續性", "變數", "進階", "行程", "停用", "簡報", "過載", "社群", "影像", "桌布", "批次", "遮蔽",
    "連結", "使用者", "外掛", "外接", "撥出", "類比", "文件", "那杜",
]  # fmt: skip


_WORDS = {"s2twp": ("TWPhrases.txt", 1, _SIMPLIFIED), "tw2sp": ("TWPhrasesRev.txt", 0, _TRADITIONAL)}
"""Configuration → the vocabulary's file, which of the steps has it, and the words as that configuration's source."""


def news_words(name: str) -> frozenset[str]:
    """The words that keep their sense under the configuration of that name; mostly none."""
    return frozenset(_WORDS[name][2]) if name in _WORDS else frozenset()


def news_recipe(name: str, ready: Ready) -> Recipe:
    """The configuration of that name with its words of the news."""
    recipe = read_recipe(name)
    file, number, words = _WORDS[name]
    # The same conversion without vocabulary tells how a word is written by characters alone.
    characters = ready(read_recipe(name.removesuffix("p")).steps[number])
    pairs = []
    for word in words:
        key = word
        for step in recipe.steps[:number]:
            key = ready(step).convert(key)
        pairs.append((key, _OWN_FORMS.get(word) or characters.convert(key)))
    return recipe.preferring(DictionaryPairs(tuple(pairs)), file)
