// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected and the audit log in the window: what they show, what they ask for, what can be done
// there, how one comes there; with pictures.
#include "client-gui/audit/audit_sheet.h"
#include "client-gui/overview/connections_sheet.h"
#include "common/protocol/users.h"
#include "common/views/wording.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/sample_overview.h"

#include <QAction>
#include <QCheckBox>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class CareSheetsTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        fillHouse();
        m_server->giveRole(u"mina"_s, u"owner"_s);
        using connections::ClientKind;
        using connections::Speech;
        m_clients = {{u"9"_s,
                      u"node-1"_s,
                      {},
                      {},
                      {},
                      {},
                      ClientKind::Browser,
                      u"Mozilla/5.0 <b>bold</b>"_s,
                      Speech::Events,
                      u"198.51.100.7"_s,
                      {1'760'000'000'000},
                      0,
                      0},
                     {u"8"_s,
                      u"node-1"_s,
                      UserId{12},
                      u"jun"_s,
                      u"Jun"_s,
                      u"madang-tui @ attic"_s,
                      ClientKind::Terminal,
                      u"madang-tui/1.0"_s,
                      Speech::Stomp,
                      u"192.0.2.9"_s,
                      {1'760'000'000'000},
                      3,
                      12'000},
                     {u"7"_s,
                      u"node-1"_s,
                      UserId{11},
                      u"mina"_s,
                      u"민아"_s,
                      u"Madang, desk"_s,
                      ClientKind::Desktop,
                      u"madang/1.0"_s,
                      Speech::Stomp,
                      u"192.0.2.8"_s,
                      {1'760'000'000'000},
                      2,
                      0}};
        m_server->on("GET", u"/api/v1/connections"_s, [this](const FakeRequest &request) {
            const QString username = request.query.queryItemValue(u"username"_s, QUrl::FullyDecoded);
            const bool guests = request.query.queryItemValue(u"guests"_s) == "true"_L1;
            if (username == "nobody"_L1)
                return refusal(Error(Code::NotFound, "user").at(u"username"_s));
            Page<connections::ConnectedClient> page;
            for (const connections::ConnectedClient &one : std::as_const(m_clients)) {
                if ((username.isEmpty() || one.username == username) && (!guests || !one.user))
                    page.items += one;
            }
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/audit"_s, [this](const FakeRequest &request) {
            m_asked = request.query;
            Page<audit::AuditRecord> page;
            if (request.after().isEmpty()) {
                page.items = {{3,
                               {1'760'000'000'000},
                               u"mina"_s,
                               u"refund.approve"_s,
                               u"refund:123"_s,
                               u"192.0.2.8"_s,
                               u"r-3"_s,
                               {R"({"amount":5000,"note":"<i>late</i>"})"},
                               QString(64, u'a')}};
                page.next = u"3"_s;
            } else {
                page.items = {{2,
                               {1'750'000'000'000},
                               u"operator@host"_s,
                               u"user.create"_s,
                               {},
                               u"host"_s,
                               {},
                               {"{}"},
                               QString(64, u'b')}};
            }
            return answer(page);
        });
        makeWindow({1000, 760});
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_window->roomScreen());
    }
    void cleanup() { closeHouse(); }

    void eachConnectionSaysWhoseItIsAndFromWhere()
    {
        m_window->openConnections();
        QTRY_VERIFY(shows(u"Jun (jun)"_s));
        QVERIFY(shows(u"A guest"_s));
        QVERIFY(shows(u"Terminal program · madang-tui @ attic · 192.0.2.9"_s));
        QVERIFY(shows(u"rooms followed: 3"_s));
        QVERIFY(shows(u"not read yet"_s));
        QVERIFY(shows(u"Browser · Mozilla/5.0 <b>bold</b> · 198.51.100.7"_s)); // as it came, and no markup
        QVERIFY(shows(u"At the server “node-1”"_s));
        picture(u"connections"_s);
    }

    void onlyOnePersonOrOnlyGuests()
    {
        m_window->openConnections();
        QTRY_VERIFY(shows(u"A guest"_s));
        auto *person = m_window->sheet()->findChild<QLineEdit *>();
        QTest::keyClicks(person, u"jun"_s);
        QTest::keyClick(person, Qt::Key_Return);
        QTRY_VERIFY(!shows(u"A guest"_s) && shows(u"Jun (jun)"_s));
        m_window->sheet()->findChild<QCheckBox *>()->click();
        QTRY_VERIFY(shows(u"A guest"_s) && !shows(u"Jun (jun)"_s));
        QVERIFY(person->text().isEmpty());
        QTest::keyClicks(person, u"nobody"_s);
        QTest::keyClick(person, Qt::Key_Return);
        QTRY_VERIFY(shows(u"There is nobody with that user name."_s));
        QVERIFY(!shows(u"A guest"_s));
    }

    void endingSomebodysSignInsIsAskedOnceMore()
    {
        m_server->on("POST", u"/api/v1/users/jun/logout"_s, [](const FakeRequest &) {
            users::User jun;
            jun.id = {12};
            jun.username = u"jun"_s;
            jun.nickname = u"Jun"_s;
            jun.role = u"member"_s;
            return answer(users::LoggedOut{jun, 2});
        });
        m_window->openConnections();
        QTRY_COMPARE(buttons(u"Sign out"_s).size(), 1); // neither oneself nor a guest
        auto *sheet = qobject_cast<gui::ConnectionsSheet *>(m_window->sheet());
        QSignalSpy said(sheet, &gui::ConnectionsSheet::said);
        buttons(u"Sign out"_s).first()->click();
        QTRY_COMPARE(buttons(u"End all sign-ins"_s).size(), 1);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/users/jun/logout"_s), 0);
        buttons(u"End all sign-ins"_s).first()->click();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said[0][0].toString(), u"Jun is signed out. Sign-ins that were ended: 2"_s);
        QVERIFY(!shows(u"Jun (jun)"_s));
        QVERIFY(shows(u"A guest"_s));
    }

    void aRefusalIsSaidAndTheLineStays()
    {
        const Error refused{Code::NotAllowed, "owner-account"};
        m_server->on("POST", u"/api/v1/users/jun/logout"_s,
                     [refused](const FakeRequest &) { return refusal(refused); });
        m_window->openConnections();
        QTRY_COMPARE(buttons(u"Sign out"_s).size(), 1);
        buttons(u"Sign out"_s).first()->click();
        QTRY_COMPARE(buttons(u"End all sign-ins"_s).size(), 1);
        buttons(u"End all sign-ins"_s).first()->click();
        QTRY_VERIFY(shows(views::wording::of(refused)));
        QVERIFY(shows(u"Jun (jun)"_s));
        QCOMPARE(buttons(u"Sign out"_s).size(), 1);
    }

    void anActShowsAllOfItself()
    {
        m_window->openAudit();
        QTRY_VERIFY(shows(u"refund.approve · refund:123"_s));
        QVERIFY(!shows(u"5000"_s));
        QTRY_COMPARE(buttons(u"Details"_s).size(), 1);
        buttons(u"Details"_s).first()->click();
        QVERIFY(shows(u"5000"_s));
        QVERIFY(shows(u"<i>late</i>"_s));
        QVERIFY(shows(QString(64, u'a')));
        picture(u"audit"_s);
        buttons(u"Details"_s).first()->click();
        QVERIFY(!shows(u"5000"_s));
        // Reading on moves nothing, and is there once.
        QVERIFY(!shows(u"user.create"_s));
        buttons(u"More"_s).first()->click();
        QTRY_VERIFY(shows(u"user.create"_s));
        QVERIFY(shows(u"refund.approve · refund:123"_s));
        QTRY_VERIFY(buttons(u"More"_s).isEmpty());
    }

    void whoAndWhatAreAskedFor()
    {
        m_window->openAudit();
        QTRY_VERIFY(shows(u"refund.approve"_s));
        QVERIFY(!m_asked.hasQueryItem(u"actor"_s) && !m_asked.hasQueryItem(u"since"_s));
        const auto edits = m_window->sheet()->findChildren<QLineEdit *>();
        for (QLineEdit *edit : edits) {
            if (edit->accessibleName() == "Who"_L1)
                QTest::keyClicks(edit, u" mina "_s);
            else if (edit->accessibleName() == "What"_L1)
                QTest::keyClicks(edit, u"refund"_s);
        }
        m_window->sheet()->findChild<QSpinBox *>()->setValue(7);
        QTRY_VERIFY(!buttons(u"Show"_s).isEmpty());
        buttons(u"Show"_s).first()->click();
        QTRY_COMPARE(m_asked.queryItemValue(u"actor"_s), u"mina"_s);
        QCOMPARE(m_asked.queryItemValue(u"action"_s), u"refund"_s);
        QVERIFY(m_asked.hasQueryItem(u"since"_s));
    }

    void theLogIsProvenAtAPress_data()
    {
        QTest::addColumn<bool>("holds");
        QTest::addColumn<QString>("words");
        QTest::newRow("sound") << true << u"Each record is as it was written; there are 3."_s;
        QTest::newRow("changed") << false << u"Record 2 was changed."_s;
    }
    void theLogIsProvenAtAPress()
    {
        QFETCH(bool, holds);
        QFETCH(QString, words);
        m_server->on("POST", u"/api/v1/audit/checks"_s, [holds](const FakeRequest &) {
            audit::AuditCheck check{holds, holds ? 3 : 1, u"head"_s, {}, {}};
            if (!holds) {
                check.broken = 2;
                check.reason = u"changed"_s;
            }
            return answer(check);
        });
        m_window->openAudit();
        QTRY_VERIFY(!buttons(u"Check the log"_s).isEmpty());
        buttons(u"Check the log"_s).first()->click();
        QTRY_VERIFY(shows(words));
        QTRY_VERIFY(!buttons(u"Check the log"_s).isEmpty());
        picture(holds ? u"audit-sound"_s : u"audit-broken"_s);
    }

    void theOverviewLeadsThere()
    {
        m_server->on("GET", u"/api/v1/overview"_s,
                     [](const FakeRequest &) { return answer(anOrderlyHouse()); });
        m_window->openOverview();
        QTRY_VERIFY(!buttons(u"Who is connected"_s).isEmpty());
        buttons(u"Who is connected"_s).first()->click();
        QTRY_VERIFY(qobject_cast<gui::ConnectionsSheet *>(m_window->sheet()));
        m_window->openOverview();
        QTRY_VERIFY(!buttons(u"Audit log"_s).isEmpty());
        buttons(u"Audit log"_s).first()->click();
        QTRY_VERIFY(qobject_cast<gui::AuditSheet *>(m_window->sheet()));
    }

    void theMenuOffersThemToWhoLooksAfterTheHouse()
    {
        for (const QString &words : {u"Who is connected…"_s, u"Audit log…"_s}) {
            const QAction *wanted = action(words);
            QVERIFY(wanted);
            QVERIFY(wanted->isVisible() && wanted->isEnabled());
        }
        m_house->session->signOut();
        m_server->giveRole(u"mina"_s, u"moderator"_s);
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_window->roomScreen());
        for (const QString &words : {u"Who is connected…"_s, u"Audit log…"_s})
            QVERIFY(!action(words)->isVisible());
    }

