// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/timeline_lines.h"

#include "common/base/clock.h"

#include <QTest>

using namespace madang;
using namespace madang::tui;
using namespace Qt::StringLiterals;
using views::TimelineRow;

namespace {

TimelineRow messageRow(const QString &name, const QString &text)
{
    TimelineRow row;
    row.sender = {{7}, name};
    row.text = text;
    row.at = {1772420400000};
    return row;
}

QStringList texts(const QList<PaintedLine> &lines)
{
    QStringList all;
    for (const PaintedLine &line : lines)
        all.append(plainText(line));
    return all;
}

} // namespace

class TimelineLinesTest : public QObject {
    Q_OBJECT
    SystemClock m_clock;
    views::Formats m_formats{m_clock};
    tui::Theme m_theme;

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Asia/Seoul"); }

    void wideTimelinesAlignNamesAndText()
    {
        const TimelineLines lines(m_theme, m_formats);
        const QStringList shown
            = texts(lines.of(messageRow(u"민아"_s, u"안녕하세요 여러분 "_s.repeated(6)), nullptr, 60));
        QVERIFY(shown.size() > 1);
        QCOMPARE(shown.first().left(21), u"12:00         민아 │ 안녕"_s);
        const int bar = columnsOf(shown.first().left(shown.first().indexOf(u'│')));
        for (const QString &line : shown) {
            QCOMPARE(columnsOf(line.left(line.indexOf(u'│'))), bar);
            QVERIFY(columnsOf(line) <= 60);
        }
    }

    void aGroupNamesItsAuthorOnce()
    {
        const TimelineLines lines(m_theme, m_formats);
        const TimelineRow first = messageRow(u"민아"_s, u"하나"_s);
        TimelineRow second = messageRow(u"민아"_s, u"둘"_s);
        second.startsGroup = false;
        QVERIFY(!texts(lines.of(second, &first, 60)).first().contains(u"민아"_s));
        QVERIFY(!texts(lines.of(second, &first, 60)).first().contains(u"12:00"_s));
        second.at.ms += 60'000;
        QVERIFY(texts(lines.of(second, &first, 60)).first().startsWith(u"12:01"_s));
    }

    void whatWasAnsweredSaysHowOften()
    {
        const TimelineLines lines(m_theme, m_formats);
        TimelineRow row = messageRow(u"민아"_s, u"하나"_s);
        QCOMPARE(lines.of(row, nullptr, 60).size(), 1);
        row.answers = 12;
        const QStringList shown = texts(lines.of(row, nullptr, 60));
        QCOMPARE(shown.size(), 2);
        QVERIFY(shown.last().endsWith(u"answers: 12"_s));
    }

    void narrowTimelinesPutTheNameInFront()
    {
        const TimelineLines lines(m_theme, m_formats);
        QCOMPARE(texts(lines.of(messageRow(u"민아"_s, u"안녕하세요 여러분"_s), nullptr, 20)),
                 (QStringList{u"민아: 안녕하세요"_s, u" 여러분"_s}));
        // What is said cannot look as if somebody else said it.
        TimelineRow second = messageRow(u"민아"_s, u"준: 좋아요\n준: 정말"_s);
        QCOMPARE(texts(lines.of(second, nullptr, 20)), (QStringList{u"민아: 준: 좋아요"_s, u" 준: 정말"_s}));
        second.startsGroup = false;
        QCOMPARE(texts(lines.of(second, nullptr, 20)), (QStringList{u" 준: 좋아요"_s, u" 준: 정말"_s}));
        QCOMPARE(texts(lines.of(messageRow(u"민아"_s, u"안녕"_s), nullptr, 40)),
                 (QStringList{u"민아 12:00"_s, u"  안녕"_s}));
    }

    void whoIsNamedStandsOutByNickname()
    {
        const TimelineLines lines(m_theme, m_formats);
        TimelineRow row = messageRow(u"준"_s, u"@mina @sol 봐요"_s);
        row.named = {{{1}, u"mina"_s, u"미나\033[31m"_s, true}, {{3}, u"sol"_s, u"솔 이"_s, false}};
        const QList<PaintedLine> shown = lines.of(row, nullptr, 80);
        QCOMPARE(shown.size(), 1);
        QVERIFY(plainText(shown[0]).contains(u"@미나␛[31m @솔 이 봐요"_s));
        const auto styleOf = [&shown](const QString &text) {
            for (const Run &run : shown[0]) {
                if (run.text == text)
                    return run.style;
            }
            return Style();
        };
        QCOMPARE(styleOf(u"@미나␛[31m"_s), m_theme[Role::Mention].withBold());
        QCOMPARE(styleOf(u"@솔 이"_s), m_theme.nameOf(3));
        // Wrapped, each piece keeps its style.
        for (const PaintedLine &line : lines.of(row, nullptr, 12))
            QVERIFY(columnsOf(line) <= 12);
    }

