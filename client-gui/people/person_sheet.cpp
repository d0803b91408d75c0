// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/person_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

PersonSheet::PersonSheet(const Theme &theme, Session &session, const accounts::Person &person,
                         bool mayComplain, QWidget *host)
    : Sheet(theme, 460, host)
    , m_page(session, person)
    , m_mayComplain(mayComplain)
    , m_portraits(session.faces(), nullptr)
    , m_avatar(new Avatar(theme, AvatarShape::Person, 88, this))
    , m_username(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::One, this))
    , m_badge(new Label(theme, TextStyle::Strong, Label::Tone::Accent, Label::Lines::One, this))
    , m_presence(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::One, this))
    , m_since(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
    , m_verified(new Label(theme, TextStyle::Caption, Label::Tone::Accent, Label::Lines::One, this))
    , m_bio(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_error(new FaultLine(theme, this))
    , m_roomsHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, this))
    , m_rooms(new QVBoxLayout)
    , m_moreRooms(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
    , m_message(new Button(theme, Button::Kind::Primary, Glyph::Chat, this))
    , m_block(new Button(theme, Button::Kind::Quiet, Glyph::EyeOff, this))
    , m_complain(new Button(theme, Button::Kind::Quiet, Glyph::Alert, this))
    , m_report(new Button(theme, Button::Kind::Quiet, Glyph::Alert, this))
    , m_edit(new Button(theme, Button::Kind::Primary, Glyph::Pencil, this))
{
    m_avatar->setPortraits(m_portraits);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kLarge);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTiny);
    for (Label *label : {m_username, m_badge, m_presence, m_since, m_verified})
        words->addWidget(label);
    words->addStretch(1);
    top->addLayout(words, 1);
    content()->addLayout(top);
    content()->addWidget(m_error);
    content()->addWidget(m_bio);
    content()->addWidget(m_roomsHead);
    m_rooms->setSpacing(2);
    content()->addLayout(m_rooms);
    content()->addWidget(m_moreRooms);
    content()->addWidget(m_report, 0, Qt::AlignLeft);
    buttons()->addWidget(m_complain);
    buttons()->addWidget(m_block);
    buttons()->addWidget(m_message);
    buttons()->addWidget(m_edit);

    connect(m_error, &FaultLine::againWanted, &m_page, &views::PersonPage::read);
    connect(&m_page, &views::PersonPage::changed, this, &PersonSheet::showCard);
    connect(m_message, &QPushButton::clicked, this, &PersonSheet::message);
    connect(m_block, &QPushButton::clicked, this, &PersonSheet::block);
    connect(m_complain, &QPushButton::clicked, this, &PersonSheet::complaintWanted);
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportWanted(m_page.card()); });
    connect(m_edit, &QPushButton::clicked, this, &PersonSheet::profileWanted);
}

void PersonSheet::open()
{
    // What can be done is known once the server answered.
    Sheet::open(m_page.isMe() ? m_edit : nullptr);
}

void PersonSheet::showCard()
{
    const profiles::PersonCard &card = m_page.card();
    const auto put = [](Label *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    const QString name = oneLine(card.nickname, 64);
    setHeading(name);
    m_avatar->setWhom(card.id.number, name);
    m_avatar->setPresence(card.presence.value_or(presence::State::Offline), m_page.presenceText(),
                          &Colours::raised);
    put(m_username, card.username.isEmpty() ? QString() : u'@' + card.username);
    put(m_badge, views::role_text::nameOf(card.badge));
    put(m_presence, m_page.presenceText());
    put(m_since, m_page.sinceText());
    put(m_verified, m_page.verifiedText());
    put(m_bio, manyLines(card.bio));
    m_error->say(m_page.error(), m_page.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    m_message->setVisible(!m_page.isMe());
    m_message->setEnabled(m_page.canMessage());
    m_block->setVisible(m_page.canBlock());
    m_block->setText(card.blocked ? tr("Unblock") : tr("Block…"));
    m_complain->setVisible(m_mayComplain && !m_page.isMe());
    m_report->setVisible(m_page.canReport());
    m_edit->setVisible(m_page.isMe());
    showRooms();
}

void PersonSheet::showRooms()
{
    const QList<profiles::CommonRoom> &rooms = m_page.card().rooms;
    qDeleteAll(m_roomButtons);
    m_roomButtons.clear();
    for (const profiles::CommonRoom &room : rooms.first(qMin<qsizetype>(rooms.size(), kMostShown))) {
        auto *button = new Button(theme(), Button::Kind::Quiet, Glyph::Hash, this);
        button->setText(oneLine(room.name, 60).replace(u'&', "&&"_L1));
        connect(button, &QPushButton::clicked, this, [this, id = room.id] { Q_EMIT roomWanted(id); });
        m_rooms->addWidget(button, 0, Qt::AlignLeft);
        m_roomButtons.append(button);
    }
    m_roomsHead->setVisible(!rooms.isEmpty());
    const int more = int(rooms.size()) - int(m_roomButtons.size());
    m_moreRooms->setText(tr("and %n more", nullptr, more));
    m_moreRooms->setVisible(more > 0);
}

void PersonSheet::message()
{
    m_message->setEnabled(false);
    whenDone(m_page.openDirect(), this, [this](const Result<rooms::Room> &room) {
        if (room) {
            Q_EMIT roomWanted(room->id);
            return;
        }
        m_message->setEnabled(true);
        m_error->say(room.error(), FaultLine::Again::Pointless);
    });
}

void PersonSheet::block()
{
    if (!m_page.card().blocked) {
        Q_EMIT blockWanted({m_page.person(), m_page.card().nickname});
        return;
    }
    whenDone(m_page.setBlocked(false), this, [this](const Result<Nothing> &done) {
        Q_EMIT said(done ? tr("%1 is not blocked any more.").arg(oneLine(m_page.card().nickname, 64))
                         : views::wording::of(done.error()));
    });
}

void PersonSheet::retranslate()
{
    Sheet::retranslate();
    m_message->setText(tr("Message"));
    m_complain->setText(tr("Complain…"));
    m_report->setText(tr("Report this profile…"));
    m_edit->setText(tr("Change my profile"));
    m_roomsHead->setText(tr("Rooms of you both"));
    showCard();
}

} // namespace madang::gui
