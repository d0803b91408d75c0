// SPDX-License-Identifier: GPL-3.0-or-later
// /verify-identity: the link, what becomes of it, and who sees it, on a fake terminal.
#include "common/protocol/verification.h"
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace std::chrono_literals;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

class VerificationVerbsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_standing = {};
        m_standing.offered = true;
        m_attempt = {u"a-1"_s, AttemptState::Waiting, u"https://madang.example/verify/go/a-1"_s, {1}};
    }

    void theLinkIsShownAndWhatBecameOfItTold()
    {
        House house(QSize(120, 50));
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/verify-identity"_s);
        QVERIFY(house.sees(u"https://madang.example/verify/go/a-1"_s));
        QVERIFY(house.sees(u"▀"_s)); // to be scanned
        becomesVerified();
        house.server.tellTopic(verification::moved.topic, verification::moved.name,
                               toJson(verification::Moved{true, false, u"a-1"_s}));
        QTRY_VERIFY([&] {
            house.clock.advance(4s);
            return house.terminal.shows(u"Verified on "_s);
        }());
        house.terminal.enter(u"/verify-identity status"_s);
        QVERIFY(house.sees(u"Phone: +82 10-1234-5678"_s));
        QVERIFY(house.sees(u"Others do not see"_s));
        QVERIFY(!house.terminal.screen().contains(u'\x1b'));
    }

    void theBadgeIsShownHiddenAndForgotten()
    {
        House house(QSize(120, 30));
        becomesVerified();
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/verify-identity show"_s);
        QVERIFY(house.sees(u"Others see on your card"_s));
        QVERIFY(m_standing.shown);
        house.terminal.enter(u"/verify-identity hide"_s);
        QVERIFY(house.sees(u"Others do not see"_s));
        house.terminal.enter(u"/verify-identity forget"_s);
        QVERIFY(house.sees(u"Forget what was verified"_s));
        QVERIFY(m_standing.verifiedAt);
        house.terminal.type(u"y"_s);
        QVERIFY(house.sees(u"You have not verified"_s));
        QVERIFY(!m_standing.verifiedAt);
    }

    void whatIsWrongIsSaid()
    {
        House house(QSize(120, 30));
        prepare(house);
        house.start();
        QVERIFY(house.open(u"book club"_s));
        house.terminal.enter(u"/verify-identity me"_s);
        QVERIFY(house.sees(u"status, show, hide"_s));
        house.terminal.enter(u"/verify-identity show"_s);
        QVERIFY(house.sees(u"You are not verified"_s));
        m_standing.offered = false;
        house.terminal.enter(u"/verify-identity"_s);
        QVERIFY(house.sees(u"This server verifies nobody"_s));
    }

private:
    void becomesVerified()
    {
        m_attempt.state = AttemptState::Verified;
        m_standing.verifiedAt = Timestamp{1'772'000'000'000};
        m_standing.phone = u"+821012345678"_s;
    }
    void prepare(House &house)
    {
        house.server.on("GET", u"/api/v1/me/verification"_s,
                        [this](const FakeRequest &) { return answer(m_standing); });
        house.server.on("POST", u"/api/v1/me/verification/attempts"_s,
                        [this](const FakeRequest &) { return answer(m_attempt, 201); });
        house.server.on("GET", u"/api/v1/me/verification/attempts/a-1"_s,
                        [this](const FakeRequest &) { return answer(m_attempt); });
        house.server.on("PUT", u"/api/v1/me/verification/badge"_s, [this](const FakeRequest &request) {
            m_standing.shown = fromJson<verification::ShowBadge>(request.body)->shown;
            return answer(m_standing);
        });
        house.server.on("DELETE", u"/api/v1/me/verification"_s, [this](const FakeRequest &) {
            m_standing = {};
            m_standing.offered = true;
            return answer(m_standing);
        });
    }

    Standing m_standing;
    Attempt m_attempt;
};

QTEST_GUILESS_MAIN(VerificationVerbsTest)
#include "tst_verification_verbs.moc"
