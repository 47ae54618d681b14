"""This file finds words of a question that its reply does not contain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.topics.aliases import widen
from scrapers.items import Document
from scrapers.text import fold

MOST = 3

# Only what somebody could ask for by name. Words that every question holds (details, timetable,
# expenditure, manpower, figures, measures) are left out: a reply answers them in other words.
# Each line is one thing under all its names; any of them in the reply counts. Folded text.
_THINGS_ZH = (
    "免税额 税务扣减 扣税 税务优惠 税项宽免 税务宽减 宽免",
    "扣税额 扣税 税务扣减 免税额 税务优惠",
    "税务优惠 税务扣减 免税额 扣税 税务宽减 优惠税率",
    "罚则 罚款 刑罚 处罚 惩处 定罪 监禁",
    "罚款 罚则 刑罚 处罚",
    "牌照 发牌 领牌 持牌 许可证 牌费",
    "发牌制度 发牌 牌照 持牌 许可",
    "消费券 电子券",
    "优惠券 电子券 消费券",
    "热线 电话 查询电话",
    "登记册 登记 注册 名册",
    "名册 名单 登记册 清单",
    "黑名单 名单",
    "专员 监管机构",
    "申诉专员 申诉 投诉",
    "配额 名额 限额",
    "保险 投保 承保",
    "赔偿 补偿 赔款",
    "豁免 宽免 免除",
    "贷款 借贷 融资",
    "奖学金 助学金 奖助金",
    "学分 资历",
    "资历架构 资历",
    "居留权 居留 永久性居民",
    "关键绩效指标 kpi 绩效指标 表现指标 服务指标 指标",
    "绩效指标 kpi 指标",
    "里程碑 阶段成果 时间表",
    "红线 底线",
    "禁令 禁止",
    "冷静期 期限",
    "人脸识别 面容辨识 面部识别 容貌识别 人脸辨识",
    "深度伪造 深伪 deepfake",
    "区块链 blockchain",
    "数字人民币 e-cny 数码人民币",
    "低空经济 低空",
    "无人机 无人驾驶航拍机 小型无人机 无人驾驶飞机",
    "自动驾驶 无人驾驶",
    "沙盒 沙箱 sandbox",
    "公私营合作 公私合营 ppp",
    "知识产权 专利 版权 著作权",
    "版权 知识产权",
    "私隐 隐私 个人资料",
    "网络安全 网络保安 资讯安全 资讯保安 信息安全",
    "数码鸿沟 数字鸿沟 数码共融",
    "碳排放 碳足迹 减碳 低碳",
    "绿色电价 绿色电力 可再生能源",
    "在家工作 遥距工作 居家办公",
    "四天工作周 工作周",
)
_THINGS_EN = (
    "tax allowance|tax deduction|tax concession|deduction|allowance",
    "tax deduction|tax allowance|tax concession|deduct",
    "tax concession|tax allowance|tax deduction|concession",
    "licensing regime|licens|permit",
    "penalty|penalties|fine|imprisonment",
    "penalties|penalty|fine|imprisonment",
    "voucher", "hotline|telephone", "quota|ceiling|cap ", "insurance|insure", "compensation|compensat",
    "exemption|exempt|waive", "scholarship|bursar", "blacklist|list", "commissioner", "ombudsman",
    "key performance indicator|performance indicator|kpi|indicator", "cooling-off period|cooling-off",
    "facial recognition|face recognition", "deepfake", "blockchain", "right of abode|abode",
    "sandbox", "public-private partnership|ppp", "copyright|intellectual property",
    "carbon emission|carbon|low-carbon", "levy|levies", "moratorium", "sunset clause|sunset",
)  # fmt: skip
_QUOTED = re.compile(r"[「『“]([^「」『』“”]{2,24})[」』”]|《([^《》]{2,24})》")
# e.g. 數碼轉型支援先導計劃 · the data blueprint
_NAMED_THING = re.compile(
    r"(?:计划|基金|方案|制度|系统|平台|中心|条例|草案|蓝图|指引|守则|模式|指数|认证|标志|机制|学院|通|券|协议|标准"
    r"|名单|资料库|清单)$"
    r"|(?:scheme|fund|programme|system|platform|centre|center|ordinance|bill|blueprint|guidelines?|code|index"
    r"|register|roadmap)$"
)
_LATIN = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z][a-z]+[A-Z][A-Za-z0-9]*|[A-Z][A-Z0-9]{2,12})(?![A-Za-z0-9])"
)
_EVERYDAY = frozenset(
    [
        "ai",
        "it",
        "ict",
        "stem",
        "steam",
        "hksar",
        "hk",
        "usa",
        "esg",
        "kpi",
        "sme",
        "smes",
        "lcq",
        "mr",
        "mrs",
        "ms",
        "dr",
        "q1",
        "q2",
        "q3",
        "q4",
        "faq",
        "nil",
        "hkd",
        "usd",
        "rmb",
        "jp",
        "gbs",
        "sbs",
        "bbs",
        "mh",
        "no",
    ]
)
_ASKS = re.compile(
    r"告知本会|告知本委员会|告知|请问|请提供|可否|请列出|inform this (?:council|committee)"
    r"|please (?:advise|inform|provide|state)"
)
_SLOGAN = re.compile(r"[、,+]|^(?:十四五|一国两制|先行先试|一带一路)")


def wording_not_found(document: Document) -> tuple[str, ...]:
    """Give at most three words that matter in a question and stand nowhere in its reply.

    Only names in quotation marks, things asked for by name such as 免稅額, and Latin names, each
    also looked for under its other names. It says nothing about whether a question was answered.
    """
    if not document.exchanges:
        return ()
    reply = _bare("\n".join(exchange.answer for exchange in document.exchanges))
    if len(reply) < MOST:
        return ()
    shown: list[str] = []
    questions = dict.fromkeys(exchange.question for exchange in document.exchanges)
    asked = "\n".join(_asked(question) for question in questions)
    for word, names in _candidates(asked):
        if word in shown or any(_stands(name, reply) for name in names if name):
            continue
        if not any(_bare(word) in _bare(other) for other in shown):
            shown.append(word)
    return tuple(shown[:MOST])


def _candidates(asked: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each word that matters as the question has it, with all names that would do."""
    yield from _things(asked)
    for match in _QUOTED.finditer(asked):
        name = (match[1] or match[2]).strip()
        following = fold(asked[match.end() : match.end() + 8])
        folded = fold(name)
        if _SLOGAN.search(folded) or not _NAMED_THING.search(folded):
            continue
        if any(following.startswith(line.split()[0]) for line in _THINGS_ZH):
            continue
        core = _NAMED_THING.sub("", folded)
        short = (core,) if len(core) >= 3 else ()
        yield name, (name, *short, *widen(name))
    for word in _LATIN.findall(asked):
        if word.casefold() not in _EVERYDAY:
            yield word, (word, *widen(word))


