// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectionchip.h"

#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/words.h"

#include <QPainter>

namespace yunchuang {

using namespace Qt::StringLiterals;

ConnectionChip::ConnectionChip(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"connectionChip"_s);
    setFocusPolicy(Qt::TabFocus);
    setSnapshot({}, {});
}

void ConnectionChip::setSnapshot(const ConnectionSnapshot &snapshot, QDate today)
{
    m_reachability = snapshot.reachability;
    m_synchronising = snapshot.synchronising;
    const bool known = snapshot.lastSync.isValid();
    const QString synced = toLocalDate(snapshot.lastSync) == today || !known
                               ? Wording::timeOfDay(snapshot.lastSync)
                               : Wording::moment(snapshot.lastSync, today);
    QString words;
    switch (snapshot.reachability) {
    case Reachability::Online:
        if (snapshot.synchronising && snapshot.rowsLoaded > 0)
            words = tr("Loading, %1 rows").arg(Wording::count(snapshot.rowsLoaded));
        else
            words = known ? tr("Synchronised %1").arg(synced) : tr("Connected");
        break;
    case Reachability::Slow:
        words = known ? tr("Slow network ・ %1").arg(synced) : tr("Slow network");
        break;
    case Reachability::Offline:
        words = known ? tr("Offline ・ as of %1").arg(synced) : tr("Offline");
        break;
    }
    setText(words);
    setAccessibleName(words);
    QStringList lines{words};
    if (snapshot.reachability == Reachability::Offline)
        lines.append(Wording::offline(snapshot.reason).text());
    else if (snapshot.latency.count() > 0)
        lines.append(tr("The service answers in %1 ms.").arg(snapshot.latency.count()));
    setToolTip(lines.join(u'\n'));
    updateGeometry();
    update();
}

QSize ConnectionChip::sizeHint() const
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(FontRole::Small));
    return {metrics.horizontalAdvance(text()) + theme.px(42), qMax(theme.px(24), metrics.height() + theme.px(6))};
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool amber = m_reachability != Reachability::Online;
    const QColor fill = amber ? theme.color(Token::AmberTint) : theme.color(Token::TopBarField);
    const QColor line = amber ? theme.color(Token::AmberGlyph) : theme.color(Token::TopBarLine);
    const QColor ink = amber ? theme.color(Token::AmberText) : theme.color(Token::TopBarText);
    paintBox(&painter, rect(), fill, line, 1, height() / 2.0);
    const QRect sign(theme.px(10), 0, theme.px(16), height());
    Icon icon = Icon::SyncOk;
    if (m_reachability == Reachability::Offline)
        icon = Icon::Offline;
    else if (m_synchronising)
        icon = Icon::Syncing;
    if (m_reachability == Reachability::Slow)
        paintGlyph(&painter, sign, Glyph::Triangle, theme.color(Token::AmberGlyph), fill);
    else
        paintIcon(&painter, sign, icon, ink, theme.px(16));
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(ink);
    painter.drawText(rect().adjusted(theme.px(30), 0, -theme.px(8), 0), int(Qt::AlignLeft | Qt::AlignVCenter), text());
    if (hasFocus())
        paintFocusRing(&painter, rect());
}

} // namespace yunchuang
