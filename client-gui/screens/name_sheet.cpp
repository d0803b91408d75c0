// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/name_sheet.h"

#include "common/protocol/folders.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

NameSheet::NameSheet(const Theme &theme, Purpose purpose, QWidget *host)
    : Sheet(theme, 420, host)
    , m_purpose(purpose)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_name(new QLineEdit(this))
    , m_field(new FormField(theme, m_name, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_name->setMaxLength(isOfFolder() ? folders::kLongestName : 32);
    if (purpose != Purpose::Nickname && !isOfFolder())
        m_name->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    content()->addWidget(m_lead);
    content()->addWidget(m_field);
    buttons()->addWidget(m_action);
    m_action->setEnabled(mayBeEmpty());
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_field->setFault({});
        m_action->setEnabled(mayBeEmpty() || !text.trimmed().isEmpty());
    });
    connect(m_name, &QLineEdit::returnPressed, this, &NameSheet::submit);
    connect(m_action, &QPushButton::clicked, this, &NameSheet::submit);
}

void NameSheet::open()
{
    Sheet::open(m_name);
}

void NameSheet::submit()
{
    if (!m_action->isEnabled())
        return;
    m_action->setEnabled(false);
    Q_EMIT submitted(m_name->text().trimmed());
}

void NameSheet::refuse(const Error &why)
{
    m_action->setEnabled(true);
    m_field->setFault(why.code == Code::NotFound && !isOfFolder() ? tr("Nobody here has that user name.")
                                                                  : views::wording::of(why));
    m_name->setFocus();
}

void NameSheet::retranslate()
{
    Sheet::retranslate();
    if (m_purpose == Purpose::Nickname) {
        setHeading(tr("My name in this room"));
        m_lead->setText(
            tr("Everybody in this room sees it in place of your nickname. Leave it empty to be called as "
               "everywhere."));
        m_field->setName(tr("Nickname"));
        m_action->setText(tr("Save"));
        return;
    }
    if (isOfFolder()) {
        const bool made = m_purpose == Purpose::NewFolder;
        setHeading(made ? tr("New folder") : tr("Name of the folder"));
        m_lead->setText(tr("Folders are yours alone. All your devices show the same."));
        m_field->setName(tr("Name"));
        m_action->setText(made ? tr("Create") : tr("Save"));
        return;
    }
    const bool direct = m_purpose == Purpose::OpenDirect;
    setHeading(direct ? tr("New direct message") : tr("Invite to this room"));
    m_lead->setText(direct ? tr("Open a room for two with someone on this server.")
                           : tr("They become a member at once and get a notice."));
    m_field->setName(tr("User name"));
    m_action->setText(direct ? tr("Open") : tr("Invite"));
}

} // namespace madang::gui
