// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the papers, read back by poppler's programs.
#include "server/features/receipts/sheets.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp kMoment{1'772'420'400'000}; // 2026-03-02 12:00 in Seoul

ReceiptSheet aReceipt()
{
    return {.issuer = {u"사단법인 마당"_s, u"123-45-67890"_s, u"서울특별시 종로구 세종대로 1"_s,
                       u"대표이사 홍길동 (직인생략)"_s, u"소득세법의 기부금영수증이 아닙니다."_s},
            .number = u"2026-000123"_s,
            .name = u"김미나 Mina Kim-Østergård"_s,
            .campaign = u"겨울나기 모금"_s,
            .beneficiary = u"동네 아이들"_s,
            .amount = {1'234'567},
            .gift = u"987654321"_s,
            .order = u"0a1b2c3d"_s,
            .payment = u"pay-key-1"_s,
            .gateway = u"toss"_s,
            .givenAt = kMoment,
            .issuedAt = kMoment,
            .voidedAt = {},
            .replacedBy = {}};
}

} // namespace

class SheetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void everythingStandsOnIt()
    {
        needPoppler();
        const QString text = textOf(drawn(aReceipt()));
        for (const QString &word :
             {u"후원 영수증"_s, u"2026-000123"_s, u"김미나 Mina Kim-Østergård"_s, u"1,234,567원"_s,
              u"일백이십삼만사천오백육십칠원정"_s, u"겨울나기 모금"_s, u"동네 아이들"_s,
              u"2026-03-02 12:00"_s, u"987654321"_s, u"0a1b2c3d"_s, u"pay-key-1"_s, u"사단법인 마당"_s,
              u"123-45-67890"_s, u"세종대로 1"_s, u"홍길동"_s, u"기부금영수증이 아닙니다"_s})
            QVERIFY2(text.contains(word), qPrintable(word + u" is not in:\n"_s + text));
        QVERIFY(!text.contains(u"VOID"_s));
        QVERIFY(!text.contains(u"시험 결제"_s));
    }

    void itsFontsAreInside()
    {
        needPoppler();
        const QStringList lines = run(u"pdffonts"_s, drawn(aReceipt())).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 2); // two lines of heads
        bool hangul = false;
        for (const QString &line : lines.mid(2)) {
            static const QRegularExpression inside(u"\\byes\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$"_s);
            QVERIFY2(inside.match(line.trimmed()).hasMatch(), qPrintable(line));
            hangul = hangul || line.contains(Paper::hangulFont().remove(u' ').first(4), Qt::CaseInsensitive);
        }
        QVERIFY(hangul);
    }

    void withoutAnOrganisationItIsNoReceipt()
    {
        needPoppler();
        ReceiptSheet sheet = aReceipt();
        sheet.issuer = {};
        sheet.gateway = u"sandbox"_s;
        const QString text = textOf(drawn(sheet));
        QVERIFY(!text.contains(u"영수증"_s));
        QVERIFY(text.contains(u"후원 확인서"_s));
        QVERIFY(text.contains(u"no document for taxes"_s));
        QVERIFY(text.contains(u"no real money"_s));
    }

    void aVoidOneSaysSo()
    {
        needPoppler();
        ReceiptSheet sheet = aReceipt();
        sheet.voidedAt = kMoment;
        const QString gone = textOf(drawn(sheet));
        QVERIFY(gone.contains(u"Void since 2026-03-02: the gift was given back."_s));
        QVERIFY(gone.contains(u"환불되어"_s));
        sheet.replacedBy = u"2026-000124"_s;
        QVERIFY(textOf(drawn(sheet)).contains(u"replaced by 2026-000124"_s));
    }

    void anyNameIsDrawn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("long") << u"가나다라마바사아자차카타파하"_s.repeated(6).first(80);
        QTest::newRow("long word") << u"W"_s.repeated(80);
        QTest::newRow("right to left") << u"محمد العربي שלום"_s;
        QTest::newRow("emoji") << u"👩‍👩‍👧‍👦 😀 🏳️‍🌈"_s;
        QTest::newRow("stacked") << u"Z"_s + u"\u0301\u0327\u0488"_s.repeated(26);
        QTest::newRow("no font has it") << QString::fromUcs4(U"\U0001E900\U000E0041\uE000", 3);
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) + u"x"_s;
        QTest::newRow("nothing") << u"a\0b"_s;
        QTest::newRow("decomposed") << u"\u1100\u1175\u11b7"_s; // 김 in its parts
    }
    void anyNameIsDrawn()
    {
        QFETCH(QString, name);
        ReceiptSheet sheet = aReceipt();
        sheet.name = name;
        sheet.campaign = name;
        const auto octets = drawn(sheet);
        QVERIFY(octets);
        QVERIFY(octets->startsWith("%PDF-"));
        QVERIFY(octets->size() < 1024 * 1024);
        needPoppler();
        QVERIFY(textOf(octets).contains(u"2026-000123"_s));
    }

    void aLongNameWraps()
    {
        needPoppler();
        ReceiptSheet sheet = aReceipt();
        sheet.name = u"가나다라마바사아자차카타파하"_s.repeated(6).first(80);
        QString text = textOf(drawn(sheet));
        text.remove(QRegularExpression(u"\\s"_s));
        QVERIFY2(text.contains(sheet.name.first(60)), qPrintable(text));
    }

    void aYearTakesAsManyPagesAsItNeeds()
    {
        needPoppler();
        YearSheet sheet{aReceipt().issuer, 2026, u"김미나"_s, kMoment, {}};
        for (int i = 0; i < 70; ++i)
            sheet.lines += {kMoment.plus(std::chrono::hours(24 * i)),
                            u"겨울나기 모금"_s,
                            i % 2 ? 2026 : 0,
                            i,
                            {10'000},
                            {i == 3 ? 4'000 : 0}};
        const QString text = textOf(drawn(sheet));
        QVERIFY(text.count(u'\f') > 2);
        QVERIFY(text.contains(u"2026년 후원 내역"_s));
        QVERIFY(text.contains(u"2026-000069"_s));
        QVERIFY(text.contains(u"70건"_s));
        QVERIFY(text.contains(u"696,000원"_s)); // 700,000 less what went back
        QVERIFY(textOf(drawn(YearSheet{{}, 2025, u"김미나"_s, kMoment, {}})).contains(u"0원"_s));
    }

    void theSameSheetHasTheSameOctets() { QCOMPARE(*drawn(aReceipt()), *drawn(aReceipt())); }

    void severalThreadsDrawAtOnce()
    {
        const QByteArray alone = *drawn(aReceipt());
        std::array<QByteArray, 4> found;
        std::vector<std::thread> threads;
        for (QByteArray &mine : found)
            threads.emplace_back([&mine] { mine = *drawn(aReceipt()); });
        for (std::thread &thread : threads)
            thread.join();
        for (const QByteArray &mine : found)
            QCOMPARE(mine.size(), alone.size());
    }

    void amountsAreSpelled_data()
    {
        QTest::addColumn<qint64>("won");
        QTest::addColumn<QString>("words");
        QTest::newRow("0") << qint64(0) << u"영"_s;
        QTest::newRow("100") << qint64(100) << u"일백"_s;
        QTest::newRow("12,340") << qint64(12'340) << u"일만이천삼백사십"_s;
        QTest::newRow("100,000,000") << qint64(100'000'000) << u"일억"_s;
        QTest::newRow("1,000,000,010,000") << qint64(1'000'000'010'000) << u"일조일만"_s;
    }
    void amountsAreSpelled()
    {
        QFETCH(qint64, won);
        QTEST(spelled({won}), "words");
    }

private:
    static void needPoppler()
    {
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("poppler-utils is not installed");
    }
    QString run(const QString &program, const Result<QByteArray> &octets, const QStringList &more = {})
    {
        if (!octets)
            qFatal("a sheet was not drawn");
        QFile file(m_folder.filePath(u"sheet.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(*octets) != octets->size())
            qFatal("the sheet cannot be written");
        file.close();
        QProcess process;
        process.start(program, QStringList{file.fileName()} + more);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s refuses the sheet", qPrintable(program));
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    QString textOf(const Result<QByteArray> &octets)
    {
        return run(u"pdftotext"_s, octets, {u"-layout"_s, u"-"_s}).normalized(QString::NormalizationForm_C);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SheetsTest)
#include "tst_sheets.moc"
