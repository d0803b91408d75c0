// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line and the environment ask for. A password is never taken from the command line.
#pragma once

#include "common/base/result.h"
#include "common/client/preferences.h"

#include <QStringList>

#include <optional>

namespace madang::gui {

struct LaunchOptions {
    QString server; ///< --server, else MADANG_SERVER; empty: as remembered
    QString profile; ///< --profile, else MADANG_PROFILE, else the usual folder
    QString user; ///< --user, else MADANG_USER
    QString password; ///< MADANG_PASSWORD only; signs in without asking
    std::optional<Language> language; ///< for this run, not remembered
    std::optional<madang::Theme> theme;
    QString link; ///< to a place, as it was given; empty: none
    bool hidden = false; ///< --hidden: begin in the tray, or minimized where there is none
    QString answer; ///< for --help and --version: print this and end
};

/// Reads the arguments (with the program's name first) and the environment. The error's `about` is a sentence
/// for the terminal.
Result<LaunchOptions> readLaunchOptions(const QStringList &arguments);

} // namespace madang::gui
