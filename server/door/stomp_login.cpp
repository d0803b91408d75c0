// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/stomp_login.h"

namespace madang::door {

Result<StompLogin> judgeLogin(const stomp::Frame &connect, const stomp::BeatOffer &ours)
{
    StompLogin login;
    const QByteArray *versions = connect.find("accept-version");
    const std::optional<stomp::Version> version
        = stomp::negotiate(versions ? std::optional(*versions) : std::nullopt);
    if (!version)
        return Error{Code::NotSupported, "accept-version"};
    login.version = *version;
    if (const QByteArray *theirs = connect.find("heart-beat")) {
        TRY(const stomp::BeatOffer offer, stomp::BeatOffer::fromText(*theirs));
        login.beats = stomp::negotiate(ours, offer);
    }
    const QByteArray *credentials = connect.find("Authorization");
    if (!credentials)
        credentials = connect.find("authorization");
    if (credentials) {
        const QByteArray text = credentials->trimmed();
        if (!text.first(qMin<qsizetype>(7, text.size())).toLower().startsWith("bearer "))
            return Error{Code::NotSignedIn, "scheme"};
        login.token = text.mid(7).trimmed();
    } else {
        login.token = connect.value("passcode").trimmed();
        login.inPasscode = true;
    }
    login.strict = connect.value("refusals") == "strict";
    return login;
}

} // namespace madang::door
