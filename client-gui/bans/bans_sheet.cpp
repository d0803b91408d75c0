// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/bans/bans_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

BansSheet::BansSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 560, host)
    , m_desk(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_address(new QLineEdit(this))
    , m_addressField(new FormField(theme, m_address, this))
    , m_days(new QSpinBox(this))
    , m_daysField(new FormField(theme, m_days, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_ban(new Button(theme, Button::Kind::Primary, this))
    , m_error(new FaultLine(theme, this))
    , m_listHead(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QVBoxLayout)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
{
    m_rows->setSpacing(space::kLarge);
    buildForm();
    content()->addSpacing(space::kMedium);
    content()->addWidget(m_listHead);
    content()->addWidget(m_note);
    content()->addLayout(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addStretch(1);
    connect(m_more, &QPushButton::clicked, &m_desk, &views::BanDesk::readOn);
    connect(m_error, &FaultLine::againWanted, &m_desk, &views::BanDesk::refresh);
    connect(&m_desk, &views::BanDesk::changed, this, &BansSheet::showDesk);
    connect(&m_desk, &views::BanDesk::told, this, &BansSheet::said);
    connect(&m_desk, &views::BanDesk::added, this, [this] {
        m_address->clear();
        m_reason->clear();
    });
}

void BansSheet::buildForm()
{
    m_address->setMaxLength(64);
    m_days->setRange(0, bans::kMostBanDays);
    m_days->setValue(30);
    m_reason->setMaxLength(bans::kLongestBanReason);
    content()->addWidget(m_lead);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kMedium);
    line->addWidget(m_addressField, 1);
    line->addWidget(m_daysField, 0, Qt::AlignTop);
    content()->addLayout(line);
    content()->addWidget(m_reasonField);
    content()->addWidget(m_error);
    content()->addWidget(m_ban, 0, Qt::AlignLeft);
    connect(m_ban, &QPushButton::clicked, this, &BansSheet::ban);
    connect(m_address, &QLineEdit::returnPressed, this, &BansSheet::ban);
    connect(m_address, &QLineEdit::textChanged, this, &BansSheet::showDesk);
}

void BansSheet::open()
{
    m_desk.refresh();
    showDesk();
    Sheet::open(m_address);
}

void BansSheet::ban()
{
    if (m_address->text().trimmed().isEmpty())
        return;
    const int days = m_days->value();
    m_desk.add(m_address->text(), days > 0 ? std::optional(days) : std::nullopt, m_reason->text());
}

void BansSheet::addRow(const bans::Ban &ban)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTiny);
    auto *head = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, row);
    head->setText(m_desk.headOf(ban));
    auto *story = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, row);
    story->setText(m_desk.storyOf(ban));
    words->addWidget(head);
    words->addWidget(story);
    line->addLayout(words, 1);
    auto *lift = new Button(theme(), Button::Kind::Plain, row);
    const bool sure = m_lifting == ban.id;
    lift->setText(sure ? tr("Let everybody in from there") : tr("Lift"));
    lift->setAccessibleName(tr("Lift the ban: %1").arg(head->text()));
    lift->setEnabled(!m_desk.isBusy());
    connect(lift, &QPushButton::clicked, this, [this, id = ban.id] {
        // Asked once more, at the same place.
        if (m_lifting == id) {
            m_lifting = {};
            m_desk.lift(id);
            return;
        }
        m_lifting = id;
        showDesk();
    });
    line->addWidget(lift, 0, Qt::AlignTop);
    m_rows->addWidget(row);
}

void BansSheet::showDesk()
{
    m_error->say(m_desk.error(), m_desk.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    m_ban->setEnabled(!m_desk.isBusy() && !m_address->text().trimmed().isEmpty());
    const bool none = m_desk.items().isEmpty();
    m_note->setText(m_desk.isLoading() ? tr("Fetching the list…") : tr("No address is banned."));
    m_note->setVisible(none && (m_desk.isLoading() || m_desk.isKnown()));
    m_more->setVisible(m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    clearRows(m_rows);
    for (const bans::Ban &ban : m_desk.items())
        addRow(ban);
}

void BansSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Banned addresses"));
    m_lead->setText(tr("From a banned address nobody registers, signs in, writes or stays connected. Behind "
                       "one address there may be many people: a school, a company, a mobile network."));
    m_addressField->setName(tr("Address or network"));
    m_addressField->setRemark(tr("192.0.2.7, or 192.0.2.0/24"));
    m_daysField->setName(tr("Days"));
    m_days->setSpecialValueText(tr("for good"));
    m_reasonField->setName(tr("Why, if you like"));
    m_ban->setText(tr("Ban"));
    m_listHead->setText(tr("Who is kept out"));
    m_more->setText(tr("More"));
    showDesk();
}

} // namespace madang::gui
