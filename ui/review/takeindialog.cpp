// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/takeindialog.h"

#include "domain/calendar.h"
#include "domain/transitions.h"
#include "protocol/paths.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QScrollArea>
#include <QSpinBox>
#include <QThreadPool>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const QString paperPrefix = u"material:"_s;
constexpr int mostCopies = 99;

QString extensionOf(const QString &mediaType)
{
    if (mediaType == "image/jpeg"_L1)
        return u".jpg"_s;
    if (mediaType == "image/png"_L1)
        return u".png"_s;
    return mediaType == "image/tiff"_L1 ? u".tif"_s : u".pdf"_s;
}

/// The bytes of a scan, or why they cannot be had.
struct ReadScan
{
    QByteArray bytes;
    QString fault;
};

ReadScan readScan(const QString &path)
{
    QFile file(path);
    if (file.size() > protocol::maxMaterialBytes)
        return {{}, TakeInDialog::tr("It is larger than 64 MB.")};
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {{}, TakeInDialog::tr("It cannot be read.")};
    const QByteArray bytes = file.readAll();
    if (bytes.isEmpty() || bytes.size() != file.size())
        return {{}, TakeInDialog::tr("It is empty, or was cut short while it was read.")};
    if (scanType(bytes).isEmpty())
        return {{}, TakeInDialog::tr("It is not a whole PDF, JPEG, PNG or TIFF, whatever its name says.")};
    return {bytes, {}};
}

