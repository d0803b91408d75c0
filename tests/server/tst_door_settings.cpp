// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door_settings.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

/// Every number the door holds against.
QList<qint64> numbersOf(const door::DoorLimits &limits)
{
    QList<qint64> all{limits.connections,
                      limits.connectionsPerAddress,
                      limits.outgoing,
                      limits.outgoingInAll,
                      limits.http.requestLine,
                      limits.http.fieldLine,
                      limits.http.head,
                      limits.http.body,
                      limits.http.fields,
                      limits.http.parameters,
                      limits.http.chunkExtensions,
                      limits.http.trailers,
                      limits.subscriptions,
                      limits.connectionsPerAccount,
                      limits.pings,
                      limits.framesPerSecond,
                      limits.refusals,
                      limits.transactions,
                      limits.framesPerTransaction,
                      limits.commandsInFlight,
                      limits.unacknowledged,
                      limits.headTime.count(),
                      limits.bodyTime.count(),
                      limits.idleTime.count(),
                      limits.answerTime.count(),
                      limits.loginTime.count(),
                      limits.closeTime.count(),
                      limits.pingTime.count(),
                      limits.heartbeat.canSend,
                      limits.heartbeat.wants};
    for (const door::websocket::Limits &message : {limits.messageBeforeLogin, limits.message})
        all += {qint64(message.message), message.fragments};
    for (const stomp::Limits &frame : {limits.frameBeforeLogin, limits.frame})
        all += {qint64(frame.line), qint64(frame.head), frame.headers, qint64(frame.body)};
    return all;
}

} // namespace

class DoorSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLimitReachesTheDoor()
    {
        // Those that the features ask for.
        const QStringList elsewhere{u"rooms_per_account"_s, u"calls_per_hour"_s, u"calls_per_minute"_s,
                                    u"rate_address_factor"_s};
        const QList<qint64> usual = numbersOf(doorConfigOf(Config()).limits);
        QSet<qsizetype> reached;
        Config names;
        const QList<Setting> settings = settingsOf(names);
        for (qsizetype i = 0; i < settings.size(); ++i) {
            if (settings[i].section != "limits"_L1 || elsewhere.contains(QString(settings[i].key)))
                continue;
            Config config;
            const Setting setting = settingsOf(config).at(i);
            int &number = **std::get_if<int *>(&setting.target);
            number = number == setting.least ? setting.least + 1 : setting.least;
            const QList<qint64> now = numbersOf(doorConfigOf(config).limits);
            bool differs = false;
            for (qsizetype each = 0; each < usual.size(); ++each) {
                if (now[each] == usual[each])
                    continue;
                differs = true;
                reached.insert(each);
            }
            QVERIFY2(differs, setting.key.data());
        }
        // All but one: a CONNECT has no body to speak of.
        QCOMPARE(reached.size(), usual.size() - 1);
    }

    void aMessageHoldsTwoFramesUnlessTold()
    {
        Config config;
        config.limits.frameBytes = 100'000;
        QCOMPARE(doorConfigOf(config).limits.message.message, 200'000);
        config.limits.messageBytes = 150'000;
        QCOMPARE(doorConfigOf(config).limits.message.message, 150'000);
    }

    void theDoorStandsWhereItIsTold()
    {
        Config config;
        config.server.listen = u"::"_s;
        config.server.port = 0;
        config.server.ioThreads = 3;
        config.server.trustedProxies = {u"10.0.0.1"_s};
        config.compression.with = u"everybody"_s;
        config.limits.ratePercent = 0; // nothing is limited, these neither
        const door::DoorConfig door = doorConfigOf(config);
        QCOMPARE(door.addresses, QList<QByteArray>{"::"});
        QCOMPARE(door.port, 0);
        QCOMPARE(door.threads, 3);
        QCOMPARE(door.proxies, QList<QByteArray>{"10.0.0.1"});
        QVERIFY(door.compression.with == door::Compression::With::Everybody);
        QCOMPARE(door.limits.framesPerSecond, 0);
        QCOMPARE(door.limits.refusals, 0);
    }
};

QTEST_GUILESS_MAIN(DoorSettingsTest)
#include "tst_door_settings.moc"
