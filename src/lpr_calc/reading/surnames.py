"""Surnames: what a name of two or three characters begins with; a word that begins otherwise (原告出…) is none."""

from __future__ import annotations

import re

_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍"
    "史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈"
    "项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸"
    "左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖"
    "武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈"
    "燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚夔隆师巩厍聂晁勾敖融冷訾辛阚那"
    "简饶曾毋沙乜养鞠丰巢关蒯查后荆红游竺逯盖益桓仉岳帅缑亢况郈琴海晋楚闫汝鄢涂钦商牟佘佴伯赏墨哈谯笪爱阳佟言福肖付代覃邸佀揭阿丘"
    "仝冼原台员嘉圣墙奉妥宛尉展库庹弋戢拓揣撒敬昂木朴柘栗桃楼毓沐泉洛淡漆潭火燎牙玉甯盘矫禚秘税竹粟线练罕老肇腾良芦苑苟药莎菅蒿薜"
    "虎衣襄谌豆豪贠赛赫轩运迟逢邝郄鄞鄭铁银镡闪隋雒青鞏顿颉风香鹿黑瓮岐麦笃"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|司空|东方|南宫|西门|东郭|端木|百里|呼延|轩辕|鲜于|闾丘|澹台|"
    "公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|赫连|拓跋|独孤|第五|万俟|闻人|公羊|梁丘|左丘|东门|巫马|乐正|漆雕|公西|段干|羊舌"
)
_HIDDEN = re.compile("[某×*xXA-Za-z·甲乙丙丁戊己庚辛壬癸〇]")


def may_be_named(name: str) -> bool:
    """Whether a word may be a person's name: it begins with a surname, hides one (某), or is long enough to be
    foreign; who speaks of himself (我) is somebody."""
    if len(name) > 3 and re.search("[为按调整计算支付请求案款元利率的]", name):
        return False
    return bool(name) and (
        name in ("我", "我方", "本人")
        or len(name) > 3
        or bool(_HIDDEN.search(name))
        or name[:1] in _SINGLE
        or name[:1] in "老小阿大"
        or bool(re.match(_DOUBLE, name))
    )