QString onlyFile(const QMimeData *data)
{
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

QString scanType(const QByteArray &bytes)
{
    if (bytes.startsWith("%PDF-"))
        return bytes.right(2048).contains("%%EOF") ? u"application/pdf"_s : QString();
    if (bytes.startsWith("\xff\xd8\xff"))
        return bytes.right(4096).contains("\xff\xd9") ? u"image/jpeg"_s : QString();
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return bytes.right(64).contains("IEND") ? u"image/png"_s : QString();
    if (bytes.startsWith(QByteArray("II*\0", 4)) || bytes.startsWith(QByteArray("MM\0*", 4)))
        return bytes.size() > 8 ? u"image/tiff"_s : QString();
    return {};
}

ExpectedPapers expectedPapers(const Case &subject, const ServiceItem *item)
{
    ExpectedPapers expected;
    if (!item || subject.unknownState)
        return expected;
    const auto named = [item](const MaterialId &id) {
        const ItemMaterial *paper = item->material(id);
        return paper ? paper->name : id.text();
    };
    const bool correcting = subject.state == CaseState::Correcting;
    const bool asked = correcting || subject.state == CaseState::Supplement;
    const CorrectionNotice &notice = correcting ? subject.correction : subject.supplement;
    bool remarked = false;
    for (const CorrectionItem &point : asked ? notice.items : QVector<CorrectionItem>()) {
        if (point.subject.startsWith(paperPrefix)) {
            const MaterialId id(point.subject.sliced(paperPrefix.size()));
            expected.papers.append({id, named(id), point.text, notice.answerBy, true});
        } else if (point.subject.isEmpty()) {
            remarked = true;
        } else {
            ++expected.elsewhere;
        }
    }
    // A general remark is answered by whatever comes in.
    if (remarked && expected.papers.isEmpty())
        ++expected.elsewhere;
    const bool takesPromised = !correcting && subject.deadlines.acceptedAt.isValid() &&
                               contains(transitionFor(Action::ReceiveSupplement).from, subject.state);
    const QVector<MaterialPromise> promises = takesPromised ? subject.openPromises() : QVector<MaterialPromise>();
    for (const MaterialPromise &promise : promises) {
        const bool listed = std::any_of(expected.papers.cbegin(), expected.papers.cend(),
                                        [&](const ExpectedPaper &paper) { return paper.id == promise.material; });
        if (!listed)
            expected.papers.append({promise.material, named(promise.material), {}, promise.by, false});
    }
    if (asked || !expected.papers.isEmpty())
        expected.action = correcting ? Action::CompleteCorrection : Action::ReceiveSupplement;
    return expected;
}

/// The widgets of one paper.
struct TakeInDialog::Row
{
    QWidget *box = nullptr;
    TextLabel *state = nullptr;
    KeyButton *choose = nullptr;
    KeyButton *clear = nullptr;
    QCheckBox *original = nullptr;
    QCheckBox *compared = nullptr;
    QSpinBox *copies = nullptr;
};

TakeInDialog::TakeInDialog(QWidget *parent)
    : QDialog(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"takeInDialog"_s);
    setWindowTitle(tr("Take in papers"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    m_head = new TextLabel({}, FontRole::Title, true);
    m_head->setObjectName(u"takeInHead"_s);
    m_note = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_note->setObjectName(u"takeInNote"_s);
    m_note->setWordWrap(true);
    column->addWidget(m_head);
    column->addWidget(m_note);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(theme.px(3), theme.px(4), theme.px(4), 0);
    m_column->setSpacing(theme.px(8));
    scroll->setWidget(m_body);
    column->addWidget(scroll, 1);
    m_error = new ErrorBox;
    m_error->setObjectName(u"takeInError"_s);
    m_error->setRetryVisible(false);
    m_error->hide();
    column->addWidget(m_error);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"));
    cancel->setObjectName(u"takeInCancel"_s);
    cancel->setKeyHint(u"Esc"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_ok = new KeyButton(tr("Take in"));
    m_ok->setObjectName(u"takeInOk"_s);
    m_ok->setVariant(KeyButton::Variant::Primary);
    m_ok->setKeyHint(u"Ctrl+Enter"_s);
    m_ok->setAutoDefault(false);
    clickOnCtrlEnter(this, m_ok);
    connect(m_ok, &QPushButton::clicked, this, &TakeInDialog::takeIn);
    foot->addWidget(cancel);
    foot->addWidget(m_ok);
    column->addLayout(foot);
    resize(theme.px(680), theme.px(460));
}

TakeInDialog::~TakeInDialog() = default;

void TakeInDialog::showExpected(const QString &code, const ExpectedPapers &expected, const CalendarSet *calendars,
                                QDate today, const QString &readOnly)
{
    const bool other = m_expected != expected || m_today != today || m_rows.empty();
    m_expected = expected;
    m_calendars = calendars;
    m_today = today;
    m_readOnly = readOnly;
    m_head->setText(tr("Papers from the applicant ・ %1").arg(code));
    if (other)
        list();
    update();
}

void TakeInDialog::list()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    m_rows.clear();
    if (m_expected.papers.isEmpty()) {
        auto *empty =
            new TextLabel(tr("No paper is expected from the applicant."), FontRole::Body, false, Token::SubText);
        empty->setObjectName(u"takeInEmpty"_s);
        m_column->addWidget(empty);
    }
    for (const ExpectedPaper &paper : std::as_const(m_expected.papers))
        m_column->addWidget(makeRow(paper));
    m_column->addStretch();
    for (const ExpectedPaper &paper : std::as_const(m_expected.papers))
        showRow(paper.id);
    if (!m_expected.papers.isEmpty())
        m_rows.at(m_expected.papers.constFirst().id).choose->setFocus();
}

QWidget *TakeInDialog::makeRow(const ExpectedPaper &paper)
{
    const Theme &theme = Theme::current();
    const MaterialId id = paper.id;
    Row row;
    row.box = new QWidget;
    row.box->setObjectName(u"paper-"_s + id.text());
    row.box->setAcceptDrops(true);
    row.box->installEventFilter(this);
    auto *column = new QVBoxLayout(row.box);
    column->setContentsMargins(0, 0, 0, theme.px(4));
    column->setSpacing(theme.px(4));
    auto *head = new QHBoxLayout;
    auto *name = new TextLabel(paper.name, FontRole::Body, true);
    name->setWordWrap(true);
    const bool late = paper.by.isValid() && paper.by < m_today;
    QString due = paper.by.isValid() ? Wording::day(paper.by, m_today) : tr("no day set");
    if (m_calendars && paper.by.isValid()) {
        const int days = int(m_calendars->workingDaysBetween(m_today, paper.by).amount);
        due = late        ? tr("%1, %n working day(s) late", nullptr, std::abs(days)).arg(due)
              : days == 0 ? tr("%1, today").arg(due)
                          : tr("%1, %n working day(s) left", nullptr, days).arg(due);
    }
    auto *tag =
        new Tag({late ? Tone::Red : Tone::Amber, late ? Glyph::Triangle : Glyph::Ring, late, true, false, false},
                paper.needed ? tr("asked for by %1").arg(due) : tr("promised by %1").arg(due));
    tag->setObjectName(u"due-"_s + id.text());
    head->addWidget(name, 1);
    head->addWidget(tag, 0, Qt::AlignTop);
    column->addLayout(head);
    if (!paper.asked.isEmpty()) {
        auto *asked = new TextLabel(paper.asked, FontRole::Small, false, Token::SubText);
        asked->setWordWrap(true);
        column->addWidget(asked);
    }
    auto *file = new QHBoxLayout;
    file->setSpacing(theme.px(8));
    row.choose = new KeyButton(Icon::Open, tr("Choose a scan…"));
    row.choose->setObjectName(u"choose-"_s + id.text());
    row.choose->setAccessibleName(tr("Choose a scan of “%1”").arg(paper.name));
    row.choose->setAutoDefault(false);
    connect(row.choose, &QPushButton::clicked, this, [this, id] { choose(id); });
    row.state = new TextLabel({}, FontRole::Small, false, Token::SubText);
    row.state->setObjectName(u"scan-"_s + id.text());
    row.state->setWordWrap(true);
    row.clear = new KeyButton(tr("Remove"));
    row.clear->setObjectName(u"remove-"_s + id.text());
    row.clear->setAccessibleName(tr("Remove the scan of “%1”").arg(paper.name));
    row.clear->setAutoDefault(false);
    connect(row.clear, &QPushButton::clicked, this, [this, id] {
        TakenPaper &chosen = m_taken[id];
        chosen.bytes.clear();
        chosen.file.clear();
        showRow(id);
        update();
        m_rows.at(id).choose->setFocus();
    });
    file->addWidget(row.choose);
    file->addWidget(row.state, 1);
    file->addWidget(row.clear);
    column->addLayout(file);
    auto *said = new QHBoxLayout;
    said->setSpacing(theme.px(16));
    row.original = new QCheckBox(tr("Original seen, no scan"));
    row.original->setObjectName(u"original-"_s + id.text());
    row.compared = new QCheckBox(tr("Compared with the original"));
    row.compared->setObjectName(u"compared-"_s + id.text());
    auto *copies = new TextLabel(tr("Copies on paper"), FontRole::Small, false, Token::SubText);
    row.copies = new QSpinBox;
    row.copies->setObjectName(u"copies-"_s + id.text());
    row.copies->setAccessibleName(tr("Copies on paper"));
    row.copies->setRange(0, mostCopies);
    row.copies->setMinimumWidth(theme.px(64));
    copies->setBuddy(row.copies);
    said->addWidget(row.original);
    said->addWidget(row.compared);
    said->addStretch();
    said->addWidget(copies);
    said->addWidget(row.copies);
    column->addLayout(said);
    column->addWidget(new Hairline);
    connect(row.original, &QCheckBox::clicked, this, [this, id](bool on) {
        TakenPaper &seen = m_taken[id];
        seen.originalOnly = on;
        if (on)
            seen.copies = std::max(1, seen.copies);
        showRow(id);
        update();
    });
    connect(row.compared, &QCheckBox::clicked, this, [this, id](bool on) { m_taken[id].compared = on; });
    connect(row.copies, &QSpinBox::valueChanged, this, [this, id](int count) { m_taken[id].copies = count; });
    m_rows[id] = row;
    return row.box;
}

void TakeInDialog::setOffline(bool offline)
{
    m_offline = offline;
    update();
}

void TakeInDialog::choose(const MaterialId &id)
{
    auto *chooser =
        new QFileDialog(this, tr("Scan of a paper"), {}, tr("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"));
    chooser->setObjectName(u"scanChooser"_s);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, [this, id](const QString &path) { takeFile(id, path); });
    chooser->open();
}

void TakeInDialog::takeFile(const MaterialId &id, const QString &path)
{
    ++m_reading;
    update();
    QThreadPool::globalInstance()->start([dialog = QPointer<TakeInDialog>(this), id, path] {
        const ReadScan scan = readScan(path);
        QMetaObject::invokeMethod(qApp, [dialog, id, scan, name = QFileInfo(path).fileName()] {
            if (dialog)
                dialog->taken(id, name, scan.bytes, scan.fault);
        });
    });
}

void TakeInDialog::taken(const MaterialId &id, const QString &file, const QByteArray &bytes, const QString &fault)
{
    --m_reading;
    m_error->hide();
    if (!fault.isEmpty()) {
        m_error->setError(tr("“%1” was not taken.").arg(file), fault, {});
        m_error->show();
    } else if (m_rows.contains(id)) {
        TakenPaper &paper = m_taken[id];
        paper.file = file;
        paper.bytes = bytes;
        paper.mediaType = scanType(bytes);
        paper.originalOnly = false;
        showRow(id);
    }
    update();
}

void TakeInDialog::showRow(const MaterialId &id)
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end())
        return;
    const Row &row = found->second;
    const TakenPaper &paper = m_taken[id];
    const bool scanned = !paper.bytes.isEmpty();
    row.state->setText(scanned ? tr("%1 ・ %2").arg(paper.file, locale().formattedDataSize(paper.bytes.size()))
                       : paper.originalOnly ? tr("noted as seen; the file holds no picture of it")
                                            : tr("or drop it here"));
    row.clear->setVisible(scanned);
    row.original->setChecked(paper.originalOnly);
    row.original->setVisible(!scanned);
    row.compared->setVisible(scanned);
    row.compared->setChecked(paper.compared);
    row.copies->setMinimum(paper.originalOnly ? 1 : 0);
    row.copies->setValue(paper.copies);
}