def _stands(name: str, reply: str) -> bool:
    """Say whether a reply holds a name, whole, in its runs, or shortened as 創科基金 is."""
    bare = _bare(name)
    if bare in reply:
        return True
    pieces = re.findall(r"[a-z0-9]{2,}|[\u4e00-\u9fff]{2,}", fold(name))
    if len(pieces) > 1 and all(piece in reply for piece in pieces):
        return True
    ending = _NAMED_THING.search(bare)
    if ending is None or not ending[0] or len(bare) - len(ending[0]) < 3:
        return False
    head = bare[: ending.start()]
    letters = "".join(f"[{re.escape(head)}]" for _ in range(2))
    return any(_in_order(found[0][:2], head) for found in re.finditer(letters + ending[0], reply))


def _in_order(short: str, name: str) -> bool:
    at = -1
    for letter in short:
        at = name.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _things(asked: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    folded = fold(asked)
    same_length = len(folded) == len(asked)
    for line in _THINGS_ZH:
        names = tuple(line.split())
        at = folded.find(names[0])
        if at >= 0:
            end = at + len(names[0])
            yield asked[at:end] if same_length else names[0], names
    for line in _THINGS_EN:
        names = tuple(line.split("|"))
        match = re.search(rf"\b{re.escape(names[0])}", folded)
        if match:
            yield asked[match.start() : match.end()] if same_length else names[0], names


def _asked(question: str) -> str:
    """Leave out what a question tells before it asks."""
    folded = fold(question)
    found = _ASKS.search(folded)
    if found is None or len(folded) != len(question):
        return question
    return question[found.end() :]


def _bare(text: str) -> str:
    return "".join(fold(text).split())
