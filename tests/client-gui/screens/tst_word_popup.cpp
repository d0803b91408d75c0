// SPDX-License-Identifier: GPL-3.0-or-later
// The list above a half-typed word: by keyboard and mouse, and while Korean is being composed.
#include "client-gui/screens/word_popup.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAccessible>
#include <QDebug>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::gui;
using namespace madang::test;

class WordPopupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void typingANameOpensTheListAndEnterPicks();
    void enterSendsWhereNothingIsOffered();
    void tabPicksToo();
    void arrowsGoRound();
    void escapePutsTheListAwayForThatWord();
    void theMousePicksAndTheKeyboardStays();
    void aSyllableBeingComposedIsPartOfTheWord();
    void pickingFinishesWhatIsBeingComposed();
    void committingASyllableKeepsTheListAsItIs();
    void whatFollowsTheWordStays();
    void goingElsewhereEndsTheWord();
    void anEmojiIsOfferedFromTwoLettersOn();
    void everybodyIsOfferedToWhoMayCallThem();
    void textThatNobodyTypedOffersNothing();
    void losingTheFocusPutsTheListAway();
    void eightRowsAreSeenAndTheOthersScrolledTo();
    void theListIsNamed();
    void itFits_data();
    void itFits();

private:
    void preedit(const QString &text)
    {
        QInputMethodEvent event(text, {});
        QCoreApplication::sendEvent(m_edit, &event);
        QCoreApplication::processEvents();
    }
    void commit(const QString &text, const QString &next = {})
    {
        QInputMethodEvent event(next, {});
        event.setCommitString(text);
        QCoreApplication::sendEvent(m_edit, &event);
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        for (const QChar c : text) {
            if (c.unicode() < 0x80)
                QTest::keyClick(m_edit, c.toLatin1());
            else
                commit(QString(c));
        }
        QCoreApplication::processEvents();
    }
    void press(int key)
    {
        QTest::keyClick(m_edit, Qt::Key(key));
        QCoreApplication::processEvents();
    }
    QListView &list() const { return *m_popup->findChild<QListView *>(); }
    QStringList shown() const
    {
        QStringList names;
        for (int i = 0; i < list().model()->rowCount(); ++i)
            names += list().model()->index(i, 0).data(Qt::ToolTipRole).toString();
        return names;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<views::Timeline> m_timeline;
    std::unique_ptr<views::People> m_people;
    std::unique_ptr<QWidget> m_host;
    MessageEdit *m_edit = nullptr;
    WordPopup *m_popup = nullptr;
};

void WordPopupTest::init()
{
    m_server = std::make_unique<FakeServer>();
    m_server->addPerson(1, u"mina"_s, u"미나"_s);
    m_server->addPerson(2, u"jun"_s, u"박준"_s);
    m_server->addPerson(3, u"minjae"_s, u"김민재"_s);
    for (int i = 10; i < 22; ++i)
        m_server->addPerson(i, u"guest%1"_s.arg(i), u"손님 %1"_s.arg(i));
    m_server->addRoom(7, u"마당"_s);
    m_house = std::make_unique<ClientHouse>();
    QVERIFY(m_house->enter(*m_server));
    m_formats = std::make_unique<views::Formats>(m_house->clock);
    m_formats->setLanguage(Language::English);
    m_theme = std::make_unique<gui::Theme>();
    m_theme->setShade(gui::Theme::Shade::Light);
    m_theme->apply();
    m_timeline = std::make_unique<views::Timeline>(*m_house->session, *m_formats, RoomId{7});
    m_people = std::make_unique<views::People>(*m_house->session, RoomId{7});
    QTRY_VERIFY(!m_people->isLoading());
    m_host = std::make_unique<QWidget>();
    m_host->resize(500, 600);
    auto *column = new QVBoxLayout(m_host.get());
    column->addStretch(1);
    m_edit = new MessageEdit(*m_theme, m_host.get());
    column->addWidget(m_edit);
    m_popup = new WordPopup(*m_theme, *m_house->session, *m_timeline, *m_people, *m_formats, *m_edit,
                            m_host.get());
    m_host->show();
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    m_edit->setFocus();
    QVERIFY(!m_popup->isOpen());
}

void WordPopupTest::cleanup()
{
    m_host.reset();
    m_people.reset();
    m_timeline.reset();
    m_theme.reset();
    m_formats.reset();
    m_house.reset();
    m_server.reset();
}