QString TakeInDialog::reasonNot() const
{
    if (!m_readOnly.isEmpty())
        return m_readOnly;
    if (!m_expected.action || m_expected.papers.isEmpty())
        return m_expected.elsewhere > 0 ? tr("What is asked for is no listed paper: the applicant answers it where the "
                                             "application was made.")
                                        : tr("No paper is expected from the applicant.");
    if (m_expected.elsewhere > 0)
        return tr("The notice asks for more than papers. The applicant answers it as a whole where the application was "
                  "made.");
    if (m_reading > 0)
        return tr("A scan is being read.");
    int there = 0;
    int open = 0;
    for (const ExpectedPaper &paper : m_expected.papers) {
        const auto found = m_taken.find(paper.id);
        if (found != m_taken.end() && found->second.isThere())
            ++there;
        else if (paper.needed)
            ++open;
    }
    if (open > 0)
        return tr("%n paper(s) that the notice asks for are still missing.", nullptr, open);
    return there > 0 ? QString() : tr("Choose a scan, or note that the original was seen.");
}

void TakeInDialog::update()
{
    const QString reason = m_busy ? tr("The act is being kept.") : reasonNot();
    m_ok->setDisabledReason(reason);
    const bool free = m_readOnly.isEmpty() && !m_busy;
    for (const auto &[id, row] : m_rows) {
        row.choose->setEnabled(free);
        row.clear->setEnabled(free);
        row.original->setEnabled(free);
        row.compared->setEnabled(free);
        row.copies->setEnabled(free);
    }
    if (m_expected.elsewhere > 0 || !m_readOnly.isEmpty())
        m_note->setText(reason);
    else if (m_offline)
        m_note->setText(tr("No connection: scans wait encrypted in the outbox of this computer until there is one."));
    else
        m_note->setText(tr("PDF, JPEG, PNG or TIFF, up to 64 MB each. What comes in is entered in the history, and the "
                           "applicant gets a receipt."));
}

