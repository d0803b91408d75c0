// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/check_report.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

void CheckReport::print(State state, const QString &text, const QString &remedy) const
{
    if (m_as == As::Lines) {
        const char *mark = state == State::Ok ? "ok  " : state == State::Warning ? "warn" : "FAIL";
        const QString line = remedy.isEmpty() ? text : text + u": "_s + remedy;
        std::printf("%s  %s\n", mark, line.toUtf8().constData());
        return;
    }
    QJsonObject finding{{u"name"_s, QLatin1StringView(m_name)},
                        {u"state"_s,
                         state == State::Ok            ? u"ok"_s
                             : state == State::Warning ? u"warning"_s
                                                       : u"failure"_s},
                        {u"text"_s, text}};
    if (!remedy.isEmpty())
        finding.insert(u"remedy"_s, remedy);
    std::printf("%s\n", QJsonDocument(finding).toJson(QJsonDocument::Compact).constData());
}

} // namespace madang::commands
