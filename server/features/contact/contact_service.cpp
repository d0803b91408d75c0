// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/contact/contact_service.h"

#include "common/base/log.h"
#include "server/features/limits.h"

#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// All of them together: whoever has many addresses shall not fill the operator's mailbox either.
    constexpr Rate kAll{200, 1h};
    constexpr auto kKept = 7 * 24h;

    Result<QString> phoneFrom(const std::optional<QString> &typed)
    {
        static const QRegularExpression kPhone(uR"(\A\+?[0-9()\-. ]{4,32}\z)"_s);
        const QString phone = typed.value_or(QString()).normalized(QString::NormalizationForm_KC).trimmed();
        if (phone.isEmpty() || (phone.size() <= contact::kLongestPhone && kPhone.match(phone).hasMatch()))
            return phone;
        return Error(Code::InvalidValue, "phone").at(u"phone"_s);
    }

    bool isThere(const std::optional<QString> &typed)
    {
        return typed && !typed->trimmed().isEmpty();
    }

} // namespace

Result<QList<MailAddress>> ContactService::recipients(Work &work)
{
    if (m_address)
        return QList<MailAddress>{*m_address};
    return m_accounts.operatorAddresses(work);
}

Result<Nothing> ContactService::send(Work &work, const contact::Words &request)
{
    const UserId me = work.caller().user;
    mailtexts::Contact said;
    if (!me.isNull()) {
        TRY(said.username, m_accounts.username(work, me));
    }
    if (isThere(request.name)) {
        TRY(said.name, oneLine(*request.name, contact::kLongestName, "name"));
    } else if (!me.isNull()) {
        TRY(said.name, m_accounts.nicknameOf(work, me));
    } else {
        return Error(Code::InvalidValue, "name-missing").at(u"name"_s);
    }
    std::optional<MailAddress> answer;
    if (isThere(request.email)) {
        TRY(answer, MailAddress::fromText(*request.email));
    } else if (!me.isNull()) {
        TRY(answer, m_accounts.provenAddress(work, me));
    }
    if (!answer)
        return Error(Code::InvalidValue, "answer-missing").at(u"email"_s);
    TRY(said.phone, phoneFrom(request.phone));
    TRY(said.text, manyLines(request.text, 1, contact::kLongestWords, "text"));
    TRY(const auto to, recipients(work));
    if (to.isEmpty())
        return Error{Code::NotSupported, "contact-off"};
    TRY(m_throttle.take("contact", kAll));
    said.address = work.caller().address;
    const mailtexts::About about{work.caller().language, m_mail.house(), {}};
    const std::optional<UserId> writer = me.isNull() ? std::nullopt : std::optional(me);
    for (const MailAddress &each : to)
        TRY(m_mail.post(work, {u"contact"_s, each, mailtexts::contact(about, said, *answer), kKept}, writer));
    work.afterCommit(
        [address = said.address] { qCInfo(lcMail) << "a word to the operator from" << address; });
    return Nothing{};
}

} // namespace madang
