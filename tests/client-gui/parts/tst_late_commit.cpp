// SPDX-License-Identifier: GPL-3.0-or-later
// A syllable that was finished because the keyboard or the mouse went elsewhere comes once, and a search
// counts the one that is still composed.
#include "client-gui/parts/late_commit.h"
#include "client-gui/parts/search_field.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class LateCommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEchoInTheFieldThatGotTheKeyboardIsDropped();
    void theEchoInTheSameFieldIsDropped();
    void theSameSyllableComposedAgainIsKept();
    void whatWasNeverComposedIsKept();
    void aSearchCountsTheSyllableThatIsComposed();
    void anEmptiedSearchForgetsWhatWasComposed();

private:
    static void send(QLineEdit &field, const QString &preedit, const QString &commit)
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(&field, &event);
    }

    LateCommit m_lateCommit;
};

void LateCommitTest::theEchoInTheFieldThatGotTheKeyboardIsDropped()
{
    QLineEdit from;
    QLineEdit to;
    send(from, u"한"_s, {});
    send(from, {}, u"한"_s); // Qt, because the keyboard leaves
    send(to, {}, {}); // ibus hides what it composed ...
    send(to, {}, u"한"_s); // ... and commits it
    QCOMPARE(from.text(), u"한"_s);
    QCOMPARE(to.text(), QString());
    send(to, {}, u"한"_s); // a second one is no echo
    QCOMPARE(to.text(), u"한"_s);
}

void LateCommitTest::theEchoInTheSameFieldIsDropped()
{
    QLineEdit field;
    send(field, u"한"_s, {});
    send(field, {}, u"한"_s);
    send(field, {}, u"한"_s);
    QCOMPARE(field.text(), u"한"_s);
}

void LateCommitTest::theSameSyllableComposedAgainIsKept()
{
    QLineEdit field;
    send(field, u"네"_s, {});
    send(field, u"ㄴ"_s, u"네"_s);
    send(field, u"네"_s, {});
    send(field, {}, u"네"_s);
    QCOMPARE(field.text(), u"네네"_s);
}

void LateCommitTest::whatWasNeverComposedIsKept()
{
    QLineEdit field;
    send(field, {}, u"。"_s);
    send(field, {}, u"。"_s);
    QCOMPARE(field.text(), u"。。"_s);
}

void LateCommitTest::aSearchCountsTheSyllableThatIsComposed()
{
    Theme theme;
    SearchField field(theme, nullptr);
    QSignalSpy changed(&field, &SearchField::soughtChanged);
    send(field, u"ㅁ"_s, {});
    QCOMPARE(field.sought(), u"ㅁ"_s);
    send(field, u"ㄷ"_s, u"ㅁ"_s);
    QCOMPARE(field.sought(), u"ㅁㄷ"_s);
    send(field, {}, u"ㄷ"_s);
    QCOMPARE(field.sought(), u"ㅁㄷ"_s);
    QCOMPARE(changed.count(), 2);
}

void LateCommitTest::anEmptiedSearchForgetsWhatWasComposed()
{
    Theme theme;
    SearchField field(theme, nullptr);
    send(field, u"ㄷ"_s, u"ㅁ"_s);
    field.clear();
    QCOMPARE(field.sought(), QString());
}

QTEST_MAIN(LateCommitTest)
#include "tst_late_commit.moc"
