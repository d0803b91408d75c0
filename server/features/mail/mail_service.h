// SPDX-License-Identifier: GPL-3.0-or-later
// MailService: the rules of sending: written with what causes it, handed over after the COMMIT, tried again
// ever more slowly, given up where a person can see it.
#pragma once

#include "server/core/lanes.h"
#include "server/core/metrics.h"
#include "server/features/mail/mail_message.h"
#include "server/features/mail/mail_store.h"
#include "server/outbound/mailer.h"

namespace madang {

/// A mail to be sent.
struct OutgoingMail {
    QString kind; ///< "verify-email"
    MailAddress to;
    MailMessage message;
    std::chrono::milliseconds usefulFor = std::chrono::hours(72); ///< not sent any more after that
};

/// What every mail of this house has in common.
struct MailIdentity {
    MailSender from;
    QString house; ///< the community's name
    QByteArray key; ///< seals what waits: kSealKeyOctets
};

class MailService {
public:
    MailService(MailStore &store, outbound::Mailer &mailer, Lanes &lanes, Metrics &metrics,
                MailIdentity identity);

    /// `about`: whose account it is about; it goes with it.
    Result<MailId> post(Work &work, const OutgoingMail &mail, std::optional<UserId> about = {});
    const QString &house() const { return m_identity.house; }
    /// Hands over what is due, as much as the mailer has room for.
    Done deliver(Work &work);
    /// What was sent or given up long ago; and what the carrier keeps of it.
    Done forget(Work &work);
    /// All mails about an account or to its address, with what the carrier keeps of them.
    Done forgetAbout(Work &work, UserId account);

    Result<Page<mail::Item>> list(Work &work, const mail::ListMail &request);
    Result<mail::Item> show(Work &work, const mail::OneMail &request);
    Result<mail::Item> retry(Work &work, const mail::OneMail &request);
    Result<mail::Item> test(Work &work, const mail::SendTest &request);

private:
    void hurry();
    void handOver(const MailRow &row);
    Done settle(Work &work, const MailRow &row, const outbound::Carried &carried);
    /// What the carrier keeps of them goes once this unit is committed.
    void letGo(Work &work, const QList<MailId> &mails);

    MailStore &m_store;
    outbound::Mailer &m_mailer;
    Lanes &m_lanes;
    const MailIdentity m_identity;
    Counter &m_sent;
    Counter &m_again;
    Counter &m_dead;
};

} // namespace madang
