// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/log.h"

#include <QTest>

using namespace madang;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsALookIsCounted()
    {
        // The test's own handler comes back at the end.
        const QtMessageHandler before = qInstallMessageHandler(nullptr);
        installLogFormat();
        const LogTally then = logTally();
        qCInfo(lcServer) << "nothing special";
        qCWarning(lcServer) << "needs a look";
        qCCritical(lcServer) << "needs a person";
        qCCritical(lcServer) << "needs a person";
        const LogTally now = logTally();
        qInstallMessageHandler(before);
        QCOMPARE(now.warnings, then.warnings + 1);
        QCOMPARE(now.errors, then.errors + 2);
        QVERIFY(now.lastError > Timestamp{});
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
