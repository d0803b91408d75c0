// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationService: the rules of proving who one is. What counts is what the company answers to the
// server's own question; a browser only says that it is time to ask.
#pragma once

#include "server/core/routes.h"
#include "server/features/verification/portone_client.h"
#include "server/features/verification/verification_store.h"

namespace madang {

class VerificationService {
public:
    /// `portOne` is null where it is not asked. `publicUrl`: where browsers reach us; known when the door has
    /// opened.
    VerificationService(VerificationStore &store, const VerificationRules &rules, PortOneClient *portOne,
                        Lanes &lanes, const QString &publicUrl)
        : m_store(store)
        , m_rules(rules)
        , m_portOne(portOne)
        , m_lanes(lanes)
        , m_publicUrl(publicUrl)
    {
    }
    Result<verification::Standing> read(Work &work, const Nothing &request);
    Result<verification::Attempt> begin(Work &work, const Nothing &request);
    Result<Later<verification::Attempt>> check(Work &work, const verification::OneAttempt &request);
    Result<verification::Standing> show(Work &work, const verification::ShowBadge &request);
    Result<verification::Standing> forget(Work &work, const Nothing &request);
    /// One's own queue has no past.
    Result<TopicPage> open(Work &work, const Nothing &request, const TopicCursor &cursor);

    // ---- what the browser's pages do

    /// Whether the company should be asked about it now: not again within seconds.
    bool mayAsk(const VisitRow &row, Timestamp now) const;
    /// Asks the company, and writes down what it says. To be stamped with VerificationStore::asked() before.
    Later<VisitRow> asking(const Caller &caller, const QString &visit);
    /// What an answer makes of it. What is over, or too old, stays as it is. Expired ("verification") when it
    /// is gone.
    Result<VisitRow> conclude(Work &work, const QString &visit, const VerificationAnswer &answer);
    /// Ends it as a failed one.
    Result<VisitRow> fail(Work &work, const VisitRow &row, const QString &fault);

    // ---- timed

    /// Asks about those whose browser never came back, or whose company was away.
    Done follow(Work &work);
    Done forgetOld(Work &work);

private:
    Result<VisitRow> accept(Work &work, const VisitRow &row, const VerifiedPerson &person);
    Result<VisitRow> end(Work &work, VisitRow row, VisitStep step, const QString &fault);
    Result<verification::Standing> standingOf(Work &work, UserId account);
    /// Nothing unless what is stored is worth something now.
    Result<std::optional<VerificationRow>> verified(Work &work, UserId account);
    verification::Attempt shown(const VisitRow &row, Timestamp now) const;
    KeptPerson kept(const VerifiedPerson &person) const;

    VerificationStore &m_store;
    const VerificationRules &m_rules;
    PortOneClient *const m_portOne;
    Lanes &m_lanes;
    const QString &m_publicUrl;
};

} // namespace madang
