// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/applicant_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/accounts/registrations.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"
#include "server/features/mail/mail_texts.h"

namespace madang {

using namespace Qt::StringLiterals;
using users::Applicant;
using users::InviteCode;

namespace {

    constexpr int kLongestLabel = 64;
    constexpr int kUsualDays = 7;
    constexpr std::chrono::hours kMailKept{24 * 7};

    Result<int> within(const std::optional<int> &asked, int usual, int most, const char *field)
    {
        const int value = asked.value_or(usual);
        if (value < 1 || value > most)
            return Error(Code::InvalidValue, "range").at(QString::fromLatin1(field));
        return value;
    }

    template <typename Id> Result<Id> cursorOf(const std::optional<QString> &after, Id first)
    {
        if (!after)
            return first;
        const Id at = Id::fromText(*after);
        return at.isNull() ? Result<Id>(Error{Code::InvalidValue, "cursor"}.at(u"after"_s)) : Result<Id>(at);
    }

    template <typename Row> Page<Row> pageOf(QList<Row> rows, int limit)
    {
        Page<Row> page;
        if (rows.size() > limit) {
            rows.resize(limit);
            page.next = rows.last().id.text();
        }
        page.items = std::move(rows);
        return page;
    }

} // namespace

// --- who waits

Result<Page<Applicant>> ApplicantService::applicants(Work &work, const users::ListUsers &request)
{
    TRY(m_users.judge(work));
    TRY(const int limit, pageLimit(request.limit));
    TRY(const UserId after, cursorOf(request.after, UserId{}));
    TRY(const QList<Applicant> rows, m_store.applicants(work, after, limit + 1));
    return pageOf(rows, limit);
}

Result<Applicant> ApplicantService::waiting(Work &work, const QString &username)
{
    TRY(m_users.judge(work));
    TRY(const auto found, m_store.applicant(work, nameAsTyped(username)));
    if (!found)
        return Error{Code::NotFound, "applicant"}.at(u"username"_s);
    return *found;
}

Result<users::User> ApplicantService::approve(Work &work, const users::OneUser &request)
{
    TRY(const Applicant applicant, waiting(work, request.username));
    TRY(const users::User user, m_users.find(work, applicant.username));
    TRY(const QString language, m_store.languageOf(work, applicant.id));
    TRY(mustLetGo(work, applicant.id));
    TRY(m_users.record(work, "account.approve", user));
    TRY(writeApproved(work, applicant, language));
    return user;
}

Done ApplicantService::mustLetGo(Work &work, UserId account)
{
    // Somebody else may have decided a moment ago.
    TRY(const bool waited, m_store.letGo(work, account));
    return waited ? Done() : Done(Error{Code::NotFound, "applicant"}.at(u"username"_s));
}

Done ApplicantService::writeApproved(Work &work, const Applicant &applicant, const QString &language)
{
    if (!m_mail)
        return {};
    TRY(const auto email, m_emails.of(work, applicant.id));
    if (!email)
        return {};
    TRY(const MailAddress to, MailAddress::fromText(email->address));
    const mailtexts::About about{language, m_mail->house(), applicant.nickname};
    return m_mail->post(
        work, {u"account-approved"_s, to, mailtexts::accountApproved(about, applicant.username), kMailKept},
        applicant.id);
}

Result<Nothing> ApplicantService::reject(Work &work, const users::OneUser &request)
{
    TRY(const Applicant applicant, waiting(work, request.username));
    TRY(const users::User user, m_users.find(work, applicant.username));
    TRY(mustLetGo(work, applicant.id));
    TRY(m_users.record(work, "account.reject", user));
    if (m_mail)
        TRY(m_mail->forgetAbout(work, applicant.id));
    TRY(m_store.drop(work, applicant.id));
    return Nothing{};
}

// --- invitations

Result<users::FreshInvite> ApplicantService::invite(Work &work, const users::NewInvite &request)
{
    TRY(m_users.judge(work));
    TRY(const int uses, within(request.uses, 1, users::kMostInviteUses, "uses"));
    TRY(const int days, within(request.days, kUsualDays, users::kMostInviteDays, "days"));
    const QString wanted = request.label.value_or(QString()).trimmed();
    InviteCode made{
        work.newId<InviteId>(), {}, {}, uses, work.now(), work.now().plus(std::chrono::hours(24) * days)};
    if (!wanted.isEmpty()) {
        TRY(made.label, oneLine(wanted, kLongestLabel, "label"));
    }
    TRY(const int live, m_store.liveInvites(work));
    if (live >= users::kMostInvites)
        return Error{Code::Conflict, "too-many"};
    const QString code = secret::readable();
    TRY(m_store.insertInvite(work, made, inviteHash(code)));
    TRY(audit::record(work,
                      {u"account.invite"_s,
                       u"invite:"_s + made.id.text(),
                       {{u"uses"_s, uses}, {u"days"_s, days}, {u"label"_s, made.label}}}));
    return users::FreshInvite{made, code};
}

Result<Page<InviteCode>> ApplicantService::invites(Work &work, const users::ListInvites &request)
{
    TRY(m_users.judge(work));
    TRY(const int limit, pageLimit(request.limit));
    TRY(const InviteId before, cursorOf(request.after, InviteId{std::numeric_limits<qint64>::max()}));
    TRY(const QList<InviteCode> rows, m_store.invites(work, before, limit + 1));
    return pageOf(rows, limit);
}

Result<Nothing> ApplicantService::removeInvite(Work &work, const users::OneInvite &request)
{
    TRY(m_users.judge(work));
    TRY(const bool was, m_store.removeInvite(work, request.invite));
    if (!was)
        return Error{Code::NotFound, "invite"};
    TRY(audit::record(work, {u"account.remove-invite"_s, u"invite:"_s + request.invite.text()}));
    return Nothing{};
}

} // namespace madang
