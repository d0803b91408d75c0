// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/new_room_sheet.h"

#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

NewRoomSheet::NewRoomSheet(const Theme &theme, views::RoomList &rooms, QWidget *host)
    : Sheet(theme, 460, host)
    , m_rooms(rooms)
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(theme, m_name, this))
    , m_topic(new QLineEdit(this))
    , m_topicField(new FormField(theme, m_topic, this))
    , m_public(new QRadioButton(this))
    , m_publicHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_private(new QRadioButton(this))
    , m_privateHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_joined(new QCheckBox(this))
    , m_joinedHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_name->setMaxLength(80);
    m_topic->setMaxLength(300);
    m_public->setChecked(true);
    m_error->hide();
    m_action->setEnabled(false);
    content()->addWidget(m_nameField);
    content()->addWidget(m_topicField);
    auto *choices = new QVBoxLayout;
    choices->setSpacing(0);
    for (const auto &[radio, hint] :
         {std::pair{m_public, m_publicHint}, std::pair{m_private, m_privateHint}}) {
        choices->addWidget(radio);
        hint->setContentsMargins(32, 0, 0, space::kSmall);
        choices->addWidget(hint);
    }
    choices->addWidget(m_joined);
    m_joinedHint->setContentsMargins(32, 0, 0, space::kSmall);
    choices->addWidget(m_joinedHint);
    content()->addLayout(choices);
    content()->addWidget(m_error);
    buttons()->addWidget(m_action);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_error->hide();
        m_action->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_name, &QLineEdit::returnPressed, this, &NewRoomSheet::submit);
    connect(m_topic, &QLineEdit::returnPressed, this, &NewRoomSheet::submit);
    connect(m_action, &QPushButton::clicked, this, &NewRoomSheet::submit);
}

void NewRoomSheet::open()
{
    Sheet::open(m_name);
}

void NewRoomSheet::submit()
{
    if (!m_action->isEnabled())
        return;
    m_action->setEnabled(false);
    const auto visibility = m_public->isChecked() ? rooms::Visibility::Public : rooms::Visibility::Private;
    const auto history = m_joined->isChecked() ? rooms::HistoryScope::Joined : rooms::HistoryScope::All;
    whenDone(m_rooms.create(m_name->text().trimmed(), m_topic->text().trimmed(), visibility, history), this,
             [this](const Result<rooms::Room> &room) {
                 if (room) {
                     Q_EMIT created(room->id);
                     leave();
                     return;
                 }
                 m_action->setEnabled(true);
                 m_error->setText(views::wording::of(room.error()));
                 m_error->show();
             });
}

void NewRoomSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("New room"));
    m_nameField->setName(tr("Name"));
    m_topicField->setName(tr("What it is about (optional)"));
    m_public->setText(tr("Public"));
    m_publicHint->setText(tr("Everyone finds it and may read; members write."));
    m_public->setAccessibleDescription(m_publicHint->text());
    m_private->setText(tr("Private"));
    m_privateHint->setText(tr("Only people who are invited know that it exists."));
    m_private->setAccessibleDescription(m_privateHint->text());
    m_joined->setText(tr("New members see only what comes after they join"));
    m_joinedHint->setText(tr("Otherwise they can read everything that was said before."));
    m_joined->setAccessibleDescription(m_joinedHint->text());
    m_action->setText(tr("Create room"));
}

} // namespace madang::gui
