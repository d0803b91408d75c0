// SPDX-License-Identifier: GPL-3.0-or-later
// Proving who one is, in the account sheet: the way to the browser, what became of it, and the badge.
#include "client-gui/screens/verification_box.h"

#include "tests/client-gui/sample_house.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QCheckBox>
#include <QDesktopServices>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

class VerificationBoxTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// In place of a browser.
    void open(const QUrl &address) { m_opened += address; }

private Q_SLOTS:
    void init()
    {
        m_standing = {};
        m_standing.offered = true;
        m_attempt = {u"a-1"_s, AttemptState::Waiting, u"https://madang.example/verify/go/a-1"_s, {1}};
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
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
        m_formats = std::make_unique<views::Formats>(m_house->clock);
        m_theme = std::make_unique<gui::Theme>();
        m_theme->apply();
        m_opened.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "open");
        QVERIFY(m_house->enter(*m_server));
        m_host = std::make_unique<QWidget>();
        m_host->resize(600, 400);
        m_box = new gui::VerificationBox(*m_theme, *m_house->session, *m_formats, m_host.get());
        m_box->setGeometry(10, 10, 560, 320);
        m_host->show();
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        m_host.reset();
        m_theme.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void oneGoesToTheBrowserAndIsVerified()
    {
        QSignalSpy said(m_box, &gui::VerificationBox::said);
        m_box->refresh();
        QTRY_VERIFY(button(u"Verify who I am"_s));
        QVERIFY(says(u"You have not verified"_s));
        QVERIFY(!badge()->isVisible());
        QTest::mouseClick(button(u"Verify who I am"_s), Qt::LeftButton);
        QTRY_COMPARE(m_opened.size(), 1);
        QCOMPARE(m_opened.first(), QUrl(m_attempt.address));
        QVERIFY(!button(u"Verify who I am"_s));
        QTRY_VERIFY(button(u"Open the browser again"_s));
        QTest::mouseClick(button(u"Open the browser again"_s), Qt::LeftButton);
        QTRY_COMPARE(m_opened.size(), 2);
        becomesVerified();
        m_house->clock.advance(4s);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(says(u"Verified on "_s));
        QVERIFY(says(u"Phone: +82 10-1234-5678"_s));
        QVERIFY(!button(u"Open the browser again"_s));
    }

    void othersSeeItWhereOneSaysSo()
    {
        becomesVerified();
        m_box->refresh();
        QTRY_VERIFY(badge()->isVisible());
        QVERIFY(!badge()->isChecked());
        badge()->setFocus();
        QTest::keyClick(badge(), Qt::Key_Space);
        QTRY_VERIFY(m_standing.shown);
        QTRY_VERIFY(badge()->isEnabled() && badge()->isChecked());
    }

    void itIsForgottenWhenOneIsSure()
    {
        becomesVerified();
        m_box->refresh();
        QTRY_VERIFY(button(u"Forget it…"_s));
        QTest::mouseClick(button(u"Forget it…"_s), Qt::LeftButton);
        QVERIFY(m_standing.verifiedAt); // not before a second click
        QVERIFY(button(u"Forget what was verified"_s));
        QTest::mouseClick(button(u"Forget what was verified"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Verify who I am"_s));
        QVERIFY(!button(u"Forget what was verified"_s) && !badge()->isVisible());
    }

    void whyItFailedIsSaidAndItCanBeginAnew()
    {
        m_box->refresh();
        QTRY_VERIFY(button(u"Verify who I am"_s));
        QTest::mouseClick(button(u"Verify who I am"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Not now"_s));
        m_attempt.state = AttemptState::Failed;
        m_attempt.fault = u"person-taken"_s;
        m_house->clock.advance(4s);
        QTRY_VERIFY(says(u"another account"_s));
        QVERIFY(button(u"Verify who I am"_s)->isEnabled());
    }

    void aTestSaysSo()
    {
        m_standing.test = true;
        m_box->refresh();
        QTRY_VERIFY(says(u"it proves nothing"_s));
    }

    void whereNobodyIsVerifiedThereIsNothing()
    {
        m_standing.offered = false;
        m_box->refresh();
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/verification"_s), 1);
        QTRY_VERIFY(!m_box->isVisible());
    }

private:
    void becomesVerified()
    {
        m_attempt.state = AttemptState::Verified;
        m_standing.verifiedAt = Timestamp{1'772'000'000'000};
        m_standing.phone = u"+821012345678"_s;
    }
    QCheckBox *badge() const { return m_box->findChild<QCheckBox *>(); }
    QAbstractButton *button(const QString &words) const
    {
        for (auto *one : m_box->findChildren<QAbstractButton *>()) {
            if (one->text() == words && one->isVisible())
                return one;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        const QList<gui::Label *> labels = m_box->findChildren<gui::Label *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const gui::Label *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    QList<QUrl> m_opened;
    std::unique_ptr<QWidget> m_host;
    gui::VerificationBox *m_box = nullptr; ///< m_host's
    Standing m_standing;
    Attempt m_attempt;
};

QTEST_MAIN(VerificationBoxTest)
#include "tst_verification_box.moc"
