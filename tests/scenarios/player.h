// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a scenario against a running daemon. The verbs are listed in tests/scenarios/README.txt.
#pragma once

#include "tests/scenarios/actor.h"
#include "tests/scenarios/script.h"

#include <map>

namespace madang::test {

class Player {
public:
    /// `run` keeps the user names of scenarios apart.
    Player(QString serverUrl, int run);

    /// Plays to the end, or to the first line that does not hold: its number and why. Empty: all held.
    QString play(const QList<Line> &lines);

private:
    using Verb = QString (Player::*)(Actor &, QString);
    static const QHash<QString, Verb> &verbs();
    QString step(const Line &line);
    QString meet(const QString &names);
    QString nothingLeft();

    QString makes(Actor &actor, QString rest);
    QString starts(Actor &actor, QString rest);
    QString subscribes(Actor &actor, QString rest);
    QString sends(Actor &actor, QString rest);
    QString receives(Actor &actor, QString rest);
    QString receipted(Actor &actor, QString rest);
    QString refused(Actor &actor, QString rest);
    QString cuts(Actor &actor, QString rest);
    QString resumes(Actor &actor, QString rest);
    QString asks(Actor &actor, QString rest);
    QString answered(Actor &actor, QString rest);
    QString keeps(Actor &actor, QString rest);
    QString pays(Actor &actor, QString rest);
    QString registers(Actor &actor, QString rest);
    QString closed(Actor &actor, QString rest);

    /// Creates something by REST and remembers its id, and a room's epoch, under a name.
    QString create(Actor &actor, const QString &name, const QString &path, const QJsonObject &request);
    QString filled(const QString &text) const;

    const QString m_url;
    const int m_run;
    std::map<QString, Actor> m_people;
    QHash<QString, QString> m_kept; ///< what {name} stands for
};

} // namespace madang::test