void TakeInDialog::takeIn()
{
    if (m_busy || !reasonNot().isEmpty())
        return;
    QVector<Material> materials;
    QHash<Digest256, QByteArray> scans;
    for (const ExpectedPaper &expected : std::as_const(m_expected.papers)) {
        const TakenPaper &paper = m_taken[expected.id];
        if (!paper.isThere())
            continue;
        Material material;
        material.id = expected.id;
        material.copies = paper.copies;
        if (paper.originalOnly) {
            material.fileName = expected.name;
            material.trust = u"B"_s;
        } else {
            // What a file is called on the clerk's computer is nobody's business.
            material.fileName = expected.name + extensionOf(paper.mediaType);
            material.mediaType = paper.mediaType;
            material.digest = Digest256(
                QString::fromLatin1(QCryptographicHash::hash(paper.bytes, QCryptographicHash::Sha256).toHex()));
            material.size = paper.bytes.size();
            material.trust = paper.compared ? u"B"_s : u"D"_s;
            scans.insert(material.digest, paper.bytes);
        }
        materials.append(material);
    }
    m_error->hide();
    setBusy(true);
    Q_EMIT takeInRequested(materials, scans);
}

void TakeInDialog::showRefusal(const QString &what)
{
    m_error->setError(what, tr("Nothing was sent; all you chose is still here."), {});
    m_error->show();
    setBusy(false);
}

void TakeInDialog::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

bool TakeInDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool drag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!drag && event->type() != QEvent::Drop)
        return QDialog::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QString path = onlyFile(drop->mimeData());
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                  [watched](const auto &entry) { return entry.second.box == watched; });
    if (path.isEmpty() || row == m_rows.cend() || !m_readOnly.isEmpty() || m_busy)
        return QDialog::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (!drag)
        takeFile(row->first, path);
    return true;
}

void TakeInDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter alone takes nothing in.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace yunchuang
