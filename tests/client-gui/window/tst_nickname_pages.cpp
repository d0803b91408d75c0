// SPDX-License-Identifier: GPL-3.0-or-later
// The nickname that is wanted before the first message, and what a community asks when somebody signs up: by
// keyboard and mouse, in both languages, with pictures.
#include "client-gui/parts/message_edit.h"
#include "client-gui/people/nickname_sheet.h"
#include "client-gui/screens/sign_up_details.h"
#include "client-gui/screens/start_screen.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using details::Part;
using nicknames::NicknameAnswer;
using nicknames::NicknameStanding;
using nicknames::NicknameVerdict;
using Box = views::AccountForm::Field;

class NicknamePagesTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"mina"_s);
        m_server->addRoom(1, u"마당"_s);
        m_standing = {u"mina"_s, false, true, true, true, 0};
        m_server->on("GET", u"/api/v1/me/nickname"_s,
                     [this](const FakeRequest &) { return answer(m_standing); });
        m_server->on("PUT", u"/api/v1/me/nickname"_s, [this](const FakeRequest &request) {
            const QString wanted = fromJson<nicknames::NicknameWish>(request.body)->nickname;
            if (wanted == "Jun"_L1)
                return refusal(Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s));
            m_standing = {wanted, true, false, true, true, 1};
            return answer(m_standing);
        });
        m_server->on("POST", u"/api/v1/nicknames/check"_s, [](const FakeRequest &request) {
            const QString name = fromJson<nicknames::NicknameWish>(request.body)->nickname;
            return answer(NicknameAnswer{name == "Jun"_L1 ? NicknameVerdict::Taken : NicknameVerdict::Free});
        });
        makeWindow({1100, 820});
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        use(Language::English);
    }
    void cleanup() { closeHouse(); }

    void whatWasTypedGoesOnceThereIsANickname()
    {
        QVERIFY(m_house->enter(*m_server));
        // It is asked for at once, and may wait: reading needs none.
        QTRY_VERIFY(sheet());
        picture(u"asked"_s);
        QTest::mouseClick(button(u"Later"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_window->sheet());
        m_window->openRoom({1});
        auto *composer = m_window->findChild<gui::MessageEdit *>();
        QTRY_VERIFY(composer && composer->isVisible());
        composer->setFocus();
        QTest::keyClicks(composer, u"hello there"_s);
        QTest::keyClick(composer, Qt::Key_Return);
        QTRY_VERIFY(sheet());
        QCOMPARE(composer->toPlainText(), u"hello there"_s);
        QVERIFY(m_server->events(1).isEmpty());

        auto *name = edit(*sheet(), u"Nickname"_s);
        QVERIFY(name);
        QVERIFY(!button(u"Take it"_s)->isEnabled());
        QTest::keyClicks(name, u"Jun"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(name->accessibleDescription().contains(u"Choose another nickname"_s));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(name->isEnabled());
        QCOMPARE(name->text(), u"Jun"_s);
        picture(u"taken"_s);
        name->selectAll();
        QTest::keyClicks(name, u"Mina K"_s);
        m_house->clock.advance(1s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!m_window->sheet());
        QTRY_COMPARE(m_server->events(1).size(), 1);
        QCOMPARE(composer->toPlainText(), QString());
        QCOMPARE(m_house->session->account()->nickname, u"Mina K"_s);
    }

    void whatTheCommunityAsksIsFoldedUnlessItHasTo()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = QList<details::AskedPart>{
                {Part::Phone, true}, {Part::Gender, false}, {Part::Address, false}, {Part::Home, false}};
            return answer(rules);
        });
        views::AccountForm &form = m_window->startScreen()->form();
        form.setText(Box::Server, m_server->address().text());
        form.setPurpose(views::AccountForm::Purpose::Register);
        QTRY_VERIFY(form.rules().has_value());
        auto *part = m_window->startScreen()->findChild<gui::SignUpDetails *>();
        QVERIFY(part);
        QTRY_VERIFY(edit(*part, u"Phone"_s)->isVisible());
        QVERIFY(!edit(*part, u"Address"_s)->isVisible());
        QVERIFY(!edit(*part, u"Full name"_s)->isVisible());
        form.setText(Box::Username, u"sora"_s);
        form.setText(Box::Password, u"longenough"_s);
        form.setText(Box::PasswordAgain, u"longenough"_s);
        QTest::keyClicks(edit(*part, u"Phone"_s), u"010-1234-5678"_s);
        QTest::mouseClick(button(u"More about you…"_s), Qt::LeftButton);
        QTRY_VERIFY(edit(*part, u"Address"_s)->isVisible());
        picture(u"more"_s);
        auto *country = choice(*part, u"Country"_s);
        QVERIFY(country);
        country->setCurrentIndex(country->findData(u"KR"_s));
        QTest::keyClicks(edit(*part, u"Where home is (coordinates)"_s), u"37.5665, 126.9780"_s);
        QTest::keyClicks(edit(*part, u"Postcode"_s), u"1"_s);
        accounts::Register sent;
        m_server->on("POST", u"/api/v1/accounts"_s, [&sent](const FakeRequest &request) {
            sent = *fromJson<accounts::Register>(request.body);
            return refusal(Error(Code::InvalidValue, "postcode").at(u"postcode"_s));
        });
        form.submit();
        QTRY_VERIFY(form.error().has_value());
        QCOMPARE(sent.details->country, u"KR"_s);
        QCOMPARE(sent.details->longitude, 126'978'000);
        QTRY_VERIFY(!form.hint(Box::Postcode).isEmpty());
        QCOMPARE(edit(*part, u"Phone"_s)->text(), u"010-1234-5678"_s);
        QCOMPARE(edit(*part, u"Postcode"_s)->text(), u"1"_s);
    }

private:
    gui::NicknameSheet *sheet() const { return qobject_cast<gui::NicknameSheet *>(m_window->sheet()); }
    void use(Language language)
    {
        m_translations->use(language);
        m_formats->setLanguage(language);
        QCoreApplication::processEvents();
    }
    QAbstractButton *button(const QString &words) const
    {
        for (auto *one : m_window->findChildren<QAbstractButton *>()) {
            if (one->text() == words && one->isVisible())
                return one;
        }
        return nullptr;
    }
    static QLineEdit *edit(QWidget &sheet, const QString &name)
    {
        for (auto *one : sheet.findChildren<QLineEdit *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    static QComboBox *choice(QWidget &sheet, const QString &name)
    {
        for (auto *one : sheet.findChildren<QComboBox *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    /// Kept in both languages, the one of the test last; nothing may be cut off.
    void picture(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            use(language);
            QTRY_VERIFY2(clippedTexts(*m_window).isEmpty(),
                         qPrintable(name + u' ' + word + u": "_s + clippedTexts(*m_window).join(u'\n')));
            keptPicture(*m_window, u"nickname-"_s + name + u'-' + word);
        }
    }

    NicknameStanding m_standing;
};

QTEST_MAIN(NicknamePagesTest)
#include "tst_nickname_pages.moc"
