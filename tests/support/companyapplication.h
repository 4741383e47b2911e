// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

namespace yunchuang {

/// A complete application to register a company on form company-registration/1, without a fault. Everybody in it is
/// fictional: the area codes of the identity numbers were never assigned.
[[nodiscard]] inline QJsonObject companyApplication()
{
    return QJsonDocument::fromJson(R"json({
  "nameApprovalNo": "（黔市监）名称自主申报〔2026〕第000317号",
  "nameApprovedOn": "2026-11-02",
  "name": "贵州青岚示例茶业有限公司",
  "nameParts": {"division": "贵州", "word": "青岚示例", "industry": "茶业", "form": "有限公司"},
  "entType": "1130",
  "addr": {"area": "520115", "street": "示例路108号", "detail": "3栋1204室"},
  "bizAddr": {"area": "520115", "street": "示例路108号", "detail": "3栋1204室"},
  "premises": {"kind": "LEASED", "proof": "房屋租赁合同 2026-015", "owner": "贵阳示例物业管理有限公司",
               "leaseFrom": "2026-11-15", "leaseEnd": "2029-11-14"},
  "capital": 100000000,
  "currency": "CNY",
  "term": {"kind": "LONG"},
  "scope": [{"item": "茶叶种植", "licensed": false}, {"item": "食用农产品初加工", "licensed": false},
            {"item": "食品销售", "licensed": true}],
  "industry": "A0164",
  "licCopies": 1,
  "phone": "0851-85550123",
  "postcode": "550081",
  "legalRep": {"name": "张晓岚", "idType": "111", "idNo": "520199199001010017", "post": "EXECUTIVE_DIRECTOR",
               "mobile": "13800005521", "email": "zhang@example.cn"},
  "directors": [
    {"name": "张晓岚", "idType": "111", "idNo": "520199199001010017", "post": "EXECUTIVE_DIRECTOR", "how": "ELECTED"},
    {"name": "李示例", "idType": "111", "idNo": "52999920000229002X", "post": "MANAGER", "how": "EMPLOYED"},
    {"name": "王样本", "idType": "111", "idNo": "520199198512318887", "post": "SUPERVISOR", "how": "ELECTED"}
  ],
  "holders": [
    {"kind": "PERSON", "name": "李示例", "idType": "111", "idNo": "52999920000229002X", "amount": 60000000,
     "ratio": 6000, "way": "CASH", "due": "2031-11-20"},
    {"kind": "ENTERPRISE", "name": "贵阳示例投资有限公司", "uscc": "91520115MA6TERT171", "amount": 40000000,
     "ratio": 4000, "way": "CASH", "due": "2031-11-20"}
  ],
  "finance": {"name": "赵会计", "idType": "111", "idNo": "52019919900101005X", "mobile": "13900001234"},
  "liaison": {"name": "李示例", "idType": "111", "idNo": "52999920000229002X", "mobile": "13700002345",
              "email": "office@example.cn"},
  "agent": {"name": "李示例", "idType": "111", "idNo": "52999920000229002X", "mobile": "13700002345",
            "scope": ["SUBMIT", "CORRECT", "COLLECT"], "from": "2026-11-01", "until": "2027-04-30"},
  "staff": 12,
  "accounting": "INDEPENDENT",
  "isBranchTaxed": false,
  "insuredStaff": 8,
  "sealMaker": "贵阳示例印章有限公司",
  "delivery": {"way": "ON_SITE"},
  "declare": {"accepted": true, "signedBy": "张晓岚", "signedOn": "2026-11-23"}
})json")
        .object();
}

} // namespace yunchuang
