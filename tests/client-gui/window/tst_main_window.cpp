// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person uses it, by keyboard, against a server that answers what the test wants.
#include "client-gui/complaints/blocked_sheet.h"
#include "client-gui/complaints/complain_sheet.h"
#include "client-gui/complaints/complaints_sheet.h"
#include "client-gui/desk/desk_sheet.h"
#include "client-gui/desk/settlement_sheet.h"
#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/notify/schedule_sheet.h"
#include "client-gui/overview/overview_sheet.h"
#include "client-gui/people/person_sheet.h"
#include "client-gui/screens/browse_sheet.h"
#include "client-gui/screens/inbox_sheet.h"
#include "client-gui/screens/new_room_sheet.h"
#include "client-gui/screens/refund_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"

#include "client-gui/parts/money_edit.h"
#include "tests/support/patience.h"
#include "tests/support/sample_overview.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class MainWindowTest : public QObject, protected WindowHouse {
    Q_OBJECT

public Q_SLOTS:
    /// Stands in for the browser.
    void browse(const QUrl &url) { m_browsed.append(url); }

private Q_SLOTS:
    void init();
    void cleanup();
    void signingInWithTheKeyboardOpensTheRooms();
    void aWrongPasswordIsSaidInWords();
    void guestsSeePublicRoomsAndAreAskedToSignIn();
    void whatIsTypedIsSentOnce();
    void upChangesTheLastMessageAndEscapeGivesItUp();
    void theMessageWithTheKeyboardHasKeys();
    void roomsAreMarkedAsReadByKeys();
    void mentionsStandAloneAndLeadToTheirMessage();
    void aKoreanSyllableIsSentWholeByOneEnter();
    void aRefusedLineKeepsItsTextAndGoesAgain();
    void roomsAreReachedByKeyboard();
    void anOpenSheetComesToRest();
    void aPressBesideTheRoomsLeavesTheOpenOneMarked();
    void theSwitcherGoesToPeopleAndCommandsToo();
    void aMessageIsForwardedToAnotherRoom();
    void sixMovesBetweenTheParts();
    void escapeLeavesASheetAndTheKeyboardReturns();
    void theKeyboardStaysInsideASheet();
    void everythingGrowsAndShrinksByKeys();
    void looksAreChosenByKeyboard();
    void theLanguageChangesWhileRunning();
    void anEndedSessionIsExplained();
    void whoSignsInAgainIsBackWhereTheyWere();
    void aGiftGoesThroughTheBrowserToItsTrueEnd();
    void aRefusedGiftSaysSo();
    void aGiftOfOnesOwnIsGivenBackAfterAQuestion();
    void aMonthlyGiftIsMadeAndLookedAfter();
    void monthlyGiftsFitTheirSheet_data();
    void monthlyGiftsFitTheirSheet();
    void theMonitorShowsGiftsAndObeysTheProducer();
    void thePaymentsDeskIsForWhoMayMoveMoney();
    void thePaymentsDeskShowsWhatWaitsAndDoesIt();
    void thePaymentsDeskFitsItsSheet_data();
    void thePaymentsDeskFitsItsSheet();
    void theOverviewIsForWhoLooksAfterTheHouse();
    void theOverviewFitsItsSheet_data() { thePaymentsDeskFitsItsSheet_data(); }
    void theOverviewFitsItsSheet();
    void aComplaintIsMadeAndDecided_data() { thePaymentsDeskFitsItsSheet_data(); }
    void aComplaintIsMadeAndDecided();
    void aSettlementFileIsComparedAndTaken_data() { thePaymentsDeskFitsItsSheet_data(); }
    void aSettlementFileIsComparedAndTaken();
    void aRoomIsMadeAFavouriteAndMutedFromItsMenu();
    void whenARoomMayAlertIsSetFromItsMenu();
    void roomsAreKeptInFolders();
    void ownersChooseWhatNewMembersSee();
    void quietHoursAndKeywordsAreSetInTheSettings();
    void everyControlHasAName();
    void aNarrowWindowShowsOneThingAtATime();

private:
    void enter();
    void activate();
    views::Timeline *timeline() const;
    QPlainTextEdit &composer() const { return *m_window->findChild<gui::MessageEdit *>(); }
    template <typename T> T *sheet() const { return qobject_cast<T *>(m_window->sheet()); }
    void addCampaign();
    pledges::Pledge addPledge();

    QList<QUrl> m_browsed;
};

void MainWindowTest::init()
{
    openHouse();
    fillHouse();
    makeWindow({1200, 760});
    m_browsed.clear();
    QDesktopServices::setUrlHandler(u"http"_s, this, "browse");
}

void MainWindowTest::cleanup()
{
    QDesktopServices::unsetUrlHandler(u"http"_s);
    closeHouse();
}

void MainWindowTest::activate()
{
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY(m_window->isActiveWindow());
}

void MainWindowTest::enter()
{
    QVERIFY(m_house->enter(*m_server));
    activate();
    QTRY_VERIFY(m_window->roomScreen());
    QTRY_VERIFY(timeline()->rowCount() > 0);
}

views::Timeline *MainWindowTest::timeline() const
{
    return m_window->roomScreen() ? &m_window->roomScreen()->timeline() : nullptr;
}

void MainWindowTest::signingInWithTheKeyboardOpensTheRooms()
{
    activate();
    m_window->startScreen()->form().setText(views::AccountForm::Field::Server, m_server->address().text());
    m_window->startScreen()->begin();
    QTest::keyClicks(QApplication::focusWidget(), u"mina"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"password"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
    QTRY_VERIFY(m_window->roomScreen());
    QCOMPARE(QApplication::focusWidget(), &composer());
}

void MainWindowTest::aWrongPasswordIsSaidInWords()
{
    views::AccountForm &form = m_window->startScreen()->form();
    form.setText(views::AccountForm::Field::Server, m_server->address().text());
    form.setText(views::AccountForm::Field::Username, u"mina"_s);
    form.setText(views::AccountForm::Field::Password, u"not-it-at-all"_s);
    form.submit();
    QTRY_VERIFY(form.error());
    bool said = false;
    for (const QLabel *label : m_window->startScreen()->findChildren<QLabel *>())
        said = said
            || (label->isVisible() && label->text().contains(u"password"_s, Qt::CaseInsensitive)
                && label->text().size() > 20);
    QVERIFY(said);
    QCOMPARE(m_house->session->state(), Session::State::SignedOut);
}

void MainWindowTest::guestsSeePublicRoomsAndAreAskedToSignIn()
{
    m_server->on("GET", u"/api/v1/rooms/public"_s, [this](const FakeRequest &) {
        Page<rooms::Room> page;
        page.items.append(m_server->room(1));
        page.items.first().role.reset();
        return answer(page);
    });
    views::AccountForm &form = m_window->startScreen()->form();
    form.setText(views::AccountForm::Field::Server, m_server->address().text());
    form.visitAsGuest();
    QTRY_VERIFY(sheet<gui::BrowseSheet>());
    auto *list = m_window->sheet()->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    Q_EMIT list->clicked(list->model()->index(0, 0));
    QTRY_VERIFY(m_window->roomScreen());
    QVERIFY(!composer().isVisible());
}

void MainWindowTest::whatIsTypedIsSentOnce()
{
    enter();
    QTest::keyClicks(&composer(), u"hello there"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(composer().toPlainText(), QString());
    QTRY_COMPARE(
        m_server->events(m_window->roomScreen()->room().number).last().body.text.contains("hello there"),
        true);
    int posts = 0;
    for (const stomp::Frame &frame : std::as_const(m_server->sends))
        posts += frame.body.contains("hello there");
    QCOMPARE(posts, 1);
}

void MainWindowTest::upChangesTheLastMessageAndEscapeGivesItUp()
{
    enter();
    const qint64 room = m_window->roomScreen()->room().number;
    m_server->say(room, 11, u"Good mornnig"_s);
    m_server->say(room, 12, u"Hello"_s);
    const qint64 last = m_server->events(room).last().position;
    QTRY_VERIFY(timeline()->indexOfPosition(last) >= 0);
    QTest::keyClick(&composer(), Qt::Key_Up);
    QCOMPARE(composer().toPlainText(), u"Good mornnig"_s);
    QTest::keyClick(&composer(), Qt::Key_Escape);
    QCOMPARE(composer().toPlainText(), QString());
    QTest::keyClicks(&composer(), u"something"_s);
    QTest::keyClick(&composer(), Qt::Key_Up);
    QCOMPARE(composer().toPlainText(), u"something"_s);
}

void MainWindowTest::theMessageWithTheKeyboardHasKeys()
{
    enter();
    const qint64 room = m_window->roomScreen()->room().number;
    m_server->say(room, 11, u"Good mornnig"_s);
    const qint64 last = m_server->events(room).last().position;
    QTRY_VERIFY(timeline()->indexOfPosition(last) >= 0);
    gui::ConversationScreen &there = m_window->roomScreen()->conversation();
    there.view().setFocus();
    there.view().setCurrentRow(timeline()->indexOfPosition(last));
    QTest::keyClick(&there.view(), Qt::Key_R);
    QVERIFY(there.composer().replyTo());
    QVERIFY(composer().hasFocus());
    QCOMPARE(composer().toPlainText(), QString());
    QTest::keyClick(&composer(), Qt::Key_Escape);
    there.view().setFocus();
    QTest::keyClick(&there.view(), Qt::Key_C);
    QCOMPARE(composer().toPlainText(), u"Good mornnig"_s);
    // Where one writes they are letters.
    composer().clear();
    QTest::keyClicks(&composer(), u"rc"_s);
    QCOMPARE(composer().toPlainText(), u"rc"_s);
}

void MainWindowTest::roomsAreMarkedAsReadByKeys()
{
    enter();
    const qint64 elsewhere = m_window->roomScreen()->room() == RoomId{1} ? 2 : 1;
    m_server->say(elsewhere, 12, u"one"_s);
    const qint64 last = m_server->events(elsewhere).last().position;
    QTRY_COMPARE(m_house->session->archive().room({elsewhere})->position, last);
    QVERIFY(m_window->unread() > 0);
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(!m_window->sheet(), "so few are not asked about");
    QTRY_COMPARE(m_window->unread(), 0);
}

void MainWindowTest::mentionsStandAloneAndLeadToTheirMessage()
{
    m_server->on("GET", u"/api/v1/notifications"_s, [](const FakeRequest &) {
        Page<notifications::Notice> page;
        page.items.append(notifications::Notice{
            {2}, u"room.invited"_s, {2}, {toJson(notifications::InvitedBody{{1}, u"마당"_s, u"Jun"_s})}});
        page.items.append(notifications::Notice{
            {1}, u"chat.mention"_s, {1}, {toJson(chat::MentionedBody{{2}, u"Garden"_s, 1, {8}, u"Jun"_s})}});
        return answer(page);
    });
    enter();
    m_window->openRoom({1});
    QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    auto *inbox = sheet<gui::InboxSheet>();
    QVERIFY(inbox);
    const auto openers = [inbox] {
        QList<gui::Button *> found;
        for (gui::Button *button : inbox->findChildren<gui::Button *>()) {
            if (button->isVisible() && button->text() == "Open"_L1)
                found.append(button);
        }
        return found;
    };
    QTRY_COMPARE(openers().size(), 1);
    openers().first()->click();
    QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{2});
    QVERIFY(timeline()->canGoBack() || timeline()->indexOfPosition(1) >= 0);
}

void MainWindowTest::aKoreanSyllableIsSentWholeByOneEnter()
{
    enter();
    QInputMethodEvent first;
    first.setCommitString(u"반가워"_s);
    QCoreApplication::sendEvent(&composer(), &first);
    QInputMethodEvent open(u"요"_s, {});
    QCoreApplication::sendEvent(&composer(), &open);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QInputMethodEvent echo;
    echo.setCommitString(u"요"_s);
    QCoreApplication::sendEvent(&composer(), &echo);
    QCOMPARE(composer().toPlainText(), QString());
    const qint64 room = m_window->roomScreen()->room().number;
    QTRY_VERIFY(m_server->events(room).last().body.text.contains("\"반가워요\""));
    int posts = 0;
    for (const stomp::Frame &frame : std::as_const(m_server->sends))
        posts += frame.value("destination").endsWith("/messages");
    QCOMPARE(posts, 1);
}

void MainWindowTest::aRefusedLineKeepsItsTextAndGoesAgain()
{
    enter();
    m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "speak"}; };
    QTest::keyClicks(&composer(), u"too bold"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    const auto last = [this] { return timeline()->row(timeline()->rowCount() - 1); };
    QTRY_COMPARE(last().delivery, views::TimelineRow::Delivery::Failed);
    QCOMPARE(last().text, u"too bold"_s);
    m_server->judge = {};
    m_window->grab();
    auto *view = m_window->findChild<gui::TimelineView *>();
    Q_EMIT view->actionPressed(timeline()->rowCount() - 1, gui::RowAction::Retry);
    QTRY_COMPARE(last().delivery, views::TimelineRow::Delivery::Stored);
}

