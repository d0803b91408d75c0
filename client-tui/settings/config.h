// SPDX-License-Identifier: GPL-3.0-or-later
// tui.toml: what a person may set, with defaults, and every mistake in it named by line. Nothing the program
// remembers by itself (that is Preferences).
#pragma once

#include "client-tui/settings/keymap.h"
#include "client-tui/settings/theme.h"
#include "client-tui/terminal/notify_by.h"
#include "client-tui/verbs/aliases.h"

#include "common/client/preferences.h"

namespace madang::tui {

/// What a program of one's own can be told of.
enum class HookEvent { Mention, Direct, Money };
/// "mention", and "on_mention" in the file.
QString wordOf(HookEvent event);

/// Whose habits the input line follows.
enum class Editing { Emacs, Vi };

struct Config {
    std::optional<QString> server; ///< where to sign in when nothing else says so
    std::optional<Language> language; ///< absent: what /lang chose last
    std::optional<Depth> depth; ///< absent: what the terminal says
    Editing editing = Editing::Emacs; ///< as the file has it; /editing may have chosen the other one
    bool mouse = false; ///< off leaves selecting to the terminal
    bool bell = true; ///< rings when a message names us
    /// The terminal's own notifications, for whatever alerts.
    std::optional<NotifyBy> notify = {};
    bool clipboard = true; ///< what is copied goes to the terminal by OSC 52
    bool links = true; ///< a terminal that takes OSC 8 is told where addresses lead
    Theme theme;
    std::optional<QString> themeName = {}; ///< as the file has it; /theme may have chosen another one
    Keymap keys;
    /// [hooks]: a program and its arguments, at least one word each.
    QHash<HookEvent, QStringList> hooks = {};
    /// [aliases]: each comes to a command, and hides none.
    Aliases aliases = {};
};

/// One mistake in the file.
struct ConfigFault {
    int line = 0;
    QString text; ///< what is wrong and what was probably meant, in the language in use
};

/// What a file says. Faulty entries are left out, so that one typo does not cost everything.
struct ConfigReading {
    Config config;
    QList<ConfigFault> faults;
};

/// Every setting and section at the root of the file.
const QStringList &configKeys();
/// Reads TOML text.
ConfigReading readConfig(const QByteArray &toml);
/// $MADANG_TUI_CONFIG, or madang/tui.toml in $XDG_CONFIG_HOME.
QString configPath();
/// Reads the file at configPath(); a missing one is an empty one.
ConfigReading readConfigFile(const QString &path);

} // namespace madang::tui
