// SPDX-License-Identifier: GPL-3.0-or-later
// A client that crashes leaves no picture of its memory: passwords and tokens are in it.
#pragma once

namespace madang {

/// Who else may look into the process.
enum class Onlookers {
    None, ///< no debugger either
    Portals, ///< the desktop's services, which look at who asks them
};

/// To be called before anything secret is there. Nothing happens where MADANG_CORE_DUMPS is set, so that a
/// crash can be looked into, nor to limits that the system does not know.
void forgoCoreDumps(Onlookers onlookers);

} // namespace madang
