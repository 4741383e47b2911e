// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/handoff/handofftrees.h"

#include "ui/common/paint.h"

#include <QCoreApplication>
#include <QPainter>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

bool isFixed(const QStandardItem *item)
{
    return !item->isEnabled() || !item->isCheckable();
}

} // namespace

void HandoffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    QStyleOptionViewItem inner = option;
    const auto tag = static_cast<ShareMark>(index.data(ShareMarkRole).toInt());
    QString words;
    TagLook look;
    switch (tag) {
    case ShareMark::Required:
        words = QCoreApplication::translate("yunchuang::HandoffDialog", "required");
        look.tinted = false;
        look.framed = true;
        break;
    case ShareMark::Sensitive:
        words = QCoreApplication::translate("yunchuang::HandoffDialog", "sensitive");
        look.tone = Tone::Amber;
        break;
    case ShareMark::Personal:
        words = QCoreApplication::translate("yunchuang::HandoffDialog", "personal");
        look.tone = Tone::Neutral;
        break;
    case ShareMark::NotShareable:
        words = QCoreApplication::translate("yunchuang::HandoffDialog", "not shareable");
        look.tone = Tone::Red;
        break;
    case ShareMark::None:
        break;
    }
    const QAbstractItemModel *model = index.model();
    const int children = model->rowCount(index);
    if (tag == ShareMark::None && children > 0 && index.data(HandoffKeyRole).toString().isEmpty()) {
        int chosen = 0;
        for (int row = 0; row < children; ++row)
            chosen += model->index(row, 0, index).data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        words = index.data(Qt::CheckStateRole).isValid() || chosen > 0
                    ? QCoreApplication::translate("yunchuang::HandoffDialog", "%1 / %2", "chosen and all")
                          .arg(chosen)
                          .arg(children)
                    : QString::number(children);
        look = TagLook();
        look.tinted = false;
        look.quietWords = true;
    }
    int width = 0;
    if (!words.isEmpty()) {
        width = tagSize(look, words).width();
        inner.rect.setRight(inner.rect.right() - width - theme.px(8));
    }
    QStyledItemDelegate::paint(painter, inner, index);
    if (width > 0) {
        painter->save();
        paintTag(painter,
                 QRect(option.rect.right() - width - theme.px(4), option.rect.top(), width, option.rect.height()), look,
                 words);
        painter->restore();
    }
}

QSize HandoffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {theme.px(80), qMax(theme.px(28), size.height())};
}

QStandardItem *makeHandoffItem(const QString &words, const QString &key, ShareMark tag)
{
    auto *item = new QStandardItem(words);
    item->setEditable(false);
    item->setData(key, HandoffKeyRole);
    item->setData(static_cast<int>(tag), ShareMarkRole);
    item->setToolTip(words);
    if (key.isEmpty()) {
        QFont font = item->font();
        font.setBold(true);
        item->setFont(font);
    }
    item->setCheckable(true);
    if (tag == ShareMark::Required)
        item->setCheckState(Qt::Checked);
    if (tag == ShareMark::Required || tag == ShareMark::NotShareable)
        item->setEnabled(false);
    return item;
}

void followChecks(QStandardItem *changed)
{
    const bool group = changed->data(HandoffKeyRole).toString().isEmpty() && changed->hasChildren();
    if (group && changed->checkState() != Qt::PartiallyChecked) {
        for (int row = 0; row < changed->rowCount(); ++row) {
            QStandardItem *child = changed->child(row);
            // What is sensitive is only ever chosen by itself.
            const bool sensitive = static_cast<ShareMark>(child->data(ShareMarkRole).toInt()) == ShareMark::Sensitive;
            if (!isFixed(child) && !(sensitive && changed->checkState() == Qt::Checked))
                child->setCheckState(changed->checkState());
        }
    }
    QStandardItem *head = group ? changed : changed->parent();
    if (!head || !head->isCheckable())
        return;
    int on = 0;
    for (int row = 0; row < head->rowCount(); ++row)
        on += head->child(row)->checkState() == Qt::Checked ? 1 : 0;
    head->setCheckState(on == 0 ? Qt::Unchecked : on == head->rowCount() ? Qt::Checked : Qt::PartiallyChecked);
}

void forEachItem(const QStandardItemModel &model, const std::function<void(QStandardItem *)> &visit)
{
    const std::function<void(QStandardItem *)> walk = [&](QStandardItem *item) {
        for (int row = 0; row < item->rowCount(); ++row) {
            visit(item->child(row));
            walk(item->child(row));
        }
    };
    walk(model.invisibleRootItem());
}

QStringList chosenKeys(const QStandardItemModel &model)
{
    QStringList keys;
    forEachItem(model, [&keys](QStandardItem *item) {
        const QString key = item->data(HandoffKeyRole).toString();
        if (!key.isEmpty() && item->isCheckable() && item->checkState() == Qt::Checked)
            keys.append(key);
    });
    return keys;
}

} // namespace yunchuang
