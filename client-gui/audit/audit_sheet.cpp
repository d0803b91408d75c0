// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/audit/audit_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using views::AuditDesk;

namespace {

    constexpr int kAuditWidth = 640;
    constexpr int kLongestAuditLine = 500;
    constexpr int kLongestAuditPart = 4000;
    constexpr int kMostAuditDays = 3650;

} // namespace

AuditSheet::AuditSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, kAuditWidth, host)
    , m_formats(formats)
    , m_desk(session, formats)
    , m_actor(new QLineEdit(this))
    , m_actorField(new FormField(theme, m_actor, this))
    , m_action(new QLineEdit(this))
    , m_actionField(new FormField(theme, m_action, this))
    , m_days(new QSpinBox(this))
    , m_daysField(new FormField(theme, m_days, this))
    , m_look(new Button(theme, Button::Kind::Primary, this))
    , m_checked(new Label(theme, TextStyle::Strong, Label::Tone::Success, Label::Lines::Wrapped, this))
    , m_error(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QVBoxLayout)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
    , m_check(new Button(theme, Button::Kind::Plain, this))
{
    m_rows->setSpacing(space::kLarge);
    buildForm();
    content()->addWidget(m_checked);
    content()->addWidget(m_error);
    content()->addWidget(m_note);
    content()->addLayout(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addStretch(1);
    buttons()->addWidget(m_check);
    connect(m_check, &QPushButton::clicked, &m_desk, &AuditDesk::check);
    connect(m_more, &QPushButton::clicked, &m_desk, &AuditDesk::readOn);
    connect(m_error, &FaultLine::againWanted, &m_desk, &AuditDesk::refresh);
    connect(&m_desk, &AuditDesk::changed, this, &AuditSheet::showDesk);
}

void AuditSheet::buildForm()
{
    m_actor->setMaxLength(64);
    m_action->setMaxLength(64);
    m_days->setRange(0, kMostAuditDays);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kMedium);
    line->addWidget(m_actorField, 1, Qt::AlignTop);
    line->addWidget(m_actionField, 1, Qt::AlignTop);
    line->addWidget(m_daysField, 0, Qt::AlignTop);
    content()->addLayout(line);
    content()->addWidget(m_look, 0, Qt::AlignLeft);
    connect(m_look, &QPushButton::clicked, this, &AuditSheet::look);
    connect(m_actor, &QLineEdit::returnPressed, this, &AuditSheet::look);
    connect(m_action, &QLineEdit::returnPressed, this, &AuditSheet::look);
}

void AuditSheet::open()
{
    m_desk.refresh();
    showDesk();
    Sheet::open(m_actor);
}

void AuditSheet::look()
{
    m_desk.setFilter({m_actor->text(), m_action->text(), m_days->value()});
}

QWidget *AuditSheet::makeParts(const audit::AuditRecord &record, QWidget *row) const
{
    auto *parts = new QWidget(row);
    auto *grid = new QGridLayout(parts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(space::kTiny);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const AuditDesk::Part &part : m_desk.partsOf(record)) {
        auto *name = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, parts);
        auto *value
            = new Label(theme(), TextStyle::Caption, Label::Tone::Normal, Label::Lines::Wrapped, parts);
        name->setText(oneLine(part.name));
        value->setText(oneLine(part.value, kLongestAuditPart));
        grid->addWidget(name, at, 0, Qt::AlignTop);
        grid->addWidget(value, at++, 1);
    }
    return parts;
}

void AuditSheet::addRow(const audit::AuditRecord &record)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTiny);
    auto *head = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, row);
    head->setText(oneLine(AuditDesk::headOf(record), kLongestAuditLine));
    auto *story = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, row);
    story->setText(oneLine(m_desk.storyOf(record), kLongestAuditLine));
    words->addWidget(head);
    words->addWidget(story);
    line->addLayout(words, 1);
    auto *details = new Button(theme(), Button::Kind::Quiet, row);
    details->setText(tr("Details"));
    details->setAccessibleName(tr("Details: %1").arg(head->text()));
    details->setCheckable(true);
    line->addWidget(details, 0, Qt::AlignTop);
    column->addLayout(line);
    // Made when they are first wanted: there may be many acts.
    connect(details, &QPushButton::toggled, row,
            [this, record, row, column, parts = QPointer<QWidget>()](bool on) mutable {
                if (on && !parts) {
                    parts = makeParts(record, row);
                    column->addWidget(parts);
                }
                if (parts)
                    parts->setVisible(on);
                if (on)
                    m_open.insert(record.number);
                else
                    m_open.remove(record.number);
            });
    details->setChecked(m_open.contains(record.number)); // as it was before the list was made anew
    m_rows->addWidget(row);
    m_shown += record.number;
}

/// What stands there stays, so that reading on moves nothing under the eyes.
void AuditSheet::showRows()
{
    const QList<audit::AuditRecord> &items = m_desk.items();
    bool goesOn = m_shown.size() <= items.size();
    for (qsizetype i = 0; goesOn && i < m_shown.size(); ++i)
        goesOn = m_shown[i] == items[i].number;
    if (!goesOn) {
        clearRows(m_rows);
        m_shown.clear();
    }
    for (qsizetype i = m_shown.size(); i < items.size(); ++i)
        addRow(items[i]);
}

void AuditSheet::showDesk()
{
    m_error->say(m_desk.error());
    m_look->setEnabled(!m_desk.isLoading());
    m_check->setEnabled(!m_desk.isChecking());
    const bool none = m_desk.items().isEmpty();
    m_note->setText(m_desk.emptyText());
    m_note->setVisible(none && (m_desk.isLoading() || m_desk.isKnown()));
    m_more->setVisible(m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    const auto &checked = m_desk.checked();
    m_checked->setVisible(checked || m_desk.isChecking());
    if (checked) {
        m_checked->setTone(checked->holds ? Label::Tone::Success : Label::Tone::Danger);
        m_checked->setText(AuditDesk::checkText(*checked, m_formats));
    } else {
        m_checked->setTone(Label::Tone::Muted);
        m_checked->setText(tr("Reading all of the log…"));
    }
    if (!m_desk.isLoading())
        showRows();
}

void AuditSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Audit log"));
    m_actorField->setName(tr("Who"));
    m_actorField->setRemark(tr("a user name"));
    m_actionField->setName(tr("What"));
    m_actionField->setRemark(tr("refund.approve, or refund for all of them"));
    m_daysField->setName(tr("Of the last days"));
    m_days->setSpecialValueText(tr("any time"));
    m_look->setText(tr("Show"));
    m_check->setText(tr("Check the log"));
    m_more->setText(tr("More"));
    clearRows(m_rows); // they are written in the language of before
    m_shown.clear();
    showDesk();
}

} // namespace madang::gui
