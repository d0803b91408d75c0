// SPDX-License-Identifier: GPL-3.0-or-later
// Looking an address up, among private details and when signing up: by keyboard and mouse, in both languages,
// with pictures.
#include "client-gui/parts/address_list.h"
#include "client-gui/screens/details_box.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/sign_up_details.h"
#include "client-gui/screens/start_screen.h"
#include "common/protocol/addresses.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using details::Details;
using details::Part;
using Box = views::AccountForm::Field;

class AddressPagesTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_kept = {};
        m_sent = {};
        m_refusal.reset();
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        m_server->on("GET", u"/api/v1/me/details"_s, [this](const FakeRequest &) { return answer(m_kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [this](const FakeRequest &request) {
            m_sent = *fromJson<Details>(request.body);
            m_kept = m_sent;
            m_kept.place.reset();
            return answer(m_kept);
        });
        m_server->on("GET", u"/api/v1/addresses"_s, [](const FakeRequest &) {
            return answer(addresses::Offer{true, u"kakao"_s});
        });
        m_server->on("POST", kSearch, [this](const FakeRequest &) {
            addresses::Places found;
            found.places = {{u"서울 중구 태평로1가 31"_s, u"서울 중구 세종대로 110"_s, u"04524"_s, 37'566'826,
                             126'978'656, u"c1"_s},
                            {u"서울 종로구 세종로 1-1"_s, u"서울 종로구 사직로 161"_s, u"03045"_s, 37'579'617,
                             126'977'041, u"c2"_s},
                            {u"세종특별자치시 보람동 <b>"_s, {}, {}, 36'480'132, 127'289'021, u"c3"_s}};
            return m_refusal ? refusal(*m_refusal) : answer(found);
        });
        makeWindow({1100, 820});
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        use(Language::English);
    }
    void cleanup() { closeHouse(); }

    void anAddressIsChosenByTheKeyboard()
    {
        auto *box = opened();
        QVERIFY(box);
        auto *line = edit(*box, u"Address"_s);
        auto *list = box->findChild<gui::AddressList *>();
        QVERIFY(line && list);
        // Where it goes is said, to who listens, too.
        QTRY_VERIFY(line->accessibleDescription().contains(u"is sent to Kakao"_s));
        line->setFocus();
        QTest::keyClicks(line, u"Sejong"_s);
        QVERIFY(!list->isVisible());
        m_house->clock.advance(1s);
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->accessibleName(), u"Places found"_s);
        QVERIFY(line->accessibleDescription().contains(u"3 places"_s));
        QCOMPARE(list->model()->index(0, 0).data().toString(),
                 u"서울 중구 세종대로 110 (04524) · 서울 중구 태평로1가 31"_s);
        QVERIFY(line->hasFocus()); // typing goes on
        scrollTo(*list);
        picture(u"found"_s);

        QTest::keyClick(line, Qt::Key_Down);
        QTRY_VERIFY(list->hasFocus());
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(list, Qt::Key_Up);
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(!list->isVisible());
        QCOMPARE(line->text(), u"서울 종로구 사직로 161"_s);
        QCOMPARE(edit(*box, u"Postcode"_s)->text(), u"03045"_s);
        QCOMPARE(edit(*box, u"Where home is (coordinates)"_s)->text(), u"37.579617, 126.977041"_s);
        QTRY_VERIFY(edit(*box, u"Address, second line"_s)->hasFocus());
        press(u"Keep them"_s);
        QTRY_COMPARE(m_sent.place, std::optional(u"c2"_s));
        QCOMPARE(m_sent.country, u"KR"_s);
    }

    void escapeGivesUpLookingAndLeavesTheSheet()
    {
        auto *box = opened();
        QVERIFY(box);
        auto *line = edit(*box, u"Address"_s);
        auto *list = box->findChild<gui::AddressList *>();
        QTRY_VERIFY(line->accessibleDescription().contains(u"Kakao"_s));
        line->setFocus();
        QTest::keyClicks(line, u"Sejong"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(line, Qt::Key_Down);
        QTRY_VERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!list->isVisible());
        QVERIFY(m_window->sheet());
        QVERIFY(line->hasFocus());
        QCOMPARE(line->text(), u"Sejong"_s);
    }

    void whatGoesWrongIsSaidAndTheLineStays()
    {
        m_refusal = Error(Code::Unavailable, "addresses-away");
        auto *box = opened();
        QVERIFY(box);
        auto *line = edit(*box, u"Address"_s);
        QTRY_VERIFY(line->accessibleDescription().contains(u"Kakao"_s));
        line->setFocus();
        QTest::keyClicks(line, u"Sejong-daero 110"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(line->accessibleDescription().contains(u"cannot be looked up"_s));
        scrollTo(*line);
        picture(u"away"_s);
        press(u"Keep them"_s);
        QTRY_COMPARE(m_sent.line1, std::optional(u"Sejong-daero 110"_s));
        QVERIFY(!m_sent.place);
    }

    void signingUpChoosesByTheMouse()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.details = QList<details::AskedPart>{{Part::Address, true}, {Part::Home, true}};
            return answer(rules);
        });
        views::AccountForm &form = m_window->startScreen()->form();
        form.setText(Box::Server, m_server->address().text());
        form.setPurpose(views::AccountForm::Purpose::Register);
        QTRY_VERIFY(form.addressField().has_value());
        auto *part = m_window->startScreen()->findChild<gui::SignUpDetails *>();
        QVERIFY(part);
        auto *line = edit(*part, u"Address"_s);
        QTRY_VERIFY(line && line->isVisible());
        QVERIFY(line->accessibleDescription().contains(u"is sent to Kakao"_s));
        line->setFocus();
        QTest::keyClicks(line, u"Sejong"_s);
        m_house->clock.advance(1s);
        QTRY_COMPARE(form.addresses().places().size(), 3);
        gui::AddressList *list = nullptr;
        for (auto *each : part->findChildren<gui::AddressList *>()) {
            if (each->isVisible())
                list = each;
        }
        QVERIFY(list);
        scrollTo(*list);
        picture(u"sign-up"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QTRY_COMPARE(line->text(), u"서울 중구 세종대로 110"_s);
        QCOMPARE(edit(*part, u"Where home is (coordinates)"_s)->text(), u"37.566826, 126.978656"_s);
        QVERIFY(!list->isVisible());
        QTRY_VERIFY(edit(*part, u"Address, second line"_s)->hasFocus());
    }

