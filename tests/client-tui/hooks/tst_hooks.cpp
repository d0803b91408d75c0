// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/hooks/hooks.h"
#include "tests/support/client_house.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HooksTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<views::Alerts> m_alerts;
    std::unique_ptr<Hooks> m_hooks;

    QString path(const QString &name) const { return m_house->folder.filePath(name); }
    /// Hooks that append their line to files of their names.
    void begin(const QList<HookEvent> &events)
    {
        QHash<HookEvent, QStringList> commands;
        for (const HookEvent event : events) {
            const QString name = path(wordOf(event) + u".sh"_s);
            QFile file(name);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("#!/bin/sh\nexec cat >> '" + path(wordOf(event)).toUtf8() + "'\n");
            file.close();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            commands.insert(event, {name});
        }
        m_hooks = std::make_unique<Hooks>(*m_house->session, *m_alerts, commands);
    }
    QList<QJsonObject> told(HookEvent event) const
    {
        QList<QJsonObject> lines;
        QFile file(path(wordOf(event)));
        if (!file.open(QFile::ReadOnly))
            return lines;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                lines.append(QJsonDocument::fromJson(line).object());
        }
        return lines;
    }
    bool hears(HookEvent event, qsizetype count) const
    {
        return eventually([this, event, count] { return told(event).size() == count; });
    }
    void mention(qint64 room, const QString &text, qint64 sender = 2)
    {
        chat::MessageBody body{text, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        m_server->happen(room, u"message"_s, sender, toJson(body));
    }
    notifications::Notice notice(const QString &type) const
    {
        notifications::Notice made;
        made.id = {77};
        made.type = type;
        made.at = m_house->clock.now();
        made.body = {"{\"amount\":{\"amount\":5000,\"currency\":\"KRW\"}}"};
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_house = std::make_unique<ClientHouse>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(11, u"마당"_s);
        m_server->setTime(m_house->clock.now());
        QVERIFY(m_house->enter(*m_server));
        QVERIFY(eventually([this] { return m_house->session->mirror().follows({11}); }));
        m_formats = std::make_unique<views::Formats>(m_house->clock);
        m_alerts = std::make_unique<views::Alerts>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_hooks.reset();
        m_alerts.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void aMentionIsToldWithRoomAndEvent()
    {
        begin({HookEvent::Mention, HookEvent::Direct, HookEvent::Money});
        const QString nasty = u"@mina \"; touch x\n$(y) \u202e"_s;
        m_server->say(11, 2, u"nobody is named"_s);
        mention(11, nasty);
        QVERIFY(hears(HookEvent::Mention, 1));
        const QJsonObject line = told(HookEvent::Mention).first();
        QCOMPARE(line["v"_L1].toInt(), 1);
        QCOMPARE(line["kind"_L1].toString(), u"hook"_s);
        QCOMPARE(line["hook"_L1].toString(), u"mention"_s);
        QCOMPARE(line["quiet"_L1], QJsonValue(false));
        QCOMPARE(line["room"_L1]["name"_L1].toString(), u"마당"_s);
        QCOMPARE(line["room"_L1]["direct"_L1], QJsonValue(false));
        QCOMPARE(line["event"_L1]["body"_L1]["text"_L1].toString(), nasty);
        QCOMPARE(line["event"_L1]["sender"_L1]["nickname"_L1].toString(), u"준"_s);
        QVERIFY(told(HookEvent::Direct).isEmpty() && told(HookEvent::Money).isEmpty());
    }

    void whatOneDidOneselfOrMissedIsNotTold()
    {
        begin({HookEvent::Mention});
        mention(11, u"@mina by myself"_s, 1);
        m_server->setTime(m_house->clock.now().plus(-1h));
        mention(11, u"@mina an hour ago"_s);
        m_server->setTime(m_house->clock.now());
        mention(11, u"@mina now"_s);
        QVERIFY(hears(HookEvent::Mention, 1));
        const QJsonObject line = told(HookEvent::Mention).first();
        QCOMPARE(line["event"_L1]["body"_L1]["text"_L1].toString(), u"@mina now"_s);
    }

    void aDirectMessageIsToldAlsoWhileTheRoomIsQuiet()
    {
        begin({HookEvent::Direct});
        rooms::Room room = *m_house->session->archive().room({11});
        room.visibility = rooms::Visibility::Direct;
        room.loudness = rooms::Loudness{.level = rooms::AlertLevel::None};
        m_house->session->archive().putRoom(room);
        m_server->say(11, 2, u"psst"_s);
        QVERIFY(hears(HookEvent::Direct, 1));
        const QJsonObject line = told(HookEvent::Direct).first();
        QCOMPARE(line["quiet"_L1], QJsonValue(true));
        QCOMPARE(line["room"_L1]["direct"_L1], QJsonValue(true));
    }

    void newsAboutMoneyIsTold()
    {
        begin({HookEvent::Money});
        Q_EMIT m_house->session->mirror().noticed(notice(u"room.invited"_s));
        Q_EMIT m_house->session->mirror().noticed(notice(u"refund.returned"_s));
        QVERIFY(hears(HookEvent::Money, 1));
        const QJsonObject line = told(HookEvent::Money).first();
        QCOMPARE(line["notice"_L1]["type"_L1].toString(), u"refund.returned"_s);
        QCOMPARE(line["notice"_L1]["body"_L1]["amount"_L1]["amount"_L1].toInt(), 5000);
        campaigns::DonationBody body;
        m_server->happen(11, u"donation"_s, 0, toJson(body));
        QVERIFY(hears(HookEvent::Money, 2));
        QVERIFY(told(HookEvent::Money).last().contains("event"_L1));
    }

    void aProgramThatIsNotThereIsToldOnce()
    {
        m_hooks = std::make_unique<Hooks>(
            *m_house->session, *m_alerts,
            QHash<HookEvent, QStringList>{{HookEvent::Mention, {path(u"nothing"_s)}}});
        QSignalSpy failed(m_hooks.get(), &Hooks::failed);
        mention(11, u"@mina one"_s);
        QVERIFY(eventually([&failed] { return failed.size() == 1; }));
        mention(11, u"@mina two"_s);
        QVERIFY(eventually([this] { return m_house->session->archive().newestPosition({11}) >= 2; }));
        QCoreApplication::processEvents();
        QCOMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(HooksTest)
#include "tst_hooks.moc"
