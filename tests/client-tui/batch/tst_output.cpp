// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/output.h"

#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace madang::tui;
using namespace Qt::StringLiterals;

class OutputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonHidesNothingAndCommandsNothing()
    {
        const QString nasty = u"a\033[2J\u009b6n\u202eb\u200bc\u2028d\U000e0041e\u007f"_s;
        const QByteArray json = Output::escaped("{\"text\":" + Output::quoted(nasty) + '}');
        for (const QChar c : QString::fromUtf8(json)) {
            QVERIFY(c.unicode() >= 0x20 && (c.unicode() < 0x7f || c.unicode() >= 0xa0));
            QVERIFY(c.category() != QChar::Other_Format && !c.isSurrogate());
        }
        QCOMPARE(QJsonDocument::fromJson(json)[u"text"].toString(), nasty);
    }

    void ordinaryTextStaysReadable()
    {
        QCOMPARE(Output::escaped("{\"text\":\"안녕 😀\"}"), QByteArray("{\"text\":\"안녕 😀\"}"));
    }
};

QTEST_APPLESS_MAIN(OutputTest)
#include "tst_output.moc"
