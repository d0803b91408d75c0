// SPDX-License-Identifier: GPL-3.0-or-later
// What screens show when there is nothing, and when the server refuses or is away: each says so, offers to
// ask again where that can help, and is kept as a picture in both languages.
#include "client-gui/monitor/monitor_face.h"
#include "client-gui/monitor/monitor_window.h"
#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/people/care_sheet.h"
#include "client-gui/people/role_sheet.h"
#include "client-gui/screens/lines_sheet.h"
#include "client-gui/screens/room_export_sheet.h"
#include "client-gui/timeline/timeline_view.h"
#include "common/views/wording.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/full_disk.h"

#include <QAccessible>
#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

namespace {

const Error kTrouble{Code::Unavailable, "store"};

FakeAnswer emptyPage()
{
    return {200, R"({"items":[]})", {}};
}

/// A sheet and what it reads when it opens.
struct Screen {
    const char *name;
    QStringList paths;
    void (*open)(gui::MainWindow &window);
};

const QList<Screen> &lists()
{
    using gui::MainWindow;
    static const QList<Screen> all{
        {"browse", {u"/api/v1/rooms/public"_s}, [](MainWindow &window) { window.openBrowse(); }},
        {"inbox", {u"/api/v1/notifications"_s}, [](MainWindow &window) { window.openInbox(); }},
        {"saved", {u"/api/v1/me/saved"_s}, [](MainWindow &window) { window.openSaved(); }},
        {"gifts", {u"/api/v1/donations"_s}, [](MainWindow &window) { window.openGifts(); }},
        {"receipts", {u"/api/v1/me/receipts"_s}, [](MainWindow &window) { window.openReceipts(); }},
        {"refunds", {u"/api/v1/refunds"_s}, [](MainWindow &window) { window.openRefunds(); }},
        {"pledges", {u"/api/v1/pledges"_s}, [](MainWindow &window) { window.openPledges(); }},
        {"campaigns", {u"/api/v1/campaigns"_s}, [](MainWindow &window) { window.openCampaigns(); }},
        {"complaints", {u"/api/v1/complaints"_s}, [](MainWindow &window) { window.openComplaints(); }},
        {"applicants",
         {u"/api/v1/applicants"_s, u"/api/v1/invites"_s},
         [](MainWindow &window) { window.openApplicants(); }},
        {"people-desk", {u"/api/v1/users"_s}, [](MainWindow &window) { window.openPeopleDesk(); }},
        {"bans", {u"/api/v1/bans"_s}, [](MainWindow &window) { window.openBans(); }},
        {"connections", {u"/api/v1/connections"_s}, [](MainWindow &window) { window.openConnections(); }},
        {"audit", {u"/api/v1/audit"_s}, [](MainWindow &window) { window.openAudit(); }},
        {"blocked", {u"/api/v1/blocks"_s}, [](MainWindow &window) { window.openBlocked(); }},
        {"settlements",
         {u"/api/v1/reconciliations/lines"_s},
         [](MainWindow &window) { window.openSettlements(); }},
        {"payouts",
         {u"/api/v1/payouts"_s},
         [](MainWindow &window) { window.campaignSheets().openPayouts(); }},
    };
    return all;
}

} // namespace

class ScreenStatesTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyListSaysSo_data();
    void anEmptyListSaysSo();
    void aRefusedListSaysWhyAndAsksAgain_data();
    void aRefusedListSaysWhyAndAsksAgain();
    void whatIsNoListSaysWhy_data();
    void whatIsNoListSaysWhy();
    void aPartOfTheAccountThatCannotBeReadSaysWhy_data();
    void aPartOfTheAccountThatCannotBeReadSaysWhy();
    void anAccountThatCannotBeReadIsAskedForAgain();
    void aMonitorWithoutAConnectionSaysSo();
    void linesThatAreNotThereYetAreWaitedFor();
    void membersThatCannotBeReadAreAskedForAgain();
    void aConversationNeverReadIsNotCalledEmpty();
    void aRoomWithoutAWordInvitesToTheFirst();
    void roomsNeverReadComeWithTheConnection();
    void aCampaignThatCannotBeReadIsAskedForAgain();
    void aCampaignNeverReadComesWithTheConnection();
    void aPaymentThatFailedSaysSo();
    void aServerThatIsAwayIsSaid();
    void aDiskThatTakesNothingIsSaid();
    void aRoomIsSavedAsAFolder();
    void aRoomThatWasSavedInPartGoesOn();
    void whoMayNotChooseWhatNewMembersSeeIsToldWhy();

