// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/local_time.h"

#include <QTest>
#include <QTimeZone>

using namespace madang;
using namespace Qt::StringLiterals;

class LocalTimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A zone with a change of clocks: what is told from memory is what would be told anew.
    void initTestCase() { qputenv("TZ", "America/St_Johns"); }

    void itShowsWhatTheZoneSays()
    {
        const QTimeZone zone("America/St_Johns");
        if (!zone.isValid())
            QSKIP("no table of zones");
        const qint64 spring = QDateTime(QDate(2026, 3, 8), QTime(5, 30), Qt::UTC).toMSecsSinceEpoch();
        const qint64 autumn = QDateTime(QDate(2026, 11, 1), QTime(4, 30), Qt::UTC).toMSecsSinceEpoch();
        for (const qint64 change : {spring, autumn, qint64(0), qint64(-86'400'000)}) {
            for (int minutes = -180; minutes <= 180; ++minutes) {
                const qint64 at = change + minutes * 60'000 + 59'999;
                const QDateTime wall = QDateTime::fromMSecsSinceEpoch(at, zone);
                const QDateTime shown = localTime({at});
                QCOMPARE(shown.date(), wall.date());
                QCOMPARE(shown.time(), wall.time());
                QCOMPARE(shown.toMSecsSinceEpoch(), at);
            }
        }
    }
};

QTEST_APPLESS_MAIN(LocalTimeTest)
#include "tst_local_time.moc"
