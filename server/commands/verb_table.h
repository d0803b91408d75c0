// SPDX-License-Identifier: GPL-3.0-or-later
// What `madangd` understands: its verbs with what may follow each, and the options. The command line is read
// by these tables, --help prints them, and the shell's completion offers them: there is no other list.
#pragma once

#include "server/commands/commands.h"

namespace madang::commands {

struct Verb {
    const char *word;
    const char *help;
    int (*run)(const Options &);
    /// What may follow, each form a text: "list [--since DAY] [--limit N]". Small letters stand for
    /// themselves
    /// ("keep|remove": one of these), others for what somebody fills in; brackets are for people only.
    QStringList forms = {};
    bool takesWords = true; ///< else the verb does not even see them

    /// Whether a form names that option ("--since"), or every verb takes it.
    bool takes(const QString &option) const;
    /// Whether a form begins with that word, or with any.
    bool knows(const QString &word) const;
};
const QList<Verb> &verbs();
const Verb *findVerb(const QString &word);

struct OptionRule {
    const char *name; ///< "--since"
    const char *value; ///< "DAY"; empty for one that is only there or not
    const char *help;
    /// Keeps the value; a text that names the mistake, or nothing.
    QString (*keep)(Options &options, const QString &value);
    bool isForAll = false; ///< whether every verb takes it
};
const QList<OptionRule> &optionRules();
const OptionRule *findOption(const QString &name);

/// A form, read.
struct Form {
    QStringList places; ///< what stands where, without options
    QStringList options; ///< "--since"
    QStringList values; ///< of the option at the same index: "DAY", "keep|remove", or empty
};
Form readForm(const QString &text);
/// The words that a place takes: those of "keep|remove"; none where somebody fills it in.
QStringList choicesOf(const QString &place);

/// Reads what follows a verb; a text that names the mistake, or nothing.
QString readOptions(const Verb &verb, const QStringList &arguments, Options &options);
/// What --help prints.
QString usageText();

} // namespace madang::commands
