// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_feature.h"

namespace madang {

using namespace std::chrono_literals;

void MailFeature::installForSocket(Routes &at)
{
    at(mail::list, m_service, &MailService::list).guests().reads();
    at(mail::show, m_service, &MailService::show).guests().reads();
    at(mail::retry, m_service, &MailService::retry).guests();
    at(mail::test, m_service, &MailService::test).guests();
}

void MailFeature::schedule(Schedule &jobs)
{
    jobs.every(2s, "mail.deliver", [this](Work &work) { return m_service.deliver(work); });
    jobs.every(1h, "mail.forget", [this](Work &work) { return m_service.forget(work); });
}

} // namespace madang
