// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/line_editor.h"

#include "client-tui/terminal/text_width.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class LineEditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typingGoesToTheCursor()
    {
        LineEditor line;
        line.insert(u"마당"_s);
        line.perform(Edit::CharBack);
        line.insert(u"x"_s);
        QCOMPARE(line.text(), u"마x당"_s);
    }

    void decomposedTypingIsComposed()
    {
        LineEditor line;
        line.insert(u"\u1106\u1161"_s);
        QCOMPARE(line.text(), u"마"_s);
        line.perform(Edit::DeleteBack);
        QVERIFY(line.isEmpty());
    }

    void aJoinedEmojiIsOneCharacter()
    {
        LineEditor line;
        line.insert(u"a👨\u200d👩\u200d👧b"_s);
        line.perform(Edit::CharBack);
        line.perform(Edit::CharBack);
        QCOMPARE(line.cursor(), 1);
        line.perform(Edit::DeleteForward);
        QCOMPARE(line.text(), u"ab"_s);
    }

    void wordsAreMovedOverAndKilled()
    {
        LineEditor line;
        line.setText(u"오늘 밤, let's go"_s);
        line.perform(Edit::KillWordBack);
        QCOMPARE(line.text(), u"오늘 밤, let's "_s);
        line.perform(Edit::WordBack);
        line.perform(Edit::WordBack);
        line.perform(Edit::WordBack);
        line.perform(Edit::KillWord);
        QCOMPARE(line.text(), u"오늘 , let's "_s);
    }

    void killsInARowAreYankedTogether()
    {
        LineEditor line;
        line.setText(u"one two three"_s);
        line.perform(Edit::KillWordBack);
        line.perform(Edit::KillWordBack);
        QCOMPARE(line.text(), u"one "_s);
        line.perform(Edit::LineStart);
        line.perform(Edit::Yank);
        QCOMPARE(line.text(), u"two threeone "_s);
    }

    void olderKillsComeRound()
    {
        LineEditor line;
        line.setText(u"first"_s);
        line.perform(Edit::KillToStart);
        line.setText(u"second"_s);
        line.perform(Edit::KillToStart);
        line.perform(Edit::Yank);
        QCOMPARE(line.text(), u"second"_s);
        line.perform(Edit::YankOlder);
        QCOMPARE(line.text(), u"first"_s);
        line.perform(Edit::YankOlder);
        QCOMPARE(line.text(), u"second"_s);
        line.perform(Edit::CharBack);
        QVERIFY(!line.perform(Edit::YankOlder));
    }

    void undoGoesBackStepByStep()
    {
        LineEditor line;
        line.insert(u"a"_s);
        line.insert(u"b"_s);
        line.perform(Edit::KillToStart);
        line.perform(Edit::Undo);
        QCOMPARE(line.text(), u"ab"_s);
        line.perform(Edit::Undo);
        QCOMPARE(line.text(), QString());
        QVERIFY(!line.perform(Edit::Undo));
    }

    void historyComesBackAndTheDraftIsKept()
    {
        LineEditor line;
        line.setText(u"one"_s);
        QCOMPARE(line.take(), u"one"_s);
        line.setText(u"two"_s);
        line.take();
        line.insert(u"dra"_s);
        line.perform(Edit::HistoryOlder);
        QCOMPARE(line.text(), u"two"_s);
        line.perform(Edit::HistoryOlder);
        QCOMPARE(line.text(), u"one"_s);
        QVERIFY(!line.perform(Edit::HistoryOlder));
        line.perform(Edit::HistoryNewer);
        line.perform(Edit::HistoryNewer);
        QCOMPARE(line.text(), u"dra"_s);
    }

    void historyIsSearchedBackwards()
    {
        LineEditor line;
        for (const QString &entry : {u"/join madang"_s, u"hello"_s, u"/join other"_s}) {
            line.setText(entry);
            line.take();
        }
        line.insert(u"draft"_s);
        line.perform(Edit::SearchHistory);
        line.insert(u"join"_s);
        QCOMPARE(line.text(), u"/join other"_s);
        line.perform(Edit::SearchHistory);
        QCOMPARE(line.text(), u"/join madang"_s);
        line.insert(u"zzz"_s);
        QVERIFY(line.searchFailed());
        line.endSearch(false);
        QCOMPARE(line.text(), u"draft"_s);
        QVERIFY(!line.isSearching());
    }

    void transposingSwapsCharacters()
    {
        LineEditor line;
        line.setText(u"당마"_s);
        line.perform(Edit::Transpose);
        QCOMPARE(line.text(), u"마당"_s);
    }

    void controlCharactersCannotBeTyped()
    {
        LineEditor line;
        line.insert(u"a\033[31m\u009bb\tc\nd"_s);
        QCOMPARE(line.text(), u"a[31mb c\nd"_s);
    }

    void theViewFollowsTheCursor()
    {
        LineEditor line;
        line.setText(u"가나다라마바사아자차카타파하"_s);
        LineView view = line.view(11);
        QVERIFY(view.moreLeft);
        QVERIFY(!view.moreRight);
        QVERIFY(view.cursor <= 10);
        QCOMPARE(view.cursor, columnsOf(view.text));
        line.perform(Edit::LineStart);
        view = line.view(11);
        QCOMPARE(view.text, u"가나다라마"_s);
        QCOMPARE(view.cursor, 0);
        QVERIFY(view.moreRight);
    }

    void whatWasASecretIsForgottenWhole()
    {
        LineEditor line;
        line.insert(u"a quiet pond"_s);
        line.perform(Edit::KillWordBack);
        line.remember(u"a quiet pond"_s);
        line.forget();
        QVERIFY(line.isEmpty());
        QVERIFY(line.lastCut().isEmpty());
        line.perform(Edit::Undo);
        line.perform(Edit::HistoryOlder);
        line.perform(Edit::Yank);
        QVERIFY(line.isEmpty());
    }

    void theCursorIsAlwaysInView()
    {
        QRandomGenerator random(3);
        const QStringList pieces{u"a"_s,  u"한글"_s,    u"👨\u200d👩\u200d👧"_s, u" "_s,
                                 u"\n"_s, u"e\u0301"_s, u"❤\ufe0f"_s};
        const QList<Edit> edits{Edit::CharBack,    Edit::CharForward, Edit::WordBack,      Edit::WordForward,
                                Edit::LineStart,   Edit::LineEnd,     Edit::DeleteBack,    Edit::KillWord,
                                Edit::Yank,        Edit::Transpose,   Edit::DeleteForward, Edit::Undo,
                                Edit::KillWordBack};
        LineEditor line;
        for (int i = 0; i < 20'000; ++i) {
            if (random.bounded(2) && line.text().size() < 200)
                line.insert(pieces.at(random.bounded(int(pieces.size()))));
            else
                line.perform(edits.at(random.bounded(int(edits.size()))));
            const int columns = int(random.bounded(0, 40));
            const LineView view = line.view(columns);
            QVERIFY(line.cursor() >= 0 && line.cursor() <= line.text().size());
            QVERIFY(view.cursor >= 0 && view.cursor < qMax(1, columns));
            QVERIFY(columnsOf(view.text) <= qMax(0, columns - 1));
        }
    }
};

QTEST_APPLESS_MAIN(LineEditorTest)
#include "tst_line_editor.moc"
