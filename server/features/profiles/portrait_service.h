// SPDX-License-Identifier: GPL-3.0-or-later
// PortraitService: pictures of people: made anew of what is sent in, by a program that is locked in; what was
// sent in is kept nowhere.
#pragma once

#include "server/core/routes.h"
#include "server/features/files/blobs.h"
#include "server/features/files/porters.h"
#include "server/features/files/thumbnailer.h"
#include "server/features/profiles/profile_service.h"

namespace madang {

class PortraitService {
public:
    PortraitService(ProfileStore &store, ProfileService &profiles, Blobs &blobs, Porters &porters,
                    Thumbnailer &thumbnailer, Lanes &lanes)
        : m_store(store)
        , m_profiles(profiles)
        , m_blobs(blobs)
        , m_porters(porters)
        , m_thumbnailer(thumbnailer)
        , m_lanes(lanes)
    {
    }
    Result<Later<profiles::Profile>> set(Work &work, const Nothing &request, const QByteArray &octets);
    Result<profiles::Profile> remove(Work &work, const Nothing &request);
    /// "GET /api/v1/portraits/{portrait}"
    Result<Step> send(Work &work, const Params &params);
    /// Its octets go; for whoever took it away from its row.
    void forget(PortraitId picture);

private:
    using Finished = std::function<void(Result<profiles::Profile>)>;

    void keep(const Caller &caller, PortraitId id, const Thumbnail &made, const Finished &finish);
    /// In one unit: another picture, or none, instead of the present one, whose octets go.
    Result<profiles::Profile> exchange(Work &work, const std::optional<PortraitId> &picture,
                                       const QString &type);
    ProfileStore &m_store;
    ProfileService &m_profiles;
    Blobs &m_blobs;
    Porters &m_porters;
    Thumbnailer &m_thumbnailer;
    Lanes &m_lanes;
};

} // namespace madang
