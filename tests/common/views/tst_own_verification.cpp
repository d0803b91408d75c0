// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_verification.h"

#include "common/views/wording.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

class OwnVerificationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_standing = {};
        m_standing.offered = true;
        m_attempt = {u"a-1"_s, AttemptState::Waiting, u"https://madang.example/verify/go/a-1"_s, {1}};
        m_server->on("GET", u"/api/v1/me/verification"_s,
                     [this](const FakeRequest &) { return answer(m_standing); });
        m_server->on("POST", u"/api/v1/me/verification/attempts"_s,
                     [this](const FakeRequest &) { return answer(m_attempt, 201); });
        m_server->on("GET", u"/api/v1/me/verification/attempts/a-1"_s,
                     [this](const FakeRequest &) { return answer(m_attempt); });
        m_server->on("PUT", u"/api/v1/me/verification/badge"_s, [this](const FakeRequest &request) {
            m_standing.shown = fromJson<verification::ShowBadge>(request.body)->shown;
            return answer(m_standing);
        });
        m_server->on("DELETE", u"/api/v1/me/verification"_s, [this](const FakeRequest &) {
            m_standing = {};
            m_standing.offered = true;
            return answer(m_standing);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_view = std::make_unique<OwnVerification>(*m_house->session);
    }
    void cleanup()
    {
        m_view.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void theBrowserIsWantedAndTheTrueStateShown()
    {
        QSignalSpy wants(m_view.get(), &OwnVerification::wantsBrowser);
        QSignalSpy verified(m_view.get(), &OwnVerification::verified);
        QVERIFY(!m_view->canBegin()); // nothing is known yet
        reads();
        QVERIFY(m_view->summary(*m_formats).contains(u"not verified"_s));
        QVERIFY(m_view->canBegin());
        m_view->begin();
        QTRY_COMPARE(wants.size(), 1);
        QCOMPARE(wants.first().first().toUrl(), QUrl(m_attempt.address));
        QVERIFY(m_view->isWaiting() && !m_view->canBegin());
        m_attempt.state = AttemptState::Checking;
        m_house->clock.advance(4s);
        QTRY_VERIFY(m_view->summary(*m_formats).contains(u"being checked"_s));
        becomesVerified();
        m_house->clock.advance(4s);
        QTRY_COMPARE(verified.size(), 1);
        QVERIFY(m_view->isVerified() && !m_view->isWaiting());
        QVERIFY(m_view->summary(*m_formats).startsWith(u"Verified on "_s));
        QCOMPARE(m_view->keptLines(), QStringList{u"Phone: +82 10-1234-5678"_s});
        QVERIFY(m_view->address().isEmpty());
    }

    void theServerTellsAtOnce()
    {
        reads();
        m_view->begin();
        QTRY_VERIFY(m_view->isWaiting());
        QTRY_VERIFY(m_server->isHeard(verification::moved.topic));
        becomesVerified();
        m_server->tellTopic(verification::moved.topic, verification::moved.name,
                            toJson(verification::Moved{true, false, u"a-1"_s}));
        QTRY_VERIFY(m_view->isVerified()); // without waiting for the clock
    }

    void whatAnotherProgramBeganIsWatched()
    {
        m_standing.attempt = m_attempt;
        QSignalSpy verified(m_view.get(), &OwnVerification::verified);
        reads();
        QVERIFY(m_view->isWaiting());
        QCOMPARE(m_view->address(), QUrl(m_attempt.address));
        becomesVerified();
        m_house->clock.advance(4s);
        QTRY_COMPARE(verified.size(), 1);
    }

    void whatWasCancelledIsLeftAlone()
    {
        reads();
        m_view->begin();
        QTRY_VERIFY(m_view->isWaiting());
        m_view->cancel();
        QVERIFY(!m_view->isWaiting() && m_view->canBegin());
        m_standing.attempt = m_attempt;
        reads();
        QVERIFY(!m_view->isWaiting());
        // What was done in the browser counts all the same.
        becomesVerified();
        reads();
        QVERIFY(m_view->isVerified());
    }

    void whyItFailedIsSaid_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << u"verification-refused"_s << u"could not verify"_s;
        QTest::newRow("taken") << u"person-taken"_s << u"another account"_s;
        QTest::newRow("code") << u"verification-code"_s << u"wrong too often"_s;
        QTest::newRow("late") << QString() << u"too long"_s;
    }
    void whyItFailedIsSaid()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, words);
        QSignalSpy failed(m_view.get(), &OwnVerification::failed);
        reads();
        m_view->begin();
        QTRY_VERIFY(m_view->isWaiting());
        m_attempt.state = fault.isEmpty() ? AttemptState::Expired : AttemptState::Failed;
        if (!fault.isEmpty())
            m_attempt.fault = fault;
        m_house->clock.advance(4s);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(wording::of(*m_view->error()).contains(words), qPrintable(wording::of(*m_view->error())));
        QVERIFY(m_view->canBegin());
    }

    void aLostAnswerIsAskedForAgain()
    {
        QSignalSpy verified(m_view.get(), &OwnVerification::verified);
        reads();
        m_view->begin();
        QTRY_VERIFY(m_view->isWaiting());
        m_server->on("GET", u"/api/v1/me/verification/attempts/a-1"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::Unavailable, "store")); });
        m_house->clock.advance(4s);
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/verification/attempts/a-1"_s), 1);
        QTRY_VERIFY(m_house->clock.waiting() > 0);
        becomesVerified();
        m_server->on("GET", u"/api/v1/me/verification/attempts/a-1"_s,
                     [this](const FakeRequest &) { return answer(m_attempt); });
        QTRY_VERIFY([&] {
            m_house->clock.advance(4s);
            return verified.size() == 1;
        }());
    }

    void othersSeeItOnlyWhenOneSaysSo()
    {
        becomesVerified();
        reads();
        QVERIFY(!m_view->standing()->shown);
        m_view->setShown(true);
        QTRY_VERIFY(m_view->standing()->shown);
        m_view->setShown(true); // nothing to ask for
        QVERIFY(!m_view->isBusy());
        m_view->forget();
        QTRY_VERIFY(!m_view->isVerified());
        QVERIFY(m_view->canBegin());
        QVERIFY(m_view->keptLines().isEmpty());
    }

    void whatWaitsForItIsSaid()
    {
        QVERIFY(m_view->remark().isEmpty());
        m_standing.test = true;
        m_standing.requiredFor = {QString(verification::kCreateCampaign)};
        reads();
        QVERIFY(m_view->remark().contains(u"proves nothing"_s));
        QVERIFY(m_view->remark().contains(u"campaign"_s));
    }

    void whereNobodyIsVerifiedThereIsNothing()
    {
        m_standing.offered = false;
        reads();
        QVERIFY(m_view->isOff() && !m_view->canBegin());
        m_server->on("GET", u"/api/v1/me/verification"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "path")); });
        auto older = std::make_unique<OwnVerification>(*m_house->session);
        QSignalSpy changed(older.get(), &OwnVerification::changed);
        older->read();
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(older->isOff() && !older->isKnown() && !older->error());
    }

    void onlyAPageIsOpened()
    {
        m_attempt.address = u"file:///etc/passwd"_s;
        QSignalSpy wants(m_view.get(), &OwnVerification::wantsBrowser);
        reads();
        m_view->begin();
        QTRY_VERIFY(m_view->isWaiting());
        QVERIFY(m_view->address().isEmpty());
        QVERIFY(wants.isEmpty());
    }

private:
    void reads()
    {
        QSignalSpy changed(m_view.get(), &OwnVerification::changed);
        m_view->read();
        QTRY_VERIFY(!changed.isEmpty());
    }
    void becomesVerified()
    {
        m_attempt.state = AttemptState::Verified;
        m_standing.attempt.reset();
        m_standing.verifiedAt = Timestamp{1'772'000'000'000};
        m_standing.provider = u"portone"_s;
        m_standing.phone = u"+821012345678"_s;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<OwnVerification> m_view;
    Standing m_standing;
    Attempt m_attempt;
};

QTEST_GUILESS_MAIN(OwnVerificationTest)
#include "tst_own_verification.moc"
