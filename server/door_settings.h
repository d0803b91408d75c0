// SPDX-License-Identifier: GPL-3.0-or-later
// The door as the configuration wants it. What a setting means is said in config.cpp, what a limit does in
// the door.
#pragma once

#include "server/config.h"
#include "server/door/door_config.h"

namespace madang {

door::DoorConfig doorConfigOf(const Config &config);

} // namespace madang
