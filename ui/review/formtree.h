// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/formmodel.h"

#include <QHash>
#include <QTreeView>

namespace yunchuang {

class KeyButton;

/// One tab of the application as a table of four columns: field, what was applied for, what the registry says, result.
/// A difference stands out as a block with the answers it wants.
class FormTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit FormTree(QWidget *parent = nullptr);

    [[nodiscard]] FormModel &form() { return m_form; }
    /// Call after the model was filled.
    void settle();
    /// Whether answers to differences can be given now, and whether the applicant can still be asked to correct.
    void setAnswerable(const QString &reasonNot, const QString &noCorrection);
    void setRevealable(bool revealable) { m_revealable = revealable; }
    /// Only where a service can be asked; the day for the words of when it was asked last.
    void setLookup(bool possible, QDate today);
    void select(const QModelIndex &index);
    /// What the form's rules warn of in this row; nothing for an entry whose rows can be seen.
    [[nodiscard]] const FieldError *adviceAt(const QModelIndex &index) const;

    [[nodiscard]] static bool isBlock(const QModelIndex &index);
    /// Height of the strip with the answers in a block.
    [[nodiscard]] static int stripHeight();

Q_SIGNALS:
    void answered(const QString &checkId, yunchuang::CheckAnswer answer);
    void revealRequested(const QString &pointer, const QString &label);
    /// The registry is to be asked about this field.
    void lookupRequested(const QString &pointer);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}

private:
    void makeStrips();
    void placeStrips();
    void copyCurrent();
    [[nodiscard]] QWidget *makeStrip(const RegistryCheck &check);

    FormModel m_form;
    QHash<QPersistentModelIndex, QWidget *> m_strips;
    QString m_reasonNot;
    QString m_noCorrection;
    bool m_revealable = true;
    bool m_lookup = false;
    QDate m_today;
    bool m_placing = false;
};

} // namespace yunchuang