void MainWindowTest::roomsAreReachedByKeyboard()
{
    enter();
    const RoomId before = m_window->roomScreen()->room();
    const RoomId other = before == RoomId{1} ? RoomId{2} : RoomId{1};
    const auto *list = m_window->findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    const bool first = list->currentIndex().row() == 0;
    QTest::keyClick(m_window.get(), first ? Qt::Key_Down : Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_window->roomScreen()->room(), other);
    QTest::keyClick(m_window.get(), first ? Qt::Key_Up : Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_window->roomScreen()->room(), before);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(sheet<gui::SwitcherSheet>());
    QInputMethodEvent half(QString(), {});
    half.setCommitString(other == RoomId{1} ? u"ㅁㄷ"_s : u"gard"_s);
    QCoreApplication::sendEvent(QApplication::focusWidget(), &half);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_window->roomScreen()->room(), other);
    QVERIFY(!m_window->sheet());
}

void MainWindowTest::anOpenSheetComesToRest()
{
    struct Counter : QObject {
        int requests = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            requests += event->type() == QEvent::MetaCall || event->type() == QEvent::LayoutRequest;
            return false;
        }
    } counter;
    enter();
    m_window->openSettings();
    QVERIFY(m_window->sheet());
    m_window->sheet()->installEventFilter(&counter);
    const auto rests = [&counter] {
        const int before = counter.requests;
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        return counter.requests == before;
    };
    QTRY_VERIFY(rests());
    m_window->resize(700, 500);
    QTRY_VERIFY(rests());
}

void MainWindowTest::aPressBesideTheRoomsLeavesTheOpenOneMarked()
{
    enter();
    const auto *list = m_window->findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    const QModelIndexList marked = list->selectionModel()->selectedIndexes();
    QCOMPARE(marked.size(), 1);
    const QPoint below(list->viewport()->width() / 2, list->viewport()->height() - 5);
    QVERIFY(!list->indexAt(below).isValid());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, below);
    QTRY_COMPARE(list->selectionModel()->selectedIndexes(), marked);
    QCOMPARE(list->currentIndex(), marked.first());
}

void MainWindowTest::theSwitcherGoesToPeopleAndCommandsToo()
{
    enter();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"shortc"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(sheet<gui::ShortcutsSheet>());
    sheet<gui::ShortcutsSheet>()->leave();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"ju"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(sheet<gui::PersonSheet>());
}

void MainWindowTest::aMessageIsForwardedToAnotherRoom()
{
    enter();
    const RoomId here = m_window->roomScreen()->room();
    const RoomId other = here == RoomId{1} ? RoomId{2} : RoomId{1};
    const views::TimelineRow message = timeline()->row(timeline()->rowCount() - 1);
    QByteArray sent;
    m_server->on("POST", u"/api/v1/rooms/%1/forwards"_s.arg(other.number), [&](const FakeRequest &request) {
        sent = request.body;
        return answer(m_server->events(other.number)[0], 201);
    });
    Q_EMIT m_window->findChild<gui::TimelineScreen *>()->forwardWanted(message);
    auto *choice = sheet<gui::SwitcherSheet>();
    QVERIFY(choice);
    const QList<QLineEdit *> fields = choice->findChildren<QLineEdit *>();
    for (QLineEdit *field : fields) {
        if (!qobject_cast<gui::SearchField *>(field))
            field->setText(u"들었어요?"_s);
    }
    QInputMethodEvent typed(QString(), {});
    typed.setCommitString(other == RoomId{1} ? u"ㅁㄷ"_s : u"gard"_s);
    QCoreApplication::sendEvent(QApplication::focusWidget(), &typed);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(sent.contains('"' + message.event.bytes() + '"'));
    QVERIFY(sent.contains("들었어요?"));
    QCOMPARE(m_window->roomScreen()->room(), here); // one stays where one is
}

void MainWindowTest::sixMovesBetweenTheParts()
{
    enter();
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    m_window->roomScreen()->focusComposer();
    QSet<QWidget *> places;
    for (int i = 0; i < 4; ++i) {
        places.insert(QApplication::focusWidget());
        QTest::keyClick(m_window.get(), Qt::Key_F6);
    }
    QCOMPARE(places.size(), 4);
    QCOMPARE(QApplication::focusWidget(), &composer());
}

void MainWindowTest::escapeLeavesASheetAndTheKeyboardReturns()
{
    enter();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_window->sheet());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_window->sheet());
    QCOMPARE(QApplication::focusWidget(), &composer());
}

void MainWindowTest::theKeyboardStaysInsideASheet()
{
    enter();
    m_window->openSettings();
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_window->sheet()->isAncestorOf(QApplication::focusWidget()));
    }
    // And the keys of what is behind do nothing.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(sheet<gui::SettingsSheet>());
}

