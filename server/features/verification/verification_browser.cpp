// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_browser.h"

#include "common/base/secret.h"
#include "server/features/details/details_service.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr int kMostTries = 5; ///< of a test code
    constexpr qsizetype kLongestField = 80;

    QString fieldIn(const Params &params, QLatin1StringView name)
    {
        return params.members.value(name).toString().left(kLongestField);
    }

    QString freshTestCode()
    {
        return QString::number(secret::randomBelow(1'000'000)).rightJustified(6, u'0');
    }

    /// What was typed, in its one form, all of it told.
    Result<TypedPerson> typedPerson(const TypedPerson &typed, Timestamp now)
    {
        details::Details told;
        told.fullName = typed.fullName;
        told.birthDate = typed.birthDate;
        told.phone = typed.phone;
        TRY(const details::Details kept, detailsAsKept(told, now));
        if (!kept.fullName || !kept.birthDate || !kept.phone)
            return Error{Code::InvalidValue, "missing"};
        return TypedPerson{*kept.fullName, *kept.birthDate, *kept.phone, freshTestCode()};
    }

} // namespace

void VerificationBrowser::install(Routes &at)
{
    const auto handler = [this](Result<Step> (VerificationBrowser::*method)(Work &, const Params &)) {
        return [this, method](Work &work, const Params &params) { return (this->*method)(work, params); };
    };
    at.page("GET /verify/go/{attempt}", handler(&VerificationBrowser::go))
        .guests()
        .key("attempt")
        .atMost(60, 1min);
    at.page("GET /verify/return/{attempt}", handler(&VerificationBrowser::comeBack))
        .guests()
        .key("attempt")
        .atMost(60, 1min);
    at.page("POST /verify/test/{attempt}", handler(&VerificationBrowser::typePerson))
        .guests()
        .key("attempt")
        .bodyUpTo(4096)
        .atMost(30, 1min);
    at.page("POST /verify/test/{attempt}/code", handler(&VerificationBrowser::typeCode))
        .guests()
        .key("attempt")
        .bodyUpTo(1024)
        .atMost(30, 1min);
    at.page("GET /verify/portone.js",
            [](Work &, const Params &) -> Result<Step> {
                return Step{verification_pages::portOneScript(), {}};
            })
        .guests()
        .reads()
        .atMost(120, 1min);
}

Result<std::optional<VisitRow>> VerificationBrowser::openVisit(Work &work, const Params &params)
{
    TRY(const auto row, m_store.visit(work, fieldIn(params, "attempt"_L1)));
    // Of a provider that the operator left meanwhile nothing becomes, either.
    const bool isOpen = row && row->isOpen(work.now()) && row->provider == m_rules.word();
    return isOpen ? row : std::optional<VisitRow>();
}

Result<std::optional<VisitRow>> VerificationBrowser::testVisit(Work &work, const Params &params)
{
    TRY(const auto row, openVisit(work, params));
    return row && m_rules.provider == VerificationRules::Provider::Sandbox ? row : std::optional<VisitRow>();
}

Result<Step> VerificationBrowser::over(Work &work, const Params &params)
{
    TRY(const auto row, m_store.visit(work, fieldIn(params, "attempt"_L1)));
    const web::Language language = web::languageOf(work.caller());
    return Step{row && row->isOver() ? verification_pages::outcome(*row, language)
                                     : verification_pages::gone(language),
                {}};
}

Result<Step> VerificationBrowser::go(Work &work, const Params &params)
{
    TRY(const auto row, openVisit(work, params));
    if (!row)
        return over(work, params);
    TRY(const QString username, m_accounts.username(work, row->account));
    const verification_pages::Visit visit{*row, username};
    const web::Language language = web::languageOf(work.caller());
    if (m_rules.provider == VerificationRules::Provider::Sandbox)
        return Step{verification_pages::askPerson(visit, language), {}};
    TRY(m_store.move(work, row->id, VisitStep::Away));
    return Step{verification_pages::portOne(visit, m_rules, language), {}};
}

Result<Step> VerificationBrowser::comeBack(Work &work, const Params &params)
{
    TRY(const auto found, openVisit(work, params));
    if (!found)
        return over(work, params);
    if (m_rules.provider != VerificationRules::Provider::PortOne)
        return Step{web::seeOther(u"/verify/go/"_s + found->id), {}};
    const web::Language language = web::languageOf(work.caller());
    VisitRow row = *found;
    row.step = VisitStep::Back;
    TRY(m_store.move(work, row.id, row.step));
    if (!m_service.mayAsk(row, work.now()))
        return Step{verification_pages::outcome(row, language), {}};
    TRY(m_store.asked(work, row.id));
    return Step{{},
                [ask = m_service.asking(work.caller(), row.id), row,
                 language](const std::function<void(Result<Reply>)> &finish) {
                    ask([row, language, finish](const Result<VisitRow> &asked) {
                        // Whatever went wrong here is looked at again.
                        finish(verification_pages::outcome(asked ? *asked : row, language));
                    });
                }};
}

Result<Step> VerificationBrowser::typePerson(Work &work, const Params &params)
{
    TRY(const auto row, testVisit(work, params));
    if (!row)
        return over(work, params);
    TRY(const QString username, m_accounts.username(work, row->account));
    const verification_pages::Visit visit{*row, username};
    const web::Language language = web::languageOf(work.caller());
    const TypedPerson typed{
        fieldIn(params, "fullName"_L1), fieldIn(params, "birthDate"_L1), fieldIn(params, "phone"_L1), {}};
    const auto person = typedPerson(typed, work.now());
    if (!person)
        return Step{verification_pages::askPerson(visit, language, typed, person.error()), {}};
    TRY(m_store.keepTyped(work, *row, *person));
    return Step{verification_pages::askCode(visit, *person, language, false), {}};
}

Result<Step> VerificationBrowser::typeCode(Work &work, const Params &params)
{
    TRY(const auto row, testVisit(work, params));
    if (!row)
        return over(work, params);
    if (row->sealed.isEmpty())
        return Step{web::seeOther(u"/verify/go/"_s + row->id), {}};
    const web::Language language = web::languageOf(work.caller());
    TRY(const TypedPerson typed, m_store.openedTyped(*row));
    const QString code
        = fieldIn(params, "code"_L1).normalized(QString::NormalizationForm_KC).remove(u' ').trimmed();
    if (!secret::equal(code.toUtf8(), typed.code.toUtf8())) {
        TRY(m_store.countTry(work, row->id));
        if (row->tries + 1 >= kMostTries) {
            TRY(const VisitRow failed, m_service.fail(work, *row, u"verification-code"_s));
            return Step{verification_pages::outcome(failed, language), {}};
        }
        TRY(const QString username, m_accounts.username(work, row->account));
        return Step{verification_pages::askCode({*row, username}, typed, language, true), {}};
    }
    const VerifiedPerson person{typed.fullName, typed.birthDate, typed.phone, u"phone "_s + typed.phone};
    TRY(const VisitRow over, m_service.conclude(work, row->id, {VerificationAnswer::Kind::Verified, person}));
    return Step{verification_pages::outcome(over, language), {}};
}

} // namespace madang
