// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/completion.h"

#include <QTest>

using namespace madang;
using namespace madang::tui;
using namespace Qt::StringLiterals;

namespace {

class Names final : public CompletionSource {
public:
    QStringList roomNames() const override { return {u"마당"_s, u"개발"_s, u"book club"_s}; }
    QStringList nicknames() const override { return {u"민아"_s, u"준"_s, u"Jun"_s}; }
    views::Nameables nameables() const override
    {
        return {{{{2}, u"민아"_s, u"mina"_s}, {{3}, u"준"_s, u"jun"_s}, {{4}, u"Jun"_s, u"the.other-jun"_s}},
                mayCallEveryone,
                Language::English,
                mayCallRoles};
    }
    QStringList campaignTitles() const override { return {u"도서관 지붕"_s, u"Bandwidth"_s}; }
    QStringList campaignNumbers() const override { return {u"#7"_s, u"#8"_s}; }
    QStringList amounts() const override { return {u"10000"_s, u"5000"_s}; }
    QString role() const override { return account; }
    Aliases aliases() const override { return {{u"j"_s, u"join"_s}, {u"yo"_s, u"say $*"_s}}; }

    QString account; ///< its role
    bool mayCallEveryone = false;
    bool mayCallRoles = false;
};

} // namespace

class CompletionTest : public QObject {
    Q_OBJECT
    Names m_names;

    QStringList wordsFor(const QString &line) { return possibilitiesFor(line, line.size(), m_names).words; }

private Q_SLOTS:
    void commandsComplete()
    {
        QCOMPARE(wordsFor(u"/jo"_s), (QStringList{u"/join "_s}));
        QCOMPARE(wordsFor(u"/he"_s), (QStringList{u"/help "_s}));
        QVERIFY(wordsFor(u"/"_s).size() > 15);
        QVERIFY(wordsFor(u"/xyz"_s).isEmpty());
    }

    void commandsAreOfferedToThoseWhoMay()
    {
        for (const QString &role : {QString(), u"member"_s, u"treasurer"_s}) {
            m_names.account = role;
            QVERIFY(wordsFor(u"/acc"_s).isEmpty());
            QVERIFY(wordsFor(u"/appl"_s).isEmpty());
            QVERIFY(wordsFor(u"/help acc"_s).isEmpty());
        }
        m_names.account = u"support"_s;
        QCOMPARE(wordsFor(u"/acc"_s), QStringList{u"/accounts "_s});
        QVERIFY(wordsFor(u"/appl"_s).isEmpty());
        m_names.account = u"admin"_s;
        QCOMPARE(wordsFor(u"/acc"_s), QStringList{u"/accounts "_s});
        QCOMPARE(wordsFor(u"/appl"_s), QStringList{u"/applicants "_s});
        QCOMPARE(wordsFor(u"/role"_s), QStringList{u"/role "_s});
        QCOMPARE(wordsFor(u"/role jun tr"_s), QStringList{u"treasurer "_s});
        m_names.account.clear();
    }

