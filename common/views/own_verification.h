// SPDX-License-Identifier: GPL-3.0-or-later
// OwnVerification: whether one has proven to the house who one is, and doing so in the browser. It shows what
// the server knows, also when the browser was closed too early or the program began anew meanwhile.
#pragma once

#include "common/client/session.h"
#include "common/protocol/verification.h"
#include "common/views/formats.h"

#include <QUrl>

namespace madang::views {

class OwnVerification : public QObject {
    Q_OBJECT
public:
    explicit OwnVerification(Session &session, QObject *parent = nullptr);
    ~OwnVerification() override;

    /// Asks the server. What waits in a browser is watched from then on.
    void read();
    bool isKnown() const { return m_standing.has_value(); }
    /// Absent until it was read.
    const std::optional<verification::Standing> &standing() const { return m_standing; }
    bool isVerified() const { return m_standing && m_standing->verifiedAt; }
    /// The server verifies nobody: there is nothing to show.
    bool isOff() const;
    bool isBusy() const { return m_busy; }
    /// Why the last thing was refused, or the last attempt came to nothing.
    const std::optional<Error> &error() const { return m_error; }

    bool canBegin() const
    {
        return m_standing && m_standing->offered && !isVerified() && !isWaiting() && !m_busy;
    }
    /// Asks for an attempt; the browser is wanted when there is one.
    void begin();
    /// Whether something is expected of the person in the browser, or of the company.
    bool isWaiting() const { return m_attempt.has_value(); }
    /// It; absent unless isWaiting().
    const std::optional<verification::Attempt> &attempt() const { return m_attempt; }
    /// Where the browser goes; empty unless isWaiting(). Only http or https.
    QUrl address() const;
    /// Looks at once how the attempt stands.
    void check();
    /// Watches it no longer; what was done in the browser counts all the same.
    void cancel();

    void setShown(bool shown);
    /// What was verified is forgotten.
    void forget();

    /// How one stands, in a sentence; empty until it was read.
    QString summary(const Formats &formats) const;
    /// What is to be known besides: that it is only a test, and what has to wait for it; may be empty.
    QString remark() const;
    /// What the server keeps of one, a line each: "Phone: +82 10-1234-5678".
    QStringList keptLines() const;
    /// What a failed attempt says, as an error for wording.
    static Error errorOf(const verification::Attempt &attempt);

Q_SIGNALS:
    void changed();
    void wantsBrowser(const QUrl &address);
    /// An attempt that was watched came to a good end.
    void verified();
    /// It came to nothing; error() says why.
    void failed();

private:
    void take(const Result<verification::Standing> &standing);
    void watch(const verification::Attempt &attempt);
    void judge(const verification::Attempt &attempt);
    void askLater();
    void listen();
    template <typename Request>
    void change(const Command<Request, verification::Standing> &command, const Request &request);

    Session &m_session;
    std::optional<verification::Standing> m_standing;
    std::optional<verification::Attempt> m_attempt; ///< the one that is watched
    QString m_dropped; ///< the one that was cancelled here
    std::optional<Error> m_error;
    std::unique_ptr<Alarm> m_poll;
    int m_polls = 0;
    int m_queue = 0; ///< the subscription
    bool m_busy = false;
    bool m_asking = false;
    bool m_older = false; ///< the server knows nothing of this
};

} // namespace madang::views
