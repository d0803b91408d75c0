// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/limits.h"
#include "server/features/mail/mail_texts.h"

#include <limits>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr int kMostTries = 12;
    /// Longer than the mailer takes for all that it holds: who claimed a mail and died is followed by
    /// another.
    constexpr auto kLease = 5min;
    constexpr auto kLongestPause = 1h;
    constexpr auto kSentKept = 24h * 7;
    constexpr auto kDeadKept = 24h * 30;

    /// 10, 20, 40 s ... an hour, each a fifth longer or shorter by chance: those that failed together do not
    /// come back together.
    std::chrono::milliseconds pauseAfterTry(int tries)
    {
        const auto pause
            = std::min<std::chrono::milliseconds>(kLongestPause, 10s * (1 << qMin(tries - 1, 10)));
        const auto spread = quint32(pause.count() / 5);
        return pause - std::chrono::milliseconds(spread)
            + std::chrono::milliseconds(secret::randomBelow(2 * spread));
    }

} // namespace

MailService::MailService(MailStore &store, outbound::Mailer &mailer, Lanes &lanes, Metrics &metrics,
                         MailIdentity identity)
    : m_store(store)
    , m_mailer(mailer)
    , m_lanes(lanes)
    , m_identity(std::move(identity))
    , m_sent(metrics.counter("madang_mails_total", "Tries to send a mail, by what came of them",
                             "outcome=\"sent\""))
    , m_again(metrics.counter("madang_mails_total", "Tries to send a mail, by what came of them",
                              "outcome=\"again\""))
    , m_dead(metrics.counter("madang_mails_total", "Tries to send a mail, by what came of them",
                             "outcome=\"dead\""))
{
}

Result<MailId> MailService::post(Work &work, const OutgoingMail &mail, std::optional<UserId> about)
{
    MailRow row;
    row.id = work.newId<MailId>();
    row.kind = mail.kind;
    row.recipient = mail.to.shown;
    row.account = about;
    // Random beside the number: a Message-ID that can be guessed could be answered by a stranger.
    const QByteArray name = row.id.bytes() + secret::randomBytes(8).toHex();
    const QByteArray octets = written(mail.message, m_identity.from, mail.to, work.now(), name);
    row.sealed = secret::seal(QString::fromLatin1(octets), m_identity.key);
    row.createdAt = row.nextTryAt = work.now();
    row.uselessAt = work.now().plus(mail.usefulFor);
    TRY(m_store.insert(work, row));
    work.afterCommit([this] { hurry(); });
    return row.id;
}

/// Somebody waits for this mail: not at the next tick, but now.
void MailService::hurry()
{
    m_lanes.post<Nothing>(
        LaneKind::Write, 0, Caller{},
        [this](Work &work) -> Result<Nothing> {
            TRY(deliver(work));
            return Nothing{};
        },
        [](const Result<Nothing> &) {});
}

Done MailService::deliver(Work &work)
{
    TRY(const int late, m_store.buryUseless(work));
    if (late > 0) {
        qCWarning(lcMail) << "mails given up because they would come too late:" << late;
        m_dead.add(quint64(late));
    }
    const int room = m_mailer.room();
    if (room <= 0)
        return {};
    TRY(const QList<MailRow> due, m_store.due(work, room));
    for (MailRow row : due) {
        TRY(const bool mine, m_store.claim(work, row, work.now().plus(kLease)));
        if (!mine)
            continue;
        ++row.attempts;
        work.afterCommit([this, row] { handOver(row); });
    }
    return {};
}

void MailService::handOver(const MailRow &row)
{
    outbound::Parcel parcel;
    const auto to = MailAddress::fromText(row.recipient);
    const auto octets = secret::unseal(row.sealed, m_identity.key);
    const auto take = [this, row](const outbound::Carried &carried) {
        m_lanes.post<Nothing>(
            LaneKind::Write, 0, Caller{},
            [this, row, carried](Work &work) -> Result<Nothing> {
                TRY(settle(work, row, carried));
                return Nothing{};
            },
            [row](const Result<Nothing> &settled) {
                if (!settled)
                    qCWarning(lcMail) << "what came of mail" << row.id.number << "was not stored";
            });
    };
    if (!to || !octets)
        return take({outbound::Carried::Outcome::Never, "it cannot be unsealed"});
    parcel.from = m_identity.from.address.wire;
    parcel.to = to->wire;
    parcel.octets = octets->toLatin1();
    parcel.name = row.id.bytes();
    m_mailer.send(std::move(parcel), take);
}

