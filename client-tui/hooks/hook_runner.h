// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a program of the person's own and gives it one line. Knows no chat: what the line says and when
// there is one is the business of Hooks.
#pragma once

#include "common/client/alarm_clock.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

class QProcess;

namespace madang::tui {

/// One program, started anew for each line. No shell is between: the words of the command reach it as they
/// are, the line only on its standard input, and neither arguments nor environment ever hold what somebody
/// wrote. It has no terminal, what it prints goes nowhere, and secrets of ours are not in its environment.
class HookRunner : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostAtOnce = 4;
    static constexpr int kMostAMinute = 20;
    /// Whoever takes longer is asked to end, and ended when it does not.
    static constexpr std::chrono::milliseconds kLongest{10'000};
    static constexpr std::chrono::milliseconds kGrace{2'000};

    /// `command`: the program, then its arguments; at least one word.
    HookRunner(QStringList command, AlarmClock &clock, QObject *parent = nullptr);
    /// Ends what still runs.
    ~HookRunner() override;

    /// False: too many ran lately, and this line is left out.
    bool run(const QByteArray &line);
    int running() const { return int(m_runs.size()); }

Q_SIGNALS:
    /// There is no such program, or it may not be run.
    void failed(const QString &program);

private:
    struct Run {
        QProcess *process = nullptr;
        std::unique_ptr<Alarm> end;
        bool wasAsked = false;
    };

    void onLate(QProcess *process);
    void forget(QProcess *process);

    QStringList m_command;
    AlarmClock &m_clock;
    QList<qint64> m_starts; ///< of the last minute, steady
    std::vector<Run> m_runs;
};

} // namespace madang::tui
