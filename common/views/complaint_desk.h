// SPDX-License-Identifier: GPL-3.0-or-later
// Complaints for those who look after rooms and the community: what waits, what stands around it, and
// deciding; and making one about a person or an invitation. One about a message is made by MessageActions.
#pragma once

#include "common/client/session.h"
#include "common/protocol/complaints.h"
#include "common/views/formats.h"

namespace madang::views {

/// What a reason is called.
QString reasonText(complaints::Reason reason);
/// In the order in which they are offered.
QList<complaints::Reason> complaintReasons();

QFuture<Result<Nothing>> complainAboutPerson(Session &session, const QString &username,
                                             complaints::Reason reason, const QString &note);
QFuture<Result<Nothing>> complainAboutInvitation(Session &session, RoomId room, complaints::Reason reason,
                                                 const QString &note);
/// What whoever complained is told at once.
QString complaintOutcome(complaints::About about);

/// One way to decide.
struct VerdictChoice {
    QString words;
    complaints::Verdict verdict = complaints::Verdict::Dismissed;
    QList<complaints::ProfilePart> parts = {}; ///< of a profile; empty: all
};

class ComplaintDesk : public QObject {
    Q_OBJECT
public:
    ComplaintDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Those that were decided, instead of those that wait.
    bool showsDecided() const { return m_decided; }
    void setShowsDecided(bool decided);
    const QList<complaints::Complaint> &items() const { return m_items; }
    bool hasMore() const { return m_next.has_value(); }
    void readOn();
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_known; }
    /// What stopped the last reading or decision.
    const std::optional<Error> &error() const { return m_error; }

    /// "준 in “장터”, 3 people"
    QString headOf(const complaints::Complaint &complaint) const;
    /// What it is about, as it was when the first one complained; several lines, foreign.
    QString saidOf(const complaints::Complaint &complaint) const;
    /// What can be decided, the strongest last but one, leaving it last.
    QList<VerdictChoice> choicesOf(const complaints::Complaint &complaint) const;
    /// A line for each voice: who, why, and what they wrote.
    QStringList voicesOf(const complaints::Complaint &complaint) const;
    /// When it began, and who decided what.
    QString storyOf(const complaints::Complaint &complaint) const;

    /// What stands around a message, when it was asked for and came.
    const QList<rooms::RoomEvent> &around(ComplaintId id) const;
    void lookAround(ComplaintId id);
    /// The server judges who may.
    void decide(ComplaintId id, complaints::Verdict verdict, const QList<complaints::ProfilePart> &parts = {},
                const QString &reason = {});

Q_SIGNALS:
    void changed();
    /// Something was done; in words.
    void told(const QString &sentence);

private:
    /// Reads the list anew, and goes on saying what stopped the last deed.
    void reload();
    void read(const std::optional<QString> &after);

    Session &m_session;
    const Formats &m_formats;
    QList<complaints::Complaint> m_items;
    QHash<ComplaintId, QList<rooms::RoomEvent>> m_around;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< number of the list that is wanted: older answers are dropped
    bool m_decided = false;
    bool m_loading = false;
    bool m_known = false;
};

} // namespace madang::views