private:
    static inline const QString kSearch = u"/api/v1/addresses/search"_s;

    /// The private details, open to be changed.
    gui::DetailsBox *opened()
    {
        if (!m_house->enter(*m_server))
            return nullptr;
        m_window->openSessions();
        auto *box = m_window->sheet() ? m_window->sheet()->findChild<gui::DetailsBox *>() : nullptr;
        if (!box || !test::eventually([&] {
                auto *open = button(u"Look at them or change them…"_s);
                return open && open->isEnabled();
            }))
            return nullptr;
        press(u"Look at them or change them…"_s);
        return test::eventually([&] { return edit(*box, u"Full name"_s)->hasFocus(); }) ? box : nullptr;
    }
    void press(const QString &words)
    {
        QAbstractButton *one = button(words);
        if (!one)
            QFAIL(qPrintable(u"no button: "_s + words));
        scrollTo(*one);
        QTest::mouseClick(one, Qt::LeftButton);
    }
    static void scrollTo(QWidget &part)
    {
        QCoreApplication::processEvents();
        for (QWidget *above = part.parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(&part);
        }
        QCoreApplication::processEvents();
    }
    void use(Language language)
    {
        m_translations->use(language);
        m_formats->setLanguage(language);
        QCoreApplication::processEvents();
    }
    /// A visible button by its words; nothing when there is none.
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
    /// Kept in both languages, the one of the test last; nothing may be cut off.
    void picture(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            use(language);
            QTRY_VERIFY2(clippedTexts(*m_window).isEmpty(),
                         qPrintable(name + u' ' + word + u": "_s + clippedTexts(*m_window).join(u'\n')));
            keptPicture(*m_window, u"address-"_s + name + u'-' + word);
        }
    }

    Details m_kept;
    Details m_sent;
    std::optional<Error> m_refusal;
};

QTEST_MAIN(AddressPagesTest)
#include "tst_address_pages.moc"
