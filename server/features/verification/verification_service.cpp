// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_service.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/features/audit/audit.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

namespace {

    constexpr auto kVisitLives = 10min;
    constexpr auto kVisitsCounted = 24h;
    constexpr int kVisitOctets = 16; ///< 22 letters: every company takes an id of that length
    constexpr auto kBetweenQuestions = 3s;
    /// Whose browser does not come back is asked about after that long, and again.
    constexpr auto kFollowAfter = 30s;
    constexpr int kFollowedAtOnce = 20;

    AttemptState stateOf(const VisitRow &row, Timestamp now)
    {
        if (row.step == VisitStep::Verified)
            return AttemptState::Verified;
        if (row.step == VisitStep::Failed)
            return AttemptState::Failed;
        if (now >= row.expiresAt)
            return AttemptState::Expired;
        return row.step == VisitStep::Back ? AttemptState::Checking : AttemptState::Waiting;
    }

} // namespace

// --- how one stands

Attempt VerificationService::shown(const VisitRow &row, Timestamp now) const
{
    Attempt attempt{row.id, stateOf(row, now), m_publicUrl + "/verify/go/"_L1 + row.id, row.expiresAt};
    if (!row.fault.isEmpty())
        attempt.fault = row.fault;
    return attempt;
}

Result<std::optional<VerificationRow>> VerificationService::verified(Work &work, UserId account)
{
    TRY(const auto row, m_store.of(work, account));
    return row && m_rules.counts(row->provider) ? row : std::optional<VerificationRow>();
}

Result<Standing> VerificationService::standingOf(Work &work, UserId account)
{
    Standing standing;
    standing.offered = m_rules.isOn();
    standing.test = m_rules.provider == VerificationRules::Provider::Sandbox;
    if (m_rules.isOn())
        standing.requiredFor = m_rules.requiredFor;
    TRY(const auto row, verified(work, account));
    if (row) {
        standing.verifiedAt = row->verifiedAt;
        standing.provider = row->provider;
        standing.shown = row->shown;
        // Whose key is lost is verified all the same.
        if (const auto kept = m_store.opened(account, row->sealed)) {
            standing.fullName = kept->fullName;
            standing.birthDate = kept->birthDate;
            standing.phone = kept->phone;
        }
        return standing;
    }
    TRY(const auto visit, m_store.latestVisit(work, account, work.now().plus(-kVisitsCounted)));
    if (visit && visit->step != VisitStep::Verified)
        standing.attempt = shown(*visit, work.now());
    return standing;
}

Result<Standing> VerificationService::read(Work &work, const Nothing &)
{
    return standingOf(work, work.caller().user);
}

Result<Standing> VerificationService::show(Work &work, const verification::ShowBadge &request)
{
    const UserId me = work.caller().user;
    TRY(const auto row, verified(work, me));
    if (!row)
        return Error{Code::Conflict, "not-verified"};
    TRY(m_store.setShown(work, me, request.shown));
    work.tellPerson(me, verification::moved, {true, request.shown});
    return standingOf(work, me);
}

Result<Standing> VerificationService::forget(Work &work, const Nothing &)
{
    const UserId me = work.caller().user;
    TRY(const auto row, m_store.of(work, me));
    if (!row)
        return standingOf(work, me);
    TRY(m_store.forget(work, me));
    work.tellPerson(me, verification::moved, {});
    TRY(const Standing standing, standingOf(work, me));
    TRY(audit::record(
        work,
        {u"account.forget-verification"_s, u"account:"_s + me.text(), {{u"provider"_s, row->provider}}}));
    return standing;
}

Result<TopicPage> VerificationService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

// --- attempts

Result<Attempt> VerificationService::begin(Work &work, const Nothing &)
{
    if (!m_rules.isOn())
        return Error{Code::NotSupported, "verification"};
    const UserId me = work.caller().user;
    TRY(const auto row, verified(work, me));
    if (row)
        return Error{Code::Conflict, "already-verified"};
    TRY(const QList<Timestamp> visits,
        m_store.visitsSince(work, me, work.now().plus(-kVisitsCounted), m_rules.attemptsPerDay));
    if (visits.size() >= m_rules.attemptsPerDay) {
        const qint64 free = visits.first().plus(kVisitsCounted).ms - work.now().ms;
        return Error(Code::RateLimited, "verification-attempts").after(int(free / 1000) + 1);
    }
    VisitRow visit;
    visit.id = secret::randomToken(kVisitOctets);
    visit.account = me;
    visit.provider = m_rules.word();
    visit.createdAt = work.now();
    visit.expiresAt = work.now().plus(kVisitLives);
    TRY(m_store.insertVisit(work, visit));
    return shown(visit, work.now());
}

bool VerificationService::mayAsk(const VisitRow &row, Timestamp now) const
{
    const bool isAway = row.step == VisitStep::Away || row.step == VisitStep::Back;
    return m_portOne && row.provider == "portone"_L1 && isAway && row.isOpen(now)
        && row.askedAt <= now.plus(-kBetweenQuestions);
}

