// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/mentions.h"

#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class MentionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreFoundAsTheServerFindsThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addRow("none") << u"안녕"_s << QStringList{};
        QTest::addRow("a particle follows") << u"@mina야 봐요"_s << QStringList{u"mina"_s};
        QTest::addRow("a full stop ends it") << u"see @kim.minjae."_s << QStringList{u"kim.minjae"_s};
        QTest::addRow("large letters") << u"(@MINA)"_s << QStringList{u"mina"_s};
        QTest::addRow("an address") << u"mina@jun.example"_s << QStringList{};
        QTest::addRow("everybody") << u"@모두 @all"_s << QStringList{u"모두"_s, u"all"_s};
        QTest::addRow("twice") << u"@a @a"_s << QStringList{u"a"_s, u"a"_s};
    }
    void namesAreFoundAsTheServerFindsThem()
    {
        QFETCH(QString, text);
        QStringList words;
        for (const NamedWord &word : namedWords(text)) {
            words += word.word;
            QCOMPARE(text.mid(word.start + 1, word.length - 1).toLower(), word.word);
        }
        QTEST(words, "words");
    }

    void nicknamesStandForUserNames()
    {
        const QList<Mentioned> named{{{1}, u"mina"_s, u"민아"_s, true}, {{2}, u"jun"_s, {}, false}};
        const NamedText shown = withNicknames(u"(@mina) @JUN, @sol: @mina야"_s, named);
        QCOMPARE(shown.text, u"(@민아) @JUN, @sol: @민아야"_s);
        QCOMPARE(shown.spans, (QList<NameSpan>{{1, 3, {1}, true}, {6, 4, {2}, false}, {18, 3, {1}, true}}));
    }
    void addressesOfTheWebStay()
    {
        const QList<Mentioned> named{{{1}, u"mina"_s, u"민아"_s, false}};
        const QString link = u"https://social.example/@mina"_s;
        QCOMPARE(withNicknames(link + u" @mina"_s, named).text, link + u" @민아"_s);
    }
    void withoutNamesATextIsAsItWas()
    {
        QCOMPARE(withNicknames(u"@mina"_s, {}).text, u"@mina"_s);
        QVERIFY(withNicknames(u"@mina"_s, {}).spans.isEmpty());
        QVERIFY(withNicknames({}, {{{1}, u"mina"_s, u"민아"_s, false}}).text.isEmpty());
    }
};

QTEST_APPLESS_MAIN(MentionsTest)
#include "tst_mentions.moc"
