// SPDX-License-Identifier: GPL-3.0-or-later
// Another nickname through the account, in a house that has profiles: its rooms hear of it.
#include "tests/support/whole_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class RenamingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void theRoomsHearOfIt()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        test::WholeHouse house(engine);
        const test::Resident mina = house.aResident(u"mina"_s, u"미나"_s);
        const auto room = house.as(mina, rooms::create, {u"장터"_s, {}, rooms::Visibility::Public});
        QVERIFY(room);
        const auto names = [&] {
            QStringList all;
            for (const PublishedPtr &each : house.told("/topic/rooms/" + room->id.bytes() + "/ephemeral")) {
                if (each->event == QByteArray(profiles::changed.name))
                    all += fromJson<profiles::FaceChanged>(each->body)->shown;
            }
            return all;
        };
        QVERIFY(house.as(mina, accounts::changeProfile, {u"민아"_s}));
        QCOMPARE(names(), QStringList{u"민아"_s});
        QVERIFY(!house.as(mina, accounts::changeProfile, {u"   "_s}));
        QCOMPARE(names().size(), 1);
    }
};

QTEST_GUILESS_MAIN(RenamingTest)
#include "tst_renaming.moc"
