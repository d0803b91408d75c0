// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/receipts_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/save_file.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

ReceiptsSheet::ReceiptsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                             QWidget *host)
    : Sheet(theme, 600, host)
    , m_receipts(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_before(new IconButton(theme, Glyph::Back, this))
    , m_year(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, this))
    , m_after(new IconButton(theme, Glyph::Chevron, this))
    , m_spinner(new Spinner(theme, 28, this))
    , m_unread(new FaultLine(theme, this))
    , m_none(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_rowColumn(new QVBoxLayout(m_rows))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_saveYear(new Button(theme, Button::Kind::Primary, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kMedium);
    auto *years = new QHBoxLayout;
    years->addStretch();
    years->addWidget(m_before);
    years->addWidget(m_year);
    years->addWidget(m_after);
    years->addStretch();
    m_year->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    content()->addWidget(m_lead);
    content()->addLayout(years);
    content()->addWidget(m_spinner, 0, Qt::AlignHCenter);
    content()->addWidget(m_unread);
    content()->addWidget(m_none);
    content()->addWidget(m_rows);
    content()->addWidget(m_error);
    content()->addStretch();
    buttons()->addWidget(m_saveYear);
    m_error->hide();

    connect(m_before, &QToolButton::clicked, this, [this] { m_receipts.setYear(m_receipts.year() - 1); });
    connect(m_after, &QToolButton::clicked, this, [this] { m_receipts.setYear(m_receipts.year() + 1); });
    connect(m_saveYear, &QPushButton::clicked, this, [this] {
        askWhereToSave(this, m_receipts.yearFileName(), [this](const QString &file) {
            whenDone(m_receipts.saveYear(file), this, [this](const Result<QString> &done) { saved(done); });
        });
    });
    connect(&m_receipts, &QAbstractItemModel::modelReset, this, &ReceiptsSheet::showReceipts);
    connect(&m_receipts, &views::ReceiptList::loadingChanged, this, &ReceiptsSheet::showReceipts);
    connect(&m_receipts, &views::ReceiptList::yearChanged, this, &ReceiptsSheet::retranslate);
    connect(m_unread, &FaultLine::againWanted, &m_receipts, &views::ReceiptList::refresh);
}

void ReceiptsSheet::open()
{
    m_receipts.refresh();
    Sheet::open(m_saveYear);
}

QWidget *ReceiptsSheet::rowOf(int index)
{
    const receipts::Receipt &one = m_receipts.receipt(index);
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new Label(theme(), TextStyle::Strong,
                           one.voidedAt ? Label::Tone::Muted : Label::Tone::Normal, Label::Lines::One, row);
    name->setText(oneLine(m_receipts.index(index).data().toString(), 120));
    auto *details = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    details->setText(oneLine(m_receipts.details(index), 200));
    words->addWidget(name);
    words->addWidget(details);
    line->addLayout(words, 1);
    auto *save = new Button(theme(), Button::Kind::Plain, row);
    save->setText(tr("Save…"));
    save->setAccessibleName(tr("Save receipt %1").arg(one.number));
    connect(save, &QPushButton::clicked, this, [this, index] {
        const QString proposed = views::ReceiptList::fileName(m_receipts.receipt(index));
        askWhereToSave(this, proposed, [this, index](const QString &file) {
            if (index < m_receipts.rowCount())
                whenDone(m_receipts.save(index, file), this,
                         [this](const Result<QString> &done) { saved(done); });
        });
    });
    line->addWidget(save);
    return row;
}

void ReceiptsSheet::showReceipts()
{
    const bool empty = m_receipts.rowCount() == 0;
    m_spinner->setVisible(m_receipts.isLoading() && empty);
    m_unread->say(m_receipts.error());
    m_none->setVisible(!m_receipts.isLoading() && !m_receipts.error() && empty);
    m_after->setEnabled(m_receipts.hasNextYear());
    while (QLayoutItem *item = m_rowColumn->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_receipts.rowCount(); ++i)
        m_rowColumn->addWidget(rowOf(i));
}

void ReceiptsSheet::saved(const Result<QString> &file)
{
    m_error->setVisible(!file);
    if (!file) {
        m_error->setText(file.error().about == QLatin1StringView("file")
                             ? tr("The file cannot be written there.")
                             : views::wording::of(file.error()));
        return;
    }
    Q_EMIT said(tr("Saved."));
    showFile(*file);
}

void ReceiptsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Receipts"));
    m_lead->setText(
        tr("A receipt is made when you ask for it, at one of your gifts. One whose gift was given back is "
           "void, and stays in the list."));
    m_before->setWords(tr("The year before"));
    m_after->setWords(tr("The year after"));
    m_year->setText(QString::number(m_receipts.year()));
    m_none->setText(tr("No receipt of that year."));
    m_saveYear->setText(tr("Save all gifts of %1…").arg(m_receipts.year()));
    showReceipts();
}

} // namespace madang::gui
