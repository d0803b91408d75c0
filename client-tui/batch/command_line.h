// SPDX-License-Identifier: GPL-3.0-or-later
// The command line taken apart by a list of known options. Knows no verb.
#pragma once

#include "common/base/result.h"

#include <QHash>
#include <QStringList>

namespace madang::tui {

struct CommandLine {
    QStringList words; ///< what is no option, in order
    QHash<QString, QString> given; ///< option without dashes → its value, empty for a flag

    bool has(const QString &option) const { return given.contains(option); }
    std::optional<QString> value(const QString &option) const
    {
        const auto at = given.constFind(option);
        return at == given.constEnd() ? std::nullopt : std::optional(*at);
    }
};

/// Options as "json" (a flag) or "profile=" (takes a value); "n=" with one letter is written "-n". After "--"
/// all are words, and a lone "-" is one. The error's `about` is a sentence in the language in use.
Result<CommandLine> parseCommandLine(const QStringList &arguments, const QStringList &options);

} // namespace madang::tui