public Q_SLOTS:
    void browse(const QUrl &) { }

private:
    void enter();
    void use(Language language);
    void picture(const QString &name);
    void refuse(const QStringList &paths);
    bool says(const QWidget *inside, const QString &words) const;
    QAbstractButton *button(const QWidget *inside, const QString &words) const;
    bool isSettled(const QWidget *inside) const;
};

void ScreenStatesTest::init()
{
    openHouse();
    fillHouse();
    m_server->giveRole(u"mina"_s, u"owner"_s);
    makeWindow({1100, 760});
    QDesktopServices::setUrlHandler(u"http"_s, this, "browse");
}

void ScreenStatesTest::cleanup()
{
    QDesktopServices::unsetUrlHandler(u"http"_s);
    closeHouse();
}

void ScreenStatesTest::enter()
{
    QVERIFY(m_house->enter(*m_server));
    QTRY_VERIFY(m_window->roomScreen());
}

void ScreenStatesTest::use(Language language)
{
    m_translations->use(language);
    m_formats->setLanguage(language);
    QCoreApplication::processEvents();
}

/// In both languages, the one of the test last; nothing may be cut off, and nothing without a name.
void ScreenStatesTest::picture(const QString &name)
{
    for (const auto &[language, word] :
         {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
        use(language);
        const QWidget *sheet = m_window->sheet();
        const QWidget &shown = sheet ? *sheet : *m_window;
        QTRY_VERIFY2(clippedTexts(shown).isEmpty(),
                     qPrintable(name + u' ' + word + u": "_s + clippedTexts(shown).join(u'\n')));
        QVERIFY2(namelessControls(shown).isEmpty(), qPrintable(namelessControls(shown).join(u'\n')));
        keptPicture(*m_window, u"state-"_s + name + u'-' + word);
    }
}

void ScreenStatesTest::refuse(const QStringList &paths)
{
    for (const QString &path : paths)
        m_server->on("GET", path, [](const FakeRequest &) { return refusal(kTrouble); });
}

bool ScreenStatesTest::says(const QWidget *inside, const QString &words) const
{
    const auto labels = inside->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

QAbstractButton *ScreenStatesTest::button(const QWidget *inside, const QString &words) const
{
    for (auto *one : inside->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->isEnabled() && one->text() == words)
            return one;
    }
    return nullptr;
}

bool ScreenStatesTest::isSettled(const QWidget *inside) const
{
    const auto spinners = inside->findChildren<gui::Spinner *>();
    const bool turns = std::any_of(spinners.cbegin(), spinners.cend(),
                                   [](const gui::Spinner *one) { return one->isVisible(); });
    return !turns && !says(inside, u"Fetching"_s);
}

void ScreenStatesTest::anEmptyListSaysSo_data()
{
    QTest::addColumn<int>("screen");
    for (int i = 0; i < int(lists().size()); ++i)
        QTest::newRow(lists()[i].name) << i;
}

void ScreenStatesTest::anEmptyListSaysSo()
{
    QFETCH(int, screen);
    const Screen &one = lists()[screen];
    for (const QString &path : one.paths)
        m_server->on("GET", path, [](const FakeRequest &) { return emptyPage(); });
    enter();
    one.open(*m_window);
    QVERIFY(m_window->sheet());
    QTRY_VERIFY(m_server->requestsTo("GET", one.paths.first()) > 0 && isSettled(m_window->sheet()));
    QVERIFY(!says(m_window->sheet(), views::wording::of(kTrouble)));
    QVERIFY(!button(m_window->sheet(), u"Try again"_s));
    picture(QLatin1StringView(one.name) + u"-empty"_s);
}

void ScreenStatesTest::aRefusedListSaysWhyAndAsksAgain_data()
{
    anEmptyListSaysSo_data();
}

void ScreenStatesTest::aRefusedListSaysWhyAndAsksAgain()
{
    QFETCH(int, screen);
    const Screen &one = lists()[screen];
    refuse(one.paths);
    enter();
    one.open(*m_window);
    QVERIFY(m_window->sheet());
    const QString why = views::wording::of(kTrouble);
    QTRY_VERIFY(isSettled(m_window->sheet()) && says(m_window->sheet(), why));
    picture(QLatin1StringView(one.name) + u"-error"_s);
    for (const QString &path : one.paths)
        m_server->on("GET", path, [](const FakeRequest &) { return emptyPage(); });
    QAbstractButton *again = button(m_window->sheet(), u"Try again"_s);
    QVERIFY(again);
    again->click();
    QTRY_VERIFY(isSettled(m_window->sheet()) && !says(m_window->sheet(), why));
    QVERIFY(!button(m_window->sheet(), u"Try again"_s));
}

void ScreenStatesTest::whatIsNoListSaysWhy_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("again");
    QTest::newRow("profile") << QStringList{u"/api/v1/me/profile"_s} << u"Try again"_s;
    QTest::newRow("person") << QStringList{u"/api/v1/profiles/12"_s} << u"Try again"_s;
    QTest::newRow("sessions") << QStringList{u"/api/v1/sessions"_s} << u"Try again"_s;
    QTest::newRow("overview") << QStringList{u"/api/v1/overview"_s} << u"Read again"_s;
    QTest::newRow("desk") << QStringList{u"/api/v1/desk"_s, u"/api/v1/desk/sections/stuck"_s}
                          << u"Try again"_s;
}

