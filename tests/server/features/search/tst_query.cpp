// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/query.h"

#include <QTest>

using namespace madang;
using namespace madang::search;
using namespace Qt::StringLiterals;

namespace {

qint64 at(const char *text)
{
    return QDateTime::fromString(QLatin1StringView(text), Qt::ISODate).toMSecsSinceEpoch();
}

Result<Query> parsed(const QString &line)
{
    return parseQuery(line, QTimeZone("Asia/Seoul"));
}

} // namespace

class QueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAndFiltersAreToldApart()
    {
        const auto query = parsed(u"감사 from:mina in:\"마당 이야기\" \"내일 저녁\" has:link FROM:jun"_s);
        QVERIFY(query);
        QCOMPARE(query->words, QStringList({u"감사"_s, u"내일 저녁"_s}));
        QCOMPARE(query->phrases.size(), 2);
        QCOMPARE(query->from, QStringList({u"mina"_s, u"jun"_s}));
        QCOMPARE(query->in, QStringList{u"마당 이야기"_s});
        QCOMPARE(query->has, QList<Has>{Has::Link});
        QVERIFY(query->since.isNull() && query->until.isNull());
    }

    void datesAreMeantWhereThePersonIs_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<qint64>("since");
        QTest::addColumn<qint64>("until");
        const qint64 open = 0;
        QTest::newRow("day") << u"x during:2026-01-31"_s << at("2026-01-31T00:00:00+09:00")
                             << at("2026-02-01T00:00:00+09:00");
        QTest::newRow("month") << u"x during:2026-02"_s << at("2026-02-01T00:00:00+09:00")
                               << at("2026-03-01T00:00:00+09:00");
        QTest::newRow("year") << u"x during:2026"_s << at("2026-01-01T00:00:00+09:00")
                              << at("2027-01-01T00:00:00+09:00");
        QTest::newRow("before leaves its day out")
            << u"x before:2026-01-31"_s << open << at("2026-01-31T00:00:00+09:00");
        QTest::newRow("after leaves its day out")
            << u"x after:2026-01-31"_s << at("2026-02-01T00:00:00+09:00") << open;
        QTest::newRow("both") << u"x after:2026-01 before:2026-03-05"_s << at("2026-02-01T00:00:00+09:00")
                              << at("2026-03-05T00:00:00+09:00");
    }
    void datesAreMeantWhereThePersonIs()
    {
        QFETCH(QString, line);
        const auto query = parsed(line);
        QVERIFY(query);
        QTEST(query->since.ms, "since");
        QTEST(query->until.ms, "until");
    }

    void whatCannotBeMeantIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("about");
        QTest::newRow("nothing") << u"  "_s << u"empty"_s;
        QTest::newRow("signs") << u"!? ..."_s << u"empty"_s;
        QTest::newRow("only a date") << u"before:2026"_s << u"empty"_s;
        QTest::newRow("no such day") << u"x before:2026-02-30"_s << u"date"_s;
        QTest::newRow("no date") << u"x before:yesterday"_s << u"date"_s;
        QTest::newRow("no such thing") << u"x has:gold"_s << u"has"_s;
        QTest::newRow("half typed") << u"x from:"_s << u"empty-filter"_s;
        QTest::newRow("too many") << u"a b c d e f g h i j k l m"_s << u"too-many"_s;
    }
    void whatCannotBeMeantIsNamed()
    {
        QFETCH(QString, line);
        const auto query = parsed(line);
        QVERIFY(!query);
        QCOMPARE(query.error().code, Code::InvalidValue);
        QCOMPARE(query.error().field, u"query"_s);
        QTEST(query.error().about, "about");
    }

    void aLongLineIsRefused() { QCOMPARE(parsed(QString(201, u'x')).error().code, Code::TooLong); }

    void anUnclosedQuoteGoesToTheEnd()
    {
        const auto query = parsed(u"\"내일 저녁"_s);
        QVERIFY(query);
        QCOMPARE(query->words, QStringList{u"내일 저녁"_s});
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
