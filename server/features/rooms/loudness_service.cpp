// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/loudness_service.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kLongestMute = std::chrono::hours(24 * 366);

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
    const rooms::RoomLoudness out{request.room, now};
    if (now == before)
        return out;
    TRY(m_store.setLoudness(work, request.room, me, now));
    work.tellPerson(me, rooms::loudnessChanged, out);
    return out;
}

} // namespace madang
