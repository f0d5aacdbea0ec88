"""What a version turns round stops a release; what a good translator writes in other words is no mistake."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW

TURNED = [
    # The same event, before and after.
    (
        "The attack came two days after the election.",
        "袭击发生在选举前两天。",
        "袭击发生在选举后两天。",
        "opposites.before",
    ),
    ("Shops closed before noon.", "商店在中午之后关门。", "中午还没到，商店就关门了。", "opposites.before"),
    ("Bids are due before Friday.", "投标须在周五之后提交。", "投标须在周五之前提交。", "opposites.before"),
    # Of one figure, more and less.
    (
        "Applicants must be at least 18 and may send no more than three photographs.",
        "申请人须年满18岁，至少须提交三张照片。",
        "申请人须年满18岁，最多可提交三张照片。",
        "numbers.limit",
    ),
    ("Nearly 2,000 workers walked out.", "2000多名工人罢工。", "近2000名工人罢工。", "numbers.limit"),
    # A part that is counted.
    (
        "Twelve people were hurt, five of them critically.",
        "12人受伤。",
        "12人受伤，五人伤势危重。",
        "numbers.missing",
    ),
    (
        "The fire killed 9 people, including three children.",
        "火灾造成9人死亡。",
        "9人死亡，三人是儿童。",
        "numbers.missing",
    ),
    # Who need not, and who must.
    ("Adults do not need to take vitamins.", "成年人需要服用维生素。", "成年人不必服用维生素。", "opposites.turned"),
    # Denials in sentences as long as news has them.
    (
        "The ministry said it had no plans to raise the retirement age again before the end of the decade.",
        "该部表示，计划在本十年结束前再次提高退休年龄。",
        "该部表示，无意在本十年结束前再次提高退休年龄。",
        "denials.missing",
    ),
    (
        "Investigators have not ruled out mechanical failure as the cause of the crash that killed all on board.",
        "调查人员已排除机械故障是导致机上人员全部遇难的坠机原因。",
        "调查人员尚未排除机械故障是导致机上人员全部遇难的坠机原因。",
        "denials.missing",
    ),
    (
        "The bridge is no longer closed to trucks.",
        "这座桥仍对卡车关闭。",
        "这座桥已重新对卡车开放。",
        "denials.missing",
    ),
    (
        "The union rejected the new pay offer on Friday.",
        "工会周五接受了新的薪酬方案。",
        "工会周五没有接受新的薪酬方案。",
        "opposites.turned",
    ),
    # A century is not called by its first figures, a temperature not by another scale.
    ("It was built in the late 1800s.", "它建于18世纪末。", "它建于19世纪末。", "dates.differs"),
    ("It will fall to 14°F on Sunday.", "周日将降至14°C。", "周日将降至-10°C。", "numbers.differs"),
    # What looks like a denial in Chinese, and is what English denies; and of none, not of all.
    (
        "The judge ruled that the ban does not violate the constitution.",
        "法官裁定，该禁令违反宪法。",
        "法官裁定，该禁令并未违反宪法。",
        "denials.missing",
    ),
    (
        "None of the 12 jurors had any previous connection with the defendant, the judge told lawyers.",
        "法官告诉律师，12名陪审员并非全都与被告素无往来。",
        "法官告诉律师，12名陪审员与被告都素无往来。",
        "denials.missing",
    ),
    (
        "The minister was not warned about the flaw in the voting software.",
        "部长曾收到有关投票软件漏洞的警告。",
        "部长未曾收到有关投票软件漏洞的警告。",
        "denials.missing",
    ),
    (
        "The company said it has no plans to close the plant in Ohio, which employs about 1,400 workers.",
        "该公司表示，计划关闭位于俄亥俄州的工厂，该厂雇有约1400名工人。",
        "该公司表示，没有计划关闭位于俄亥俄州的工厂，该厂雇有约1400名工人。",
        "denials.missing",
    ),
    (
        "He had not ruled out further job cuts if fuel prices remained high.",
        "他表示，如果燃油价格居高不下，已排除进一步裁员的可能性。",
        "他表示，如果燃油价格居高不下，不排除进一步裁员。",
        "denials.missing",
    ),
    # Before and after what a year or an event names.
    (
        "The memo was written six months before the 2008 crash, it reported.",
        "据报道，备忘录写于2008年崩盘后6个月。",
        "据报道，备忘录写于2008年崩盘前6个月。",
        "opposites.before",
    ),
    (
        "He was arrested four hours after the shooting.",
        "枪击案发生前四小时，他被捕。",
        "枪击案发生后四小时，他被捕。",
        "opposites.before",
    ),
    # A price for another unit.
    (
        "A pound of beef now costs $6.70 on average.",
        "牛肉每公斤均价现为6.70美元。",
        "牛肉每磅均价现为6.70美元。",
        "numbers.differs",
    ),
    (
        "Oil fell to $61.20 a barrel.",
        "油价跌至每公吨61.20美元。",
        "油价跌至每桶61.20美元。",
        "numbers.differs",
    ),
    # The bank of another country, known or not.
    (
        "The Bank of Japan kept its benchmark rate at 0.5%.",
        "韩国央行将基准利率维持在0.5%。",
        "日本央行将基准利率维持在0.5%。",
        "names.differs",
    ),
    (
        "The Bank of Canada held rates steady.",
        "巴西央行维持利率不变。",
        "加拿大央行维持利率不变。",
        "names.differs",
    ),
]  # fmt: skip


def codes(english: str, hans: str, *, small_words: bool = False) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(hans)))]
    return [one.code for one in compare(rows, (EN, ZH_HANS), small_words=small_words).found]


@pytest.mark.parametrize(("english", "wrong", "right", "code"), TURNED, ids=[case[0] for case in TURNED])
def test_what_says_the_contrary_stops_a_release(english: str, wrong: str, right: str, code: str) -> None:
    assert codes(english, wrong) == [code]
    assert codes(english, right) == []


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("The company has not paid its suppliers since March.", "该公司自3月以来一直拖欠供应商货款。"),
        ("The officer did not identify himself, witnesses said.", "目击者说，那名警员当时隐瞒了身份。"),
        ("She did not survive the crash, her family said.", "她的家人说，她在车祸中身亡。"),
        ("Half of the staff did not show up for work on Monday.", "周一，一半员工旷工。"),
        ("He resigned a week before the report came out.", "他辞职一周之后，报告发表了。"),
        ("Exports fell before the election, and rose later.", "出口在选举前下降，选举后上升。"),
        (
            "The company's lawyers said on Tuesday that the two men did not know each other before the trial began.",
            "该公司律师周二说，在审判开始前，这两名男子素昧平生。",
        ),
        ("You do not have to be rich to enjoy it.", "不必有钱也能享受。"),
        ("A mother and her two daughters were killed.", "母女三人遇难。"),
        ("The couple has a two-and-a-half-year-old son.", "这对夫妇有一个两岁半的儿子。"),
        ("The festival falls on the 15th day of the eighth lunar month.", "中秋节在农历八月十五。"),
        ("It opens at 8 a.m. London time.", "它于格林威治标准时间上午8时开放。"),
        ("The custom dates from the early 2000s.", "这一习俗始于本世纪初。"),
        ("The company has no plans to close the plant, a spokesman said.", "发言人说，公司将取消关闭工厂的计划。"),
        ("Not all of the jurors had known him.", "陪审员并非全都认识他。"),
        ("The airline did not give a reason for the delay.", "航空公司对延误原因三缄其口。"),
        ("Three years before the 2008 crash he had warned of it.", "2008年崩盘三年前，他就发出过警告。"),
        ("Land here fetches $12,000 an acre.", "这里的土地每英亩售价1.2万美元。"),
        ("Canada's central bank held rates.", "加拿大央行维持利率不变。"),
        ("Russia's rate is 21%, its central bank said.", "俄罗斯央行称，利率为21%。"),
    ],
)
def test_other_words_for_it_stop_none(english: str, hans: str) -> None:
    assert codes(english, hans) == []


def test_a_third_version_is_put_beside_the_one_that_it_agrees_with() -> None:
    rows = [ParityRow(1, tuple(map(VersionText, ("They sold it.", "他们买下了它。", "他們賣掉了它。"))))]
    (one,) = compare(rows, (EN, ZH_HANS, ZH_HANT_TW)).found
    assert [side and (side.words, side.camp) for side in one.sides] == [("sold", 0), ("买下", 1), ("賣掉", 0)]
    assert one.is_between([1, 2])


ANOTHER_NAME = [
    ("Cardinal Moretti celebrated Mass in the square.", "帕罗林枢机在广场主持了弥撒。", "莫雷蒂枢机在广场主持了弥撒。"),
    ("Hennessy saved two penalties.", "库尔图瓦扑出两个点球。", "亨尼西扑出两个点球。"),
    ("Prime Minister Novak will visit the city.", "总理科瓦奇将访问该市。", "总理诺瓦克将访问该市。"),
]


@pytest.mark.parametrize(("english", "wrong", "right"), ANOTHER_NAME, ids=[case[0] for case in ANOTHER_NAME])
def test_a_surname_that_nobody_knows_begins_alike(english: str, wrong: str, right: str) -> None:
    assert codes(english, wrong) == ["names.differs"]
    assert codes(english, right) == []


@pytest.mark.parametrize(
    ("english", "wrong", "right"),
    [
        (
            "He bought the car three days before the attack.",
            "他在袭击发生三天后购买了这辆车。",
            "他在袭击发生三天前购买了这辆车。",
        ),
        (
            "The shop closes two hours after the last train arrives.",
            "商店在末班车抵达前两小时打烊。",
            "商店在末班车抵达后两小时打烊。",
        ),
        (
            "He signed the contract two weeks before the scandal broke.",
            "他是在丑闻曝光两周后签约的。",
            "在他签约两周后，丑闻曝光了。",
        ),
    ],
)
def test_so_long_before_is_not_so_long_after(english: str, wrong: str, right: str) -> None:
    for hans, codes in ((wrong, ["opposites.before"]), (right, [])):
        found = compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS)).found
        assert [one.code for one in found] == codes
