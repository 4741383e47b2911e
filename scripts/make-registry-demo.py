#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the demonstration rows of the base registries: resources/registry-demo/*.csv.

The same rows every time. Nobody and nothing real is in them: identity numbers have area codes that were never assigned
(520199, 529999), credit codes carry the letters TER in place of a serial number, and every name says that it is an
example.
"""
import argparse
import csv
import datetime
import pathlib
import random

USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CITIES = [
    ("520115", "贵阳市观山湖区"), ("520102", "贵阳市南明区"), ("520103", "贵阳市云岩区"), ("520111", "贵阳市花溪区"),
    ("520302", "遵义市红花岗区"), ("520303", "遵义市汇川区"), ("520201", "六盘水市钟山区"), ("520402", "安顺市西秀区"),
    ("520502", "毕节市七星关区"), ("520602", "铜仁市碧江区"), ("522301", "兴义市"), ("522601", "凯里市"), ("522701", "都匀市"),
]
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林潘龙石田吴唐谢宋韦莫"
GIVEN = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚",
         "桂英", "玉兰", "建国", "志强", "秀英", "海燕", "晓东", "文博", "雨桐", "子涵", "思远", "嘉怡", "俊杰", "梦瑶"]
STREETS = ["示例路", "样本街", "示范大道", "例行路", "演示巷", "测试北路"]
WORDS = ["青岚", "云岭", "黔峰", "清溪", "锦屏", "苗乡", "晴川", "雾山", "竹海", "梵净", "花溪", "乌江", "赤水", "织金", "溶洞", "瀑乡"]
TRADES = [("茶业", "A0164"), ("食品", "C1411"), ("科技", "I6510"), ("商贸", "F5199"), ("旅游", "L7291"), ("建筑", "E4710"),
          ("农业", "A0111"), ("物流", "G5437"), ("药业", "C2740"), ("文化传播", "R8790")]
STATES = ["存续"] * 17 + ["注销", "吊销", "迁出"]


def organisation_code(body):
    check = 11 - sum(ORGANISATION_LETTERS.index(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def credit_code(area, body):
    first = "91" + area + organisation_code(body)
    total = sum(USCC_LETTERS.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return first + USCC_LETTERS[(31 - total % 31) % 31]


def identity_number(area, birth, sequence):
    first = f"{area}{birth:%Y%m%d}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, weights)) % 11]


def people(count, dice):
    rows, names = [], set()
    while len(rows) < count:
        name = dice.choice(FAMILY) + dice.choice(GIVEN)
        if name in names:
            continue
        names.add(name)
        birth = datetime.date(1955, 1, 1) + datetime.timedelta(days=dice.randrange(17500))
        sequence = dice.randrange(1, 999)
        number = identity_number(dice.choice(("520199", "529999")), birth, sequence)
        rows.append({"idNo": number, "name": name, "sex": "男" if sequence % 2 else "女", "birth": birth.isoformat(),
                     "state": "正常" if dice.random() > 0.02 else "注销"})
    return rows


def addresses(count, dice):
    rows, seen = [], set()
    while len(rows) < count:
        area, place = dice.choice(CITIES)
        street = f"{dice.choice(STREETS)}{dice.randrange(1, 200)}号"
        detail = f"{dice.randrange(1, 12)}栋{dice.randrange(1, 25)}{dice.randrange(1, 9):02d}室"
        if (area, street, detail) in seen:
            continue
        seen.add((area, street, detail))
        rows.append({"code": f"{area}DZ{len(rows) + 1:06d}", "area": area, "place": place, "street": street,
                     "detail": detail, "owner": f"{place[-3:]}示例物业管理有限公司",
                     "use": dice.choice(("商业", "商业", "办公", "住宅"))})
    return rows


def companies(count, dice, persons, places):
    rows, names = [], set()
    while len(rows) < count:
        trade, industry = dice.choice(TRADES)
        name = f"贵州{dice.choice(WORDS)}示例{trade}有限公司"
        if name in names:
            name = f"贵州{dice.choice(WORDS)}{dice.choice(WORDS)}示例{trade}有限公司"
        if name in names:
            continue
        names.add(name)
        place, person = dice.choice(places), dice.choice(persons)
        body = f"MATER{len(rows) + 1:03d}"
        rows.append({"uscc": credit_code(place["area"], body), "name": name, "type": "1130",
                     "legalRep": person["name"], "legalRepIdNo": person["idNo"],
                     "capital": dice.choice((10, 50, 100, 200, 500, 1000)) * 1000000,
                     "area": place["area"], "street": place["street"], "detail": place["detail"],
                     "industry": industry, "state": dice.choice(STATES),
                     "founded": (datetime.date(2005, 1, 4) + datetime.timedelta(days=dice.randrange(7000))).isoformat()})
    return rows


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = pathlib.Path(__file__).resolve().parent.parent / "resources" / "registry-demo"
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=default)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(20261124)
    persons, places = people(400, dice), addresses(400, dice)
    write(folder / "population.csv", persons)
    write(folder / "addresses.csv", places)
    write(folder / "legal-persons.csv", companies(300, dice, persons, places))


if __name__ == "__main__":
    main()
