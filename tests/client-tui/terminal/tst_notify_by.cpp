// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/notify_by.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang::tui;

class NotifyByTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTerminalIsAskedInItsOwnWords()
    {
        QCOMPARE(notifySequence(NotifyBy::Osc9, u"마당"_s, u"준: 안녕"_s),
                 u"\x1b]9;Madang: 마당 – 준: 안녕\a"_s.toUtf8());
        QCOMPARE(notifySequence(NotifyBy::Osc777, u"마당"_s, u"준: 안녕"_s),
                 u"\x1b]777;notify;마당;준: 안녕\a"_s.toUtf8());
    }

    void nothingOfOthersCommandsTheTerminal()
    {
        const QString foreign = u"a\x1b]0;owned\a\x9c\x1b\\b;c\n"_s + QString(QChar(0x202e)) + u"\r\0d"_s;
        for (const NotifyBy by : {NotifyBy::Osc9, NotifyBy::Osc777}) {
            const QByteArray octets = notifySequence(by, foreign, foreign.repeated(1000));
            QCOMPARE(octets.count('\x1b'), 1);
            QCOMPARE(octets.count('\a'), 1);
            QVERIFY(octets.endsWith('\a'));
            QVERIFY(octets.size() < 1500);
            for (const char octet : octets.mid(1, octets.size() - 2))
                QVERIFY(static_cast<unsigned char>(octet) >= 0x20 && octet != '\x7f');
            const QString text = QString::fromUtf8(octets);
            for (const QChar c : text.mid(1, text.size() - 2))
                QVERIFY(c.unicode() < 0x80 || c.unicode() > 0x9f);
            QCOMPARE(octets.count(';'), by == NotifyBy::Osc9 ? 1 : 3);
        }
    }
};

QTEST_GUILESS_MAIN(NotifyByTest)
#include "tst_notify_by.moc"
