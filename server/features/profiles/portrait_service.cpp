// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/portrait_service.h"

#include "common/base/file_type.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    Error wrong(const char *why)
    {
        return Error{Code::InvalidValue, why}.at(u"picture"_s);
    }

    Error busyNow()
    {
        return Error{Code::Unavailable, "busy"}.after(2);
    }

    /// Portraits lie among the files: ids of both come from one source.
    AttachmentId blobOf(PortraitId picture)
    {
        return {picture.number};
    }

} // namespace

Result<Later<profiles::Profile>> PortraitService::set(Work &work, const Nothing &, const QByteArray &octets)
{
    if (octets.isEmpty())
        return wrong("empty");
    if (!isShowablePicture(fileType(octets.first(qMin(octets.size(), kTypeHead)))))
        return wrong("picture-type");
    if (octets.size() > Thumbnailer::kLargestPicture)
        return wrong("picture-large");
    if (!m_thumbnailer.isThere())
        return Error{Code::NotSupported, "pictures"};
    return Later<profiles::Profile>(
        [this, caller = work.caller(), id = work.newId<PortraitId>(), octets](const Finished &finish) {
            const bool taken
                = m_thumbnailer.makeSquare(octets, [this, caller, id, finish](const Result<Thumbnail> &made) {
                      if (!made)
                          finish(Error(made.error()).at(u"picture"_s));
                      else if (!m_porters.run([=, this, made = *made] { keep(caller, id, made, finish); }))
                          finish(busyNow());
                  });
            if (!taken)
                finish(busyNow());
        });
}

/// By a porter.
void PortraitService::keep(const Caller &caller, PortraitId id, const Thumbnail &made, const Finished &finish)
{
    if (const Done kept = m_blobs.keepThumbnail(blobOf(id), made.octets); !kept) {
        finish(kept.error());
        return;
    }
    m_lanes.post<profiles::Profile>(
        LaneKind::Write, qHash(caller.user), caller,
        [this, id, type = made.type](Work &work) { return exchange(work, id, type); },
        [this, id, finish](const Result<profiles::Profile> &result) {
            if (!result)
                forget(id);
            finish(result);
        });
}

Result<profiles::Profile> PortraitService::remove(Work &work, const Nothing &)
{
    return exchange(work, std::nullopt, {});
}

Result<profiles::Profile> PortraitService::exchange(Work &work, const std::optional<PortraitId> &picture,
                                                    const QString &type)
{
    TRY(const profiles::Profile before, m_profiles.own(work, {}));
    if (before.picture == picture)
        return before;
    TRY(m_store.setPicture(work, work.caller().user, picture, type));
    TRY(m_profiles.tell(work, work.caller().user));
    if (before.picture)
        work.afterCommit([this, old = *before.picture] { forget(old); });
    return m_profiles.own(work, {});
}

/// What cannot be removed now is found later by those who tidy up the files.
void PortraitService::forget(PortraitId picture)
{
    (void)m_porters.run([this, picture] { (void)m_blobs.remove(blobOf(picture)); });
}

Result<Step> PortraitService::send(Work &work, const Params &params)
{
    const PortraitId id = PortraitId::fromText(params.members.value("portrait"_L1).toString());
    TRY(const auto row, m_store.portrait(work, id));
    if (!row)
        return Error{Code::NotFound, "picture"};
    TRY(const bool visible, m_profiles.maySee(work, row->account));
    if (!visible)
        return Error{Code::NotFound, "picture"};
    Step step;
    step.later = [this, id, type = row->type.toLatin1()](const Finish &finish) {
        const bool taken = m_porters.run([this, id, type, finish] {
            const auto octets
                = m_blobs.read(blobOf(id), Blobs::Kind::Thumbnail, 0, Thumbnailer::kLargestThumbnail);
            if (!octets) {
                finish(octets.error());
                return;
            }
            Reply reply;
            reply.contentType = type;
            reply.body = *octets;
            reply.version = id.bytes();
            finish(reply);
        });
        if (!taken)
            finish(busyNow());
    };
    return step;
}

} // namespace madang
