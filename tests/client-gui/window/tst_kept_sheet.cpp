// SPDX-License-Identifier: GPL-3.0-or-later
// What lay over the window when the server ended a session, and who finds it again.
#include "client-gui/screens/donate_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "tests/client-gui/window_house.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class KeptSheetTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        fillHouse();
        makeWindow();
    }
    void cleanup() { closeHouse(); }
    void itIsThereAgainForTheSamePerson();
    void everySuchPageComesBack();
    void whatWasTypedUnderItIsThereToo();
    void somebodyElseDoesNotFindIt();
    void whoHasTheSameNumberElsewhereDoesNotFindIt();
    void aGuestInBetweenForgetsIt();
    void whoSignsOutIsThroughWithIt();
    void oneThatWasLeftStaysAway();
    void whatLayThereAtTheSignInScreenIsNotTaken();
    void aGiftIsNotBegunAgain();

private:
    void enter(const QString &username = u"mina"_s)
    {
        QVERIFY(m_house->enter(*m_server, username));
        QTRY_VERIFY(m_window->roomScreen());
    }
    /// The server ends the session at the next call.
    void endSession()
    {
        m_server->forgetTokens();
        m_server->forgetSessions();
        (void)m_house->session->call(accounts::me, {});
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(!m_window->sheet());
    }
    /// Once everything that was put off has happened.
    bool isNothingThere() const
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        return !m_window->sheet();
    }
};

void KeptSheetTest::itIsThereAgainForTheSamePerson()
{
    enter();
    m_window->openSettings();
    endSession();
    enter();
    QTRY_VERIFY(qobject_cast<gui::SettingsSheet *>(m_window->sheet()));
    QVERIFY(m_window->sheet()->isVisible());
    // Once.
    m_window->sheet()->leave();
    endSession();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::everySuchPageComesBack()
{
    using Window = gui::MainWindow;
    const QList<void (Window::*)()> deeds{
        &Window::openSessions,   &Window::openProfile,   &Window::openInbox,     &Window::openGifts,
        &Window::openPledges,    &Window::openReceipts,  &Window::openBlocked,   &Window::openBrowse,
        &Window::openContact,    &Window::openCampaigns, &Window::openShortcuts, &Window::openAbout,
        &Window::openComplaints, &Window::openSaved};
    enter();
    for (const auto deed : deeds) {
        (m_window.get()->*deed)();
        QVERIFY(m_window->sheet());
        const QMetaObject *type = m_window->sheet()->metaObject();
        endSession();
        enter();
        QTRY_VERIFY2(m_window->sheet(), type->className());
        QCOMPARE(m_window->sheet()->metaObject()->className(), type->className());
        m_window->sheet()->leave();
    }
}

void KeptSheetTest::whatWasTypedUnderItIsThereToo()
{
    enter();
    m_window->openRoom({2});
    QTest::keyClicks(m_window->findChild<gui::MessageEdit *>(), u"half a sent"_s);
    m_window->openSettings();
    endSession();
    enter();
    QTRY_VERIFY(qobject_cast<gui::SettingsSheet *>(m_window->sheet()));
    QCOMPARE(m_window->roomScreen()->room(), RoomId{2});
    QCOMPARE(m_window->findChild<gui::MessageEdit *>()->toPlainText(), u"half a sent"_s);
    // The page has the keyboard, as any that was opened by hand.
    QVERIFY(m_window->sheet()->isAncestorOf(m_window->focusWidget()));
}

void KeptSheetTest::somebodyElseDoesNotFindIt()
{
    enter();
    m_window->openProfile();
    endSession();
    enter(u"jun"_s);
    QVERIFY(isNothingThere());
    // Nor does the first one, after somebody else was here.
    m_house->session->signOut();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::whoHasTheSameNumberElsewhereDoesNotFindIt()
{
    enter();
    m_window->openProfile();
    endSession();
    FakeServer other;
    other.addPerson(11, u"mina"_s, u"Mina"_s);
    other.addRoom(1, u"마당"_s);
    QVERIFY(m_house->enter(other));
    QCOMPARE(m_house->session->user(), UserId{11});
    QVERIFY(isNothingThere());
    // Before the server goes.
    m_house->session->signOut();
}

void KeptSheetTest::aGuestInBetweenForgetsIt()
{
    enter();
    m_window->openSettings();
    endSession();
    m_house->session->enterAsGuest();
    m_house->session->signOut();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::whoSignsOutIsThroughWithIt()
{
    enter();
    m_window->openSettings();
    m_house->session->signOut();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::oneThatWasLeftStaysAway()
{
    enter();
    m_window->openSettings();
    m_window->sheet()->leave();
    endSession();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::whatLayThereAtTheSignInScreenIsNotTaken()
{
    enter();
    endSession();
    m_window->openSettings();
    enter();
    QVERIFY(isNothingThere());
}

void KeptSheetTest::aGiftIsNotBegunAgain()
{
    enter();
    m_window->openDonation({7}, u"Roof"_s);
    QVERIFY(qobject_cast<gui::DonateSheet *>(m_window->sheet()));
    endSession();
    enter();
    QVERIFY(isNothingThere());
}

QTEST_MAIN(KeptSheetTest)
#include "tst_kept_sheet.moc"
