// SPDX-License-Identifier: GPL-3.0-or-later
// A session without network whose archive is full of a lively community: what GUI tests and their pictures
// stand on.
#pragma once

#include "client-gui/english_plurals.h"
#include "client-gui/theme/theme.h"
#include "client-gui/window/main_window.h"
#include "common/views/translations.h"
#include "tests/support/fake_alarm_clock.h"

#include <QTest>

namespace madang::test {

class SampleHouse {
public:
    static constexpr RoomId kYard{101};
    static constexpr RoomId kGarden{102};
    static constexpr RoomId kBoard{103};
    static constexpr RoomId kDirect{104};
    static constexpr RoomId kLongName{105};
    static constexpr RoomId kVisited{106};
    static constexpr CampaignId kCampaign{501};

    SampleHouse();

    /// Signs the saved account in; the archive is filled at once.
    void enter();
    void use(Language language);
    accounts::Person person(int number) const { return m_people[number]; }
    /// Adds a message to a room's archive as if it had come from the server.
    rooms::RoomEvent message(RoomId room, int who, const QString &text, std::chrono::minutes later);

    FakeAlarmClock clock;
    MemorySecretStore secrets;
    Preferences preferences{QString()};
    gui::EnglishPlurals plurals;
    views::Translations translations{{QStringLiteral("gui")}};
    views::Formats formats{clock};
    gui::Theme theme;
    Session session{{clock, secrets, preferences, QString()}};

private:
    void fill();
    void addRoom(RoomId id, const QString &name, const QString &topic, rooms::Visibility visibility,
                 int unread);
    void event(RoomId room, const QString &type, int who, const QByteArray &body, std::chrono::minutes later);
    void gift(int who, qint64 won, const QString &message, qint64 total, std::chrono::minutes later);
    void finish(RoomId room, int unread);

    QList<accounts::Person> m_people;
    QHash<RoomId, QList<rooms::RoomEvent>> m_events;
    QHash<RoomId, rooms::Room> m_rooms;
    Timestamp m_at;
    qint64 m_nextId = 9000;
};

/// Lets everything queued happen and gives the window's picture, kept as an artefact under that name.
QPixmap keptPicture(QWidget &widget, const QString &name);
/// Every widget under a root that shows more text than fits in it; a sentence each.
QStringList clippedTexts(const QWidget &root);
/// Every control under a root that the keyboard reaches and a screen reader could not tell: without a name,
/// or without a role; what it is, each.
QStringList namelessControls(const QWidget &root);

} // namespace madang::test
