// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/sanitize.h"

#include "client-tui/terminal/text_width.h"

#include <QRandomGenerator>
#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

namespace {

/// Whether a code point may never leave us: it would command the terminal or hide.
bool isDangerous(uint c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    const QChar::Category category = QChar::category(c);
    return (category == QChar::Other_Format && c != 0x200d && !(c >= 0xe0020 && c <= 0xe007f))
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
        || category == QChar::Other_Surrogate;
}

QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{
        u"\033[6n"_s,
        u"\033]0;title\a"_s,
        u"\033]8;;http://x\033\\"_s,
        u"\033]52;c;YQ==\a"_s,
        u"\033P+q\033\\"_s,
        u"\033_G\033\\"_s,
        u"\u009b31m"_s,
        u"\u009d0;x\u009c"_s,
        u"\u202e"_s,
        u"\u2066"_s,
        u"\u200b"_s,
        u"\u200d"_s,
        u"\ufe0f"_s,
        u"\u0301"_s,
        u"\u115f"_s,
        u"\u1161"_s,
        u"\u1100\u1161"_s,
        u"👨\u200d👩"_s,
        u"🇰"_s,
        u"한글"_s,
        u"\u3164"_s,
        u"\r\n"_s,
        u"\t"_s,
        u"\u2028"_s,
        u"\u00ad"_s,
        u"\u061c"_s,
        u"\ufeff"_s,
        u"\U000e0041"_s,
        u"\b\b"_s,
        u"\u0085"_s,
    };
    QString text;
    const int count = int(random.bounded(1, 12));
    for (int i = 0; i < count; ++i) {
        switch (random.bounded(4)) {
        case 0:
            text += pieces.at(random.bounded(int(pieces.size())));
            break;
        case 1:
            text += QChar(char16_t(random.bounded(0x10000)));
            break;
        case 2:
            text += QChar(char16_t(random.bounded(0xa0)));
            break;
        default: {
            const char32_t c = char32_t(random.bounded(0x110000));
            if (!QChar::isSurrogate(c))
                text += QString::fromUcs4(&c, 1);
        }
        }
    }
    return text;
}

} // namespace

class SanitizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordinaryTextStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ascii") << u"Hello, world! ~"_s;
        QTest::newRow("Hangul") << u"안녕하세요 ㅋㅋ"_s;
        QTest::newRow("family") << u"👨\u200d👩\u200d👧\u200d👦"_s;
        QTest::newRow("heart") << u"❤\ufe0f"_s;
        QTest::newRow("rainbow flag") << u"🏳\ufe0f\u200d🌈"_s;
        QTest::newRow("flag of England")
            << u"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"_s;
        QTest::newRow("keycap") << u"#\ufe0f\u20e3"_s;
        QTest::newRow("Japanese") << u"こんにちは、世界。"_s;
        QTest::newRow("Arabic letters") << u"سلام"_s;
    }
    void ordinaryTextStays()
    {
        QFETCH(QString, text);
        QCOMPARE(sanitized(text), text);
    }

    void commandsBecomeVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("colour") << u"\033[31mred"_s << u"␛[31mred"_s;
        QTest::newRow("title") << u"\033]0;x\a"_s << u"␛]0;x␇"_s;
        QTest::newRow("unterminated link") << u"\033]8;;http://x"_s << u"␛]8;;http://x"_s;
        QTest::newRow("C1 as a code point") << u"\u009b6n"_s << u"�6n"_s;
        QTest::newRow("DEL") << u"a\u007fb"_s << u"a␡b"_s;
        QTest::newRow("NUL") << QString(QChar(0)) << u"␀"_s;
        QTest::newRow("override") << u"\u202egnp.exe"_s << u"�gnp.exe"_s;
        QTest::newRow("zero width space") << u"a\u200bb"_s << u"a�b"_s;
        QTest::newRow("joiner between letters") << u"a\u200db"_s << u"a�b"_s;
        QTest::newRow("style selector on a letter") << u"a\ufe0f"_s << u"a�"_s;
        QTest::newRow("byte order mark") << u"\ufeffx"_s << u"�x"_s;
        QTest::newRow("Hangul filler") << u"\u3164"_s << u"�"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"�"_s;
        QTest::newRow("private use") << u"\ue000"_s << u"�"_s;
        QTest::newRow("tag letters without a flag") << u"a\U000e0041"_s << u"a�"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"a    b"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a␊b"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a␊b"_s;
    }
    void commandsBecomeVisible()
    {
        QFETCH(QString, text);
        QTEST(sanitized(text), "shown");
    }

    void lineBreaksStayWhenAskedFor()
    {
        QCOMPARE(sanitized(u"a\r\nb\rc\n", Lines::Many), u"a\nb\nc\n"_s);
        QCOMPARE(sanitized(u"a\033\nb", Lines::Many), u"a␛\nb"_s);
    }

    void aFloodOfMarksIsCapped()
    {
        const QString flood = u"a"_s + QString(5000, QChar(0x0335));
        const QString shown = sanitized(flood);
        QCOMPARE(shown.count(QChar(0x0335)), kMostMarks);
        QVERIFY(shown.endsWith(QChar(0xfffd)));
    }

    void aMarkWithoutALetterGetsOne()
    {
        QCOMPARE(sanitized(u"\u0301"), u"◌\u0301"_s);
        QCOMPARE(columnsOf(sanitized(u"\u0301")), 1);
        QCOMPARE(sanitized(u"\u1161"), u"�"_s);
    }

    void decomposedHangulIsComposed() { QCOMPARE(sanitized(u"\u1106\u1161\u1103\u1161\u11bc"), u"마당"_s); }

    void muchIsCut()
    {
        const QString shown = sanitized(QString(kLongestShown + 500, u'x'));
        QCOMPARE(shown.size(), kLongestShown + 1);
        QVERIFY(shown.endsWith(u'…'));
    }

    void nothingDangerousEverPasses()
    {
        QRandomGenerator random(20260131);
        for (int i = 0; i < 100'000; ++i) {
            const QString text = randomText(random);
            const QString shown = sanitized(text);
            for (const uint c : shown.toUcs4())
                QVERIFY2(!isDangerous(c),
                         qPrintable(u"U+%1 from %2"_s.arg(c, 4, 16).arg(
                             QString::fromLatin1(text.toUtf8().toHex()))));
            const QByteArray octets = shown.toUtf8();
            QVERIFY(!octets.contains('\033') && !octets.contains("\xc2\x9b") && !octets.contains("\xc2\x9d"));
            QVERIFY2(sanitized(shown) == shown, qPrintable(QString::fromLatin1(text.toUtf8().toHex())));
            QVERIFY(!sanitized(text, Lines::Many).contains(u'\033'));
        }
    }
};

QTEST_APPLESS_MAIN(SanitizeTest)
#include "tst_sanitize.moc"
