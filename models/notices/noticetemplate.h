// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/vocabulary.h"
#include "notices/noticewords.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVector>

namespace yunchuang {

/// What a part of a paper is; it decides where it stands and how it is set.
enum class NoticeBlockKind : quint8 {
    Number,    ///< 文书编号, under the title
    Addressee, ///< to whom the paper speaks, flush left
    Paragraph,
    Table,     ///< rows of a label and its value
    TableOf,   ///< a row for each entry of a list, under headings
    List,      ///< a paragraph for each entry of a list
    Seal,      ///< the organ, and the place of its seal
    Date,      ///< 成文日期
    Signature, ///< lines for a hand
};

template<>
inline constexpr auto enumNames<NoticeBlockKind> = std::to_array<EnumName<NoticeBlockKind>>({
    {NoticeBlockKind::Number, QLatin1String("number")},
    {NoticeBlockKind::Addressee, QLatin1String("addressee")},
    {NoticeBlockKind::Paragraph, QLatin1String("paragraph")},
    {NoticeBlockKind::Table, QLatin1String("table")},
    {NoticeBlockKind::TableOf, QLatin1String("tableOf")},
    {NoticeBlockKind::List, QLatin1String("list")},
    {NoticeBlockKind::Seal, QLatin1String("seal")},
    {NoticeBlockKind::Date, QLatin1String("date")},
    {NoticeBlockKind::Signature, QLatin1String("signature")},
});

/// One part of a template. Texts hold placeholders in braces: "{applicantName}".
struct NoticeBlockTemplate
{
    NoticeBlockKind kind = NoticeBlockKind::Paragraph;
    QString text;
    QVector<QStringList> rows; ///< Table: label and value
    QString each;              ///< TableOf, List: the list it goes through
    QStringList headings;      ///< TableOf
    QStringList cells;         ///< TableOf: one text per heading
    QString seal;              ///< Seal: whose
    QStringList lines;         ///< Signature: what else is written by hand
    QString when;              ///< stands only if this placeholder has a value, or this list an entry; empty = always

    friend bool operator==(const NoticeBlockTemplate &, const NoticeBlockTemplate &) = default;
};

/// A statutory paper before anything is filled in. The wording is that of the law named in `basis`.
struct NoticeTemplate
{
    DocumentKind kind = DocumentKind::ReceptionReceipt;
    int version = 1;
    QString title;      ///< may hold placeholders
    QString numberWord; ///< between the organ's word and 字; empty = the paper bears no number of its own
    QStringList basis;  ///< law and article that demand the paper
    QString seal;       ///< such as 行政许可专用章; empty = the organ's own seal
    int copies = 2;     ///< one for the applicant, one for the file
    QVector<NoticeBlockTemplate> blocks;

    friend bool operator==(const NoticeTemplate &, const NoticeTemplate &) = default;
};

/// What is wrong with a template, or with filling it in. For operators and the log: names of placeholders, no values.
struct NoticeError
{
    enum class Code : quint8 {
        Template,     ///< the file cannot be read as a template
        UnknownKind,  ///< there is no template for that paper
        UnknownName,  ///< a placeholder that the list does not know
        MissingValue, ///< a placeholder without a value: a paper with a hole never leaves the house
        EmptyList,    ///< a list that must have an entry has none
    };
    Code code = Code::Template;
    QString where; ///< name of the placeholder or list, or JSON pointer

    friend bool operator==(const NoticeError &, const NoticeError &) = default;
};

/// All templates of one edition with the words their values are made of.
class NoticeBook
{
public:
    /// `templates`: the files of resources/notices; `placeholders`: resources/noticeplaceholders.json. Every
    /// placeholder must be one that the list knows, each kind may have one template.
    [[nodiscard]] static Expected<NoticeBook, NoticeError> read(const QJsonArray &templates,
                                                                const QJsonObject &placeholders);

    [[nodiscard]] const NoticeTemplate *find(DocumentKind kind) const;
    [[nodiscard]] const QVector<NoticeTemplate> &templates() const { return m_templates; }
    [[nodiscard]] const NoticeWords &words() const { return m_words; }
    /// What a placeholder stands for, in Chinese; the name itself if it is not known.
    [[nodiscard]] QString meaning(const QString &placeholder) const;

private:
    QVector<NoticeTemplate> m_templates;
    NoticeWords m_words;
    QHash<QString, QString> m_meanings;
};

/// The placeholders of a text, in order, such as "itemName" of "“{itemName}”申请".
[[nodiscard]] QStringList placeholdersIn(const QString &text);

} // namespace yunchuang
