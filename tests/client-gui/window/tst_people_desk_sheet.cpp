// SPDX-License-Identifier: GPL-3.0-or-later
// Looking after accounts in the window: finding somebody, their sign-ins, and what is done about them; by
// keyboard and mouse, with pictures.
#include "client-gui/people/care_sheet.h"
#include "client-gui/people/merge_sheet.h"
#include "client-gui/people/new_account_sheet.h"
#include "client-gui/people/people_desk_sheet.h"
#include "client-gui/people/role_sheet.h"
#include "client-gui/screens/question_sheet.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class PeopleDeskSheetTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        m_people
            = {userOf(5, u"ada"_s, u"Ada"_s, u"admin"_s, 1), userOf(6, u"sora"_s, u"소라"_s, u"member"_s, 2),
               userOf(7, QString(32, u'w'), u"아주아주아주아주 긴 이름을 가진 우리 동네 사람 하나 둘"_s,
                      u"moderator"_s, 0)};
        m_server->on("GET", u"/api/v1/users"_s, [this](const FakeRequest &request) {
            const QString part = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            if (m_fault)
                return refusal(*m_fault);
            Page<users::User> page;
            for (const users::User &user : std::as_const(m_people)) {
                if (user.username.contains(part) || user.nickname.contains(part))
                    page.items += user;
            }
            return answer(page);
        });
        const QString path = u"/api/v1/users/sora"_s;
        m_server->on("GET", path, [this](const FakeRequest &) { return answer(m_story); });
        m_server->on("POST", path + u"/disable"_s, [this](const FakeRequest &) {
            m_story.user.disabledAt = Timestamp{1'760'000'000'000};
            m_story.user.lastUsedAt.reset();
            m_story.sessions.clear();
            return answer(users::LoggedOut{m_story.user, std::exchange(m_story.user.sessions, 0)});
        });
        m_server->on("POST", path + u"/enable"_s, [this](const FakeRequest &) {
            m_story.user.disabledAt.reset();
            return answer(m_story.user);
        });
        m_story
            = {m_people[1],
               {{{1}, u"소라의 노트북"_s, u"192.0.2.17"_s, {1'750'000'000'000}, {1'760'000'000'000}, false},
                {{2}, {}, u"2001:db8::17"_s, {1'750'000'000'000}, {1'755'000'000'000}, false}}};
        makeWindow({1000, 760});
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        use(Language::English);
    }
    void cleanup()
    {
        closeHouse();
        m_fault.reset();
    }

    void somebodyIsFoundByKeyboard()
    {
        openAs(u"owner"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QVERIFY(list()->model()->index(0, 0).data().toString().startsWith(u"Ada (ada), admin"_s));
        picture(u"list"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"sor"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // does not wait for the pause
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), list());
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_VERIFY(button(u"Disable…"_s));
        QVERIFY(button(u"End all sign-ins"_s));
        QTRY_VERIFY(texts().contains(u"소라의 노트북"_s));
        QVERIFY(texts().contains(u"unnamed device"_s));
        QVERIFY(texts().filter(u"192.0.2.17 · first used "_s).size() == 1);
        picture(u"person"_s);
        // Esc leads back to where one was, and from there away.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(list()->isVisible());
        QCOMPARE(QApplication::focusWidget(), list());
        QCOMPARE(list()->currentIndex().row(), 0);
        const QSignalSpy left(sheet(), &gui::Sheet::left);
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void disablingIsAskedFirst()
    {
        openAs(u"admin"_s);
        chooseSora();
        QSignalSpy said(sheet(), &gui::PeopleDeskSheet::said);
        QTRY_VERIFY(button(u"Disable…"_s));
        QTest::mouseClick(button(u"Disable…"_s), Qt::LeftButton);
        QTRY_VERIFY(question() && question()->isVisible());
        picture(u"question"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/users/sora/disable"_s), 0);
        QVERIFY(button(u"Disable…"_s)); // Esc left the question alone

        QTest::mouseClick(button(u"Disable…"_s), Qt::LeftButton);
        QTRY_VERIFY(question() && question()->isVisible());
        QTest::mouseClick(button(u"Disable"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Enable again"_s));
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(u"cannot sign in any more"_s));
        QVERIFY(!button(u"End all sign-ins"_s));
        QVERIFY(texts().contains(u"Signed in nowhere"_s));
        picture(u"disabled"_s);
        QTest::mouseClick(button(u"Enable again"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Disable…"_s));
        QCOMPARE(said.size(), 2);
    }

    void supportEndsSignInsAndNothingElse()
    {
        openAs(u"support"_s);
        chooseSora();
        QTRY_VERIFY(button(u"End all sign-ins"_s));
        QVERIFY(!button(u"Disable…"_s));
        QVERIFY(!button(u"Merge…"_s));
        QVERIFY(!button(u"Role…"_s));
        QVERIFY(!button(u"Help or erase…"_s));
        m_server->on("POST", u"/api/v1/users/sora/logout"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotAllowed, "admin-account")); });
        QTest::mouseClick(button(u"End all sign-ins"_s), Qt::LeftButton);
        QTRY_VERIFY(
            texts().contains(u"Support may not do that to an owner's or admin's account. Ask an owner."_s));
        picture(u"refused"_s);
    }

    void whatWouldMoveIsSeenBeforeAMerge()
    {
        const QString path = u"/api/v1/users/sora/merge"_s;
        users::MergePlan plan;
        plan.kept = m_story.user;
        plan.givenUp = userOf(9, u"sora.old"_s, u"옛 소라"_s, u"member"_s, 1);
        plan.belongings = {{users::Belonging::Rooms, 3}, {users::Belonging::Messages, 1'200}};
        plan.keepsWaysIn = true;
        m_server->on("GET", path, [&plan](const FakeRequest &request) {
            const QString other = request.query.queryItemValue(u"givenUp"_s, QUrl::FullyDecoded);
            return other == "sora.old"_L1
                ? answer(plan)
                : refusal(Error(Code::InvalidValue, "same-account").at(u"givenUp"_s));
        });
        QString reason;
        m_server->on("POST", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            reason = body ? body->value("reason"_L1).toString() : QString();
            return answer(plan);
        });
        openAs(u"admin"_s);
        chooseSora();
        QTRY_VERIFY(button(u"Merge…"_s));
        QSignalSpy said(sheet(), &gui::PeopleDeskSheet::said);
        QTest::mouseClick(button(u"Merge…"_s), Qt::LeftButton);
        QTRY_VERIFY(mergeSheet() && mergeSheet()->isVisible());
        QVERIFY(!button(u"Show what would move"_s)->isEnabled());
        QVERIFY(!button(u"Merge for good"_s));
        QTest::keyClicks(QApplication::focusWidget(), u"sora"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(texts().contains(u"That is one account. Type the user name of the other one."_s));
        picture(u"merge-refused"_s);
        QTest::keyClicks(QApplication::focusWidget(), u".old"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(texts().contains(u"Messages: 1,200"_s));
        QTRY_VERIFY(button(u"Merge for good"_s));
        QVERIFY(!button(u"Merge for good"_s)->isEnabled()); // no reason yet
        picture(u"merge"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"same person"_s);
        QVERIFY(button(u"Merge for good"_s)->isEnabled());
        QCOMPARE(m_server->requestsTo("POST", path), 0);
        QTest::mouseClick(button(u"Merge for good"_s), Qt::LeftButton);
        QTRY_VERIFY(!mergeSheet());
        QCOMPARE(reason, u"same person"_s);
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(u"sora.old"_s));
        QVERIFY(sheet()->isVisible()); // the account kept is still there
    }

    void anotherRoleIsChosenAndConfirmed()
    {
        const QString path = u"/api/v1/users/sora/role"_s;
        QJsonObject sent;
        bool isLast = true;
        m_server->on("PUT", path, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            if (std::exchange(isLast, false))
                return refusal(Error(Code::Conflict, "last-owner").at(u"role"_s));
            m_story.user.role = sent.value("role"_L1).toString();
            return answer(users::RoleGiven{m_story.user, {u"s.ora"_s}});
        });
        openAs(u"admin"_s);
        chooseSora();
        QTRY_VERIFY(button(u"Role…"_s));
        QSignalSpy said(sheet(), &gui::PeopleDeskSheet::said);
        QTest::mouseClick(button(u"Role…"_s), Qt::LeftButton);
        QTRY_VERIFY(roleSheet() && button(u"Give the role…"_s));
        auto *choice = roleSheet()->findChild<QComboBox *>();
        QCOMPARE(choice->count(), 4);
        choice->setCurrentText(u"treasurer"_s);
        QVERIFY(texts().filter(u"Decides about refunds"_s).size() == 1);
        picture(u"role"_s);
        for (int i = 0; i < 2; ++i) {
            QTRY_VERIFY(button(u"Give the role…"_s)->isEnabled());
            QTest::mouseClick(button(u"Give the role…"_s), Qt::LeftButton);
            QTRY_VERIFY(question() && question()->isVisible());
            QCOMPARE(m_server->requestsTo("PUT", path), i);
            if (i == 0)
                picture(u"role-question"_s);
            QTest::mouseClick(button(u"Give the role"_s), Qt::LeftButton);
            if (i > 0)
                break;
            QTRY_VERIFY(texts().filter(u"That is the only owner here."_s).size() == 1);
            QCOMPARE(choice->currentText(), u"treasurer"_s);
            QTRY_VERIFY(!question());
        }
        QTRY_VERIFY(!roleSheet());
        QCOMPARE(sent.value("role"_L1).toString(), u"treasurer"_s);
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(u"is treasurer now. These look called alike: @s.ora"_s));
        QTRY_VERIFY(texts().filter(u"treasurer · "_s).size() == 1);
    }

    void helpIsAskedFirstAndErasingTakesTheName()
    {
        const QString path = u"/api/v1/users/sora/"_s;
        m_story.secondFactor = true;
        m_story.email = true;
        m_server->on("POST", path + u"reset-second-factor"_s, [this](const FakeRequest &) {
            const Timestamp until{1'760'000'000'000};
            m_story.factorAsk = users::FactorAsk{u"mina"_s, until, {}};
            return answer(users::FactorReset{m_story.user, false, until});
        });
        QJsonObject sent;
        m_server->on("POST", path + u"erase"_s, [&sent](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            return answer(Nothing{});
        });
        openAs(u"admin"_s);
        chooseSora();
        QTRY_VERIFY(button(u"Help or erase…"_s));
        QSignalSpy said(sheet(), &gui::PeopleDeskSheet::said);
        QTest::mouseClick(button(u"Help or erase…"_s), Qt::LeftButton);
        QTRY_VERIFY(careSheet() && button(u"Send a code for a new password…"_s));
        auto *choice = careSheet()->findChild<QComboBox *>();
        QCOMPARE(choice->count(), 4);
        choice->setCurrentIndex(1);
        picture(u"care"_s);
        QTest::mouseClick(button(u"Ask to take the second factor away…"_s), Qt::LeftButton);
        QTRY_VERIFY(question() && question()->isVisible());
        QCOMPARE(m_server->requestsTo("POST", path + u"reset-second-factor"_s), 0);
        picture(u"care-question"_s);
        QTest::mouseClick(button(u"Do it"_s), Qt::LeftButton);
        QTRY_VERIFY(!careSheet());
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().startsWith(u"Asked for. Another one who looks after accounts"_s));

        QTRY_VERIFY(button(u"Help or erase…"_s) && button(u"Help or erase…"_s)->isEnabled());
        QTest::mouseClick(button(u"Help or erase…"_s), Qt::LeftButton);
        QTRY_VERIFY(careSheet() && button(u"Send a code for a new password…"_s));
        QVERIFY(texts().filter(u"@mina asked to take the second factor away."_s).size() == 1);
        careSheet()->findChild<QComboBox *>()->setCurrentIndex(3);
        const auto fields = careSheet()->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        QTRY_VERIFY(button(u"Erase the account…"_s));
        fields[0]->setText(u"left us"_s);
        fields[1]->setText(u"sor"_s);
        QVERIFY(!button(u"Erase the account…"_s)->isEnabled());
        fields[1]->setText(u"sora"_s);
        QVERIFY(button(u"Erase the account…"_s)->isEnabled());
        fields[0]->clear();
        QVERIFY(!button(u"Erase the account…"_s)->isEnabled()); // no reason
        fields[0]->setText(u"left us"_s);
        picture(u"care-erase"_s);
        QTest::mouseClick(button(u"Erase the account…"_s), Qt::LeftButton);
        QTRY_VERIFY(question() && question()->isVisible());
        QCOMPARE(m_server->requestsTo("POST", path + u"erase"_s), 0);
        QTest::mouseClick(button(u"Erase for good"_s), Qt::LeftButton);
        QTRY_VERIFY(!careSheet());
        QCOMPARE(sent.value("messages"_L1).toString(), u"keep"_s);
        QCOMPARE(sent.value("reason"_L1).toString(), u"left us"_s);
        QTRY_VERIFY(list()->isVisible()); // there is no such person any more
        QCOMPARE(said.size(), 2);
    }

    void anAccountIsMadeAndItsPasswordShownOnce()
    {
        QJsonObject sent;
        m_server->on("POST", u"/api/v1/users"_s, [&](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            sent = body ? *body : QJsonObject();
            return answer(
                users::FreshPassword{userOf(9, u"bora"_s, u"보라"_s, u"member"_s, 0), u"abcd-efgh-jkmn"_s},
                201);
        });
        openAs(u"admin"_s);
        QTRY_VERIFY(button(u"New account…"_s));
        QTest::mouseClick(button(u"New account…"_s), Qt::LeftButton);
        QTRY_VERIFY(newAccountSheet() && newAccountSheet()->isVisible());
        QVERIFY(!button(u"Make the account"_s)->isEnabled());
        picture(u"new-account"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"bora"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(texts().contains(u"@bora can sign in with this password. It is shown only here."_s));
        QCOMPARE(sent.value("username"_L1).toString(), u"bora"_s);
        const auto fields = newAccountSheet()->findChildren<QLineEdit *>();
        QVERIFY(std::any_of(fields.begin(), fields.end(), [](const QLineEdit *field) {
            return field->isVisible() && field->text() == "abcd-efgh-jkmn"_L1;
        }));
        QVERIFY(!button(u"Make the account"_s));
        picture(u"new-password"_s);
        QTest::mouseClick(button(u"Close"_s), Qt::LeftButton);
        QTRY_VERIFY(!newAccountSheet());
    }

    void nothingFoundAndNothingFetchedAreSaid()
    {
        m_fault = Error(Code::NotAllowed, "support-only");
        openAs(u"support"_s);
        QTRY_VERIFY(button(u"Try again"_s));
        picture(u"fault"_s);
        m_fault.reset();
        QTest::mouseClick(button(u"Try again"_s), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QVERIFY(list()->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), u"nobody at all"_s);
        QTRY_VERIFY(texts().contains(u"Nobody found"_s));
        QVERIFY(!list()->isVisible());
        picture(u"nobody"_s);
    }

    void theMenuShowsWhatOneMay_data()
    {
        QTest::addColumn<bool>("seen");
        for (const char *role : {"owner", "admin", "support"})
            QTest::newRow(role) << true;
        for (const char *role : {"treasurer", "moderator", "member"})
            QTest::newRow(role) << false;
    }
    void theMenuShowsWhatOneMay()
    {
        QFETCH(const bool, seen);
        QVERIFY(!careIsSeen()); // nobody is signed in
        m_server->giveRole(u"mina"_s, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(careIsSeen());
        const auto actions = m_window->actions();
        const auto entry = std::find_if(actions.begin(), actions.end(),
                                        [](const QAction *one) { return one->text() == u"Accounts…"; });
        QVERIFY(entry != actions.end());
        QTRY_COMPARE((*entry)->isVisible(), seen);
        QTRY_COMPARE((*entry)->isEnabled(), seen);
    }

private:
    static users::User userOf(qint64 id, const QString &username, const QString &nickname,
                              const QString &role, int sessions)
    {
        users::User user;
        user.id = {id};
        user.username = username;
        user.nickname = nickname;
        user.role = role;
        user.createdAt = {1'700'000'000'000};
        user.sessions = sessions;
        if (sessions > 0)
            user.lastUsedAt = Timestamp{1'760'000'000'000};
        return user;
    }
    void openAs(const QString &role)
    {
        m_server->giveRole(u"mina"_s, role);
        QVERIFY(m_house->enter(*m_server));
        m_window->openPeopleDesk();
        QVERIFY(sheet());
    }
    void chooseSora()
    {
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(1, 0)).center());
    }
    gui::PeopleDeskSheet *sheet() const { return qobject_cast<gui::PeopleDeskSheet *>(m_window->sheet()); }
    QListView *list() const { return sheet()->findChild<QListView *>(); }
    gui::MergeSheet *mergeSheet() const { return m_window->findChild<gui::MergeSheet *>(); }
    gui::CareSheet *careSheet() const { return m_window->findChild<gui::CareSheet *>(); }
    gui::NewAccountSheet *newAccountSheet() const { return m_window->findChild<gui::NewAccountSheet *>(); }
    gui::RoleSheet *roleSheet() const { return m_window->findChild<gui::RoleSheet *>(); }
    gui::QuestionSheet *question() const { return m_window->findChild<gui::QuestionSheet *>(); }
    QAbstractButton *button(const QString &words) const
    {
        for (auto *one : m_window->findChildren<QAbstractButton *>()) {
            if (one->text() == words && one->isVisible())
                return one;
        }
        return nullptr;
    }
    QStringList texts() const
    {
        QStringList all;
        for (const QLabel *label : sheet()->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all;
    }
    bool careIsSeen() const
    {
        for (const QMenu *menu : m_window->findChildren<QMenu *>()) {
            const auto *above = qobject_cast<const QMenu *>(menu->parent());
            // Those of an earlier language wait to be deleted.
            if (above && menu->title() == u"Looking after"_s && above->actions().contains(menu->menuAction()))
                return menu->menuAction()->isVisible();
        }
        return false;
    }
    void use(Language language)
    {
        m_translations->use(language);
        m_formats->setLanguage(language);
        QCoreApplication::processEvents();
    }
    /// Kept in both languages; nothing may be cut off.
    void picture(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            use(language);
            QTRY_VERIFY2(clippedTexts(*m_window).isEmpty(),
                         qPrintable(name + u' ' + word + u": "_s + clippedTexts(*m_window).join(u'\n')));
            QVERIFY2(namelessControls(*m_window).isEmpty(),
                     qPrintable(name + u": "_s + namelessControls(*m_window).join(u'\n')));
            keptPicture(*m_window, u"people-desk-"_s + name + u'-' + word);
        }
    }

    QList<users::User> m_people;
    users::UserStory m_story;
    std::optional<Error> m_fault;
};

QTEST_MAIN(PeopleDeskSheetTest)
#include "tst_people_desk_sheet.moc"
