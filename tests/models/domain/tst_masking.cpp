// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/masking.h"

#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masks_data();
    void masks();
    void strictCitizenIdStyle();
    void neverCutsARareCharacter();
    void copyIsMasked();
    void emptyStaysEmpty();
    void kindsHaveNames();
};

void TestMasking::masks_data()
{
    QTest::addColumn<MaskKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, MaskKind kind, const QString &text, const QString &shown) {
        QTest::newRow(name) << kind << text << shown;
    };
    using Kind = MaskKind;
    row("identity number", Kind::CitizenId, u"520102180001010018"_s, u"520102********0018"_s);
    row("identity number with X", Kind::CitizenId, u"52019919900101005X"_s, u"520199********005X"_s);
    row("identity number of 15", Kind::CitizenId, u"520199900101001"_s, u"520199*****1001"_s);
    row("broken identity number", Kind::CitizenId, u"52019919901"_s, u"***********"_s);
    row("mobile", Kind::Mobile, u"13812348000"_s, u"138****8000"_s);
    row("short mobile", Kind::Mobile, u"1381234"_s, u"*******"_s);
    row("telephone", Kind::Telephone, u"0851-86891234"_s, u"0851-8689****"_s);
    row("short telephone", Kind::Telephone, u"110"_s, u"***"_s);
    row("name of two", Kind::PersonName, u"张三"_s, u"张*"_s);
    row("name of three", Kind::PersonName, u"欧阳娜"_s, u"欧**"_s);
    row("name of one", Kind::PersonName, u"张"_s, u"*"_s);
    row("name with dot", Kind::PersonName, u"阿依·古丽"_s, u"阿****"_s);
    row("name with blanks around", Kind::PersonName, u" 张三 "_s, u"张*"_s);
    row("passport", Kind::OtherDocument, u"E12345678"_s, u"E1*****78"_s);
    row("bank account", Kind::BankAccount, u"6222020200001234567"_s, u"****4567"_s);
    row("longer bank account looks the same", Kind::BankAccount, u"62220202000012345674567"_s, u"****4567"_s);
    row("short bank account", Kind::BankAccount, u"12345678"_s, u"****"_s);
    row("address in town", Kind::Address, u"贵州省贵阳市南明区中华南路12号3单元"_s,
        u"贵州省贵阳市南明区中华南路****"_s);
    row("estate behind the street", Kind::Address, u"贵阳市云岩区北京路街道中山西路花果园小区V区3栋"_s,
        u"贵阳市云岩区北京路街道中山西路****"_s);
    row("house number in Chinese", Kind::Address, u"遵义市红花岗区延安大道十二号"_s, u"遵义市红花岗区延安大道****"_s);
    row("numeral in the name of the street", Kind::Address, u"贵阳市观山湖区第一大道８号"_s,
        u"贵阳市观山湖区第一大道****"_s);
    row("village", Kind::Address, u"务川仡佬族苗族自治县大坪镇龙潭村五组"_s, u"务川仡佬族苗族自治县大坪镇****"_s);
    row("without street", Kind::Address, u"贵阳市南明区花果园超市"_s, u"贵阳市南明区****"_s);
    row("prefecture and county", Kind::Address, u"黔西南布依族苗族自治州兴义市农贸市场三楼"_s,
        u"黔西南布依族苗族自治州兴义市****"_s);
    row("nothing known", Kind::Address, u"12号"_s, u"****"_s);
    row("street only", Kind::Address, u"贵阳市南明区中华南路"_s, u"贵阳市南明区中华南路"_s);
    row("e-mail", Kind::Email, u"abc@x.cn"_s, u"a***@x.cn"_s);
    row("short e-mail", Kind::Email, u"a@x.cn"_s, u"***@x.cn"_s);
    row("no e-mail", Kind::Email, u"nothing"_s, u"***"_s);
    row("enterprise is public", Kind::None, u"贵州云窗科技有限公司"_s, u"贵州云窗科技有限公司"_s);
}

void TestMasking::masks()
{
    QFETCH(MaskKind, kind);
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(masked(kind, text), shown);
}

void TestMasking::strictCitizenIdStyle()
{
    const MaskStyle strict{MaskStyle::CitizenId::FourAndTwo};
    QCOMPARE(masked(MaskKind::CitizenId, u"520102180001010018"_s, strict), u"5201************18"_s);
}

void TestMasking::neverCutsARareCharacter()
{
    const QString rare = u"𬱖"_s; // extension E: two UTF-16 units
    QCOMPARE(rare.size(), 2);
    QCOMPARE(masked(MaskKind::PersonName, rare + u"三"_s), rare + u"*"_s);
    QCOMPARE(masked(MaskKind::PersonName, u"张"_s + rare), u"张*"_s);
    QCOMPARE(masked(MaskKind::PersonName, rare), u"*"_s);
    const QString variant = u"葛\U000E0100"_s; // one character with a variation selector
    QCOMPARE(masked(MaskKind::PersonName, variant + u"亮"_s), variant + u"*"_s);
}

void TestMasking::copyIsMasked()
{
    QCOMPARE(copyText(MaskKind::CitizenId, u"520102180001010018"_s), u"520102********0018"_s);
    QCOMPARE(copyText(MaskKind::None, u"91520115MA6TERT171"_s), u"91520115MA6TERT171"_s);
}

void TestMasking::emptyStaysEmpty()
{
    for (const auto &[kind, name] : enumNames<MaskKind>) {
        QCOMPARE(masked(kind, {}), QString());
        QCOMPARE(masked(kind, u"  "_s), QString());
    }
}

void TestMasking::kindsHaveNames()
{
    QCOMPARE(nameOf(MaskKind::CitizenId), "CITIZEN_ID"_L1);
    QCOMPARE(valueOf<MaskKind>(u"EMAIL"), MaskKind::Email);
    QVERIFY(!valueOf<MaskKind>(u"SOMETHING"));
}

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
