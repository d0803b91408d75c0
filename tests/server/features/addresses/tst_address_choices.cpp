// SPDX-License-Identifier: GPL-3.0-or-later
// Where home is: from a place that was chosen, and from nowhere else where addresses are looked up. And what
// is remembered of looking.
#include "server/features/addresses/address_choices.h"

#include "common/base/secret.h"
#include "common/protocol/addresses.h"
#include "server/features/addresses/address_memory.h"
#include "server/features/addresses/sandbox_addresses.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using details::Details;

class AddressChoicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChoiceSaysWhereItIs()
    {
        const Coordinates home{-33'856'784, 151'215'297};
        const QString choice = m_choices.choiceOf(home, m_now);
        QVERIFY(choice.size() <= addresses::kLongestChoice);
        QVERIFY(!choice.contains(u"33856784"_s));
        QCOMPARE(*m_choices.chosen(choice, m_now.plus(29min)), home);
        const Error over = Error(Code::Expired, "address-choice").at(u"latitude"_s);
        QCOMPARE(m_choices.chosen(choice, m_now.plus(30min)).error(), over);
    }

    void whatWasNotMadeHereIsNone()
    {
        const Error over = Error(Code::Expired, "address-choice").at(u"latitude"_s);
        const QString foreign
            = AddressChoices(QByteArray(secret::kSealKeyOctets, 'x')).choiceOf({1, 2}, m_now);
        QCOMPARE(m_choices.chosen(foreign, m_now).error(), over);
        // Sealed under our key, for something else.
        const QString other = secret::seal(u"details 9999999999999 1 2"_s, m_key);
        QCOMPARE(m_choices.chosen(other, m_now).error(), over);
        QCOMPARE(m_choices.chosen(QString(1000, u'A'), m_now).error(), over);
        QCOMPARE(AddressChoices().chosen(foreign, m_now).error(), over);
    }

    void theChoiceCountsAndNotWhatStandsBesideIt()
    {
        Details sent;
        sent.line1 = u"세종대로 110"_s;
        sent.latitude = 1;
        sent.longitude = 2;
        sent.place = m_choices.choiceOf({37'566'826, 126'978'656}, m_now);
        const auto kept = m_choices.settled(sent, {}, m_now);
        QVERIFY(kept);
        QCOMPARE(kept->latitude, 37'566'826);
        QCOMPARE(kept->longitude, 126'978'656);
        QCOMPARE(kept->line1, u"세종대로 110"_s);
        QVERIFY(!kept->place);
    }

    void coordinatesThatWereTypedAreRefusedUnlessTheyStay()
    {
        Details before;
        before.latitude = 37'000'000;
        before.longitude = 127'000'000;
        QVERIFY(*m_choices.settled(before, before, m_now) == before);
        QVERIFY(m_choices.settled({}, before, m_now)); // taken away
        Details moved = before;
        moved.longitude = 128'000'000;
        QCOMPARE(m_choices.settled(moved, before, m_now).error(),
                 Error(Code::InvalidValue, "home-chosen").at(u"latitude"_s));
        QVERIFY(*AddressChoices().settled(moved, before, m_now) == moved);
    }

    void whatWasFoundIsRememberedForAWhile()
    {
        AddressMemory memory;
        const QList<AddressHit> found = sandboxAddresses(u"세종대로 110"_s);
        QCOMPARE(found.size(), 1);
        QVERIFY(!memory.find(u"Sejong"_s, m_now));
        memory.keep(u"Sejong"_s, found, m_now);
        QVERIFY(memory.find(u"sejong"_s, m_now) == std::optional(found));
        QVERIFY(!memory.find(u"sejong"_s, m_now.plus(AddressMemory::kLives)));
        for (int i = 0; i < 2 * AddressMemory::kMost; ++i)
            memory.keep(QString::number(i), {}, m_now);
        QVERIFY(!memory.find(u"sejong"_s, m_now)); // it has bounds
        QVERIFY(memory.find(QString::number(2 * AddressMemory::kMost - 1), m_now));
    }

    void theSandboxKnowsAFewBuildings()
    {
        QVERIFY(sandboxAddresses(u"서울 중구"_s).size() >= 1);
        QVERIFY(sandboxAddresses(u"서울 달나라"_s).isEmpty());
        QVERIFY(sandboxAddresses({}).isEmpty());
    }

private:
    const QByteArray m_key = QByteArray(secret::kSealKeyOctets, 'k');
    const AddressChoices m_choices{m_key};
    const Timestamp m_now{1'793'678'400'000};
};

QTEST_GUILESS_MAIN(AddressChoicesTest)
#include "tst_address_choices.moc"
