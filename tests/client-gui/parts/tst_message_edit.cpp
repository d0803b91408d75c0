// SPDX-License-Identifier: GPL-3.0-or-later
// Korean input: a syllable being composed is sent whole, once, with nothing left behind.
#include "client-gui/parts/message_edit.h"
#include "tests/support/patience.h"

#include <QClipboard>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class MessageEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterFinishesTheSyllableAndSubmitsOnce();
    void enterSubmitsWhatTheInputMethodCommittedItself();
    void nothingIsLeftBehindAfterSubmitting();
    void aLateEchoOfTheSyllableIsDropped();
    void theSameSyllableTypedAgainIsKept();
    void shiftEnterBreaksTheLineAfterTheSyllable();
    void composingInTheMiddleOfATextKeepsTheRest();
    void plainEnterSubmits();
    void growsToSixLinesAndNoFurther();
    void pastedMarkupStaysText();
    void copyWithoutSelectionIsPassedOn();
    void upRecallsOnlyWhereThereIsNothing();
    void thePromptIsOneLine();

private:
    void preedit(const QString &text);
    void commit(const QString &text);
    /// What the composer does on submitted(): takes the text away.
    void takeOnSubmit();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MessageEdit> m_edit;
    QStringList m_sent;
};

void MessageEditTest::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->apply();
    m_edit = std::make_unique<MessageEdit>(*m_theme, nullptr);
    m_edit->resize(400, 60);
    m_edit->show();
    m_edit->setFocus();
    m_sent.clear();
    takeOnSubmit();
}

void MessageEditTest::cleanup()
{
    m_edit.reset();
    m_theme.reset();
}

void MessageEditTest::takeOnSubmit()
{
    connect(m_edit.get(), &MessageEdit::submitted, this, [this] {
        m_sent.append(m_edit->toPlainText());
        m_edit->replaceText({});
    });
}

void MessageEditTest::upRecallsOnlyWhereThereIsNothing()
{
    const QSignalSpy recalled(m_edit.get(), &MessageEdit::recalled);
    QTest::keyClick(m_edit.get(), Qt::Key_Up);
    QCOMPARE(recalled.size(), 1);
    QTest::keyClick(m_edit.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(recalled.size(), 1);
    preedit(u"하"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Up);
    QCOMPARE(recalled.size(), 1);
    commit(u"하"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Up);
    QCOMPARE(recalled.size(), 1);
    m_edit->replaceText({});
    m_edit->setReadOnly(true);
    QTest::keyClick(m_edit.get(), Qt::Key_Up);
    QCOMPARE(recalled.size(), 1);
}

void MessageEditTest::preedit(const QString &text)
{
    QInputMethodEvent event(text, {});
    QCoreApplication::sendEvent(m_edit.get(), &event);
}

void MessageEditTest::commit(const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(m_edit.get(), &event);
}

void MessageEditTest::enterFinishesTheSyllableAndSubmitsOnce()
{
    commit(u"안녕하세"_s);
    preedit(u"요"_s);
    QCOMPARE(m_edit->composing(), u"요"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_sent, QStringList{u"안녕하세요"_s});
}

void MessageEditTest::enterSubmitsWhatTheInputMethodCommittedItself()
{
    // ibus with Hangul: the commit comes first, the key after it.
    preedit(u"요"_s);
    commit(u"요"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_sent, QStringList{u"요"_s});
}

void MessageEditTest::nothingIsLeftBehindAfterSubmitting()
{
    preedit(u"글"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), QString());
    QCOMPARE(m_edit->composing(), QString());
}

void MessageEditTest::aLateEchoOfTheSyllableIsDropped()
{
    preedit(u"글"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    commit(u"글"_s); // the input method's own commit, answered to our reset, comes a moment later
    QCOMPARE(m_edit->toPlainText(), QString());
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_sent.first(), u"글"_s);
    QCOMPARE(m_sent.value(1), QString());
}

void MessageEditTest::theSameSyllableTypedAgainIsKept()
{
    preedit(u"네"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    preedit(u"ㄴ"_s);
    preedit(u"네"_s);
    commit(u"네"_s);
    QCOMPARE(m_edit->toPlainText(), u"네"_s);
}

void MessageEditTest::shiftEnterBreaksTheLineAfterTheSyllable()
{
    preedit(u"가"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return, Qt::ShiftModifier);
    preedit(u"나"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_sent, QStringList{u"가\n나"_s});
}

void MessageEditTest::composingInTheMiddleOfATextKeepsTheRest()
{
    m_edit->replaceText(u"처음 끝"_s);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(2);
    m_edit->setTextCursor(cursor);
    preedit(u"과"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_sent, QStringList{u"처음과 끝"_s});
}

void MessageEditTest::plainEnterSubmits()
{
    QTest::keyClicks(m_edit.get(), u"hello"_s);
    QTest::keyClick(m_edit.get(), Qt::Key_Enter);
    QCOMPARE(m_sent, QStringList{u"hello"_s});
}

void MessageEditTest::growsToSixLinesAndNoFurther()
{
    const int one = m_edit->height();
    m_edit->replaceText(u"1\n2\n3"_s);
    const int three = m_edit->height();
    QVERIFY(three > 2 * one);
    // And all three are seen.
    QTRY_COMPARE(m_edit->verticalScrollBar()->value(), 0);
    m_edit->replaceText(u"1\n2\n3\n4\n5\n6"_s);
    const int six = m_edit->height();
    QVERIFY(six > three);
    m_edit->replaceText(u"1\n2\n3\n4\n5\n6\n7\n8\n9"_s);
    QCOMPARE(m_edit->height(), six);
    m_edit->replaceText({});
    QCOMPARE(m_edit->height(), one);
}

void MessageEditTest::pastedMarkupStaysText()
{
    auto *source = new QMimeData;
    source->setHtml(u"<b>x</b>"_s);
    source->setText(u"<b>x</b>"_s);
    QGuiApplication::clipboard()->setMimeData(source);
    m_edit->paste();
    QCOMPARE(m_edit->toPlainText(), u"<b>x</b>"_s);
}

void MessageEditTest::copyWithoutSelectionIsPassedOn()
{
    QSignalSpy spy(m_edit.get(), &MessageEdit::copyPassedOn);
    m_edit->replaceText(u"text"_s);
    QTest::keySequence(m_edit.get(), QKeySequence::Copy);
    QCOMPARE(spy.count(), 1);
    m_edit->selectAll();
    QTest::keySequence(m_edit.get(), QKeySequence::Copy);
    QCOMPARE(spy.count(), 1);
}

void MessageEditTest::thePromptIsOneLine()
{
    const QString prompt = u"Write to a room whose name is long "_s.repeated(3);
    m_edit->setPrompt(prompt);
    QVERIFY(m_edit->placeholderText().endsWith(u'…'));
    QVERIFY(m_edit->fontMetrics().horizontalAdvance(m_edit->placeholderText()) <= m_edit->width());
    m_edit->resize(1600, 60);
    QTRY_COMPARE(m_edit->placeholderText(), prompt);
}

QTEST_MAIN(MessageEditTest)
#include "tst_message_edit.moc"