private:
    QAction *action(const QString &words) const
    {
        for (QAction *one : m_window->actions()) {
            if (one->text() == words)
                return one;
        }
        return nullptr;
    }
    /// Only what can be seen and pressed: rows that were replaced live on for a moment.
    QList<QAbstractButton *> buttons(const QString &words) const
    {
        QList<QAbstractButton *> found;
        for (auto *one : m_window->sheet()->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->isEnabled() && one->text() == words)
                found += one;
        }
        return found;
    }
    bool shows(const QString &words) const
    {
        const auto labels = m_window->sheet()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    }
    /// In both languages, the one of the test last; nothing may be cut off.
    void picture(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            m_translations->use(language);
            m_formats->setLanguage(language);
            QCoreApplication::processEvents();
            QTRY_VERIFY2(clippedTexts(*m_window->sheet()).isEmpty(),
                         qPrintable(clippedTexts(*m_window->sheet()).join(u'\n')));
            QVERIFY2(namelessControls(*m_window->sheet()).isEmpty(),
                     qPrintable(namelessControls(*m_window->sheet()).join(u'\n')));
            keptPicture(*m_window, u"care-"_s + name + u'-' + word);
        }
    }

    QList<connections::ConnectedClient> m_clients;
    QUrlQuery m_asked;
};

QTEST_MAIN(CareSheetsTest)
#include "tst_care_sheets.moc"
