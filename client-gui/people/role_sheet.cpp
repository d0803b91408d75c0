// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/role_sheet.h"

#include "client-gui/screens/question_sheet.h"
#include "common/views/event_text.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::RoleChange;

RoleSheet::RoleSheet(const Theme &theme, Session &session, const QString &username, QWidget *host)
    : Sheet(theme, 480, host)
    , m_username(username)
    , m_change(session)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_role(new QComboBox(this))
    , m_roleField(new FormField(theme, m_role, this))
    , m_meaning(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_fault(new FaultLine(theme, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_reason->setMaxLength(users::kLongestActReason);
    for (QWidget *part : {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_roleField),
                          static_cast<QWidget *>(m_meaning), static_cast<QWidget *>(m_reasonField),
                          static_cast<QWidget *>(m_fault)})
        content()->addWidget(part);
    for (Button *button : {m_cancel, m_action})
        buttons()->addWidget(button);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_action, &QPushButton::clicked, this, &RoleSheet::confirm);
    connect(m_reason, &QLineEdit::returnPressed, this, &RoleSheet::confirm);
    connect(m_role, &QComboBox::currentIndexChanged, this, &RoleSheet::showMeaning);
    connect(&m_change, &RoleChange::changed, this, &RoleSheet::showRoles);
    connect(&m_change, &RoleChange::given, this, [this](const users::User &, const QString &sentence) {
        Q_EMIT given(sentence);
        leave();
    });
}

void RoleSheet::open()
{
    connect(m_fault, &FaultLine::againWanted, this, [this] { m_change.look(m_username); });
    m_change.look(m_username);
    Sheet::open(m_role);
}

std::optional<accounts::Role> RoleSheet::chosen() const
{
    const int index = m_role->currentIndex();
    return index >= 0 && index < m_offered.size() ? std::optional(m_offered[index]) : std::nullopt;
}

void RoleSheet::confirm()
{
    const auto role = chosen();
    if (!role || m_change.isBusy() || !m_action->isEnabled())
        return;
    // Over this sheet and part of it: it goes when this one goes.
    auto *sheet = new QuestionSheet(
        theme(), Button::Kind::Danger,
        [this, role = *role]() -> QuestionSheet::Words {
            return {tr("Give another role?"), m_change.warning(role), tr("Give the role")};
        },
        this);
    connect(sheet, &QuestionSheet::agreed, this,
            [this, role = *role] { m_change.give(role, m_reason->text()); });
    sheet->open();
}

void RoleSheet::showRoles()
{
    const auto before = chosen();
    if (m_change.user())
        m_lead->setText(
            tr("The role of %1 here: %2.")
                .arg(m_change.name(), views::role_text::wordOf(accounts::roleOf(m_change.user()->role))));
    else
        m_lead->setText(m_change.error() ? QString() : tr("Fetching the account…"));
    m_lead->setVisible(!m_lead->text().isEmpty());
    m_offered = m_change.offered();
    {
        const QSignalBlocker quiet(m_role);
        m_role->clear();
        for (const accounts::Role role : std::as_const(m_offered))
            m_role->addItem(views::role_text::wordOf(role));
        m_role->setCurrentIndex(before ? int(qMax<qsizetype>(0, m_offered.indexOf(*before))) : 0);
    }
    const bool offers = !m_offered.isEmpty();
    for (QWidget *part : {static_cast<QWidget *>(m_roleField), static_cast<QWidget *>(m_meaning),
                          static_cast<QWidget *>(m_reasonField), static_cast<QWidget *>(m_action)})
        part->setVisible(offers);
    m_roleField->setEnabled(!m_change.isBusy());
    m_reasonField->setEnabled(!m_change.isBusy());
    m_action->setEnabled(!m_change.isBusy());
    showMeaning();
    showFault();
}

void RoleSheet::showMeaning()
{
    const auto role = chosen();
    m_meaning->setText(role ? views::role_text::meaningOf(*role) : QString());
}

void RoleSheet::showFault()
{
    const auto &fault = m_change.error();
    const QString words = fault ? views::wording::of(*fault) : QString();
    const bool isReasons = fault && fault->field == "reason"_L1;
    m_reasonField->setFault(isReasons ? words : QString());
    m_fault->say(isReasons ? std::nullopt : fault,
                 m_change.user() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
}

void RoleSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Role of @%1").arg(views::oneLine(m_username, 40)));
    m_roleField->setName(tr("New role"));
    m_reasonField->setName(tr("Reason, for the audit log"));
    m_reasonField->setRemark(tr("May stay empty. They are told of the role, not of the reason."));
    m_cancel->setText(tr("Cancel"));
    m_action->setText(tr("Give the role…"));
    showRoles();
}

} // namespace madang::gui