    void addressesLeadThere()
    {
        const TimelineLines lines(m_theme, m_formats);
        const TimelineRow row = messageRow(u"준"_s,
                                           u"봐요 https://example.org/"_s + u"a"_s.repeated(40)
                                               + u" 그리고 https://a@evil.example/"_s);
        const QByteArray address = "https://example.org/" + QByteArray(40, 'a');
        QString linked;
        for (const PaintedLine &line : lines.of(row, nullptr, 60)) {
            for (const Run &run : line) {
                if (run.style.link.isNull())
                    continue;
                QCOMPARE(run.style.link.address(), address);
                linked += run.text;
            }
        }
        // Also where it is wrapped; what hides its host does not.
        QCOMPARE(linked.trimmed(), QString::fromLatin1(address));
    }

    void stylesOfChatAreShown()
    {
        const TimelineLines lines(m_theme, m_formats);
        const auto styleOf = [&](const QString &text, const QString &words) {
            for (const PaintedLine &line : lines.of(messageRow(u"준"_s, text), nullptr, 80)) {
                for (const Run &run : line) {
                    if (run.text == words)
                        return run.style;
                }
            }
            return Style();
        };
        QVERIFY(styleOf(u"이건 **정말** 좋다"_s, u"정말"_s).bold);
        QVERIFY(styleOf(u"이건 *조금* 좋다"_s, u"조금"_s).italic);
        QVERIFY(styleOf(u"~~아니~~ 그래"_s, u"아니"_s).struck);
        QCOMPARE(styleOf(u"`make all` 해요"_s, u"make all"_s), m_theme[Role::Code]);
        QVERIFY(!styleOf(u"3 * 4 * 5"_s, u"3 * 4 * 5"_s).italic);
    }

    void partsOfAMessageHaveTheirShape()
    {
        const TimelineLines lines(m_theme, m_formats);
        const auto said = [&](const QString &text, int columns) {
            QStringList shown;
            for (const QString &line : texts(lines.of(messageRow(u"준"_s, text), nullptr, columns)))
                shown.append(line.mid(line.indexOf(u'│') + 2));
            return shown;
        };
        QCOMPARE(said(u"> 그 말\n맞아요"_s, 80), (QStringList{u"▎ 그 말"_s, u"맞아요"_s}));
        QCOMPARE(said(u"할 일:\n- 하나\n- 둘"_s, 80), (QStringList{u"할 일:"_s, u"• 하나"_s, u"• 둘"_s}));
        QCOMPARE(said(u"```\nif (a)\n  b();\n```"_s, 80), (QStringList{u"  if (a)"_s, u"    b();"_s}));
        // Further lines stand beside the marker; each has the width of the timeline at most.
        const QString item = u"- "_s + u"가나다라 마바사아 "_s.repeated(6).trimmed();
        const QStringList wrapped = said(item, 60);
        QVERIFY(wrapped.size() > 1);
        for (qsizetype i = 1; i < wrapped.size(); ++i)
            QVERIFY(wrapped[i].startsWith(u"  가"_s) || wrapped[i].startsWith(u"  마"_s));
        for (int columns = 4; columns <= 60; ++columns) {
            for (const PaintedLine &line : lines.of(messageRow(u"준"_s, u"> > "_s + item), nullptr, columns))
                QVERIFY2(columnsOf(line) <= columns + 2, qPrintable(QString::number(columns)));
        }
    }

    void aLinkSaysWhereItLeads()
    {
        const TimelineLines lines(m_theme, m_formats);
        const TimelineRow row
            = messageRow(u"준"_s, u"[https://bank.example/](https://evil.example/x) 보세요"_s);
        const QList<PaintedLine> shown = lines.of(row, nullptr, 100);
        QVERIFY(plainText(shown.first()).contains(u"https://bank.example/ (evil.example) 보세요"_s));
        for (const Run &run : shown.first()) {
            if (!run.style.link.isNull())
                QCOMPARE(run.style.link.address(), QByteArray("https://evil.example/x"));
        }
        QVERIFY(
            plainText(lines.of(messageRow(u"준"_s, u"[example.org](https://example.org/) !"_s), nullptr, 100)
                          .first())
                .contains(u"example.org !"_s));
    }

    void signsSayItWhereTheTerminalCannot()
    {
        tui::Theme theme;
        theme.setDepth(Depth::Mono);
        const TimelineLines mono(theme, m_formats);
        const auto said = [](const TimelineLines &lines, const QString &text) {
            return texts(lines.of(messageRow(u"준"_s, text), nullptr, 80)).join(u'\n');
        };
        QVERIFY(said(mono, u"~~**아니** 그~~ 래"_s).contains(u"~아니 그~ 래"_s));
        QVERIFY(said(mono, u"> 그 말"_s).contains(u"| 그 말"_s));
        theme.setAscii(true);
        QVERIFY(said(mono, u"- 하나\n- 둘"_s).contains(u"- 하나"_s));
        QVERIFY(!said(mono, u"- 하나\n- 둘"_s).contains(u'•'));
    }

