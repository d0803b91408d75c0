// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/loudness_service.h"

#include "server/features/limits.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kLongestMute = std::chrono::hours(24 * 366);

    Error wrongSchedule(const char *about, const QString &member)
    {
        return Error{Code::InvalidValue, QString::fromLatin1(about)}.at(u"schedule."_s + member);
    }

    Result<rooms::Schedule> judgedSchedule(rooms::Schedule schedule)
    {
        if (schedule.loud.size() > rooms::kMostLoudSpans)
            return Error{Code::TooMany, u"loud-spans"_s}.at(u"schedule.loud"_s);
        if (!isTimeZone(schedule.timeZone))
            return wrongSchedule("time-zone", u"timeZone"_s);
        for (rooms::LoudSpan &span : schedule.loud) {
            if (span.from < 0 || span.from >= rooms::kMinutesOfDay)
                return wrongSchedule("minute", u"from"_s);
            if (span.to < 1 || span.to > rooms::kMinutesOfDay || span.to == span.from)
                return wrongSchedule("minute", u"to"_s);
            std::sort(span.days.begin(), span.days.end());
            span.days.erase(std::unique(span.days.begin(), span.days.end()), span.days.end());
            if (!span.days.isEmpty() && (span.days.first() < 1 || span.days.last() > 7))
                return wrongSchedule("weekday", u"days"_s);
        }
        return schedule;
    }

} // namespace

Result<rooms::RoomLoudness> LoudnessService::set(Work &work, const rooms::SetLoudness &request)
{
    TRY(m_access.memberRightsOf(work, request.room));
    const UserId me = work.caller().user;
    TRY(const rooms::Loudness before, m_store.loudness(work, request.room, me));
    rooms::Loudness now = before;
    now.level = request.level.value_or(now.level);
    now.favourite = request.favourite.value_or(now.favourite);
    if (now.favourite && request.favourite)
        now.less.reset();
    if (request.less) {
        now.less = *request.less ? std::optional(true) : std::nullopt;
        if (now.less) {
            now.favourite = false;
            now.folder.reset();
        }
    }
    if (request.mutedUntil) {
        if (request.muted == false)
            return Error{Code::InvalidValue, "not-muted"}.at(u"mutedUntil"_s);
        if (*request.mutedUntil <= work.now() || *request.mutedUntil > work.now().plus(kLongestMute))
            return Error{Code::InvalidValue, "time"}.at(u"mutedUntil"_s);
        now.muted = true;
        now.mutedUntil = request.mutedUntil;
    } else if (request.muted) {
        now.muted = *request.muted;
        now.mutedUntil.reset();
    }
    if (request.schedule) {
        now.schedule.reset();
        if (!request.schedule->loud.isEmpty()) {
            TRY(now.schedule, judgedSchedule(*request.schedule));
        }
    }
    const rooms::RoomLoudness out{request.room, now};
    if (now == before)
        return out;
    TRY(m_store.setLoudness(work, request.room, me, now));
    work.tellPerson(me, rooms::loudnessChanged, out);
    return out;
}

} // namespace madang
