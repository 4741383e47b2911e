// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QHash>
#include <QStyledItemDelegate>

class QTreeView;

namespace yunchuang {

/// Ground of every row: selection tint with a three-pixel bar at its left end, a hairline below, a one-pixel frame
/// around the current row while the view has the focus. Knows roles by number only.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr);
    void setHairlines(bool on) { m_hairlines = on; }
    /// Height of a row at 100 %; the text scale is applied.
    void setRowHeight(int height) { m_rowHeight = height; }
    /// Role of a bool: the row is new to the person and its words stand bold until it has been seen.
    void setUnseenRole(int role) { m_unseenRole = role; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// Draws what stands in the cell; `content` is the cell without the side margins.
    virtual void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                              const QRect &content) const = 0;
    [[nodiscard]] virtual int contentWidth(const QModelIndex &index) const = 0;
    [[nodiscard]] bool isUnseen(const QModelIndex &index) const;
    [[nodiscard]] static QColor inkFor(const QStyleOptionViewItem &option, Token ink);

private:
    bool m_hairlines = true;
    int m_rowHeight = 32;
    int m_unseenRole = -1;
};

/// One line of text with a flag at the right end (differs, locked, new).
class ItemDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    struct Flag
    {
        Glyph glyph = Glyph::None;
        Icon icon = Icon::None; ///< used when there is no glyph
        Tone tone = Tone::Neutral;
    };
    /// `flagRole` holds an int looked up in what setFlag() was given; -1 for none.
    explicit ItemDelegate(int textRole = Qt::DisplayRole, int flagRole = -1, QObject *parent = nullptr);
    void setFlag(int value, const Flag &flag) { m_flags.insert(value, flag); }
    /// Words in the secondary colour, for columns one reads rarely.
    void setSubdued(bool subdued) { m_subdued = subdued; }
    void setBold(bool bold) { m_bold = bold; }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    int m_textRole;
    int m_flagRole;
    QHash<int, Flag> m_flags;
    bool m_subdued = false;
    bool m_bold = false;
};

/// A deadline as a tag: `lightRole` holds a Light as int, `wordsRole` the words beside the shape.
class DeadlineDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    explicit DeadlineDelegate(int lightRole, int wordsRole = Qt::DisplayRole, QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    int m_lightRole;
    int m_wordsRole;
};

/// A check's result: `verdictRole` holds a Verdict as int, `wordsRole` the words.
class VerdictDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    explicit VerdictDelegate(int verdictRole, int wordsRole = Qt::DisplayRole, QObject *parent = nullptr);
    enum class Parts { Both, Glyph, Words };
    /// Glyph and words may stand in two columns; lone words are aligned right.
    void setParts(Parts parts) { m_parts = parts; }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    int m_verdictRole;
    int m_wordsRole;
    Parts m_parts = Parts::Both;
};

/// Two lines: what and whom above, particulars below; a word at the right. Roles that are -1 are not shown.
class TwoLineDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    struct Roles
    {
        int title = Qt::DisplayRole; ///< bold when `titleBold`
        int titleDetail = -1;        ///< after the title, regular
        int second = -1;
        int warning = -1; ///< after the second line, amber with a triangle
        int right = -1;
        int light = -1; ///< a Light as int: a tag stands at the left
        int lightWords = -1;
        bool titleBold = true;
        int tagWidth = 76; ///< width of the column of tags at 100 %
    };
    explicit TwoLineDelegate(const Roles &roles, QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Roles m_roles;
};

/// Rows of the sidebar: group headers in small letters, queues with icon, name and count. As a rail only icons with a
/// disc for counts that want attention.
class NavDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    struct Roles
    {
        int text = Qt::DisplayRole;
        int header = -1;    ///< bool: a group's title
        int icon = -1;      ///< an Icon as int
        int count = -1;     ///< ready words, e.g. "1 286"; empty for none
        int tone = -1;      ///< a Tone as int: Amber and Red become pills
        int addAction = -1; ///< bool: a header with a plus at its right end
    };
    explicit NavDelegate(const Roles &roles, QObject *parent = nullptr);
    void setRail(bool rail) { m_rail = rail; }
    /// Sets a tree view up as the sidebar this delegate is made for.
    static void prepare(QTreeView *view);
    [[nodiscard]] bool isRail() const { return m_rail; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    /// The plus of a group's title was clicked.
    void addRequested(const QModelIndex &header);

private:
    [[nodiscard]] static QRect rowRect(const QStyleOptionViewItem &option);
    [[nodiscard]] static QRect addRect(const QStyleOptionViewItem &option);
    Roles m_roles;
    bool m_rail = false;
};

} // namespace yunchuang