void ScreenStatesTest::whatIsNoListSaysWhy()
{
    QFETCH(QStringList, paths);
    QFETCH(QString, again);
    const QString name = QLatin1StringView(QTest::currentDataTag());
    refuse(paths);
    enter();
    if (name == "profile"_L1)
        m_window->openProfile();
    else if (name == "person"_L1)
        m_window->openPerson({{12}, u"Jun"_s});
    else if (name == "sessions"_L1)
        m_window->openSessions();
    else if (name == "overview"_L1)
        m_window->openOverview();
    else
        m_window->openDesk();
    QVERIFY(m_window->sheet());
    QTRY_VERIFY(says(m_window->sheet(), views::wording::of(kTrouble)));
    QTRY_VERIFY(button(m_window->sheet(), again));
    picture(name + u"-error"_s);
    const int asked = m_server->requestsTo("GET", paths.first());
    QVERIFY(button(m_window->sheet(), again));
    button(m_window->sheet(), again)->click();
    QTRY_VERIFY(m_server->requestsTo("GET", paths.first()) > asked);
}

void ScreenStatesTest::aPartOfTheAccountThatCannotBeReadSaysWhy_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("tokens") << u"/api/v1/me/tokens"_s << QByteArray("madang::gui::TokenBox");
    QTest::newRow("verification") << u"/api/v1/me/verification"_s
                                  << QByteArray("madang::gui::VerificationBox");
    QTest::newRow("details") << u"/api/v1/me/details"_s << QByteArray("madang::gui::DetailsBox");
}

void ScreenStatesTest::aPartOfTheAccountThatCannotBeReadSaysWhy()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, part);
    refuse({path});
    enter();
    m_window->openSessions();
    const QList<QWidget *> all = m_window->sheet()->findChildren<QWidget *>();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&part](const QWidget *each) { return each->inherits(part.constData()); });
    QVERIFY(found != all.cend());
    const QWidget *box = *found;
    QTRY_VERIFY(says(box, views::wording::of(kTrouble)));
    picture(QLatin1StringView(QTest::currentDataTag()) + u"-error"_s);
    const int asked = m_server->requestsTo("GET", path);
    m_server->forget("GET", path); // an older server: there is no such thing
    QVERIFY(button(box, u"Try again"_s));
    button(box, u"Try again"_s)->click();
    QTRY_VERIFY(m_server->requestsTo("GET", path) > asked);
}