    void argumentsCompleteByTheirKind()
    {
        QCOMPARE(wordsFor(u"/join bo"_s), (QStringList{u"book club"_s}));
        QCOMPARE(wordsFor(u"/join "_s), (QStringList{u"마당"_s, u"개발"_s, u"book club"_s}));
        QCOMPARE(wordsFor(u"/join ㅁㄷ"_s), (QStringList{u"마당"_s}));
        QCOMPARE(wordsFor(u"/donate "_s),
                 (QStringList{u"\"도서관 지붕\" "_s, u"Bandwidth "_s, u"10000 "_s, u"5000 "_s}));
        QCOMPARE(wordsFor(u"/donate \"도서관 지붕\" "_s), (QStringList{u"10000 "_s, u"5000 "_s}));
        QCOMPARE(wordsFor(u"/donate Band"_s), (QStringList{u"Bandwidth "_s}));
        QCOMPARE(wordsFor(u"/donate #"_s), (QStringList{u"#7 "_s, u"#8 "_s}));
        QCOMPARE(wordsFor(u"/donate 1만 #8"_s), (QStringList{u"#8 "_s}));
        QCOMPARE(wordsFor(u"/donate 10000 "_s), (QStringList{u"\"도서관 지붕\" "_s, u"Bandwidth "_s}));
        QCOMPARE(wordsFor(u"/donate 10000 도서"_s), (QStringList{u"\"도서관 지붕\" "_s}));
        QCOMPARE(wordsFor(u"/donate 10000 \"도서관 지"_s), (QStringList{u"\"도서관 지붕\" "_s}));
        QCOMPARE(wordsFor(u"/lang "_s), (QStringList{u"ko"_s, u"en"_s}));
        QCOMPARE(wordsFor(u"/link r"_s), (QStringList{u"room"_s}));
        QCOMPARE(wordsFor(u"/schedule of"_s), (QStringList{u"off"_s}));
        QCOMPARE(wordsFor(u"/schedule weekd"_s), (QStringList{u"weekdays 9:00-18:00"_s}));
        QCOMPARE(wordsFor(u"/theme h"_s).first(), u"high-contrast"_s);
        QCOMPARE(wordsFor(u"/split be"_s).mid(0, 2), (QStringList{u"below "_s, u"beside "_s}));
        QCOMPARE(wordsFor(u"/split below bo"_s), (QStringList{u"\"book club\" "_s}));
        QCOMPARE(wordsFor(u"/split 마"_s), (QStringList{u"마당 "_s}));
    }

    void wordsOfOnesOwnComplete()
    {
        QCOMPARE(wordsFor(u"/yo"_s), QStringList{u"/yo "_s});
        QCOMPARE(wordsFor(u"/j bo"_s), QStringList{u"book club"_s});
        QCOMPARE(possibilitiesFor(u"/j bo"_s, 5, m_names).from, 3);
        QVERIFY(wordsFor(u"/yo bo"_s).isEmpty());
        QVERIFY(wordsFor(u"/help y"_s).contains(u"yo"_s));
    }

    void namesCompleteInMessages()
    {
        QCOMPARE(wordsFor(u"안녕 민"_s), (QStringList{u"@mina "_s}));
        QCOMPARE(wordsFor(u"안녕 mi"_s), (QStringList{u"@mina "_s}));
        QCOMPARE(wordsFor(u"@ㅁㅇ"_s), (QStringList{u"@mina "_s}));
        QCOMPARE(wordsFor(u"(@ju"_s), (QStringList{u"@jun "_s, u"@the.other-jun "_s}));
        QCOMPARE(wordsFor(u"@"_s).size(), 3);
        QVERIFY(wordsFor(u"mina@ju"_s).isEmpty()); // an address
        QVERIFY(wordsFor(u"안녕 "_s).isEmpty());
        QVERIFY(wordsFor(QString()).isEmpty());
    }

    void commandsGetUserNames()
    {
        QCOMPARE(wordsFor(u"/invite 민"_s), QStringList{u"mina"_s});
        QCOMPARE(wordsFor(u"/msg @mi"_s), QStringList{u"mina "_s});
        m_names.mayCallEveryone = true;
        QVERIFY(wordsFor(u"/msg ever"_s).isEmpty());
        m_names.mayCallEveryone = false;
    }

    void everyoneIsForWhoMayCallThem()
    {
        QVERIFY(wordsFor(u"@ever"_s).isEmpty());
        m_names.mayCallEveryone = true;
        QCOMPARE(wordsFor(u"@ever"_s), QStringList{u"@everyone "_s});
        QVERIFY(wordsFor(u"ever"_s).isEmpty()); // not without the mark
        m_names.mayCallEveryone = false;
    }

