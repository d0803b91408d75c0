// SPDX-License-Identifier: GPL-3.0-or-later
// Posts messages one after another, each once: a lost answer is asked for again under the same tag, a full
// rate limit is waited out.
#pragma once

#include "client-tui/batch/batch_run.h"

#include <QSocketNotifier>
#include <QTimer>

namespace madang::tui {

class Sender : public QObject {
    Q_OBJECT
public:
    /// Tries for a message whose answer does not come.
    static constexpr int kMostTries = 4;
    /// The longest wait for a rate limit.
    static constexpr int kLongestWait = 120;

    Sender(BatchRun &run, RoomId room);

    /// Posts one text and ends the run.
    void sendOne(const QString &text);
    /// Posts what comes on the standard input: each line, or all of it at once.
    void sendInput(bool whole);

private:
    void readInput();
    void takeLines();
    void post(const QString &text);
    void attempt();
    void onReply(const Result<rooms::RoomEvent> &reply);
    void next();

    BatchRun &m_run;
    const RoomId m_room;
    chat::PostMessage m_message; ///< on its way
    int m_tries = 0;
    bool m_posting = false;
    bool m_whole = false;
    bool m_inputEnded = true;
    QByteArray m_input;
    QStringList m_lines; ///< waiting
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_again;
};

} // namespace madang::tui
