// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/alert_rules_service.h"

#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using notifications::AlertRules;
using notifications::QuietHours;

namespace {

    constexpr int kMinutesOfDay = 24 * 60;
    constexpr auto kLongestQuiet = std::chrono::hours(24 * 7);

    Error wrongQuiet(const char *about, const QString &member)
    {
        return Error{Code::InvalidValue, QString::fromLatin1(about)}.at(u"quiet."_s + member);
    }

    Result<QuietHours> judged(QuietHours hours)
    {
        if (hours.from < 0 || hours.from >= kMinutesOfDay)
            return wrongQuiet("minute", u"from"_s);
        if (hours.to < 0 || hours.to >= kMinutesOfDay || hours.to == hours.from)
            return wrongQuiet("minute", u"to"_s);
        if (!hours.timeZone.isEmpty() && !isTimeZone(hours.timeZone))
            return wrongQuiet("time-zone", u"timeZone"_s);
        if (hours.on && hours.timeZone.isEmpty())
            return wrongQuiet("time-zone", u"timeZone"_s);
        std::sort(hours.days.begin(), hours.days.end());
        hours.days.erase(std::unique(hours.days.begin(), hours.days.end()), hours.days.end());
        if (!hours.days.isEmpty() && (hours.days.first() < 1 || hours.days.last() > 7))
            return wrongQuiet("day", u"days"_s);
        return hours;
    }

    Result<QStringList> judged(const QStringList &wanted)
    {
        if (wanted.size() > notifications::kMostKeywords)
            return Error{Code::TooMany, "keywords"}.at(u"keywords"_s);
        QStringList words;
        for (const QString &each : wanted) {
            TRY(const QString word, oneLine(each, notifications::kLongestKeyword, "keywords"));
            if (!words.contains(word, Qt::CaseInsensitive))
                words += word;
        }
        return words;
    }

} // namespace

Result<AlertRules> AlertRulesService::rules(Work &work, const Nothing &)
{
    return m_store.of(work, work.caller().user);
}

Result<AlertRules> AlertRulesService::change(Work &work, const notifications::ChangeAlertRules &request)
{
    const UserId me = work.caller().user;
    TRY(const AlertRules before, m_store.of(work, me));
    AlertRules now = before;
    if (request.quiet) {
        TRY(now.quiet, judged(*request.quiet));
    }
    if (request.keywords) {
        TRY(now.keywords, judged(*request.keywords));
    }
    if (request.quietUntil) {
        if (*request.quietUntil > work.now().plus(kLongestQuiet))
            return Error{Code::InvalidValue, "time"}.at(u"quietUntil"_s);
        now.quietUntil = *request.quietUntil > work.now() ? request.quietUntil : std::nullopt;
    }
    if (now == before)
        return now;
    TRY(m_store.keep(work, me, now));
    work.tellPerson(me, notifications::rulesChanged, now);
    return now;
}

Result<TopicPage> AlertRulesService::open(Work &, const Nothing &, const TopicCursor &)
{
    return TopicPage{};
}

} // namespace madang
