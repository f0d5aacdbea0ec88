"""Brings the catalogues of the interface up to date with what the code says, or checks that they are.

    uv run tools/words.py            new messages come in, empty, and what is gone goes; says which await a translator
    uv run tools/words.py --check    what is missing, superfluous, untranslated or wrong; exit code 1 if anything is
    uv run tools/words.py --warn     the same, but exit code 1 only if something is wrong: words that nobody has
                                      translated yet are shown in English, and whoever adds one needs no Chinese

A person writes ``zh_Hans/LC_MESSAGES/messages.po``. ``zh_Hant`` is derived from it by our own converter (zh-Hant-TW),
but for the messages that a person chose otherwise, which stand in ``zh_Hant/LC_MESSAGES/overrides.po``.

What a thing is called in both, and never: ``tms/adapters/translations/glossary.txt``.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract

from tms.adapters.translations.catalogues import FOLDER, folder_of
from tms.domain import locales
from tms.domain.inline import MARKER
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Role
from tms.domain.program_messages import PROGRAM_MESSAGES
from tms.language.conversion import derive
from tms.language.lint import lint
from tms.web.rendering import note_words
from tms.web.rendering.template_messages import READERS

ROOT = Path(__file__).parent.parent
CALLS: dict[str, Any] = {"_": None, "gettext": None, "message": None, "Words": None, "ngettext": (1, 2)}
SCRIPT_CALLS: dict[str, Any] = {"_": None, "_n": (1, 2)}
TEMPLATES = {
    "extensions": "tms.web.rendering.template_messages.Marked,tms.web.rendering.spaces.Spaces",
    "silent": "false",
    "newstyle_gettext": "true",
}

_ALL_SAID = "the catalogues say everything that the code says"

ENGLISH = ("tms/cli/", "tms/embedded/", "tms/settings", "tms/bootstrap")
"""What speaks English only."""

TERMS = (
    ("保存", "儲存"), ("导入", "匯入"), ("导出", "匯出"), ("刷新", "重新整理"), ("文件夹", "資料夾"), ("文件", "檔案"),
    ("调用", "呼叫"), ("添加", "新增"), ("查找", "尋找"), ("运行", "執行"), ("设置", "設定"), ("账号", "帳號"),
    ("菜单", "選單"), ("搜索", "搜尋"), ("点击", "點選"), ("窗口", "視窗"), ("用户", "使用者"), ("字符", "字元"),
    ("账户", "帳戶"), ("数据库", "資料庫"), ("二进制", "二進位"), ("后台进程", "背景程序"), ("工作进程", "工作程序"),
    ("申请程序", "申請程序"), ("推送", "推送"), ("程序", "程式"), ("软件包", "套件"), ("压缩包", "壓縮檔"),
    ("响应", "回應"), ("连接", "連線"), ("访问", "存取"), ("支持", "支援"), ("加载", "載入"), ("存储", "儲存"),
    ("托管", "代管"), ("接口", "介面"), ("令牌", "權杖"), ("脚本", "指令碼"), ("导航", "導覽"), ("标签页", "分頁"),
    ("纯文本", "純文字"), ("创建", "建立"), ("新建", "新增"), ("批量", "批次"), ("列表", "清單"), ("选中", "選取"),
    ("单词", "單字"), ("电子表格", "試算表"), ("制表符", "定位字元"), ("示例", "範例"), ("注释", "註解"),
    ("本地", "本機"), ("内网地址", "內部網路位址"), ("基础地址", "基礎網址"), ("类型声明", "類型宣告"),
    ("请联系", "請聯絡"), ("评论", "留言"), ("条评论", "則留言"), ("条通知", "則通知"), ("匹配", "相符譯文"),
    ("撤销", "復原"), ("撤销批准", "撤銷核准"), ("批准已撤销", "核准已撤銷"), ("可撤销的批准", "可撤銷的核准"),
    ("组件", "元件"), ("批准", "核准"), ("周内", "週內"), ("按周", "按週"),
    ("条新评论", "則新留言"), ("列表项", "清單項目"), ("退出登录", "登出"), ("识别", "辨識"), ("文本", "文字"),
    ("打开", "開啟"), ("请检查地址", "請檢查位址"), ("对象。", "物件。"), ("列名", "欄名"), ("四列", "四欄"),
    ("各列", "各欄"), ("只通过", "只透過"), ("引擎的地址", "引擎的位址"), ("请检查其地址", "請檢查其位址"),
    ("程序文件", "程式檔"), ("栏目", "分類"), ("导语", "導言"), ("引语", "引文"), ("条警告", "則警告"),
    ("要么全部导入，要么都不导入", "全部匯入，否則都不匯入"), ("与你有关的消息", "與你有關的訊息"),
    ("菜单、消息", "選單、訊息"), ("即时消息", "即時訊息"), ("“eval”", "「eval」"), ("“CSV UTF-8”", "「CSV UTF-8」"),
    ("“en status”", "「en status」"), ("“Authorization: Bearer …”", "「Authorization: Bearer …」"),
    ("快捷键", "快速鍵"), ("生成", "產生"), ("身份", "身分"), ("重启", "重新啟動"), ("前缀", "前綴"), ("拼写", "拼字"),
    ("感叹号", "驚嘆號"), ("省略号", "刪節號"), ("脚注", "註腳"), ("连字符", "連字號"), ("词连接符", "字詞連接符"),
    ("词组", "片語"), ("词组里", "片語裡"), ("单元格", "儲存格"), ("单个文件", "單一檔案"), ("条形图", "長條圖"),
    ("发送", "傳送"), ("发送邮件", "寄送郵件"), ("邮件正在发送", "郵件正在寄送"), ("以邮件发送", "以郵件寄送"),
    ("邮件订阅", "電子報訂閱"), ("文件头", "檔頭"), ("程序代码", "程式碼"), ("侧栏", "側邊欄"), ("许用", "可用"),
    ("还原", "還原"), ("原文本身", "原文本身"), ("“Yahoo!|”", "「Yahoo!|」"),
    ("欧盟委员会", "歐盟執委會"), ("大陆项目", "大陸計畫"), ("丢失", "遺失"), ("服务商", "服務供應商"),
    ("派生", "衍生"), ("拆分", "分割"), ("命令", "指令"), ("命令行", "命令列"),
    ("返工", "修改"), ("任意一列", "任意一欄"), ("替换", "取代"), ("版式", "版面"), ("级别", "層級"), ("自定", "自訂"),
    ("运行状况", "運作狀況"), ("已跳过", "已略過"), ("也正发送到", "也正寄送到"), ("最近一条", "最近一則"),
    ("澳大利亚", "澳洲"), ("印度尼西亚", "印尼"), ("马来西亚总理", "馬來西亞首相"), ("当前", "目前"),
    # What the dictionaries cut wrongly, or know in another sense.
    ("合并", "合併"), ("声明了", "聲明了"), ("回复", "回覆"), ("文本里", "文字裡"), ("版本里", "版本裡"),
    ("显示例句", "顯示例句"),
)  # fmt: skip
"""What programs in Taiwan call it, before any dictionary: the terms of this publication, so to speak."""

Message = tuple[str, str]
"""A message and its plural, which is empty in most."""

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w[^}]*\}|</?[a-z]+[^>]*>|&\w+;|(?<=\)s)(?:简体|繁體)(?=</span>)")


def main() -> int:
    if sys.argv[1:] in (["--check"], ["--warn"]):
        waiting, wrong_ones = list(untranslated()), [*out_of_order(), *mistakes()]
        is_strict = sys.argv[1] == "--check"
        print("\n".join(wrong_ones + [one if is_strict else f"warning: {one}" for one in waiting]) or _ALL_SAID)
        return 1 if wrong_ones or (waiting and is_strict) else 0
    wanted = messages()
    hans = updated(catalogue("zh-Hans"), wanted)
    hans.save()
    derived(hans, catalogue("zh-Hant", "overrides")).save()
    for entry in hans:
        if not is_translated(entry):
            print(f"no translation yet: {entry.msgid}")
    return 0


def messages() -> dict[Message, list[str]]:
    """Every message of the code, with the files that say it, in their order."""
    found: dict[Message, list[str]] = {}
    for path in sorted(ROOT.glob("templates/**/*.html")):
        name = path.relative_to(ROOT / "templates").as_posix()
        if not name.startswith(READERS):
            collect(found, path, "jinja2", CALLS, TEMPLATES)
    for path in sorted((*ROOT.glob("tms/**/*.py"), *ROOT.glob("workers/**/*.py"))):
        collect(found, path, "python", CALLS)
    for path in sorted(ROOT.glob("tms/web/static/js/**/*.js")):
        collect(found, path, "javascript", SCRIPT_CALLS)
    for where, messages in (
        ("tms/domain/permissions.py", [role.value for role in Role]),
        ("tms/domain/messages.py", told_on_pages()),
        ("tms/domain/program_messages.py", PROGRAM_MESSAGES.values()),
        ("tms/web/rendering/note_words.py", note_words.messages()),
    ):
        for words in messages:
            found.setdefault((words, ""), []).append(where)
    return found


def told_on_pages() -> Iterator[str]:
    """The words of errors, but for those that only a command or the start of a server can tell, which are English."""
    code = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("tms/**/*.py")}
    for name, words in MESSAGES.items():
        where = [path for path, text in code.items() if f'"{name}"' in text and not path.endswith("messages.py")]
        if not where or not all(path.startswith(ENGLISH) for path in where):
            yield words


def collect(
    found: dict[Message, list[str]], path: Path, how: str, calls: dict[str, Any], options: dict[str, str] | None = None
) -> None:
    method = "jinja2.ext:babel_extract" if how == "jinja2" else how
    where = path.relative_to(ROOT).as_posix()
    for _, words, _, _ in extract(method, BytesIO(path.read_bytes()), calls, (), options):
        one, many = words if isinstance(words, tuple) else (words, "")
        if not one:
            continue
        files = found.setdefault((one, many), [])
        if where not in files:
            files.append(where)


def catalogue(language: str, name: str = "messages") -> polib.POFile:
    """A catalogue as it is kept, or an empty one."""
    path = folder_of(language) / f"{name}.po"
    if path.is_file():
        return polib.pofile(str(path), wrapwidth=120)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = polib.POFile(wrapwidth=120)
    fresh.fpath = str(path)
    fresh.metadata = {
        "Project-Id-Version": "Sanwen",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return fresh


def updated(kept: polib.POFile, wanted: dict[Message, list[str]]) -> polib.POFile:
    """The catalogue with exactly the wanted messages, in the order of their letters; translations stay.

    In the code's order, every file that is moved would move its messages.
    """
    old = {key_of(entry): entry for entry in kept}
    kept.clear()
    for key in sorted(wanted):
        kept.append(entry_of(key, words_of(old[key]) if key in old else ""))
    return kept


def derived(hans: polib.POFile, overrides: polib.POFile) -> polib.POFile:
    """The Traditional catalogue, from the Simplified one and from what a person chose otherwise."""
    chosen = {key_of(entry): words_of(entry) for entry in overrides if is_translated(entry)}
    hant = catalogue("zh-Hant")
    hant.clear()
    for entry in hans:
        key = key_of(entry)
        hant.append(entry_of(key, chosen.get(key) or traditional(words_of(entry))))
    return hant


def traditional(words: str) -> str:
    """Words in Taiwan's Traditional Chinese; what is put in, and tags, stay as they are."""
    done, at = "", 0
    for place in _PLACEHOLDER.finditer(words):
        done += _converted(words[at : place.start()]) + place[0]
        at = place.end()
    return done + _converted(words[at:])


