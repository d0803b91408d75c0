// SPDX-License-Identifier: GPL-3.0-or-later
// A question by the keyboard alone: where it begins, and that Return presses what has the keyboard.
#include "client-gui/screens/question_sheet.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class QuestionSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_host = std::make_unique<QWidget>();
        m_host->resize(800, 600);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    }
    void cleanup() { m_host.reset(); }
    void returnAgreesToWhatIsHarmless();
    void returnLeavesWhatDestroys();
    void theTabKeyComesToTheDangerousOne();
    void aKeyThatIsHeldAnswersNothing();

private:
    QuestionSheet *ask(Button::Kind kind)
    {
        auto *sheet = new QuestionSheet(
            m_theme, kind,
            [] {
                return QuestionSheet::Words{u"Really?"_s, u"It is so."_s, u"Do it"_s};
            },
            m_host.get());
        sheet->open();
        return sheet;
    }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    Theme m_theme;
    std::unique_ptr<QWidget> m_host;
};

void QuestionSheetTest::returnAgreesToWhatIsHarmless()
{
    const QPointer<QuestionSheet> sheet = ask(Button::Kind::Primary);
    QSignalSpy agreed(sheet, &QuestionSheet::agreed);
    press(Qt::Key_Return);
    QCOMPARE(agreed.size(), 1);
    QTRY_VERIFY(!sheet);
}

void QuestionSheetTest::returnLeavesWhatDestroys()
{
    const QPointer<QuestionSheet> sheet = ask(Button::Kind::Danger);
    QSignalSpy agreed(sheet, &QuestionSheet::agreed);
    press(Qt::Key_Return);
    QCOMPARE(agreed.size(), 0);
    QTRY_VERIFY(!sheet);
}

void QuestionSheetTest::theTabKeyComesToTheDangerousOne()
{
    const QPointer<QuestionSheet> sheet = ask(Button::Kind::Danger);
    QSignalSpy agreed(sheet, &QuestionSheet::agreed);
    press(Qt::Key_Tab);
    press(Qt::Key_Enter);
    QCOMPARE(agreed.size(), 1);
}

void QuestionSheetTest::aKeyThatIsHeldAnswersNothing()
{
    const QPointer<QuestionSheet> sheet = ask(Button::Kind::Primary);
    QSignalSpy agreed(sheet, &QuestionSheet::agreed);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QCoreApplication::sendEvent(QApplication::focusWidget(), &held);
    QCOMPARE(agreed.size(), 0);
    QVERIFY(sheet);
}

QTEST_MAIN(QuestionSheetTest)
#include "tst_question_sheet.moc"