void ScreenStatesTest::anAccountThatCannotBeReadIsAskedForAgain()
{
    const QString path = u"/api/v1/users/jun"_s;
    refuse({path});
    enter();
    auto *care = new gui::CareSheet(*m_theme, *m_house->session, *m_formats, u"jun"_s, m_window.get());
    auto *role = new gui::RoleSheet(*m_theme, *m_house->session, u"jun"_s, m_window.get());
    care->open();
    QTRY_VERIFY(says(care, views::wording::of(kTrouble)));
    picture(u"care-error"_s);
    care->hide();
    role->open();
    QTRY_VERIFY(says(role, views::wording::of(kTrouble)));
    picture(u"role-error"_s);
    for (QWidget *sheet : {static_cast<QWidget *>(care), static_cast<QWidget *>(role)}) {
        sheet->show();
        const int asked = m_server->requestsTo("GET", path);
        QVERIFY(button(sheet, u"Try again"_s));
        button(sheet, u"Try again"_s)->click();
        QTRY_VERIFY(m_server->requestsTo("GET", path) > asked);
    }
}

void ScreenStatesTest::aMonitorWithoutAConnectionSaysSo()
{
    refuse({u"/api/v1/campaigns/501"_s});
    enter();
    m_server->goAway();
    QTRY_COMPARE(m_house->session->stream().link().phase, LinkState::Phase::Waiting);
    m_window->openMonitor({501});
    const auto *face = m_window->monitor()->findChild<gui::MonitorFace *>();
    QVERIFY(face);
    QTRY_VERIFY(face->accessibleName().contains(u"No connection"_s));
    for (const auto &[language, word] :
         {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
        use(language);
        keptPicture(*m_window->monitor(), u"state-monitor-offline-"_s + word);
    }
}

void ScreenStatesTest::linesThatAreNotThereYetAreWaitedFor()
{
    enter();
    auto *sheet = new gui::LinesSheet(
        *m_theme,
        [] {
            return gui::LinesSheet::Words{u"Pinned messages"_s, u"Nothing is pinned"_s};
        },
        m_window.get());
    sheet->open();
    QTRY_VERIFY(says(sheet, u"Fetching the list…"_s));
    picture(u"lines-reading"_s);
    sheet->setError(views::wording::of(kTrouble));
    QVERIFY(isSettled(sheet) && says(sheet, views::wording::of(kTrouble)));
    picture(u"lines-error"_s);
    QSignalSpy again(sheet, &gui::LinesSheet::againWanted);
    QVERIFY(button(sheet, u"Try again"_s));
    QTest::mouseClick(button(sheet, u"Try again"_s), Qt::LeftButton);
    QCOMPARE(again.size(), 1);
    QVERIFY(says(sheet, u"Fetching the list…"_s));
    sheet->setLines({});
    QVERIFY(isSettled(sheet) && says(sheet, u"Nothing is pinned"_s));
    picture(u"lines-empty"_s);
}

void ScreenStatesTest::membersThatCannotBeReadAreAskedForAgain()
{
    refuse({u"/api/v1/rooms/1/members"_s});
    enter();
    m_window->openRoom({1});
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    const QString why = views::wording::of(kTrouble);
    QTRY_VERIFY(says(m_window->roomScreen(), why));
    picture(u"members-error"_s);
    m_server->forget("GET", u"/api/v1/rooms/1/members"_s);
    QVERIFY(button(m_window->roomScreen(), u"Try again"_s));
    button(m_window->roomScreen(), u"Try again"_s)->click();
    QTRY_VERIFY(!says(m_window->roomScreen(), why));
    QTRY_VERIFY(says(m_window->roomScreen(), u"2 members"_s));
}

void ScreenStatesTest::aConversationNeverReadIsNotCalledEmpty()
{
    const QString path = u"/api/v1/rooms/1/events"_s;
    m_server->on("GET", path, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
    enter();
    m_window->openRoom({1});
    const auto screen = [this] { return m_window->roomScreen(); };
    QTRY_VERIFY(says(screen(), u"Fetching the conversation"_s));
    picture(u"conversation-reading"_s);
    m_server->goAway();
    QTRY_VERIFY(says(screen(), u"never read on this device"_s));
    QVERIFY(!says(screen(), u"Nothing here yet"_s));
    picture(u"conversation-offline"_s);
    refuse({path});
    m_server->comeBack();
    QVERIFY(button(screen(), u"Try again"_s));
    button(screen(), u"Try again"_s)->click();
    QTRY_VERIFY(says(screen(), u"The conversation could not be fetched"_s));
    QVERIFY(says(screen(), views::wording::of(kTrouble)));
    picture(u"conversation-error"_s);
    m_server->forget("GET", path);
    QVERIFY(button(screen(), u"Try again"_s));
    button(screen(), u"Try again"_s)->click();
    QTRY_VERIFY(!says(screen(), u"could not be fetched"_s));
    QTRY_VERIFY(screen()->findChild<gui::TimelineView *>()->isVisible());
}

void ScreenStatesTest::aRoomWithoutAWordInvitesToTheFirst()
{
    m_server->addRoom(3, u"Quiet"_s);
    enter();
    m_window->openRoom({3});
    QTRY_VERIFY(says(m_window->roomScreen(), u"The first words of this room could be yours"_s));
    picture(u"conversation-empty"_s);
}

void ScreenStatesTest::roomsNeverReadComeWithTheConnection()
{
    const QString path = u"/api/v1/rooms"_s;
    m_server->on("GET", path, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
    m_house->session->setServer(m_server->address());
    const auto signedIn = waitFor(m_house->session->signIn(u"mina"_s, u"password"_s));
    QVERIFY(signedIn && *signedIn);
    QTRY_VERIFY(says(m_window.get(), u"Fetching your rooms"_s));
    m_server->goAway();
    QTRY_VERIFY(says(m_window.get(), u"Your rooms were never read on this device"_s));
    picture(u"rooms-offline"_s);
    m_server->forget("GET", path);
    m_server->comeBack();
    QVERIFY(button(m_window.get(), u"Try again"_s));
    button(m_window.get(), u"Try again"_s)->click();
    QTRY_VERIFY(!says(m_window.get(), u"Your rooms were never read on this device"_s));
    QVERIFY(m_house->comeOnline());
}

void ScreenStatesTest::aCampaignThatCannotBeReadIsAskedForAgain()
{
    campaigns::Campaign campaign;
    campaign.id = {501};
    campaign.room = {1};
    campaign.title = u"그네"_s;
    campaign.goal = {3'000'000};
    campaign.endsAt = m_house->clock.now().plus(24h);
    m_server->room(1).campaign = campaign.id;
    const QString path = u"/api/v1/campaigns/501"_s;
    refuse({path});
    enter();
    m_window->openRoom({1});
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Campaign);
    const QString why = views::wording::of(kTrouble);
    QTRY_VERIFY(says(m_window->roomScreen(), why));
    picture(u"campaign-error"_s);
    m_window->campaignSheets().openPage({501});
    QTRY_VERIFY(says(m_window->sheet(), why));
    picture(u"campaign-page-error"_s);
    m_server->on("GET", path, [campaign](const FakeRequest &) { return answer(campaign); });
    QVERIFY(button(m_window->sheet(), u"Try again"_s));
    button(m_window->sheet(), u"Try again"_s)->click();
    QTRY_VERIFY(!says(m_window->sheet(), why));
    m_window->sheet()->leave();
    QTRY_VERIFY(!m_window->sheet());
    QVERIFY(button(m_window->roomScreen(), u"Try again"_s));
    button(m_window->roomScreen(), u"Try again"_s)->click();
    QTRY_VERIFY(says(m_window->roomScreen(), u"그네"_s));
}

void ScreenStatesTest::aCampaignNeverReadComesWithTheConnection()
{
    campaigns::Campaign campaign;
    campaign.id = {501};
    campaign.room = {1};
    campaign.title = u"그네"_s;
    campaign.goal = {3'000'000};
    campaign.endsAt = m_house->clock.now().plus(24h);
    m_server->room(1).campaign = campaign.id;
    const QString path = u"/api/v1/campaigns/501"_s;
    refuse({path}); // whatever was read while it was there
    enter();
    m_server->goAway();
    const LinkState &link = m_house->session->stream().link();
    QTRY_COMPARE(link.phase, LinkState::Phase::Waiting);
    m_window->openRoom({1});
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Campaign);
    QTRY_VERIFY(says(m_window->roomScreen(), u"It comes by itself"_s));
    const auto *panel = m_window->roomScreen()->findChild<gui::CampaignScreen *>();
    QVERIFY(panel && isSettled(panel));
    QVERIFY(button(m_window->roomScreen(), u"Try again"_s));
    picture(u"campaign-offline"_s);
    m_server->on("GET", path, [campaign](const FakeRequest &) { return answer(campaign); });
    m_server->comeBack();
    button(m_window->roomScreen(), u"Try again"_s)->click();
    QTRY_VERIFY(says(m_window->roomScreen(), u"그네"_s));
    QVERIFY(!says(m_window->roomScreen(), u"It comes by itself"_s));
}

void ScreenStatesTest::aPaymentThatFailedSaysSo()
{
    campaigns::Donating donating;
    donating.donation.id = {71};
    donating.donation.campaign = {501};
    donating.donation.order = {u"order-71"_s};
    donating.donation.amount = {30'000};
    donating.checkoutUrl = m_server->address().text() + u"/pay/order-71"_s;
    const QString donate = u"/api/v1/campaigns/501/donations"_s;
    m_server->on("POST", donate, [](const FakeRequest &) { return refusal(kTrouble); });
    campaigns::Donation state = donating.donation;
    m_server->on("GET", u"/api/v1/donations/71"_s, [&state](const FakeRequest &) { return answer(state); });
    enter();
    m_window->openDonation({501}, u"그네"_s);
    auto *amount = m_window->sheet()->findChild<gui::MoneyEdit *>();
    QTest::keyClicks(amount, u"30,000"_s);
    QTest::keyClick(amount, Qt::Key_Return);
    QTRY_VERIFY(says(m_window->sheet(), views::wording::of(kTrouble)));
    picture(u"donation-refused"_s);
    m_server->on("POST", donate, [donating](const FakeRequest &) { return answer(donating, 201); });
    QTest::keyClick(amount, Qt::Key_Return);
    QTRY_VERIFY(says(m_window->sheet(), u"Waiting for your payment"_s));
    state.status = payments::OrderStatus::Aborted;
    state.reason = u"REJECT_CARD_COMPANY"_s;
    QTRY_VERIFY((m_house->clock.advance(2s), says(m_window->sheet(), u"The payment was declined"_s)));
    QVERIFY(button(m_window->sheet(), u"Try again"_s));
    picture(u"donation-declined"_s);
}

void ScreenStatesTest::aServerThatIsAwayIsSaid()
{
    enter();
    m_server->goAway();
    // A second that passes after the bar is seen may be the one that ends its countdown.
    QTRY_VERIFY(button(m_window.get(), u"Try now"_s) || (m_house->clock.advance(1s), false));
    picture(u"server-away"_s);
}

void ScreenStatesTest::aDiskThatTakesNothingIsSaid()
{
    enter();
    {
        const FullDisk full;
        QVERIFY(full.isFull());
        m_house->session->archive().setDraft({2}, u"쓰던 글"_s);
        QTRY_VERIFY(says(m_window.get(), m_house->folder.path()));
        QVERIFY(button(m_window.get(), u"Try again"_s));
        button(m_window.get(), u"Try again"_s)->click();
        QVERIFY(says(m_window.get(), m_house->folder.path())); // nothing changed
    }
    picture(u"disk-full"_s); // it is tried again only after a while
    button(m_window.get(), u"Try again"_s)->click();
    QVERIFY(!says(m_window.get(), m_house->folder.path()));
    QVERIFY(!button(m_window.get(), u"Try again"_s));
}

void ScreenStatesTest::aRoomIsSavedAsAFolder()
{
    enter();
    m_window->openRoom({1});
    QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{1});
    Q_EMIT m_window->roomScreen()->exportWanted();
    auto *sheet = qobject_cast<gui::RoomExportSheet *>(m_window->sheet());
    QVERIFY(sheet);
    picture(u"room-export"_s);
    {
        const FullDisk full;
        QVERIFY(full.isFull());
        sheet->saveInto(m_house->folder.path());
        QTRY_VERIFY(says(sheet, u"It cannot be written there"_s));
    }
    m_house->session->tryDisk();
    picture(u"room-export-refused"_s);
    sheet->saveInto(m_house->folder.path());
    QTRY_VERIFY(button(sheet, u"Show the folder"_s));
    QVERIFY(says(sheet, u"The room is saved in"_s));
    picture(u"room-export-done"_s);
}

void ScreenStatesTest::aRoomThatWasSavedInPartGoesOn()
{
    const files::Attachment quick = m_server->addFile(u"quick.txt"_s, "quick");
    const files::Attachment slow = m_server->addFile(u"slow.txt"_s, "slow");
    m_server->sayWith(1, 12, u"both"_s, {quick, slow});
    const QString path = u"/api/v1/rooms/1/attachments/"_s + slow.id.text();
    m_server->on("GET", path, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
    enter();
    m_window->openRoom({1});
    QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{1});
    Q_EMIT m_window->roomScreen()->exportWanted();
    auto *sheet = qobject_cast<gui::RoomExportSheet *>(m_window->sheet());
    QVERIFY(sheet);
    const QTemporaryDir target;
    sheet->saveInto(target.path());
    QTRY_VERIFY(says(sheet, u"fetching slow.txt"_s));
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(sheet->findChild<gui::GoalBar *>());
    QVERIFY(told);
    QCOMPARE(told->role(), QAccessible::ProgressBar);
    QCOMPARE(told->text(QAccessible::Name), u"How far it has come"_s);
    QVERIFY(told->text(QAccessible::Value).endsWith(u'%'));
    QVERIFY(told->valueInterface());
    picture(u"room-export-busy"_s);
    QVERIFY(button(sheet, u"Stop"_s));
    button(sheet, u"Stop"_s)->click();
    QTRY_VERIFY(says(sheet, u"it goes on from there"_s));
    QVERIFY(button(sheet, u"Discard what came"_s));
    picture(u"room-export-kept"_s);
    m_server->forget("GET", path);
    QVERIFY(button(sheet, u"Go on"_s));
    button(sheet, u"Go on"_s)->click();
    QTRY_VERIFY(button(sheet, u"Show the folder"_s));
    QVERIFY(!button(sheet, u"Discard what came"_s));
    QCOMPARE(QDir(target.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

void ScreenStatesTest::whoMayNotChooseWhatNewMembersSeeIsToldWhy()
{
    enter();
    m_window->openRoom({1});
    QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{1});
    QWidget holder;
    const QList<QAction *> all = m_window->roomScreen()->makeMenu(&holder)->actions();
    const auto sees = std::find_if(all.cbegin(), all.cend(), [](const QAction *each) {
        return each->menu() && each->text() == u"New members see"_s;
    });
    QVERIFY(sees != all.cend());
    const QList<QAction *> choices = (*sees)->menu()->actions();
    QCOMPARE(choices.last()->text(), u"Only an owner of the room decides this."_s);
    QVERIFY(std::none_of(choices.cbegin(), choices.cend(),
                         [](const QAction *each) { return each->isEnabled() && !each->isSeparator(); }));
}

QTEST_MAIN(ScreenStatesTest)
#include "tst_screen_states.moc"
