// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/log_level.h"

#include <QLoggingCategory>

namespace madang {

using namespace Qt::StringLiterals;

QStringList logLevels()
{
    return {u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s};
}

void setLogLevel(const QString &least)
{
    const QStringList levels = logLevels();
    const qsizetype from = levels.indexOf(least);
    QString rules;
    for (qsizetype i = 0; i < levels.size(); ++i)
        rules += u"madang.*.%1=%2\n"_s.arg(levels[i], i < from ? u"false"_s : u"true"_s);
    QLoggingCategory::setFilterRules(rules);
}

} // namespace madang
