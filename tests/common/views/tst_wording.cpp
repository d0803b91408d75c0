// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/wording.h"

#include "common/views/translations.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class WordingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_translations.use(Language::English); }

    void everyCodeHasASentenceInBothLanguages()
    {
        static const QRegularExpression hangul(u"[가-힣]"_s);
        for (int i = 0; i <= int(Code::Internal); ++i) {
            const Error error(static_cast<Code>(i), "anything");
            m_translations.use(Language::English);
            const QString english = wording::of(error);
            QVERIFY2(english.endsWith(u'.'), qPrintable(english));
            QVERIFY2(!english.contains(u'%'), qPrintable(english));
            m_translations.use(Language::Korean);
            const QString korean = wording::of(error);
            QVERIFY2(korean.contains(hangul), qPrintable(english));
            QVERIFY2(!korean.contains(u'%'), qPrintable(korean));
        }
    }
    void noSentenceStandsBehindAMoreGeneralOne()
    {
        // The first that fits is taken: one below that of its code alone would never be said.
        QFile source(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/common/views/wording.cpp"_s);
        QVERIFY(source.open(QIODevice::ReadOnly));
        static const QRegularExpression row(uR"(\{Code::(\w+), ("[^"]*"|nullptr), ("[^"]*"|nullptr),)"_s);
        auto rows = row.globalMatch(QString::fromUtf8(source.readAll()));
        QSet<QString> closed;
        int seen = 0;
        while (rows.hasNext()) {
            const QRegularExpressionMatch each = rows.next();
            QVERIFY2(!closed.contains(each.captured(1)), qPrintable(each.captured(0)));
            if (each.captured(2) == "nullptr"_L1 && each.captured(3) == "nullptr"_L1)
                closed.insert(each.captured(1));
            ++seen;
        }
        QVERIFY(seen > 100);
    }
    void fieldsAreNamedAsPeopleCallThem()
    {
        QCOMPARE(wording::of(Error(Code::TooLong, "text").at(u"text"_s)),
                 u"The message is too long. Shorten it and try again."_s);
        QCOMPARE(wording::of(Error(Code::AlreadyExists, "username").at(u"username"_s)),
                 u"This user name is taken. Choose another one."_s);
        m_translations.use(Language::Korean);
        QCOMPARE(wording::of(Error(Code::TooLong, "text").at(u"text"_s)),
                 u"메시지: 너무 깁니다. 줄여서 다시 시도해 주세요."_s);
        QVERIFY(!wording::fieldName(u"someFieldOfTheFuture"_s).isEmpty());
    }
    void waitsAreSaidInSeconds()
    {
        QCOMPARE(wording::of(Error(Code::RateLimited, "rate").after(7)),
                 u"Too often in a short time. Try again in 7 s."_s);
    }
    void whoCallsTooOftenIsToldWhenItIsPossibleAgain()
    {
        const Error calls = Error(Code::RateLimited, "calls").at(u"text"_s);
        const auto said = [](const QString &when) {
            return u"You called people in this room often just now. Take the call out, or send it again %1."_s
                .arg(when);
        };
        QCOMPARE(wording::of(calls.after(40)), said(u"in 40 s"_s));
        QCOMPARE(wording::of(calls.after(601)), said(u"in 11 min"_s));
        QCOMPARE(wording::of(calls), said(u"later"_s)); // kept over a restart
    }
    void aForeignWordInAboutIsNeverRepeated()
    {
        const Error evil(Code::Conflict, u"<img src=x> %1 \u001b[31m"_s);
        QVERIFY(!wording::of(evil).contains(u"img"_s));
    }
    void theLinkIsDescribedWithItsCountdown()
    {
        LinkState link;
        link.phase = LinkState::Phase::Waiting;
        link.reason = Error(Code::Unavailable, "connection-refused");
        QCOMPARE(wording::of(link, 5),
                 u"The server does not answer at this address. Check the address, or try "
                 u"again later. Trying again in 5 s."_s);
        // A wait is told once, by the number that goes down.
        link.reason = Error(Code::RateLimited, "rate").after(30);
        QCOMPARE(wording::of(link, 5), u"Too often in a short time. Trying again in 5 s."_s);
        link.reason = Error(Code::Unavailable, "busy").after(30);
        QCOMPARE(wording::of(link, 5), u"The server is very busy. Trying again in 5 s."_s);
        link.phase = LinkState::Phase::Online;
        QCOMPARE(wording::of(link, 0), u"Connected."_s);
    }
    void theKoreanCatalogueIsComplete()
    {
        QFile file(qEnvironmentVariable("MADANG_SOURCE_DIR", u"."_s) + u"/translations/common_ko.ts"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.count("<source>") > 100);
        QCOMPARE(text.count("type=\"unfinished\""), 0);
        QCOMPARE(text.count("type=\"vanished\"") + text.count("type=\"obsolete\""), 0);
        QCOMPARE(text.count("<translation></translation>"), 0);
    }

private:
    Translations m_translations{{}};
};

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_wording.moc"