    void carriedWordsStandBelowWhoseTheyAre()
    {
        const TimelineLines lines(m_theme, m_formats);
        TimelineRow row = messageRow(u"준"_s, u"들었어요?"_s);
        row.forwarded
            = views::Forwarded{{42}, {7}, 5, u"Forwarded from 미나 · 마당"_s, u"오늘\n모여요"_s, true};
        QStringList shown = texts(lines.of(row, nullptr, 80));
        QCOMPARE(shown.size(), 4);
        QVERIFY(shown[0].contains(u"들었어요?"_s));
        QVERIFY(shown[1].contains(u"┌ Forwarded from 미나 · 마당"_s));
        QVERIFY(shown[2].contains(u"오늘"_s));
        QVERIFY(shown[3].contains(u"모여요"_s));
        row.text.clear();
        shown = texts(lines.of(row, nullptr, 80));
        QCOMPARE(shown.size(), 3);
        QVERIFY(shown[0].contains(u"┌ Forwarded"_s));
    }

    void noLineIsWiderThanItsRoom()
    {
        const TimelineLines lines(m_theme, m_formats);
        QList<TimelineRow> rows{messageRow(
            u"아주아주아주아주긴이름입니다"_s,
            u"👨\u200d👩\u200d👧 family 가나다라마바사 \033[31m https://example.org/very/long/path\n\n둘째 줄"_s)};
        rows.append(rows.first());
        rows.last().quote = views::Quote{{1}, u"준"_s, u"아까 그 말"_s};
        rows.append(rows.first());
        rows.last().forwarded
            = views::Forwarded{{42}, {7}, 5, u"Forwarded from 미나 · 마당 이야기"_s, rows.first().text, true};
        rows.append(rows.first());
        rows.last().delivery = TimelineRow::Delivery::Failed;
        rows.last().failure = Error{Code::NotAllowed, "speak"};
        rows.append(rows.first());
        rows.last().delivery = TimelineRow::Delivery::Sending;
        rows.append(rows.first());
        rows.last().kind = TimelineRow::Kind::Gift;
        rows.last().gift = campaigns::DonationBody{
            {1}, {{2}, u"민아"_s, Money{10000}, u"힘내세요!"_s, {}}, Money{450000}, Money{1000000}};
        for (const auto kind :
             {TimelineRow::Kind::Day, TimelineRow::Kind::NewMessages, TimelineRow::Kind::Notice}) {
            rows.append(messageRow(u"준"_s, u"2026년 5월 31일 일요일"_s));
            rows.last().kind = kind;
        }
        for (int columns = 4; columns < 160; ++columns) {
            for (const TimelineRow &row : rows) {
                const QList<PaintedLine> shown = lines.of(row, nullptr, columns);
                QVERIFY(!shown.isEmpty());
                for (const PaintedLine &line : shown) {
                    // Signs after the text (a line on its way) may be cut by the grid; the text may not.
                    QVERIFY2(columnsOf(line) <= columns + 2,
                             qPrintable(u"%1: %2"_s.arg(columns).arg(plainText(line))));
                    QVERIFY(!plainText(line).contains(u'\033'));
                }
            }
        }
    }

    void failedLinesSayWhatToDo()
    {
        const TimelineLines lines(m_theme, m_formats);
        TimelineRow row = messageRow(u"민아"_s, u"안녕"_s);
        row.delivery = TimelineRow::Delivery::Failed;
        row.failure = Error{Code::NotAllowed, "speak"};
        const QString all = texts(lines.of(row, nullptr, 100)).join(u' ');
        QVERIFY(all.contains(u"/retry"_s) && all.contains(u"/discard"_s));
    }

    void mentionsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("mentioned");
        QTest::newRow("with a sign") << u"@민아 안녕"_s << u"민아"_s << true;
        QTest::newRow("with a particle") << u"민아가 왔다"_s << u"민아"_s << true;
        QTest::newRow("inside a word") << u"박민아"_s << u"민아"_s << false;
        QTest::newRow("Latin") << u"hey Jun!"_s << u"jun"_s << true;
        QTest::newRow("Latin word that goes on") << u"June"_s << u"jun"_s << false;
        QTest::newRow("Latin with a particle") << u"jun님"_s << u"jun"_s << true;
        QTest::newRow("no name") << u"anything"_s << QString() << false;
    }
    void mentionsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QTEST(TimelineLines::mentions(text, name), "mentioned");
    }

    void aBarIsAsLongAsItShouldBe()
    {
        QCOMPARE(plainText(progressBar(500, 10, m_theme)), u"█████░░░░░"_s);
        QCOMPARE(plainText(progressBar(0, 10, m_theme)), u"░░░░░░░░░░"_s);
        QCOMPARE(plainText(progressBar(1, 10, m_theme)), u"█░░░░░░░░░"_s);
        QCOMPARE(plainText(progressBar(1000, 10, m_theme)), u"██████████"_s);
        tui::Theme ascii;
        ascii.setAscii(true);
        QCOMPARE(plainText(progressBar(500, 4, ascii)), u"##.."_s);
    }
};

QTEST_GUILESS_MAIN(TimelineLinesTest)
#include "tst_timeline_lines.moc"