void MainWindowTest::everythingGrowsAndShrinksByKeys()
{
    const Preferences &preferences = m_house->preferences;
    connect(&preferences, &Preferences::interfaceScaleChanged, m_theme.get(), &gui::Theme::setScale);
    // Also before anybody is in.
    activate();
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(preferences.interfaceScale(), 110);
    enter();
    auto *list = m_window->findChild<gui::RoomListScreen *>()->findChild<QListView *>();
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_theme->scale(), 100);
    const int usual = list->sizeHintForRow(0);
    for (const int wanted : {110, 120, 130}) {
        QTest::keyClick(m_window.get(), Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(m_theme->scale(), wanted);
    }
    QVERIFY(list->sizeHintForRow(0) > usual);
    // Of what it was on the way nothing waits to be said.
    QCOMPARE(m_window->findChild<gui::Toasts *>()->shown(), u"Interface scale: 130 %"_s);
    m_window->openSettings();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_theme->scale(), 120);
    const QList<QComboBox *> choices = m_window->sheet()->findChildren<QComboBox *>();
    QVERIFY(std::any_of(choices.cbegin(), choices.cend(),
                        [](QComboBox *each) { return each->currentText() == u"120 %"_s; }));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_theme->scale(), gui::Theme::kSmallestScale);
}

void MainWindowTest::looksAreChosenByKeyboard()
{
    const Preferences &preferences = m_house->preferences;
    enter();
    m_window->openSettings();
    const auto press = [this](const QString &name, Qt::Key key, int times) {
        for (QComboBox *box : m_window->sheet()->findChildren<QComboBox *>()) {
            if (box->accessibleName() != name)
                continue;
            box->setFocus(Qt::TabFocusReason);
            for (int i = 0; i < times; ++i)
                QTest::keyClick(box, key);
            return true;
        }
        return false;
    };
    QVERIFY(press(u"Colours"_s, Qt::Key_Down, 3));
    QCOMPARE(preferences.theme(), madang::Theme::ContrastLight);
    QVERIFY(press(u"Colours"_s, Qt::Key_Down, 1));
    QCOMPARE(preferences.theme(), madang::Theme::ContrastDark);
    QVERIFY(press(u"Density"_s, Qt::Key_Down, 1));
    QCOMPARE(preferences.density(), Density::Compact);
    QVERIFY(press(u"Interface scale"_s, Qt::Key_End, 1));
    QCOMPARE(preferences.interfaceScale(), 200);
    QVERIFY(press(u"Interface scale"_s, Qt::Key_Home, 1));
    QCOMPARE(preferences.interfaceScale(), 80);
}

void MainWindowTest::theLanguageChangesWhileRunning()
{
    enter();
    auto *search = m_window->findChild<gui::RoomListScreen *>()->findChild<gui::SearchField *>();
    QCOMPARE(search->placeholderText(), u"Find a room"_s);
    m_translations->use(Language::Korean);
    m_formats->setLanguage(Language::Korean);
    QTRY_COMPARE(search->placeholderText(), u"방 찾기"_s);
    m_window->openSettings();
    QVERIFY(m_window->sheet()->accessibleName() == u"설정"_s);
    m_translations->use(Language::English);
    m_formats->setLanguage(Language::English);
    QTRY_COMPARE(m_window->sheet()->accessibleName(), u"Settings"_s);
}

void MainWindowTest::anEndedSessionIsExplained()
{
    enter();
    m_server->forgetTokens();
    m_server->forgetSessions();
    m_server->cut();
    QTRY_VERIFY((m_house->clock.advance(1s), m_house->session->state() == Session::State::SignedOut));
    QVERIFY(!m_window->roomScreen());
    QTRY_VERIFY(m_window->startScreen()->findChild<gui::NoticeBar *>()->isVisible());
}