void WordPopupTest::typingANameOpensTheListAndEnterPicks()
{
    const QSignalSpy submitted(m_edit, &MessageEdit::submitted);
    type(u"hi @"_s);
    QVERIFY(!m_popup->isOpen()); // a mark alone is no word yet
    type(u"ju"_s);
    QVERIFY(m_popup->isOpen());
    QCOMPARE(shown(), QStringList{u"@jun"_s});
    press(Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"hi @jun "_s);
    QVERIFY(!m_popup->isOpen());
    QCOMPARE(submitted.size(), 0);
    press(Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void WordPopupTest::enterSendsWhereNothingIsOffered()
{
    const QSignalSpy submitted(m_edit, &MessageEdit::submitted);
    type(u"mail me@ju"_s);
    QVERIFY(!m_popup->isOpen());
    press(Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    m_edit->replaceText({});
    type(u"@nobody"_s);
    press(Qt::Key_Return);
    QCOMPARE(submitted.size(), 2);
}

void WordPopupTest::tabPicksToo()
{
    QTest::keyClicks(m_edit, u"@ju"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab); // at once: what was typed counts already
    QCOMPARE(m_edit->toPlainText(), u"@jun "_s);
    QVERIFY(m_edit->hasFocus());
}

void WordPopupTest::arrowsGoRound()
{
    type(u"@손님"_s);
    QCOMPARE(list().currentIndex().row(), 0);
    press(Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(list().currentIndex().row(), 11);
    press(Qt::Key_PageUp);
    QCOMPARE(list().currentIndex().row(), 4);
    press(Qt::Key_Enter);
    QCOMPARE(m_edit->toPlainText(), u"@guest14 "_s);
}

void WordPopupTest::escapePutsTheListAwayForThatWord()
{
    const QSignalSpy escaped(m_edit, &MessageEdit::escaped);
    type(u"@ju"_s);
    QVERIFY(m_popup->isOpen());
    press(Qt::Key_Escape);
    QVERIFY(!m_popup->isOpen());
    QCOMPARE(escaped.size(), 0);
    type(u"n"_s);
    QVERIFY(!m_popup->isOpen());
    press(Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
    type(u" @ju"_s);
    QVERIFY(m_popup->isOpen()); // another word
}

void WordPopupTest::theMousePicksAndTheKeyboardStays()
{
    type(u"@손님"_s);
    const QRect second = list().visualRect(list().model()->index(1, 0));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(m_edit->toPlainText(), u"@guest11 "_s);
    QVERIFY(m_edit->hasFocus());
    QVERIFY(!m_popup->isOpen());
}

void WordPopupTest::aSyllableBeingComposedIsPartOfTheWord()
{
    type(u"@"_s);
    preedit(u"ㅂ"_s);
    QVERIFY(m_popup->isOpen());
    QCOMPARE(shown(), QStringList{u"@jun"_s});
    QCOMPARE(m_edit->toPlainText(), u"@"_s); // nothing is inserted
    preedit(u"바"_s);
    preedit(u"박"_s);
    QVERIFY(m_popup->isOpen());
    preedit(u"밥"_s);
    QVERIFY(!m_popup->isOpen());
    preedit(u"ㄱ"_s);
    QCOMPARE(shown(), QStringList{u"@minjae"_s});
    commit(u"ㄱ"_s, u"ㅁ"_s);
    QCOMPARE(shown(), QStringList{u"@minjae"_s});
    preedit({});
    QCOMPARE(shown(), QStringList{u"@minjae"_s});
}

void WordPopupTest::pickingFinishesWhatIsBeingComposed()
{
    const QSignalSpy submitted(m_edit, &MessageEdit::submitted);
    type(u"봐요 @"_s);
    commit(u"박"_s, u"준"_s);
    QVERIFY(m_popup->isOpen());
    press(Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"봐요 @jun "_s);
    QVERIFY(m_edit->composing().isEmpty());
    QCOMPARE(submitted.size(), 0);
    commit(u"준"_s); // some input methods commit it once more
    QCOMPARE(m_edit->toPlainText(), u"봐요 @jun "_s);
}

void WordPopupTest::committingASyllableKeepsTheListAsItIs()
{
    type(u"@"_s);
    preedit(u"손"_s);
    press(Qt::Key_Down);
    QVERIFY(m_popup->isOpen());
    QCOMPARE(list().currentIndex().row(), 1);
    const QSignalSpy reset(list().model(), &QAbstractItemModel::modelReset);
    commit(u"손"_s);
    QVERIFY(m_popup->isOpen());
    QCOMPARE(list().currentIndex().row(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(m_edit->toPlainText(), u"@손"_s);
}

void WordPopupTest::whatFollowsTheWordStays()
{
    m_edit->replaceText(u"안녕  봐요"_s);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(3);
    m_edit->setTextCursor(cursor);
    type(u"@ju"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"안녕 @jun 봐요"_s); // one blank is enough
    QCOMPARE(m_edit->textCursor().position(), 8);
    m_edit->undo();
    QCOMPARE(m_edit->toPlainText(), u"안녕 @ju 봐요"_s);
}

void WordPopupTest::goingElsewhereEndsTheWord()
{
    type(u"hi @ju"_s);
    QVERIFY(m_popup->isOpen());
    press(Qt::Key_Home);
    QVERIFY(!m_popup->isOpen());
    press(Qt::Key_End);
    QVERIFY(!m_popup->isOpen()); // only typing begins one
    type(u"n"_s);
    QVERIFY(m_popup->isOpen());
    type(u" "_s);
    QVERIFY(!m_popup->isOpen());
}

void WordPopupTest::anEmojiIsOfferedFromTwoLettersOn()
{
    type(u":h"_s);
    QVERIFY(!m_popup->isOpen());
    type(u"eart"_s);
    QVERIFY(m_popup->isOpen());
    const QString first = shown().first();
    press(Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), first + u' ');
    m_edit->replaceText({});
    type(u"14:00"_s);
    QVERIFY(!m_popup->isOpen());
    m_edit->replaceText({});
    type(u":"_s);
    preedit(u"하"_s);
    commit(u"하"_s, u"트"_s);
    QVERIFY(shown().contains(u"❤️"_s));
}

void WordPopupTest::everybodyIsOfferedToWhoMayCallThem()
{
    type(u"@every"_s);
    QVERIFY(!m_popup->isOpen());
    rooms::Room room = *m_house->session->archive().room({7});
    room.role = rooms::MemberRole::Owner;
    m_house->session->archive().putRoom(room);
    type(u"one"_s);
    QCOMPARE(shown(), QStringList{u"@everyone"_s});
}

void WordPopupTest::textThatNobodyTypedOffersNothing()
{
    m_edit->replaceText(u"a draft that ends with @ju"_s);
    QCoreApplication::processEvents();
    QVERIFY(!m_popup->isOpen());
}

void WordPopupTest::losingTheFocusPutsTheListAway()
{
    QWidget other(m_host.get());
    other.setFocusPolicy(Qt::StrongFocus);
    other.show();
    type(u"@ju"_s);
    QVERIFY(m_popup->isOpen());
    other.setFocus();
    QVERIFY(!m_popup->isOpen());
    m_edit->setFocus();
}

void WordPopupTest::eightRowsAreSeenAndTheOthersScrolledTo()
{
    type(u"@guest"_s);
    QCOMPARE(shown().size(), 12);
    QVERIFY(list().viewport()->height() <= WordPopup::kMostRows * list().sizeHintForRow(0));
    QVERIFY(list().viewport()->height() > (WordPopup::kMostRows - 1) * list().sizeHintForRow(0));
    press(Qt::Key_Up);
    const QRect last = list().visualRect(list().model()->index(11, 0));
    QVERIFY(list().viewport()->rect().contains(last.center()));
}

void WordPopupTest::theListIsNamed()
{
    type(u"@ju"_s);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&list());
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::List);
    QCOMPARE(spoken->text(QAccessible::Name), u"Suggestions"_s);
    QCOMPARE(list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"박준, @jun"_s);
    QVERIFY(m_edit->accessibleDescription().contains(u"@jun"_s));
    press(Qt::Key_Escape);
    QVERIFY(m_edit->accessibleDescription().isEmpty());
}

void WordPopupTest::itFits_data()
{
    QTest::addColumn<int>("scale");
    QTest::addColumn<QSize>("room");
    QTest::addRow("usual") << 100 << QSize(500, 600);
    QTest::addRow("twice as large") << 200 << QSize(500, 600);
    QTest::addRow("twice as large, hardly any room") << 200 << QSize(300, 260);
}

void WordPopupTest::itFits()
{
    QFETCH(int, scale);
    QFETCH(QSize, room);
    m_theme->setScale(scale);
    m_host->resize(room);
    QCoreApplication::processEvents();
    type(u"@guest"_s);
    QVERIFY(m_popup->isOpen());
    QVERIFY2(m_host->rect().contains(m_popup->geometry()), qPrintable(QDebug::toString(m_popup->geometry())));
    QVERIFY(!m_popup->geometry().intersects(m_edit->geometry().adjusted(0, 6, 0, 0)));
    QVERIFY(list().viewport()->height() >= list().sizeHintForRow(0));
    for (const gui::Theme::Shade shade : {gui::Theme::Shade::Dark, gui::Theme::Shade::Light}) {
        m_theme->setShade(shade);
        QVERIFY(!m_popup->grab().isNull());
    }
    m_theme->setScale(100);
}

QTEST_MAIN(WordPopupTest)
#include "tst_word_popup.moc"
