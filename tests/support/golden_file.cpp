// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_file.h"

#include <QFile>

namespace madang::test {

using namespace Qt::StringLiterals;

QString differenceFromGolden(const QString &name, const QByteArray &now)
{
    QFile file(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/tests/golden/"_s + name);
    if (qgetenv("MADANG_GOLDEN") == "write") {
        if (!file.open(QIODevice::WriteOnly) || file.write(now) != now.size())
            return file.fileName() + u" cannot be written"_s;
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return file.fileName()
            + u" cannot be read; run this test under ctest, or with MADANG_SOURCE_DIR set"_s;
    const QByteArrayList before = file.readAll().split('\n');
    const QByteArrayList after = now.split('\n');
    if (before == after)
        return {};
    qsizetype line = 0;
    while (line < before.size() && line < after.size() && before[line] == after[line])
        ++line;
    return u"%1:%2 was \"%3\" and is now \"%4\". If that is meant: MADANG_GOLDEN=write ctest -R <this test>"_s
        .arg(name)
        .arg(line + 1)
        .arg(QString::fromUtf8(before.value(line)), QString::fromUtf8(after.value(line)));
}

} // namespace madang::test