void MainWindowTest::whoSignsInAgainIsBackWhereTheyWere()
{
    enter();
    const RoomId here = m_window->roomScreen()->room() == RoomId{1} ? RoomId{2} : RoomId{1};
    m_window->openRoom(here);
    const QString begun = u"half a sent"_s;
    QTest::keyClicks(&composer(), begun);
    // The server ends it at the next call, before what was typed is written down.
    m_server->forgetTokens();
    m_server->forgetSessions();
    (void)m_house->session->call(accounts::me, {});
    QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
    QVERIFY(!m_window->roomScreen());
    // Only the password is missing.
    views::AccountForm &form = m_window->startScreen()->form();
    QTRY_COMPARE(form.text(views::AccountForm::Field::Username), u"mina"_s);
    QCOMPARE(form.text(views::AccountForm::Field::Server), m_server->address().text());
    QTest::keyClicks(QApplication::focusWidget(), u"password"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
    QTRY_VERIFY(m_window->roomScreen());
    QCOMPARE(m_window->roomScreen()->room(), here);
    QCOMPARE(composer().toPlainText(), begun);
    QTRY_VERIFY(m_house->session->mirror().isFresh());
    QCOMPARE(composer().toPlainText(), begun);
}

void MainWindowTest::addCampaign()
{
    campaigns::Campaign campaign;
    campaign.id = {501};
    campaign.room = {1};
    campaign.title = u"그네"_s;
    campaign.goal = {3'000'000};
    campaign.total = {1'000'000};
    campaign.endsAt = m_house->clock.now().plus(24h);
    m_server->room(1).campaign = campaign.id;
    m_server->on("GET", u"/api/v1/campaigns/501"_s,
                 [campaign](const FakeRequest &) { return answer(campaign); });
}

void MainWindowTest::aGiftGoesThroughTheBrowserToItsTrueEnd()
{
    addCampaign();
    campaigns::Donating donating;
    donating.donation.id = {71};
    donating.donation.campaign = {501};
    donating.donation.order = {u"order-71"_s};
    donating.donation.amount = {30'000};
    donating.checkoutUrl = m_server->address().text() + u"/pay/order-71"_s;
    m_server->on("POST", u"/api/v1/campaigns/501/donations"_s,
                 [donating](const FakeRequest &) { return answer(donating, 201); });
    campaigns::Donation state = donating.donation;
    m_server->on("GET", u"/api/v1/donations/71"_s, [&state](const FakeRequest &) { return answer(state); });
    enter();
    m_window->openDonation({501}, u"그네"_s);
    auto *amount = m_window->sheet()->findChild<gui::MoneyEdit *>();
    QCOMPARE(QApplication::focusWidget(), amount);
    QTest::keyClicks(amount, u"30,000"_s);
    QTest::keyClick(amount, Qt::Key_Return);
    QTRY_COMPARE(m_browsed, QList<QUrl>{QUrl(donating.checkoutUrl)});
    const auto says = [this](const QString &words) {
        for (const QLabel *label : m_window->sheet()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(u"Waiting for your payment"_s));
    // The browser was closed early; the truth comes from the server.
    state.status = payments::OrderStatus::Done;
    state.settledAt = m_house->clock.now();
    QTRY_VERIFY((m_house->clock.advance(2s), says(u"Thank you"_s)));
}

void MainWindowTest::aGiftOfOnesOwnIsGivenBackAfterAQuestion()
{
    campaigns::Donation gift;
    gift.id = {71};
    gift.campaign = {501};
    gift.order = {u"order-71"_s};
    gift.amount = {30'000};
    gift.status = payments::OrderStatus::Done;
    gift.createdAt = m_house->clock.now();
    gift.title = u"<b>그네</b>"_s;
    gift.cancelUntil = m_house->clock.now().plus(50h);
    campaigns::Donation old = gift;
    old.id = {70};
    old.status = payments::OrderStatus::Aborted;
    old.cancelUntil.reset();
    m_server->on("GET", u"/api/v1/donations"_s, [&](const FakeRequest &) {
        return answer(Page<campaigns::Donation>{{gift, old}, {}});
    });
    int done = 0;
    m_server->on("POST", u"/api/v1/donations/71/refunds"_s, [&](const FakeRequest &request) {
        const bool dry = request.body.contains("dryRun");
        done += !dry;
        refunds::Refund refund;
        refund.donation = gift.id;
        refund.campaign = gift.campaign;
        refund.title = gift.title;
        refund.given = gift.amount;
        refund.amount = {10'000};
        refund.remaining = {20'000};
        refund.state = dry ? refunds::State::Underway : refunds::State::Returned;
        return answer(refund, 201);
    });
    enter();
    m_window->openGifts();
    auto *list = m_window->sheet()->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    Q_EMIT list->activated(list->model()->index(0, 0));
    auto *one = sheet<gui::RefundSheet>();
    QVERIFY(one);
    const auto says = [one](const QString &words) {
        for (const QLabel *label : one->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    const auto press = [one](const QString &words) {
        for (auto *button : one->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == words) {
                button->click();
                return true;
            }
        }
        return false;
    };
    QVERIFY(says(u"without asking anybody"_s));
    QVERIFY(!press(u"Have it back…"_s)); // there is no reason yet
    QInputMethodEvent typed;
    typed.setCommitString(u"1만"_s); // as an input method does: there is no such key
    QApplication::sendEvent(one->findChild<gui::MoneyEdit *>(), &typed);
    QTest::keyClicks(QApplication::focusWidget(), u"too much"_s);
    QVERIFY(press(u"Have it back…"_s));
    QTRY_VERIFY(says(u"Give ₩10,000 back? ₩20,000 of the gift"_s));
    QCOMPARE(done, 0);
    QVERIFY(press(u"Give it back"_s));
    QTRY_VERIFY(says(u"₩10,000 was given back."_s));
    QCOMPARE(done, 1);
    QVERIFY(press(u"Close"_s));
}

pledges::Pledge MainWindowTest::addPledge()
{
    pledges::Pledge pledge;
    pledge.id = {88};
    pledge.campaign = {501};
    pledge.title = u"그네"_s;
    pledge.amount = {10'000};
    pledge.day = 25;
    pledge.state = pledges::State::Active;
    pledge.card = u"현대 4330****123*"_s;
    pledge.next = {{u"2026-12-25"_s, {}, false}, {u"2027-01-25"_s, {}, true}, {u"2027-02-25"_s, {}, false}};
    pledge.createdAt = m_house->clock.now();
    return pledge;
}

void MainWindowTest::aMonthlyGiftIsMadeAndLookedAfter()
{
    addCampaign();
    pledges::Pledge pledge = addPledge();
    const QString page = m_server->address().text() + u"/pay/card/x"_s;
    QByteArray sent;
    m_server->on("POST", u"/api/v1/campaigns/501/pledges"_s, [&](const FakeRequest &request) {
        sent = request.body;
        return answer(pledges::Pledging{pledge, page}, 201);
    });
    m_server->on("GET", u"/api/v1/pledges"_s, [&pledge](const FakeRequest &) {
        return answer(Page<pledges::Pledge>{{pledge}, {}});
    });
    m_server->on("PUT", u"/api/v1/pledges/88/skips/2026-12-25"_s, [&pledge](const FakeRequest &) {
        pledge.next[0].skipped = true;
        return answer(pledge);
    });
    m_server->on("POST", u"/api/v1/pledges/88/cancel"_s, [&pledge](const FakeRequest &) {
        pledge.state = pledges::State::Ended;
        pledge.ending = pledges::Ending::Cancelled;
        pledge.next.clear();
        return answer(pledge);
    });
    enter();
    m_window->openDonation({501}, u"그네"_s);
    const auto press = [this](const QString &words) {
        for (QAbstractButton *button : m_window->sheet()->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == words) {
                button->click();
                return true;
            }
        }
        return false;
    };
    const auto says = [this](const QString &words) {
        for (const QLabel *label : m_window->sheet()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QTest::keyClicks(m_window->sheet()->findChild<gui::MoneyEdit *>(), u"10,000"_s);
    QVERIFY(press(u"Give every month instead…"_s));
    QVERIFY(press(u"Give ₩10,000 every month"_s)); // what was typed came along
    QTRY_COMPARE(m_browsed, QList<QUrl>{QUrl(page)});
    QVERIFY2(sent.contains("\"day\":25"), sent);
    QTRY_VERIFY(says(u"Active. The card is charged on day 25 of each month."_s));
    QVERIFY(press(u"Skip"_s));
    QTRY_VERIFY(pledge.next[0].skipped);
    QTRY_VERIFY(says(u"25 December 2026 · skipped"_s) || says(u"December 25, 2026 · skipped"_s));
    QVERIFY(press(u"End…"_s));
    QCOMPARE(m_server->requestsTo("POST", u"/api/v1/pledges/88/cancel"_s), 0);
    QTRY_VERIFY(press(u"End it"_s));
    QTRY_VERIFY(says(u"Ended by you."_s));
}

void MainWindowTest::monthlyGiftsFitTheirSheet_data()
{
    QTest::addColumn<bool>("korean");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("scale");
    QTest::newRow("en") << false << false << 100;
    QTest::newRow("ko-dark") << true << true << 100;
    QTest::newRow("ko-200") << true << false << 200;
}

void MainWindowTest::monthlyGiftsFitTheirSheet()
{
    QFETCH(bool, korean);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    const Language language = korean ? Language::Korean : Language::English;
    m_translations->use(language);
    m_formats->setLanguage(language);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    pledges::Pledge failing = addPledge();
    pledges::Charge charge;
    charge.date = u"2026-11-25"_s;
    charge.amount = failing.amount;
    charge.state = pledges::ChargeState::Retrying;
    charge.tries = 1;
    charge.reason = u"REJECT_CARD_COMPANY"_s;
    charge.nextTryAt = m_house->clock.now().plus(20h);
    failing.latest = charge;
    pledges::Pledge suspended = addPledge();
    suspended.id = {87};
    suspended.title = u"도서관 지붕"_s;
    suspended.state = pledges::State::Suspended;
    suspended.next.clear();
    suspended.endsAt = m_house->clock.now().plus(24h * 30);
    pledges::Pledge ended = addPledge();
    ended.id = {86};
    ended.state = pledges::State::Ended;
    ended.ending = pledges::Ending::CampaignOver;
    ended.next.clear();
    m_server->on("GET", u"/api/v1/pledges"_s, [=](const FakeRequest &) {
        return answer(Page<pledges::Pledge>{{failing, suspended, ended}, {}});
    });
    addCampaign();
    enter();
    views::PledgeWish wish;
    wish.campaign = {501};
    wish.amountText = u"10,000"_s;
    const QString name = QLatin1StringView(QTest::currentDataTag());
    m_window->openMonthly(wish, u"그네"_s);
    keptPicture(*m_window, u"sheet-monthly-"_s + name);
    QCOMPARE(clippedTexts(*m_window->sheet()).join(u'\n'), QString());
    m_window->openPledges();
    QTRY_VERIFY(m_window->sheet()->findChildren<QPushButton *>().size() > 8);
    QTRY_COMPARE(clippedTexts(*m_window->sheet()), QStringList()); // once the rows are laid out
    keptPicture(*m_window, u"sheet-pledges-"_s + name);
}

void MainWindowTest::theMonitorShowsGiftsAndObeysTheProducer()
{
    addCampaign();
    enter();
    m_window->openMonitor({501});
    QPointer<gui::MonitorWindow> window = m_window->monitor();
    QTRY_COMPARE(std::count_if(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                               [](const stomp::Frame &frame) {
                                   return frame.value("destination") == "/topic/campaigns/501";
                               }),
                 2); // the room's panel, and the monitor
    campaigns::Totals totals;
    totals.campaign = {501};
    totals.goal = {3'000'000};
    totals.total = {1'000'000};
    const auto give = [&](int count) {
        for (int i = 0; i < count; ++i) {
            totals.giftCount += 1;
            totals.total.won += 150'000;
            totals.latest.prepend(
                {{totals.giftCount}, u"<b>준</b>"_s, Money{150'000}, u"<i>힘</i>"_s, m_house->clock.now()});
        }
        m_server->tellTopic("/topic/campaigns/501", "campaign.totals", toJson(totals));
    };
    give(1);
    QTRY_VERIFY(window->monitor().board().isLive());
    give(3);
    QTRY_VERIFY(window->monitor().onStage());
    QTRY_COMPARE(window->face()->shownTotal(), totals.total); // it counts up, and stops at the truth
    QCOMPARE(window->monitor().waiting(), 2);
    QTest::keyClick(window, Qt::Key_P);
    QTest::keyClick(window, Qt::Key_Right);
    QVERIFY(!window->monitor().onStage());
    QTest::keyClick(window, Qt::Key_P);
    QVERIFY(window->monitor().onStage());
    QCOMPARE(window->monitor().waiting(), 1);
    QTest::keyClick(window, Qt::Key_Right);
    QTest::keyClick(window, Qt::Key_R); // nothing is chosen: the newest
    QCOMPARE(window->monitor().waiting(), 1);
    QTest::keyClick(window, Qt::Key_F11);
    QVERIFY(window->isFullScreen());
    QTest::keyClick(window, Qt::Key_Escape);
    QVERIFY(window && !window->isFullScreen());
    m_window->openMonitor({501});
    QCOMPARE(m_window->monitor(), window.data());
    QTest::keyClick(window, Qt::Key_Escape);
    QTRY_VERIFY(!window);
}

void MainWindowTest::aRefusedGiftSaysSo()
{
    addCampaign();
    m_server->on("POST", u"/api/v1/campaigns/501/donations"_s, [](const FakeRequest &) {
        return refusal(Error{Code::Conflict, "campaign-closed"});
    });
    enter();
    m_window->openDonation({501}, u"그네"_s);
    auto *amount = m_window->sheet()->findChild<gui::MoneyEdit *>();
    QTest::keyClicks(amount, u"5000"_s);
    QTest::keyClick(amount, Qt::Key_Return);
    QTRY_VERIFY(amount->isEnabled());
    bool said = false;
    for (const gui::Label *label : m_window->sheet()->findChildren<gui::Label *>())
        said = said
            || (label->isVisible()
                && label->palette().color(QPalette::WindowText) == m_theme->colours().dangerText);
    QVERIFY(said);
    QVERIFY(m_browsed.isEmpty());
}

void MainWindowTest::thePaymentsDeskIsForWhoMayMoveMoney()
{
    const auto offered = [this] {
        for (const QAction *action : m_window->actions()) {
            if (action->text().contains(u"Payments desk"_s))
                return action->isVisible();
        }
        return false;
    };
    enter();
    QVERIFY(!offered());
    // Who comes all the same is told why there is nothing.
    const auto refuse = [](const FakeRequest &) { return refusal({Code::NotAllowed, "treasurer-only"}); };
    m_server->on("GET", u"/api/v1/desk"_s, refuse);
    m_server->on("GET", u"/api/v1/desk/sections/stuck"_s, refuse);
    m_window->openDesk();
    auto *desk = sheet<gui::DeskSheet>();
    QTRY_VERIFY(desk->desk().isRefused());
    auto *empty = desk->findChild<gui::EmptyState *>();
    QVERIFY(empty->isVisible());
    bool said = false;
    for (const QLabel *label : empty->findChildren<QLabel *>())
        said = said || label->text().contains(u"may move money"_s);
    QVERIFY(said);
    desk->leave();
}

void MainWindowTest::thePaymentsDeskShowsWhatWaitsAndDoesIt()
{
    m_server->giveRole(u"mina"_s, u"treasurer"_s);
    m_server->on("GET", u"/api/v1/desk"_s, [](const FakeRequest &) {
        return answer(desk::Overview{0, 0, 0, 1, 1, {}});
    });
    const auto serve = [this](desk::Section section, const QList<desk::Item> &items) {
        m_server->on("GET", u"/api/v1/desk/sections/"_s + json::wordOfEnum(section),
                     [items](const FakeRequest &) {
                         return answer(Page<desk::Item>{items, {}});
                     });
    };
    serve(desk::Section::Stuck, {});
    desk::Item deposit;
    deposit.section = desk::Section::Deposits;
    deposit.key = u"order-1"_s;
    deposit.order = OrderId{u"order-1"_s};
    deposit.payer = u"준"_s;
    deposit.title = u"지붕"_s;
    deposit.amount = Money{7'000};
    deposit.state = u"WAITING_FOR_DEPOSIT"_s;
    deposit.reference = u"MDABC"_s;
    serve(desk::Section::Deposits, {deposit});
    QList<desk::NoteTransfer> sent;
    m_server->on("POST", u"/api/v1/desk/transfers"_s, [&](const FakeRequest &request) {
        sent += *fromJson<desk::NoteTransfer>(request.body);
        desk::NotedTransfer noted;
        noted.transaction = sent.last().transaction;
        noted.amount = sent.last().amount;
        noted.reference = sent.last().reference;
        noted.payer = u"준"_s;
        noted.title = u"지붕"_s;
        return answer(noted);
    });
    desk::Story story;
    story.order = {u"order-1"_s};
    story.title = u"<b>지붕</b>"_s;
    story.lines = {{Timestamp{1}, u"made"_s, {}, Money{7'000}, {}, 1, {}}};
    m_server->on("GET", u"/api/v1/desk/orders/order-1"_s,
                 [story](const FakeRequest &) { return answer(story); });
    enter();
    m_window->openDesk();
    auto *desk = sheet<gui::DeskSheet>();
    const auto press = [desk](const QString &words) {
        for (auto *button : desk->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text().startsWith(words)) {
                button->click();
                return true;
            }
        }
        return false;
    };
    const auto says = [desk](const QString &words) {
        for (const QLabel *label : desk->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(u"No payment is stuck."_s));
    QVERIFY(press(u"Deposits 1"_s));
    QTRY_VERIFY(desk->findChild<gui::DeskList *>()->isVisible());
    QTRY_VERIFY(desk->desk().selectedItem());
    QVERIFY(press(u"Confirm a deposit"_s));
    QVERIFY(press(u"Look what would happen"_s));
    QVERIFY(says(u"number of the transfer is needed"_s));
    QLineEdit *number = nullptr;
    for (auto *edit : desk->findChildren<QLineEdit *>()) {
        if (edit->isVisible() && edit->hasFocus())
            number = edit;
    }
    QVERIFY(number);
    QTest::keyClicks(number, u"B-1"_s);
    QTest::keyClick(number, Qt::Key_Return);
    QTRY_VERIFY(says(u"Confirm that ₩7,000 of 준"_s));
    QCOMPARE(sent.size(), 1);
    QVERIFY(sent[0].dryRun.value_or(false));
    QCOMPARE(sent[0].reference, u"MDABC"_s);
    QVERIFY(press(u"Yes, do it"_s));
    QTRY_VERIFY(says(u"The gift counts."_s));
    QCOMPARE(sent.size(), 2);
    QVERIFY(!sent[1].dryRun.value_or(false));
    QVERIFY(press(u"The whole story"_s));
    QTRY_VERIFY(says(u"the order was made"_s));
    QVERIFY(says(u"<b>지붕</b>"_s)); // as it is, and no markup
    QTest::keyClick(desk, Qt::Key_Escape);
    QTRY_VERIFY(desk->findChild<gui::DeskList *>()->isVisible());
    desk->leave();
}

void MainWindowTest::theOverviewIsForWhoLooksAfterTheHouse()
{
    const auto offered = [this] {
        for (const QAction *action : m_window->actions()) {
            if (action->text().contains(u"Overview"_s))
                return action->isVisible();
        }
        return false;
    };
    enter();
    QVERIFY(!offered());
    m_window->openSwitcher();
    QTest::keyClicks(QApplication::focusWidget(), u"overv"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(sheet<gui::SwitcherSheet>());
    sheet<gui::SwitcherSheet>()->leave();
    // Who comes all the same is told why there is nothing, and asks no more.
    m_server->on("GET", u"/api/v1/overview"_s, [](const FakeRequest &) {
        return refusal({Code::NotAllowed, "admin-only"});
    });
    m_window->openOverview();
    auto *overview = sheet<gui::OverviewSheet>();
    QTRY_VERIFY(overview->desk().isRefused());
    bool said = false;
    for (const QLabel *label : overview->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(u"Only an owner or admin"_s));
    QVERIFY(said);
    overview->leave();
}

void MainWindowTest::theOverviewFitsItsSheet()
{
    QFETCH(bool, korean);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    const Language language = korean ? Language::Korean : Language::English;
    m_translations->use(language);
    m_formats->setLanguage(language);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    m_server->giveRole(u"mina"_s, u"owner"_s);
    overview::HouseState state = anOrderlyHouse();
    m_server->on("GET", u"/api/v1/overview"_s, [&](const FakeRequest &) { return answer(state); });
    enter();
    // Found by a part of its name, as rooms are.
    m_window->openSwitcher();
    const QString word = korean ? u"현황"_s : u"overv"_s;
    QInputMethodEvent typed(QString(), {});
    typed.setCommitString(word);
    QCoreApplication::sendEvent(QApplication::focusWidget(), &typed);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    // Without a translation the page has its English name.
    if (!sheet<gui::OverviewSheet>())
        m_window->openOverview();
    auto *overview = sheet<gui::OverviewSheet>();
    QVERIFY(overview);
    const auto keep = [&](const QString &name) {
        QTRY_VERIFY2(clippedTexts(*overview).isEmpty(), qPrintable(clippedTexts(*overview).join(u'\n')));
        keptPicture(*m_window, u"overview-"_s + QLatin1StringView(QTest::currentDataTag()) + u'-' + name);
    };
    const auto shows = [&](const QString &text) {
        for (const QLabel *label : overview->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(overview->desk().state());
    QVERIFY(shows(u"✓"_s) && !shows(u"✗"_s));
    keep(u"good"_s);
    // It follows by itself.
    state = aTroubledHouse();
    m_house->clock.advance(5s);
    QTRY_VERIFY(shows(u"✗"_s));
    QVERIFY(shows(u"!"_s));
    keep(u"bad"_s);
    // The server is away: the last reading stays, with its time.
    m_server->on("GET", u"/api/v1/overview"_s, [](const FakeRequest &) {
        return refusal({Code::Unavailable, "store"});
    });
    m_house->clock.advance(5s);
    QTRY_VERIFY(overview->desk().isStale());
    QVERIFY(shows(u"✗"_s));
    keep(u"stale"_s);
    m_window->resize(700, 760);
    keep(u"narrow"_s);
    overview->leave();
    // Nobody looks any more.
    const int reads = m_server->requestsTo("GET", u"/api/v1/overview"_s);
    m_house->clock.advance(60s);
    QCoreApplication::processEvents();
    QCOMPARE(m_server->requestsTo("GET", u"/api/v1/overview"_s), reads);
}

void MainWindowTest::thePaymentsDeskFitsItsSheet_data()
{
    QTest::addColumn<bool>("korean");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("scale");
    QTest::newRow("en") << false << false << 100;
    QTest::newRow("ko-dark") << true << true << 100;
    QTest::newRow("ko-150") << true << false << 150;
}

void MainWindowTest::thePaymentsDeskFitsItsSheet()
{
    QFETCH(bool, korean);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    const Language language = korean ? Language::Korean : Language::English;
    m_translations->use(language);
    m_formats->setLanguage(language);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    m_server->giveRole(u"mina"_s, u"owner"_s);
    desk::CheckSummary proven{m_house->clock.now(), true, 0};
    m_server->on("GET", u"/api/v1/desk"_s, [=](const FakeRequest &) {
        return answer(desk::Overview{0, 2, 1, 3, 1, proven});
    });
    QList<desk::Item> refunds;
    for (const QString &state : {u"waiting.second-person"_s, u"by-hand"_s, u"refused"_s}) {
        desk::Item item;
        item.section = desk::Section::Refunds;
        item.key = QString::number(refunds.size() + 1);
        item.order = OrderId{u"0123456789abcdef0123456789abcdef01234567"_s};
        item.payer = u"손부르튼할아버지와그친구들"_s;
        item.title = u"마을 도서관 지붕 고치기와 겨울나기 모금"_s;
        item.amount = Money{1'500'000};
        item.state = state;
        item.reason = u"두 번 보냈어요"_s;
        item.bank = u"국민은행 123-45-678"_s;
        item.reference = u"MDABCDEF"_s;
        item.holder = u"김미나"_s;
        item.since = m_house->clock.now();
        item.mine = false;
        refunds += item;
    }
    m_server->on("GET", u"/api/v1/desk/sections/stuck"_s,
                 [](const FakeRequest &) { return answer(Page<desk::Item>{}); });
    m_server->on("GET", u"/api/v1/desk/sections/refunds"_s, [=](const FakeRequest &) {
        return answer(Page<desk::Item>{refunds, {}});
    });
    desk::Story story;
    story.order = *refunds[0].order;
    story.payer = refunds[0].payer;
    story.title = refunds[0].title;
    story.amount = refunds[0].amount;
    story.gateway = u"transfer"_s;
    story.status = payments::OrderStatus::Done;
    story.remaining = Money{1'500'000};
    story.deposit = payments::Deposit{u"국민은행"_s, u"123-45-678"_s, u"마당협회"_s, u"MDABCDEF"_s,
                                      m_house->clock.now()};
    story.lines = {
        {m_house->clock.now(), u"made"_s, {}, story.amount, {}, 1, {}},
        {m_house->clock.now(), u"webhook"_s, u"dead.gateway-silent"_s, {}, u"DONE"_s, 3, {}},
        {m_house->clock.now(), u"transfer"_s, u"matched"_s, story.amount, u"B-77"_s, 1, m_house->clock.now()},
        {m_house->clock.now(), u"deed"_s, u"sent-back"_s, {}, u"mina: done"_s, 1, {}}};
    m_server->on("GET", u"/api/v1/desk/orders/"_s + story.order.value,
                 [=](const FakeRequest &) { return answer(story); });
    m_server->on("POST", u"/api/v1/desk/ledger-checks"_s, [](const FakeRequest &) {
        desk::LedgerCheck check;
        check.holds = false;
        check.proofs = {{u"sum-is-zero"_s, true, 0, {}},
                        {u"returns-are-posted"_s, false, 1, {u"return refund-8: the book says 0"_s}}};
        check.balances
            = {{u"campaign"_s, 3, Money{1'500'000}}, {u"gateway.transfer"_s, 1, Money{-1'500'000}}};
        return answer(check);
    });
    enter();
    m_window->openDesk();
    auto *desk = sheet<gui::DeskSheet>();
    const auto keep = [&](const QString &name) {
        keptPicture(*m_window, u"desk-"_s + QLatin1StringView(QTest::currentDataTag()) + u'-' + name);
        QCOMPARE(clippedTexts(*desk).join(u'\n'), QString());
    };
    QTRY_VERIFY(desk->findChild<gui::EmptyState *>()->isVisible() && desk->desk().overview());
    keep(u"empty"_s);
    desk->desk().setSection(desk::Section::Refunds);
    QTRY_COMPARE(desk->desk().items().size(), 3);
    QTRY_VERIFY(desk->findChild<gui::DeskList *>()->isVisible());
    keep(u"refunds"_s);
    desk->desk().select(1);
    auto *form = desk->findChild<gui::DeskForm *>();
    for (auto *button : form->findChildren<QPushButton *>()) {
        if (button->isVisible()) {
            button->click(); // it was sent back
            break;
        }
    }
    keep(u"sent"_s);
    desk->desk().openStory(story.order);
    QTRY_VERIFY(desk->desk().story());
    keep(u"story"_s);
    desk->desk().closeStory();
    desk->desk().checkLedger();
    QTRY_VERIFY(desk->desk().check());
    keep(u"books"_s);
    desk->leave();
}

void MainWindowTest::aComplaintIsMadeAndDecided()
{
    QFETCH(bool, korean);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    const Language language = korean ? Language::Korean : Language::English;
    m_translations->use(language);
    m_formats->setLanguage(language);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    m_server->giveRole(u"mina"_s, u"moderator"_s);
    QList<QByteArray> made;
    QList<QByteArray> verdicts;
    complaints::Complaint one;
    one.id = {5};
    one.room = RoomId{1};
    one.name = u"마당"_s;
    one.event = EventId{9};
    one.position = 1;
    one.author = {{12}, u"Jun"_s};
    one.said = u"<b>돈부터</b> 보내세요"_s;
    one.people = 1;
    one.voices
        = {{{{11}, u"민아"_s}, complaints::Reason::Fraud, u"선입금을 요구해요"_s, m_house->clock.now()}};
    one.firstAt = m_house->clock.now();
    const QString event = m_server->events(1).last().id.text();
    m_server->on("POST", u"/api/v1/rooms/1/events/%1/complaints"_s.arg(event),
                 [&](const FakeRequest &request) {
                     made += request.body;
                     return answer(Nothing());
                 });
    m_server->on("GET", u"/api/v1/complaints"_s, [&](const FakeRequest &) {
        Page<complaints::Complaint> page;
        if (verdicts.isEmpty())
            page.items = {one};
        return answer(page);
    });
    m_server->on("GET", u"/api/v1/complaints/5"_s, [&](const FakeRequest &) {
        return answer(complaints::Context{one, m_server->events(1)});
    });
    m_server->on("POST", u"/api/v1/complaints/5/decide"_s, [&](const FakeRequest &request) {
        verdicts += request.body;
        return answer(one);
    });
    enter();
    m_window->openRoom({1});
    QTRY_VERIFY(timeline() && timeline()->rowCount() > 0);
    const auto keep = [&](const QString &name) {
        keptPicture(*m_window, u"complaints-"_s + QLatin1StringView(QTest::currentDataTag()) + u'-' + name);
        QCOMPARE(clippedTexts(*m_window->sheet()).join(u'\n'), QString());
    };
    // The one whose words begin like that, in whatever language.
    const auto press = [this](QWidget *inside, int fromEnd) {
        QList<QPushButton *> there;
        for (auto *button : inside->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && !button->isCheckable())
                there += button;
        }
        QVERIFY(there.size() >= fromEnd);
        there[there.size() - fromEnd]->click();
    };
    const views::TimelineRow row = timeline()->row(timeline()->rowCount() - 1);
    Q_EMIT m_window->roomScreen()->conversation().complaintWanted(row);
    QTRY_VERIFY(sheet<gui::ComplainSheet>());
    auto *note = m_window->sheet()->findChild<QLineEdit *>();
    QTest::keyClicks(note, u"too much"_s);
    keep(u"make"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_COMPARE(made.size(), 1);
    QVERIFY(made[0].contains("too much"));
    QTRY_VERIFY(!m_window->sheet());

    m_window->openComplaints();
    auto *desk = sheet<gui::ComplaintsSheet>();
    const auto says = [&](const QString &words) {
        const auto labels = desk->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    QTRY_VERIFY(says(u"<b>돈부터</b>"_s)); // as it is, and no markup
    press(desk, 3); // what stands around it
    QTRY_VERIFY(says(u"│ "_s));
    keep(u"waiting"_s);
    press(desk, 2); // take it away
    QTRY_COMPARE(verdicts.size(), 1);
    QVERIFY(verdicts[0].contains("removed"));
    QTRY_VERIFY(desk->findChild<gui::EmptyState *>()->isVisible());
    keep(u"empty"_s);
    desk->leave();
    m_server->on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &) {
        return answer(Page<accounts::Person>{{{{12}, u"Jun"_s}}, {}});
    });
    m_window->openBlocked();
    QTRY_VERIFY(sheet<gui::BlockedSheet>()->findChildren<QPushButton *>().size() >= 1);
    keep(u"blocked"_s);
}

void MainWindowTest::aSettlementFileIsComparedAndTaken()
{
    QFETCH(bool, korean);
    QFETCH(bool, dark);
    QFETCH(int, scale);
    const Language language = korean ? Language::Korean : Language::English;
    m_translations->use(language);
    m_formats->setLanguage(language);
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    m_server->giveRole(u"mina"_s, u"treasurer"_s);
    reconciliation::Difference line;
    line.id = SettlementLineId{1};
    line.gateway = u"toss"_s;
    line.verdict = reconciliation::Verdict::OtherAmount;
    line.order = u"0123456789abcdef0123456789abcdef01234567"_s;
    line.paymentKey = u"<b>pay</b>"_s;
    line.theirs = {1'000'000};
    line.ours = {10'000};
    line.at = m_house->clock.now();
    bool explained = false;
    int taken = 0;
    m_server->on("GET", u"/api/v1/reconciliations/lines"_s, [&](const FakeRequest &) {
        Page<reconciliation::Difference> page;
        if (taken > 0 && !explained)
            page.items = {line};
        return answer(page);
    });
    m_server->on("POST", u"/api/v1/reconciliations"_s, [&](const FakeRequest &request) {
        const auto wanted = *fromJson<reconciliation::Import>(request.body);
        reconciliation::Reconciliation report;
        report.lines = 2;
        report.matched = 1;
        report.differing = 1;
        report.amount = {10'000};
        report.fee = {330};
        report.payOut = {9'670};
        taken += wanted.dryRun.value_or(false) ? 0 : 1;
        return answer(report, 201);
    });
    m_server->on("POST", u"/api/v1/reconciliations/lines/1/explain"_s, [&](const FakeRequest &) {
        explained = true;
        return answer(line);
    });
    enter();
    m_window->openSettlements();
    auto *settlements = sheet<gui::SettlementSheet>();
    const auto says = [&](const QString &words) {
        const auto labels = settlements->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    const auto keep = [&](const QString &name) {
        keptPicture(*m_window, u"settlements-"_s + QLatin1StringView(QTest::currentDataTag()) + u'-' + name);
        QCOMPARE(clippedTexts(*settlements).join(u'\n'), QString());
    };
    // The button that decides is the last visible one of its kind.
    const auto press = [&](auto *inside) {
        QPushButton *last = nullptr;
        for (auto *button : inside->template findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && !button->isCheckable())
                last = button;
        }
        QVERIFY(last);
        last->click();
    };
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("orderId,amount,fee,soldDate\n");
    file.close();
    settlements->look(file.fileName() + u"-gone"_s);
    keep(u"unreadable"_s);
    settlements->look(file.fileName());
    QTRY_VERIFY(says(m_formats->won({9'670})));
    QCOMPARE(taken, 0);
    keep(u"preview"_s);
    press(settlements->findChild<gui::SettlementChoice *>());
    QTRY_VERIFY(says(u"<b>pay</b>"_s)); // as it is, and no markup
    QCOMPARE(taken, 1);
    keep(u"lines"_s);
    auto *lines = settlements->findChild<gui::SettlementLines *>();
    press(lines);
    auto *reason = lines->findChild<QLineEdit *>();
    QVERIFY(reason);
    QTRY_VERIFY(reason->isVisible());
    keep(u"reason"_s);
    QTest::keyClicks(reason, u"twice"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(explained);
    QTRY_VERIFY(!says(u"<b>pay</b>"_s));
    settlements->leave();
}

void MainWindowTest::aRoomIsMadeAFavouriteAndMutedFromItsMenu()
{
    QList<QByteArray> asked;
    rooms::Loudness now;
    m_server->on("PATCH", u"/api/v1/rooms/1/loudness"_s, [&](const FakeRequest &request) {
        asked += request.body;
        if (request.body.contains("favourite"))
            now.favourite = true;
        if (request.body.contains("mutedUntil")) {
            now.muted = true;
            now.mutedUntil = m_house->clock.now().plus(8h);
        }
        return answer(rooms::RoomLoudness{{1}, now});
    });
    enter();
    m_window->openRoom({2});
    auto *screen = m_window->findChild<gui::RoomListScreen *>();
    auto *list = screen->findChild<QListView *>();
    const int height = list->sizeHintForRow(0);
    const auto choose = [&](const QString &words) {
        Q_EMIT screen->menuWanted({1}, m_window->mapToGlobal(QPoint(20, 20)));
        QMenu *menu = nullptr;
        for (QMenu *each : m_window->findChildren<QMenu *>()) {
            for (QAction *action : each->actions()) {
                if (action->text() == words) {
                    menu = each;
                    action->trigger();
                    break;
                }
            }
        }
        for (QMenu *each : m_window->findChildren<QMenu *>())
            each->close();
        return menu != nullptr;
    };
    QVERIFY(choose(u"Add to favourites"_s));
    QTRY_COMPARE(asked.value(0), QByteArray("{\"favourite\":true}"));
    QCOMPARE(m_window->roomScreen()->room(), RoomId{2});
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"마당"_s);
    QVERIFY2(list->sizeHintForRow(0) > height, "a heading stands above it");
    QVERIFY(choose(u"For 8 hours"_s));
    QTRY_VERIFY(asked.value(1).startsWith("{\"mutedUntil\":\""));
    QTRY_VERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"muted"_s));
}

void MainWindowTest::whenARoomMayAlertIsSetFromItsMenu()
{
    QList<rooms::Schedule> asked;
    m_server->on("PATCH", u"/api/v1/rooms/1/loudness"_s, [&](const FakeRequest &request) {
        const auto wanted
            = fromJson<rooms::SetLoudness>(QByteArray(request.body).replace(0, 1, "{\"room\":\"1\","));
        asked += wanted->schedule.value_or(rooms::Schedule{});
        rooms::Loudness now;
        if (!asked.last().loud.isEmpty())
            now.schedule = asked.last();
        return answer(rooms::RoomLoudness{{1}, now});
    });
    enter();
    m_window->openRoom({2});
    auto *screen = m_window->findChild<gui::RoomListScreen *>();
    const auto open = [&] {
        Q_EMIT screen->menuWanted({1}, m_window->mapToGlobal(QPoint(20, 20)));
        QString found;
        for (QMenu *each : m_window->findChildren<QMenu *>()) {
            for (QAction *action : each->actions()) {
                if (found.isEmpty() && action->text().startsWith(u"Schedule"_s)) {
                    found = action->text();
                    action->trigger();
                }
            }
            each->close();
        }
        return found;
    };
    QCOMPARE(open(), u"Schedule…"_s);
    auto *times = sheet<gui::ScheduleSheet>();
    QVERIFY(times);
    auto *on = times->findChild<QCheckBox *>();
    QVERIFY(!on->isChecked());
    on->click();
    const auto button = [&](const QString &words) -> QPushButton * {
        for (QPushButton *each : times->findChildren<QPushButton *>()) {
            if (each->isVisible() && (each->text() == words || each->accessibleName() == words))
                return each;
        }
        return nullptr;
    };
    // The days of the week stand as most people want them.
    QVERIFY(button(u"Monday"_s)->isChecked());
    QVERIFY(!button(u"Sunday"_s)->isChecked());
    // A screen reader may be told the chosen time as the name of its box.
    const QList<QComboBox *> ends = times->findChildren<QComboBox *>();
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends[0]->accessibleDescription(), u"Loud from"_s);
    QCOMPARE(ends[1]->accessibleDescription(), u"Loud until"_s);
    QVERIFY(button(u"Monday"_s)->accessibleDescription().isEmpty());
    // Of two times the controls say to which they belong.
    button(u"Add a time"_s)->click();
    QCOMPARE(button(u"Monday"_s)->accessibleDescription(),
             u"%1 – %2"_s.arg(ends[0]->currentText(), ends[1]->currentText()));
    gui::IconButton *last = nullptr;
    for (gui::IconButton *each : times->findChildren<gui::IconButton *>()) {
        if (each->accessibleName() == u"Remove this time"_s)
            last = each;
    }
    QVERIFY(last);
    QVERIFY(last->accessibleDescription() != button(u"Monday"_s)->accessibleDescription());
    last->click();
    QVERIFY(button(u"Monday"_s)->accessibleDescription().isEmpty());
    button(u"Monday"_s)->click();
    QVERIFY(button(u"Save"_s)->isEnabled());
    button(u"Save"_s)->click();
    QTRY_COMPARE(asked.size(), 1);
    const QList<rooms::LoudSpan> wanted{{{2, 3, 4, 5}, 9 * 60, 18 * 60}};
    QVERIFY(asked[0].loud == wanted);
    QVERIFY(!asked[0].timeZone.isEmpty());
    QTRY_VERIFY(!sheet<gui::ScheduleSheet>());

    const QString standing = open();
    QVERIFY2(standing.startsWith(u"Schedule: "_s) && standing.contains(u" until "_s), qPrintable(standing));
    times = sheet<gui::ScheduleSheet>();
    QVERIFY(times);
    for (const QString &day : {u"Tuesday"_s, u"Wednesday"_s, u"Thursday"_s, u"Friday"_s})
        button(day)->click();
    QVERIFY2(!button(u"Save"_s)->isEnabled(), "no day at all");
    times->findChild<QCheckBox *>()->click();
    button(u"Save"_s)->click();
    QTRY_COMPARE(asked.size(), 2);
    QVERIFY(asked[1].loud.isEmpty());
    QTRY_VERIFY(!sheet<gui::ScheduleSheet>());
    QCOMPARE(open(), u"Schedule…"_s);
}

void MainWindowTest::roomsAreKeptInFolders()
{
    m_server->on("POST", u"/api/v1/me/folders"_s, [](const FakeRequest &request) {
        return answer(folders::Folder{{31}, fromJson<folders::NewFolder>(request.body)->name, false}, 201);
    });
    m_server->on("PUT", u"/api/v1/rooms/1/folder"_s, [](const FakeRequest &request) {
        rooms::Loudness now;
        if (request.body.contains("31"))
            now.folder = FolderId{31};
        return answer(rooms::RoomLoudness{{1}, now});
    });
    QList<QByteArray> asked;
    m_server->on("PATCH", u"/api/v1/me/folders/31"_s, [&](const FakeRequest &request) {
        asked += request.body;
        return answer(folders::Arrangement{{{{31}, u"Home & garden"_s, request.body.contains("true")}}, {}});
    });
    m_server->on("DELETE", u"/api/v1/me/folders/31"_s,
                 [](const FakeRequest &) { return answer(folders::Arrangement{}); });
    enter();
    m_window->openRoom({2});
    auto *screen = m_window->findChild<gui::RoomListScreen *>();
    auto *list = screen->findChild<QListView *>();
    const auto choose = [&](const QString &words) {
        for (QMenu *each : m_window->findChildren<QMenu *>()) {
            for (QAction *action : each->actions()) {
                if (action->text() == words) {
                    action->trigger();
                    for (QMenu *open : m_window->findChildren<QMenu *>())
                        open->close();
                    return true;
                }
            }
        }
        return false;
    };
    Q_EMIT screen->menuWanted({1}, m_window->mapToGlobal(QPoint(20, 20)));
    QVERIFY(choose(u"New folder…"_s));
    QVERIFY(m_window->sheet());
    auto *name = m_window->sheet()->findChild<QLineEdit *>();
    QVERIFY(name);
    QTest::keyClicks(name, u"Home & garden"_s);
    keptPicture(*m_window, u"folder-new"_s);
    QTest::keyClick(name, Qt::Key_Return);
    const auto rows = [list] {
        QStringList all;
        for (int i = 0; i < list->model()->rowCount(); ++i)
            all += list->model()->index(i, 0).data().toString();
        return all;
    };
    QTRY_COMPARE(rows(), (QStringList{u"Home & garden"_s, u"마당"_s, u"Garden"_s}));
    QVERIFY(!m_window->sheet());
    keptPicture(*m_window, u"folder-open"_s);
    // By keyboard: folding, and staying there.
    QApplication::setActiveWindow(m_window.get());
    list->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(list->hasFocus());
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Left);
    QTRY_COMPARE(rows(), (QStringList{u"Home & garden"_s, u"Garden"_s}));
    QTRY_COMPARE(asked.value(0), QByteArray("{\"folded\":true}"));
    QCOMPARE(list->currentIndex().row(), 0);
    keptPicture(*m_window, u"folder-folded"_s);
    // A folder has no window of its own.
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTest::mouseClick(list->viewport(), Qt::MiddleButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QVERIFY(m_window->roomWindows()->windows().isEmpty());
    QCOMPARE(rows().size(), 2);
    // Going on to the next room passes by what is folded away.
    QTest::keyClick(m_window.get(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_window->roomScreen()->room(), RoomId{2});
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 3);
    QTRY_COMPARE(asked.size(), 2); // its answer would bring the folder back
    Q_EMIT screen->folderMenuWanted({31}, m_window->mapToGlobal(QPoint(20, 20)));
    QVERIFY(choose(u"Remove the folder…"_s));
    QVERIFY(m_window->sheet());
    for (auto *button : m_window->sheet()->findChildren<gui::Button *>()) {
        if (button->text() == u"Remove the folder"_s) {
            QVERIFY(button->isEnabled());
            button->click();
            break;
        }
    }
    QTRY_COMPARE(rows().size(), 2);
    QVERIFY(!rows().contains(u"Home & garden"_s));
}

void MainWindowTest::ownersChooseWhatNewMembersSee()
{
    QByteArray made;
    m_server->on("POST", u"/api/v1/rooms"_s, [&](const FakeRequest &request) {
        made = request.body;
        return answer(m_server->room(2));
    });
    QByteArray chosen;
    m_server->on("PATCH", u"/api/v1/rooms/1/history"_s, [&](const FakeRequest &request) {
        chosen = request.body;
        m_server->room(1).history = rooms::HistoryScope::Joined;
        return answer(m_server->room(1));
    });
    m_server->room(1).role = rooms::MemberRole::Owner;
    enter();
    m_window->openNewRoom();
    auto *one = sheet<gui::NewRoomSheet>();
    QVERIFY(one);
    auto *name = one->findChild<QLineEdit *>();
    QTest::keyClicks(name, u"quiet"_s);
    one->findChild<QCheckBox *>()->click();
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!made.isEmpty());
    QCOMPARE(fromJson<rooms::CreateRoom>(made)->name, u"quiet"_s);
    QCOMPARE(fromJson<rooms::CreateRoom>(made)->history, rooms::HistoryScope::Joined);

    m_window->openRoom({1});
    QTRY_VERIFY(m_window->roomScreen());
    const auto choice = [](QMenu *menu) -> QAction * {
        for (QAction *each : menu->findChildren<QAction *>()) {
            if (each->text() == u"only what comes after they join"_s)
                return each;
        }
        return nullptr;
    };
    const std::unique_ptr<QMenu> menu(m_window->roomScreen()->makeMenu(m_window.get()));
    QVERIFY(choice(menu.get()));
    QVERIFY(choice(menu.get())->isEnabled() && !choice(menu.get())->isChecked());
    choice(menu.get())->trigger();
    QTRY_VERIFY(chosen.contains("joined"));
    QTRY_COMPARE(m_house->session->archive().room({1})->history, rooms::HistoryScope::Joined);
}

void MainWindowTest::quietHoursAndKeywordsAreSetInTheSettings()
{
    notifications::AlertRules rules;
    m_server->on("GET", u"/api/v1/notifications/rules"_s, [&](const FakeRequest &) { return answer(rules); });
    m_server->on("PATCH", u"/api/v1/notifications/rules"_s, [&](const FakeRequest &request) {
        const auto wanted = fromJson<notifications::ChangeAlertRules>(request.body);
        if (wanted->keywords && wanted->keywords->contains(u"!"_s))
            return refusal(Error{Code::InvalidValue, "characters"}.at(u"keywords"_s));
        rules.quiet = wanted->quiet.value_or(rules.quiet);
        rules.keywords = wanted->keywords.value_or(rules.keywords);
        return answer(rules);
    });
    enter();
    m_window->openSettings();
    const auto box = [this](const QString &words) -> QCheckBox * {
        for (QCheckBox *each : m_window->sheet()->findChildren<QCheckBox *>()) {
            if (each->text() == words)
                return each;
        }
        return nullptr;
    };
    QVERIFY(box(u"Quiet hours"_s));
    QVERIFY(!box(u"Let money and invitations pass"_s)->isVisible());
    box(u"Quiet hours"_s)->click();
    QTRY_VERIFY(rules.quiet.on);
    QVERIFY(!rules.quiet.timeZone.isEmpty());
    QTRY_VERIFY(box(u"Let money and invitations pass"_s)->isVisible());
    box(u"Let money and invitations pass"_s)->click();
    QTRY_VERIFY(rules.quiet.moneyPasses);
    // From another device.
    rules.quiet.from = 21 * 60 + 10;
    const QList<QComboBox *> choices = m_window->sheet()->findChildren<QComboBox *>();
    const auto isTold = [&] { // again, should the answer to our own change come after it
        m_server->tellTopic("/user/queue/alerts", "alert-rules", toJson(rules));
        return std::any_of(choices.cbegin(), choices.cend(),
                           [](QComboBox *each) { return each->currentText() == u"21:10"_s; });
    };
    QTRY_VERIFY(isTold());
    auto *keywords = m_window->sheet()->findChild<QLineEdit *>();
    keywords->setFocus();
    QTest::keyClicks(keywords, u"deploy, bazaar"_s);
    QTest::keyClick(keywords, Qt::Key_Return);
    QTRY_COMPARE(rules.keywords, (QStringList{u"deploy"_s, u"bazaar"_s}));
    QVERIFY(m_house->preferences.notifies());
    box(u"Notify me on this computer"_s)->click();
    QVERIFY(!m_house->preferences.notifies());
    QVERIFY(!box(u"Show what was said"_s)->isEnabled());
    QVERIFY2(!box(u"Keep running in the tray when the window is closed"_s)->isEnabled(), "there is no tray");
}

void MainWindowTest::everyControlHasAName()
{
    m_server->giveRole(u"mina"_s, u"owner"_s);
    addCampaign();
    enter();
    for (const auto open : {&gui::MainWindow::openSettings,    &gui::MainWindow::openNewRoom,
                            &gui::MainWindow::openDirect,      &gui::MainWindow::openSessions,
                            &gui::MainWindow::openSwitcher,    &gui::MainWindow::openGifts,
                            &gui::MainWindow::openRefunds,     &gui::MainWindow::openDesk,
                            &gui::MainWindow::openOverview,    &gui::MainWindow::openConnections,
                            &gui::MainWindow::openAudit,       &gui::MainWindow::openApplicants,
                            &gui::MainWindow::openBans,        &gui::MainWindow::openComplaints,
                            &gui::MainWindow::openSettlements, &gui::MainWindow::openReceipts,
                            &gui::MainWindow::openPledges,     &gui::MainWindow::openBlocked,
                            &gui::MainWindow::openProfile,     &gui::MainWindow::openShortcuts,
                            &gui::MainWindow::openInbox}) {
        (m_window.get()->*open)();
        QVERIFY(m_window->sheet());
        QVERIFY2(namelessControls(*m_window).isEmpty(), qPrintable(namelessControls(*m_window).join(u'\n')));
        m_window->sheet()->leave();
    }
}

void MainWindowTest::aNarrowWindowShowsOneThingAtATime()
{
    enter();
    m_window->setMinimumSize(300, 300);
    m_window->resize(460, 700);
    auto *list = m_window->findChild<gui::RoomListScreen *>();
    QTRY_VERIFY(!list->isVisible());
    QVERIFY(m_window->roomScreen()->isVisible());
    Q_EMIT m_window->roomScreen()->backWanted();
    QTRY_VERIFY(list->isVisible());
    QVERIFY(!m_window->roomScreen());
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
