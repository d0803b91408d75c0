// SPDX-License-Identifier: GPL-3.0-or-later
// The list of one's own sign-ins in the window, as somebody presses it: ending one, ending all others, what
// is said when that fails, and when there is nothing to end.
#include "client-gui/screens/question_sheet.h"
#include "client-gui/screens/sessions_sheet.h"
#include "common/views/wording.h"
#include "tests/client-gui/window_house.h"

#include <QApplication>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class SessionsSheetTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        // Names that no other words of the sheet contain: those about private details speak of a phone.
        m_sessions = {{{1}, u"Raven"_s, u"192.0.2.17"_s, {1'750'000'000'000}, {1'760'000'000'000}, false},
                      {{2}, u"Heron"_s, u"192.0.2.18"_s, {1'750'000'000'000}, {1'755'000'000'000}, true},
                      {{3}, {}, u"192.0.2.19"_s, {1'750'000'000'000}, {1'740'000'000'000}, false}};
        m_server->on("GET", u"/api/v1/sessions"_s, [this](const FakeRequest &) {
            return m_fault ? refusal(*m_fault) : answer(Page<accounts::Session>{m_sessions, {}});
        });
        makeWindow({900, 760});
    }
    void cleanup()
    {
        closeHouse();
        m_fault.reset();
    }

    void endingOneTakesItsLineAway()
    {
        m_server->on("DELETE", u"/api/v1/sessions/1"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        open();
        QTRY_COMPARE(ends().size(), 2); // the present one is left by signing out
        QVERIFY(shows(u"This device"_s));
        ends().first()->click();
        QTRY_VERIFY(!shows(u"Raven"_s));
        QCOMPARE(m_server->requestsTo("DELETE", u"/api/v1/sessions/1"_s), 1);
        QTRY_COMPARE(ends().size(), 1); // rows are made anew, and shown a turn later
        QVERIFY(shows(u"Unnamed device"_s));
        QVERIFY(shows(u"Heron"_s));
        QCOMPARE(m_house->session->state(), Session::State::SignedIn);
    }

    void oneThatCannotBeEndedSaysWhyAndStays()
    {
        const Error trouble{Code::Unavailable, "store"};
        m_server->on("DELETE", u"/api/v1/sessions/1"_s,
                     [trouble](const FakeRequest &) { return refusal(trouble); });
        open();
        QTRY_COMPARE(ends().size(), 2);
        ends().first()->click();
        QTRY_VERIFY(shows(views::wording::of(trouble)));
        QTRY_VERIFY(shows(u"Raven"_s));
        QCOMPARE(ends().size(), 2); // it can be tried again
        m_server->on("DELETE", u"/api/v1/sessions/1"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        ends().first()->click();
        QTRY_VERIFY(!shows(u"Raven"_s));
        QVERIFY(!shows(views::wording::of(trouble)));
    }

    void endingAllOthersThatFailsSaysWhyAndKeepsThem()
    {
        const Error trouble{Code::Unavailable, "store"};
        m_server->on("DELETE", u"/api/v1/sessions"_s,
                     [trouble](const FakeRequest &) { return refusal(trouble); });
        open();
        QTRY_VERIFY(button(u"Sign out every other device…"_s));
        QSignalSpy said(sheet(), &gui::SessionsSheet::said);
        button(u"Sign out every other device…"_s)->click();
        QTRY_VERIFY(button(u"Sign out the others"_s));
        button(u"Sign out the others"_s)->click();
        QTRY_VERIFY(shows(views::wording::of(trouble)));
        QTRY_VERIFY(shows(u"Raven"_s));
        QCOMPARE(said.size(), 0);
        QVERIFY(button(u"Sign out every other device…"_s));
    }

    void leavingTheQuestionEndsNothing()
    {
        open();
        QTRY_VERIFY(button(u"Sign out every other device…"_s));
        button(u"Sign out every other device…"_s)->click();
        QTRY_VERIFY(sheet()->findChild<gui::QuestionSheet *>());
        sheet()->findChild<gui::QuestionSheet *>()->leave();
        QTRY_VERIFY(!sheet()->findChild<gui::QuestionSheet *>());
        QCOMPARE(m_server->requestsTo("DELETE", u"/api/v1/sessions"_s), 0);
        QTRY_VERIFY(shows(u"Raven"_s));
    }

    void whereOnlyThisDeviceIsThereIsNothingToEnd()
    {
        m_sessions = {m_sessions[1]};
        open();
        QTRY_VERIFY(shows(u"This device"_s));
        QVERIFY(ends().isEmpty());
        QVERIFY(!button(u"Sign out every other device…"_s));
    }

    void aListThatCannotBeReadIsAskedForAgain()
    {
        m_fault = Error{Code::Unavailable, "store"};
        open();
        QTRY_VERIFY(shows(views::wording::of(*m_fault)));
        QVERIFY(ends().isEmpty());
        const QString why = views::wording::of(*m_fault);
        m_fault.reset();
        QTRY_VERIFY(button(u"Try again"_s));
        button(u"Try again"_s)->click();
        QTRY_COMPARE(ends().size(), 2);
        QVERIFY(!shows(why));
    }

private:
    void open()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_window->roomScreen());
        m_window->openSessions();
        QVERIFY(sheet());
    }
    gui::SessionsSheet *sheet() const { return qobject_cast<gui::SessionsSheet *>(m_window->sheet()); }
    /// Only what can be seen: rows that were replaced may live on for a moment.
    QList<QAbstractButton *> buttons(const QString &words) const
    {
        QList<QAbstractButton *> found;
        for (auto *one : sheet()->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->isEnabled() && one->text() == words)
                found += one;
        }
        return found;
    }
    QAbstractButton *button(const QString &words) const { return buttons(words).value(0); }
    /// Those that end one sign-in, in the order of the lines.
    QList<QAbstractButton *> ends() const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return buttons(u"Sign out"_s);
    }
    bool shows(const QString &words) const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const auto labels = sheet()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    }

    QList<accounts::Session> m_sessions;
    std::optional<Error> m_fault;
};

QTEST_MAIN(SessionsSheetTest)
#include "tst_sessions_sheet.moc"