def _converted(words: str) -> str:
    return derive(words, source=locales.ZH_HANS, target=locales.ZH_HANT_TW, terms=TERMS) if words else ""


def untranslated() -> Iterator[str]:
    """What awaits ``words.py`` or a translator, a line each; pages say it in English meanwhile."""
    wanted = messages()
    for language, kept in _catalogues():
        there = {key_of(entry): entry for entry in kept}
        yield from (
            f"{language}: not in the catalogue: {key[0]!r} ({', '.join(wanted[key])})"
            for key in wanted
            if key not in there
        )
        yield from (f"{language}: nothing says this any more: {key[0]!r}" for key in there if key not in wanted)
        yield from (f"{language}: untranslated: {entry.msgid!r}" for entry in kept if not is_translated(entry))


def mistakes() -> Iterator[str]:
    """What is wrong with the catalogues' translations, a line each."""
    for language, kept in _catalogues():
        for entry in kept:
            yield from (
                f"{language}: {words}: {entry.msgid!r} → {words_of(entry)!r}" for words in wrong(entry, language)
            )
    hans, hant = catalogue("zh-Hans"), catalogue("zh-Hant")
    again = {key_of(e): words_of(e) for e in derived(hans, catalogue("zh-Hant", "overrides"))} if hans else {}
    yield from (
        f"zh-Hant: not what is derived from zh-Hans: {entry.msgid!r}"
        for entry in hant
        if again.get(key_of(entry)) != words_of(entry)
    )


