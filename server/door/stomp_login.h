// SPDX-License-Identifier: GPL-3.0-or-later
// What a CONNECT frame asks for, judged. Pure; whether its token is good is asked elsewhere.
#pragma once

#include "common/stomp/frame.h"
#include "common/stomp/heartbeat.h"

namespace madang::door {

/// A CONNECT whose words were understood.
struct StompLogin {
    stomp::Version version = stomp::Version::V12;
    stomp::BeatPeriods beats;
    QByteArray token; ///< empty: a guest
    bool inPasscode = false; ///< the token came as a passcode
    bool strict = false; ///< refused commands are to cost the connection, as STOMP has it
};

/// NotSupported when no version is common, NotSignedIn for an unknown scheme, Malformed for a garbled
/// heart-beat.
Result<StompLogin> judgeLogin(const stomp::Frame &connect, const stomp::BeatOffer &ours);

} // namespace madang::door
