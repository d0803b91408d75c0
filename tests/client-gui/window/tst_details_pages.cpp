// SPDX-License-Identifier: GPL-3.0-or-later
// Private details and the terms one agreed to, in the account sheet, and the eye of password fields: by
// keyboard and mouse, in both languages, with pictures.
#include "client-gui/parts/password_edit.h"
#include "client-gui/screens/consent_box.h"
#include "client-gui/screens/details_box.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/start_screen.h"
#include "common/base/phone_number.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;
using details::Details;

class DetailsPagesTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_kept = {};
        m_kept.fullName = u"김민아"_s;
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        m_server->on("GET", u"/api/v1/me/details"_s, [this](const FakeRequest &) { return answer(m_kept); });
        m_server->on("PUT", u"/api/v1/me/details"_s, [this](const FakeRequest &request) {
            Details told = *fromJson<Details>(request.body);
            if (told.phone) {
                const auto phone = PhoneNumber::fromText(*told.phone, told.country.value_or(QString()));
                if (!phone)
                    return refusal(phone.error());
                told.phone = phone->kept;
            }
            m_kept = told;
            return answer(m_kept);
        });
        makeWindow({1100, 820});
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        use(Language::English);
    }
    void cleanup() { closeHouse(); }

    void privateDetailsAreChangedAndNothingTypedIsLost()
    {
        auto *box = opened<gui::DetailsBox>();
        QVERIFY(box);
        QTRY_VERIFY(box->isVisible());
        // Nobody reads them over a shoulder.
        QVERIFY(!edit(*box, u"Full name"_s)->isVisible());
        QTRY_VERIFY(button(u"Look at them or change them…"_s)->isEnabled());
        press(u"Look at them or change them…"_s);
        QTRY_VERIFY(edit(*box, u"Full name"_s)->isVisible());
        QCOMPARE(edit(*box, u"Full name"_s)->text(), u"김민아"_s);
        QTRY_COMPARE(QApplication::focusWidget(), edit(*box, u"Full name"_s));
        QVERIFY(!button(u"Keep them"_s)->isEnabled());

        auto *phone = edit(*box, u"Phone"_s);
        phone->setFocus();
        QTest::keyClicks(phone, u"555 2671"_s);
        QTest::keyClicks(edit(*box, u"Address"_s), u"Sejong-daero 110"_s);
        auto *country = choice(*box, u"Country"_s);
        QVERIFY(country);
        country->setCurrentIndex(country->findData(u"KR"_s));
        press(u"Keep them"_s);
        QTRY_VERIFY(phone->accessibleDescription().contains(u"+82"_s));
        QCOMPARE(phone->text(), u"555 2671"_s);
        QCOMPARE(edit(*box, u"Address"_s)->text(), u"Sejong-daero 110"_s);
        scrollTo(*button(u"Keep them"_s));
        picture(u"fault"_s);

        phone->selectAll();
        QTest::keyClicks(phone, u"010-1234-5678"_s);
        QVERIFY(phone->accessibleDescription().isEmpty());
        choice(*box, u"Gender"_s)->setCurrentIndex(1);
        QSignalSpy said(box, &gui::DetailsBox::said);
        press(u"Keep them"_s);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(m_kept.phone, u"+821012345678"_s);
        QCOMPARE(m_kept.country, u"KR"_s);
        QVERIFY(m_kept.gender == details::Gender::Woman);
        QVERIFY(!edit(*box, u"Full name"_s)->isVisible());
    }

    void cancellingBringsBackWhatIsKept()
    {
        auto *box = opened<gui::DetailsBox>();
        QTRY_VERIFY(box->isVisible());
        press(u"Look at them or change them…"_s);
        QTRY_VERIFY(edit(*box, u"Full name"_s)->isVisible());
        QTest::keyClicks(edit(*box, u"Full name"_s), u" and more"_s);
        choice(*box, u"Gender"_s)->setCurrentIndex(2);
        scrollTo(*edit(*box, u"Full name"_s));
        picture(u"open"_s);
        scrollTo(*button(u"Cancel"_s));
        press(u"Cancel"_s);
        QTRY_VERIFY(!edit(*box, u"Full name"_s)->isVisible());
        press(u"Look at them or change them…"_s);
        QCOMPARE(edit(*box, u"Full name"_s)->text(), u"김민아"_s);
        QCOMPARE(choice(*box, u"Gender"_s)->currentIndex(), 0);
        QCOMPARE(m_server->requestsTo("PUT", u"/api/v1/me/details"_s), 0);
    }

    void aServerThatKeepsNoneShowsNone()
    {
        m_server->on("GET", u"/api/v1/me/details"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "path")); });
        auto *box = opened<gui::DetailsBox>();
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/details"_s), 1);
        QTRY_VERIFY(!box->isVisible());
    }

    void newerTermsAreAgreedTo()
    {
        accounts::Consent consent{u"2026-11"_s, Timestamp{1'793'678'400'000},
                                  accounts::TermsOfUse{u"2027-01"_s, u"https://example.org/terms"_s}};
        m_server->on("GET", u"/api/v1/me/consent"_s, [&](const FakeRequest &) { return answer(consent); });
        m_server->on("POST", u"/api/v1/me/consent"_s, [&](const FakeRequest &request) {
            const QString version = fromJson<accounts::AgreeToTerms>(request.body)->version;
            if (version != "2027-01"_L1)
                return refusal(Error(Code::InvalidValue, "terms").at(u"version"_s));
            consent = {version, m_house->clock.now(), {}};
            return answer(consent);
        });
        auto *box = opened<gui::ConsentBox>();
        QTRY_VERIFY(says(*box, u"You agreed to the terms 2026-11 on 3 November 2026."_s));
        QVERIFY(says(*box, u"The terms 2027-01 are in force now."_s));
        scrollTo(*box);
        picture(u"terms"_s);
        press(u"I agree to them"_s);
        QTRY_VERIFY(says(*box, u"You agreed to the terms 2027-01"_s));
        QVERIFY(!button(u"I agree to them"_s));
        QVERIFY(!button(u"Read them"_s));
    }

    void anEyeShowsWhatIsTyped()
    {
        gui::PasswordEdit line(*m_theme, m_window.get());
        line.setGeometry(200, 200, 300, 40);
        line.show();
        auto *eye = line.findChild<QToolButton *>();
        QVERIFY(eye);
        QCOMPARE(eye->accessibleName(), u"Show password"_s);
        QTest::keyClicks(&line, u"a quiet pond"_s);
        QVERIFY(!line.isShown());
        QVERIFY(line.displayText() != line.text());
        QTest::mouseClick(eye, Qt::LeftButton);
        QVERIFY(line.isShown());
        QCOMPARE(line.displayText(), u"a quiet pond"_s);
        QCOMPARE(eye->accessibleName(), u"Hide password"_s);
        // By the keyboard alone, and what was typed stays.
        QTest::keyClick(&line, Qt::Key_P, Qt::AltModifier);
        QVERIFY(!line.isShown());
        QTest::keyClick(&line, Qt::Key_P, Qt::AltModifier);
        QVERIFY(line.isShown());
        QCOMPARE(line.text(), u"a quiet pond"_s);
        use(Language::Korean);
        QVERIFY(eye->accessibleName() != u"Hide password"_s);
        use(Language::English);
        // It hides by itself.
        line.setEnabled(false);
        QVERIFY(!line.isShown());
        line.setEnabled(true);
        line.setShown(true);
        line.clear();
        QVERIFY(!line.isShown());
        line.setShown(true);
        line.hide();
        QVERIFY(!line.isShown());
    }

    void everyPasswordFieldHasOne()
    {
        views::AccountForm &form = m_window->startScreen()->form();
        form.setText(views::AccountForm::Field::Server, m_server->address().text());
        form.setPurpose(views::AccountForm::Purpose::Register);
        QCOMPARE(m_window->startScreen()->findChildren<gui::PasswordEdit *>().size(), 2);
        QVERIFY(hiddenOnesAreEyed(*m_window->startScreen()));
        auto *password = edit(*m_window->startScreen(), u"Password"_s);
        QTRY_VERIFY(password->isVisible());
        QTest::keyClicks(password, u"a quiet pond"_s);
        QTest::mouseClick(password->findChild<QToolButton *>(), Qt::LeftButton);
        picture(u"eye"_s);
        auto *sheet = opened<gui::SessionsSheet>();
        QVERIFY(sheet);
        for (const QString &name : {u"Current password"_s, u"New password"_s})
            QVERIFY(qobject_cast<gui::PasswordEdit *>(edit(*sheet, name)));
        QVERIFY(sheet->findChildren<gui::PasswordEdit *>().size() >= 5);
    }

    void aMistakeIsSaidWhenItsFieldIsLeft()
    {
        views::AccountForm &form = m_window->startScreen()->form();
        form.setText(views::AccountForm::Field::Server, m_server->address().text());
        form.setPurpose(views::AccountForm::Purpose::Register);
        auto *name = edit(*m_window->startScreen(), u"User name"_s);
        QTRY_VERIFY(name->isVisible());
        name->setFocus();
        QTRY_VERIFY(name->hasFocus());
        const auto isWrong = [name] { return name->property("invalid").toBool(); };
        QTest::keyClicks(name, u"mi na"_s);
        QVERIFY(!isWrong());
        QTest::keyClick(name, Qt::Key_Tab);
        QVERIFY(isWrong());
        picture(u"left"_s);
        // From here on it is judged while it is mended.
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"mina"_s);
        QVERIFY(!isWrong());
        QTest::keyClicks(name, u"!"_s);
        QVERIFY(isWrong());
    }

private:
    /// The account sheet, or a part of it.
    template <typename Part> Part *opened()
    {
        if (!m_house->enter(*m_server))
            return nullptr;
        m_window->openSessions();
        if (auto *whole = qobject_cast<Part *>(m_window->sheet()))
            return whole;
        return m_window->sheet() ? m_window->sheet()->template findChild<Part *>() : nullptr;
    }
    static bool hiddenOnesAreEyed(const QWidget &part)
    {
        const auto edits = part.findChildren<QLineEdit *>();
        return std::all_of(edits.begin(), edits.end(), [](QLineEdit *one) {
            return one->echoMode() == QLineEdit::Normal || qobject_cast<gui::PasswordEdit *>(one);
        });
    }
    static bool says(const QWidget &part, const QString &words)
    {
        const QList<gui::Label *> labels = part.findChildren<gui::Label *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const gui::Label *label) {
            return label->isVisible() && label->text().contains(words);
        });
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
            keptPicture(*m_window, u"details-"_s + name + u'-' + word);
        }
    }

    Details m_kept;
};

QTEST_MAIN(DetailsPagesTest)
#include "tst_details_pages.moc"