    void rolesAreCalledByTheirMarkOnly()
    {
        QVERIFY(wordsFor(u"@trea"_s).isEmpty());
        m_names.mayCallRoles = true;
        QCOMPARE(wordsFor(u"@trea"_s), QStringList{u"@treasurer "_s});
        QVERIFY(wordsFor(u"trea"_s).isEmpty());
        QVERIFY(wordsFor(u"/msg trea"_s).isEmpty());
        m_names.mayCallRoles = false;
    }

    void textsOfCommandsCompleteAsMessagesDo()
    {
        const QString line = u"/forward \"book club\" 보세요 @ㅁㅇ"_s;
        const Possibilities found = possibilitiesFor(line, line.size(), m_names);
        QCOMPARE(found.words, QStringList{u"@mina "_s});
        QCOMPARE(found.from, line.size() - 3);
        QVERIFY(wordsFor(u"/forward \"book club\" :하트"_s).contains(u"❤️ "_s));
    }

    void bothNamesAreSeenWhileGoingRound()
    {
        LineEditor line;
        line.setText(u"봐요 @ju"_s);
        Completion completion;
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"봐요 @jun "_s);
        QCOMPARE(completion.shown(), (QStringList{u"준 @jun"_s, u"Jun @the.other-jun"_s}));
        completion.step(line, 1, m_names);
        QCOMPARE(line.text(), u"봐요 @the.other-jun "_s);
        completion.step(line, 1, m_names);
        QCOMPARE(line.text(), u"봐요 @jun "_s);
    }

    void signsCompleteByWhatTheyAreCalled()
    {
        QVERIFY(wordsFor(u"안녕 :하트"_s).contains(u"❤️ "_s));
        QVERIFY(wordsFor(u":smil"_s).contains(u"😊 "_s));
        QVERIFY(wordsFor(u":"_s).isEmpty());
        QVERIFY(wordsFor(u"14:00"_s).isEmpty());
        QVERIFY(wordsFor(u":zzzz"_s).isEmpty());
    }

    void tabGoesRoundAndBack()
    {
        LineEditor line;
        line.setText(u"/join "_s);
        Completion completion;
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"/join 마당"_s);
        QCOMPARE(completion.shown().size(), 3);
        completion.step(line, 1, m_names);
        QCOMPARE(line.text(), u"/join 개발"_s);
        completion.step(line, -1, m_names);
        QCOMPARE(line.text(), u"/join 마당"_s);
        completion.step(line, -1, m_names);
        QCOMPARE(line.text(), u"/join book club"_s);
    }

    void aCommandThatIsCompleteIsFollowedByWhatItTakes()
    {
        LineEditor line;
        line.setText(u"/dona"_s);
        Completion completion;
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"/donate "_s);
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"/donate \"도서관 지붕\" "_s);
        QCOMPARE(completion.shown().size(), 4);
        completion.step(line, 1, m_names);
        QCOMPARE(line.text(), u"/donate Bandwidth "_s);
    }

    void behindACommandInFullItsArgumentsAreOffered()
    {
        LineEditor line;
        line.setText(u"/donate"_s);
        Completion completion;
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"/donate \"도서관 지붕\" "_s);
        QCOMPARE(completion.shown().size(), 4);
        line.setText(u"/leave"_s);
        completion.reset();
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"/leave "_s);
        QVERIFY(completion.shown().isEmpty());
    }

    void typingEndsTheRound()
    {
        LineEditor line;
        line.setText(u"/jo"_s);
        Completion completion;
        completion.step(line, 1, m_names);
        line.insert(u"개"_s);
        completion.step(line, 1, m_names);
        QCOMPARE(line.text(), u"/join 개발"_s);
    }

    void whatStandsBehindTheCursorStays()
    {
        LineEditor line;
        line.setText(u"민 안녕"_s);
        for (int i = 0; i < 3; ++i)
            line.perform(Edit::CharBack);
        Completion completion;
        QVERIFY(completion.step(line, 1, m_names));
        QCOMPARE(line.text(), u"@mina  안녕"_s);
    }
};

QTEST_APPLESS_MAIN(CompletionTest)
#include "tst_completion.moc"