def out_of_order() -> Iterator[str]:
    """A line for each catalogue that ``words.py`` would write in another order."""
    for language, kept in _catalogues():
        keys = [key_of(entry) for entry in kept]
        if keys != sorted(keys):
            yield f"{language}: not in the order of letters; run `uv run tools/words.py`, and commit that alone"


def _catalogues() -> tuple[tuple[str, polib.POFile], ...]:
    return ("zh-Hans", catalogue("zh-Hans")), ("zh-Hant-TW", catalogue("zh-Hant"))


def wrong(entry: polib.POEntry, language: str) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    if not is_translated(entry):
        return
    words = words_of(entry)
    if sorted(_PLACEHOLDER.findall(words)) != sorted(_PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)):
        yield "placeholders or tags differ"
    if "%" in _PLACEHOLDER.sub("", words) and "%(" in words:
        yield "a single %"
    if "<" not in entry.msgid and '"' in words and '"' not in entry.msgid:
        yield "a straight quotation mark, which would end an attribute"
    plain = MARKER.sub("", _PLACEHOLDER.sub(" ", words))
    yield from (f"lint: {finding.words}" for _, finding in lint(plain, language))
    yield from (f"say {right}, not {never}" for right, never in forbidden(language) if never in plain)


@cache
def forbidden(language: str) -> tuple[tuple[str, str], ...]:
    """What the glossary says in the language instead of each word that it forbids there."""
    at = 1 if language == locales.ZH_HANS else 2
    lines = (FOLDER / "glossary.txt").read_text(encoding="utf-8").splitlines()
    rows = [[one.strip() for one in line.split("|")] for line in lines if line and not line.startswith("#")]
    return tuple((row[at] or f"it otherwise ({row[0]})", never) for row in rows for never in row[at + 2].split())


def entry_of(key: Message, words: str) -> polib.POEntry:
    """Without the files that say it: a text that moves to another one changes no catalogue."""
    one, many = key
    if many:
        return polib.POEntry(msgid=one, msgid_plural=many, msgstr_plural={0: words})
    return polib.POEntry(msgid=one, msgstr=words)


def key_of(entry: polib.POEntry) -> Message:
    return entry.msgid, entry.msgid_plural or ""


def words_of(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural.get(0, "")) if entry.msgid_plural else str(entry.msgstr)


def is_translated(entry: polib.POEntry) -> bool:
    return bool(words_of(entry).strip())


if __name__ == "__main__":
    sys.exit(main())
