// SPDX-License-Identifier: GPL-3.0-or-later
// The typed commands: word, arguments, help line, and what each argument names, for completion. What they do
// is in verbs.h.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <optional>

namespace madang::tui {

class Verbs;

/// What an argument names.
enum class Argument {
    Text,
    Room,
    Person,
    Amount,
    Campaign,
    Language,
    OwnProfile,
    Verb,
    Moment,
    Presence,
    Schedule,
    UploadDeed,
    Theme,
    Pane,
    PaneSize,
    Editing,
    Linked,
    Everything, ///< "all", or nothing
    Switch, ///< "on" or "off"
    Standing, ///< what an account is here: "treasurer"
    Gift, ///< a campaign and an amount, whichever comes first
};

/// One command. Texts are in English here; help() and usage() speak the language in use.
struct Verb {
    using Deed = void (Verbs::*)(const QString &rest);

    QLatin1StringView word;
    const char *arguments; ///< "<name>", "[words]"
    const char *helpLine;
    QList<Argument> kinds; ///< one for each argument; the last stands for the rest of the line
    int needed = 0; ///< arguments that must be there
    Deed deed = nullptr;
    /// Whether it is offered to accounts of a role; null: to everybody. The server judges who may.
    bool (*isFor)(const QString &role) = nullptr;

    bool isOffered(const QString &role) const { return !isFor || isFor(role); }
    QString help() const;
    /// "/join <room>"
    QString usage() const;
};

/// Every command, in the order of the help page.
const QList<Verb> &verbTable();
const Verb *findVerb(const QString &word);
/// Whether a command is about something of one's own, which no guest has.
bool takesAccount(QLatin1StringView word);
/// Those that are offered to an account of a role.
QStringList verbWords(const QString &role);

/// A line that begins with "/", taken apart. "//" at the beginning means a message that begins with "/".
struct TypedVerb {
    QString word; ///< without "/"
    QString rest; ///< trimmed
};
std::optional<TypedVerb> typedVerb(const QString &line);

/// Takes the first argument off a text: a word, or what stands in double quotes.
QString takeArgument(QString &rest);
/// Whether a name needs quotes to be one argument.
QString quotedIfNeeded(const QString &name);

} // namespace madang::tui