Done MailService::settle(Work &work, const MailRow &row, const outbound::Carried &carried)
{
    using Outcome = outbound::Carried::Outcome;
    const QString fault = QString::fromUtf8(carried.fault).left(200);
    if (carried.outcome == Outcome::Sent) {
        // Forgotten while it was under way.
        TRY(const auto known, m_store.byId(work, row.id));
        if (!known)
            letGo(work, {row.id});
        TRY(m_store.sent(work, row.id, row.attempts));
        work.afterCommit([this, row] {
            qCInfo(lcMail).noquote() << "sent" << row.kind << row.id.number << "at try" << row.attempts;
            m_sent.add();
        });
    } else if (carried.outcome == Outcome::NotTried) {
        TRY(m_store.giveBack(work, row.id, row.attempts, work.now().plus(1s)));
        return {};
    } else if (carried.outcome == Outcome::Never || row.attempts >= kMostTries) {
        TRY(m_store.bury(work, row.id, row.attempts, fault));
        work.afterCommit([this, row, fault] {
            qCWarning(lcMail).noquote()
                << "given up" << row.kind << row.id.number << forLog(fault) << "- see: madangd mail list";
            m_dead.add();
        });
    } else {
        const auto pause = pauseAfterTry(row.attempts);
        TRY(m_store.again(work, row.id, row.attempts, work.now().plus(pause), fault));
        work.afterCommit([this, row, fault, pause] {
            qCWarning(lcMail).noquote() << "not sent" << row.kind << row.id.number << forLog(fault)
                                        << "again in" << pause.count() / 1000 << "s";
            m_again.add();
        });
    }
    return deliver(work);
}

Done MailService::forget(Work &work)
{
    const Timestamp before = work.now().plus(-kSentKept);
    TRY(m_store.forget(work, mail::State::Sent, before));
    work.afterCommit([this, before] { m_mailer.forgetBefore(before); });
    return m_store.forget(work, mail::State::Dead, work.now().plus(-kDeadKept));
}

Done MailService::forgetAbout(Work &work, UserId account)
{
    TRY(const QList<MailId> gone, m_store.removeAbout(work, account));
    letGo(work, gone);
    return {};
}

void MailService::letGo(Work &work, const QList<MailId> &mails)
{
    QList<QByteArray> names;
    for (const MailId each : mails)
        names += each.bytes();
    if (!names.isEmpty())
        work.afterCommit([this, names] { m_mailer.forget(names); });
}

Result<Page<mail::Item>> MailService::list(Work &work, const mail::ListMail &request)
{
    TRY(const int limit, pageLimit(request.limit));
    MailId before{std::numeric_limits<qint64>::max()};
    if (request.after) {
        before = MailId::fromText(*request.after);
        if (before.isNull())
            return Error(Code::InvalidValue, "after").at(u"after"_s);
    }
    TRY(const QList<MailRow> rows, m_store.page(work, request.state, before, limit + 1));
    Page<mail::Item> page;
    for (const MailRow &row : rows.first(qMin<qsizetype>(rows.size(), limit)))
        page.items += row.item();
    if (rows.size() > limit)
        page.next = page.items.last().id.text();
    return page;
}

Result<mail::Item> MailService::show(Work &work, const mail::OneMail &request)
{
    TRY(const auto row, m_store.byId(work, request.mail));
    if (!row)
        return Error{Code::NotFound, "mail"};
    return row->item();
}

Result<mail::Item> MailService::retry(Work &work, const mail::OneMail &request)
{
    TRY(const mail::Item item, show(work, request));
    if (item.state != mail::State::Dead)
        return Error{Code::Conflict, "mail-state"};
    TRY(const bool revived, m_store.revive(work, request.mail));
    if (!revived)
        return Error{Code::Expired, "mail"};
    work.afterCommit([this] { hurry(); });
    return show(work, request);
}

Result<mail::Item> MailService::test(Work &work, const mail::SendTest &request)
{
    TRY(const MailAddress to, MailAddress::fromText(request.recipient, "recipient"));
    const QString language = request.language.value_or(u"en"_s);
    TRY(const MailId id,
        post(work, {u"test"_s, to, mailtexts::test({language, m_identity.house, QString()}), 1h}));
    return show(work, {id});
}

} // namespace madang
