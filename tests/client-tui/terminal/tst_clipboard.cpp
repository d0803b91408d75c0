// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/clipboard.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::tui;

class ClipboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextGoesAsBase64()
    {
        QCOMPARE(clipboardSequence(u"hello"_s), QByteArray("\x1b]52;c;aGVsbG8=\a"));
        QCOMPARE(clipboardSequence(u"한"_s), QByteArray("\x1b]52;c;7ZWc\a"));
    }

    void nothingOfOthersCommandsTheTerminal()
    {
        const QByteArray octets = *clipboardSequence(u"a\x1b]0;owned\a\x1b\\b\n\u009b31m"_s);
        QCOMPARE(octets.count('\x1b'), 1);
        QCOMPARE(octets.count('\a'), 1);
        for (const char octet : octets.mid(1, octets.size() - 2))
            QVERIFY(static_cast<unsigned char>(octet) > 0x20 && octet < 0x7f);
    }

    void thereIsALimit()
    {
        const qsizetype most = kLongestCopy / 4 * 3;
        const std::optional<QByteArray> longest = clipboardSequence(QString(most, u'x'));
        QVERIFY(longest);
        QVERIFY(longest->size() - 8 <= kLongestCopy);
        QVERIFY(!clipboardSequence(QString(most + 1, u'x')));
        QVERIFY(!clipboardSequence(QString(most, u'한')));
        QVERIFY(!clipboardSequence(QString(10'000'000, u'x')));
    }
};

QTEST_GUILESS_MAIN(ClipboardTest)
#include "tst_clipboard.moc"
