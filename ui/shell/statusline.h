// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace yunchuang {

class KeyButton;
class TextLabel;

/// The line at the bottom: what the page says, then the cache, the service, the keys, the version.
class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setState(const QString &words);
    void setNews(const QString &words);
    void setCache(const QString &words, bool sealed);
    void setService(const QString &words);
    void setVersion(const QString &words);
    [[nodiscard]] QString state() const;

Q_SIGNALS:
    void shortcutsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    TextLabel *m_state;
    QWidget *m_newsLine;
    TextLabel *m_news;
    QWidget *m_lock;
    TextLabel *m_cache;
    QWidget *m_serviceLine;
    TextLabel *m_service;
    KeyButton *m_keys;
    QWidget *m_versionLine;
    TextLabel *m_version;
};

} // namespace yunchuang
