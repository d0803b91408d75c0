// SPDX-License-Identifier: GPL-3.0-or-later
// OneProgram: one running program for a profile. Whoever starts it again (by hand, or by a link in a mail)
// calls the one that runs, and ends.
#pragma once

#include "common/base/result.h"
#include "common/protocol/json.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace madang::gui {

/// What a later start asks of the program that runs.
struct LaterStart {
    QString link; ///< as it was given; foreign text. Empty: none
    QString server; ///< of the account that is wanted; empty: whichever
    QString user;
    QString activation; ///< the desktop's word that the window may come to front; may be empty
    bool hidden = false; ///< nothing is to come to front
};
PROTOCOL_FIELDS(LaterStart, link, server, user, activation, hidden)

class OneProgram : public QObject {
    Q_OBJECT

public:
    /// No larger call is read.
    static constexpr qsizetype kLargestCall = 16 * 1024;
    static constexpr int kMostCallers = 8;
    /// How long a caller waits for an answer, and is waited for.
    static constexpr std::chrono::milliseconds kPatience{5000};

    explicit OneProgram(QString profile);
    ~OneProgram() override;

    /// Takes the profile for this process; false: another one has it. Where no lock can be written nobody is
    /// kept out. Needs no application yet.
    bool take();
    /// Hears later starts from now on. Without it they only learn that somebody is there.
    void listen();
    /// Hears nobody any more: the program is about to end.
    void stop() { m_server.reset(); }
    /// Calls the program that has the profile and waits for its answer. Unavailable "running": it is there
    /// and does not answer. Needs an application, and no event loop.
    Done call(const LaterStart &start) const;

Q_SIGNALS:
    void called(const madang::gui::LaterStart &call);

private:
    void serve(QLocalSocket *caller);

    const QString m_profile;
    const QString m_address; ///< of the socket: short enough for one, however long the profile's path is
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
    int m_callers = 0;
};

} // namespace madang::gui
