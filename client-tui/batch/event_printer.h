// SPDX-License-Identifier: GPL-3.0-or-later
// Room events as lines: "2026-05-31 15:05:07 민아: 안녕" for people, {"kind":"event",…} for programs.
#pragma once

#include "client-tui/batch/batch_run.h"

namespace madang::tui {

/// With the name of its room before it where events of several rooms stand together.
void printEvent(BatchRun &run, const rooms::RoomEvent &event, const QString &roomName = {});

} // namespace madang::tui
