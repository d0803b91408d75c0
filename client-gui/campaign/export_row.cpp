// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/export_row.h"

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/save_file.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using views::ExportForm;
using views::ExportTable;

namespace {

    constexpr int kYears = 6; // papers of taxes are kept for five

} // namespace

ExportRow::ExportRow(const Theme &theme, Session &session, CampaignId campaign, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_session(session)
    , m_campaign(campaign)
    , m_tables(campaign.isNull()
                   ? QList<ExportTable>{ExportTable::Payouts, ExportTable::Ledger, ExportTable::Gifts,
                                        ExportTable::TaxReceipts}
                   : QList<ExportTable>{ExportTable::Gifts, ExportTable::Ledger, ExportTable::Payouts})
    , m_head(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_table(new QComboBox(this))
    , m_form(new QComboBox(this))
    , m_year(new QComboBox(this))
    , m_save(new Button(theme, Button::Kind::Plain, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(m_table);
    line->addWidget(m_form);
    line->addWidget(m_year);
    line->addStretch(1);
    line->addWidget(m_save);
    column->addWidget(m_head);
    column->addLayout(line);
    column->addWidget(m_note);
    m_note->hide();
    for (qsizetype i = 0; i < m_tables.size(); ++i)
        m_table->addItem(QString());
    m_form->addItem(QStringLiteral("CSV"));
    m_form->addItem(QStringLiteral("JSON"));
    // Most are asked for in January, for the year before.
    const int now = QDate::currentDate().year();
    for (int year = now; year > now - kYears; --year)
        m_year->addItem(QString::number(year), year);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ExportRow::showChoices);
    showChoices();
    connect(m_save, &QPushButton::clicked, this, &ExportRow::save);
    retranslate();
}

void ExportRow::showChoices()
{
    const ExportTable table = m_tables.value(m_table->currentIndex(), m_tables.first());
    const bool taxes = table == ExportTable::TaxReceipts;
    m_year->setVisible(taxes);
    // Gifts of every campaign are one table only.
    const bool both = !taxes && (!m_campaign.isNull() || table != ExportTable::Gifts);
    m_form->setEnabled(both);
    if (!both)
        m_form->setCurrentIndex(0);
}

void ExportRow::save()
{
    const ExportTable table = m_tables.value(m_table->currentIndex(), m_tables.first());
    const ExportForm form = m_form->currentIndex() == 0 ? ExportForm::Csv : ExportForm::Json;
    const bool taxes = table == ExportTable::TaxReceipts;
    const int year = m_year->currentData().toInt();
    m_note->hide();
    askWhereToSave(this, views::tableFileName(taxes ? QString::number(year) : m_title, table, form),
                   [this, table, form, taxes, year](const QString &file) {
                       m_save->setEnabled(false);
                       whenDone(taxes ? views::saveTaxTable(m_session, this, year, file)
                                      : views::saveTable(m_session, this, table, m_campaign, form, file),
                                this, [this](const Result<QString> &saved) { showSaved(saved); });
                   });
}

void ExportRow::showSaved(const Result<QString> &saved)
{
    m_save->setEnabled(true);
    m_note->setVisible(!saved);
    if (saved)
        Q_EMIT said(tr("Saved."));
    else
        m_note->setText(saved.error().about == QLatin1StringView("file")
                            ? tr("The file cannot be written there.")
                            : views::wording::of(saved.error()));
}

void ExportRow::retranslate()
{
    m_head->setText(tr("Save as a table"));
    for (int i = 0; i < m_table->count(); ++i)
        m_table->setItemText(i, views::nameOf(m_tables[i]));
    nameChoice(*m_table, tr("Table"));
    nameChoice(*m_form, tr("Form"));
    nameChoice(*m_year, tr("Year"));
    m_save->setText(tr("Save…"));
}

} // namespace madang::gui
