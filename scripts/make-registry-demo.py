#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the demonstration rows of the registries: resources/registry-demo/*.csv.

The same rows every time. Nobody and nothing real is in them: identity numbers have area codes that were never assigned
(520199, 529999), credit codes carry the letters TER in place of a serial number, vehicles the maker's code LGZTEST1, and
every name says that it is an example. What form-samples/*.json speak of is in the registries as they say it; an empty
column says nothing, and stands where a sample counts its days from today.
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


def vehicle_number(serial, year):
    """A vehicle identification number of the made-up maker LGZ, its ninth character the check of ISO 3779 as used in the USA."""
    letters = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9)))
    first = f"LGZTEST10{year}A{serial:06d}"
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    check = sum((int(c) if c.isdigit() else letters[c]) * w for c, w in zip(first, weights)) % 11
    return first[:8] + ("X" if check == 10 else str(check)) + first[9:]


def vehicles(count, dice, persons):
    holders = [person for person in persons if person["state"] == "正常"]
    rows = []
    for serial in range(1, count + 1):
        holder = dice.choice(holders)
        number = vehicle_number(serial, "H")
        plate = f"贵{'ABCDEFGHJ'[serial % 9]}{10000 + serial * 7 % 90000}"
        first = (datetime.date(2014, 1, 6) + datetime.timedelta(days=dice.randrange(1400))).isoformat()
        kind = dice.choice(("K33", "K33", "K32", "K31"))
        if serial == 1:
            holder = next(person for person in persons if person["name"] == "何子涵")
            plate, first, kind = "贵A12345", "", "K33"
        rows.append({"vin": number, "plate.kind": "02", "plate.no": plate, "vinLast6": number[-6:],
                     "owner.name": holder["name"], "owner.idNo": holder["idNo"], "vehicle.type": kind,
                     "vehicle.useNature": "A", "vehicle.firstRegDate": first, "vehicle.validUntil": "",
                     "checks.insuranceUntil": "", "checks.taxPaid": "true", "checks.violations": "0"})
    return rows


def taxes(bodies):
    rows = []
    for body in bodies:
        value_added = "9" if body["industry"] in ("E4710", "G5437", "A0164", "A0111") else "13"
        for kind, rate in (("VAT", value_added), ("UMCT", "7")):
            rows.append({"no": f"{body['uscc']}-{kind}", "uscc": body["uscc"], "taxKind": kind, "taxable": "",
                         "rate": rate, "payable": "", "dueDate": ""})
    return rows


def certificates(dice, persons):
    rows = [{"certNo": "106571200805001234", "kind": "学历", "name": "吴超", "level": "10", "degree": "3",
             "school": "贵州示例大学", "major": "中国古代文学", "date": "2008-06-30", "isNormal": "false"},
            {"certNo": "5215012034567", "kind": "普通话", "name": "吴超", "level": "2A", "degree": "", "school": "",
             "major": "", "date": "2015-11-20", "isNormal": ""}]
    for serial, person in enumerate(persons):
        year = int(person["birth"][:4]) + 22
        level, degree = dice.choice((("20", "4"), ("20", "4"), ("30", "0"), ("10", "3")))
        rows.append({"certNo": f"999991{year}05{serial:06d}", "kind": "学历", "name": person["name"], "level": level,
                     "degree": degree, "school": "贵州示例大学",
                     "major": dice.choice(("汉语言文学", "数学与应用数学", "护理学", "土木工程", "法学")),
                     "date": f"{year}-06-30", "isNormal": dice.choice(("true", "false", "false"))})
    return rows


def records(persons):
    return [{"idNo": person["idNo"], "noCrime": "NONE"} for person in persons]


def projects(count):
    rows = [{"projectCode": "2026-520201-47-01-000123", "landPermitNo": "520201202600031",
             "planPermitNo": "建字第520201202600045号", "drawingReviewNo": "SGT520201-2026-0078"}]
    for serial in range(1, count):
        area = CITIES[serial % len(CITIES)][0]
        rows.append({"projectCode": f"2026-{area}-47-01-{200000 + serial}", "landPermitNo": f"{area}2026{serial:05d}",
                     "planPermitNo": f"建字第{area}2026{serial:05d}号", "drawingReviewNo": f"SGT{area}-2026-{serial:04d}"})
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
    bodies = companies(300, dice, persons, places)
    write(folder / "legal-persons.csv", bodies)
    write(folder / "vehicles.csv", vehicles(3000, dice, persons))
    write(folder / "taxpayers.csv", taxes(bodies))
    write(folder / "education.csv", certificates(dice, persons))
    write(folder / "police.csv", records(persons))
    write(folder / "planning.csv", projects(320))


if __name__ == "__main__":
    main()