Result<Later<Attempt>> VerificationService::check(Work &work, const verification::OneAttempt &request)
{
    TRY(const auto row, m_store.visit(work, request.attempt));
    // Somebody else's is as one that never was.
    if (!row || row->account != work.caller().user)
        return Error(Code::NotFound, "verification").at(u"attempt"_s);
    if (!mayAsk(*row, work.now()))
        return Later<Attempt>([attempt = shown(*row, work.now())](
                                  const std::function<void(Result<Attempt>)> &finish) { finish(attempt); });
    TRY(m_store.asked(work, row->id));
    return Later<Attempt>([this, ask = asking(work.caller(), row->id),
                           now = work.now()](const std::function<void(Result<Attempt>)> &finish) {
        ask([this, now, finish](const Result<VisitRow> &visit) {
            finish(visit ? Result<Attempt>(shown(*visit, now)) : Result<Attempt>(visit.error()));
        });
    });
}

Later<VisitRow> VerificationService::asking(const Caller &caller, const QString &visit)
{
    return [this, caller, visit](const std::function<void(Result<VisitRow>)> &finish) {
        m_portOne->ask(visit, [this, caller, visit, finish](const VerificationAnswer &answer) {
            m_lanes.post<VisitRow>(
                LaneKind::Write, qHash(visit), caller,
                [this, visit, answer](Work &work) { return conclude(work, visit, answer); }, finish);
        });
    };
}

Result<VisitRow> VerificationService::conclude(Work &work, const QString &visit,
                                               const VerificationAnswer &answer)
{
    TRY(const auto found, m_store.visit(work, visit));
    if (!found)
        return Error{Code::Expired, "verification"};
    VisitRow row = *found;
    // An answer counts once, and only in time.
    if (!row.isOpen(work.now()))
        return row;
    switch (answer.kind) {
    case VerificationAnswer::Kind::Verified:
        return accept(work, row, answer.person);
    case VerificationAnswer::Kind::Refused:
        return fail(work, row, u"verification-refused"_s);
    case VerificationAnswer::Kind::NotYet:
        // Who came back without an end goes there again.
        if (row.step == VisitStep::Back) {
            row.step = VisitStep::Away;
            TRY(m_store.move(work, row.id, row.step));
        }
        return row;
    case VerificationAnswer::Kind::Unclear:
        break;
    }
    return row;
}

Result<VisitRow> VerificationService::fail(Work &work, const VisitRow &row, const QString &fault)
{
    work.afterCommit([id = row.account, fault] {
        qCInfo(lcAccounts).noquote() << "account" << id.number << "was not verified:" << fault;
    });
    return end(work, row, VisitStep::Failed, fault);
}

Result<VisitRow> VerificationService::end(Work &work, VisitRow row, VisitStep step, const QString &fault)
{
    TRY(m_store.end(work, row.id, step, fault));
    row.step = step;
    row.fault = fault;
    row.sealed.clear();
    TRY(const auto now, verified(work, row.account));
    work.tellPerson(row.account, verification::moved, {now.has_value(), now && now->shown, row.id});
    return row;
}

KeptPerson VerificationService::kept(const VerifiedPerson &person) const
{
    const auto told = [this](const char *word, const QString &value) {
        const bool isKept = m_rules.keep.contains(QLatin1StringView(word)) && !value.isEmpty();
        return isKept ? std::optional(value) : std::nullopt;
    };
    return {told("name", person.fullName), told("birth_date", person.birthDate), told("phone", person.phone)};
}

Result<VisitRow> VerificationService::accept(Work &work, const VisitRow &row, const VerifiedPerson &person)
{
    TRY(const auto before, verified(work, row.account));
    if (before)
        return end(work, row, VisitStep::Verified, {}); // another visit of theirs was faster
    if (person.mark.isEmpty() && m_rules.oneAccountPerPerson) {
        qCWarning(lcAccounts) << row.provider
                              << "says nothing that tells people apart, and [verification] "
                                 "one_account_per_person asks for it";
        return fail(work, row, u"verification-refused"_s);
    }
    // Without a mark nobody is compared with anybody.
    const QString hash
        = m_store.personHash(row.provider, person.mark.isEmpty() ? u"visit "_s + row.id : person.mark);
    const QString taken = u"person-taken"_s;
    if (m_rules.oneAccountPerPerson) {
        TRY(const bool isTaken, m_store.isTaken(work, hash, row.account));
        if (isTaken)
            return fail(work, row, taken);
    }
    TRY(m_store.forget(work, row.account)); // a sandbox's word from before
    TRY(const bool isKept,
        m_store.insert(work, {row.account, row.provider, hash, m_rules.oneAccountPerPerson, kept(person)}));
    // Somebody was faster by less than a transaction; when it is looked at again, theirs is seen.
    if (!isKept)
        return Error{Code::Conflict, taken};
    TRY(const VisitRow over, end(work, row, VisitStep::Verified, {}));
    work.afterCommit([id = row.account, provider = row.provider] {
        qCInfo(lcAccounts).noquote() << "account" << id.number << "was verified by" << provider;
    });
    TRY(audit::record(work,
                      {u"account.verify-identity"_s,
                       u"account:"_s + row.account.text(),
                       {{u"provider"_s, row.provider}},
                       row.account}));
    return over;
}

// --- timed

Done VerificationService::follow(Work &work)
{
    if (!m_portOne)
        return {};
    TRY(const QList<QString> visits,
        m_store.unasked(work, u"portone"_s, work.now().plus(-kFollowAfter), kFollowedAtOnce));
    for (const QString &visit : visits) {
        TRY(m_store.asked(work, visit));
        work.afterCommit([this, visit] { asking({}, visit)([](const Result<VisitRow> &) {}); });
    }
    return {};
}

Done VerificationService::forgetOld(Work &work)
{
    return m_store.forgetOldVisits(work, work.now().plus(-kVisitsCounted));
}

} // namespace madang
