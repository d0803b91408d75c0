// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/command_line.h"

#include "client-tui/settings/nearest_word.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct CommandLineText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::CommandLine)
    };

    QString dashed(const QString &name)
    {
        return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    }

    Error unknownOption(const QString &name, const QStringList &options)
    {
        QStringList names;
        for (const QString &option : options)
            names.append(option.endsWith(u'=') ? option.chopped(1) : option);
        const QString near = nearestWord(name, names);
        QString text = CommandLineText::tr("There is no option %1 here.").arg(dashed(name));
        if (!near.isEmpty())
            text += u' ' + CommandLineText::tr("Did you mean %1?").arg(dashed(near));
        return Error{Code::Malformed, text};
    }

    bool isOption(const QString &argument)
    {
        // "-5" is a number, "-" stands for the standard input.
        return argument.startsWith(u'-') && argument.size() > 1 && !argument.at(1).isDigit();
    }

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, const QStringList &options)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == "--"_L1) {
            line.words += arguments.mid(i + 1);
            break;
        }
        if (!isOption(argument)) {
            line.words.append(argument);
            continue;
        }
        const bool isLong = argument.startsWith("--"_L1);
        QString name = argument.mid(isLong ? 2 : 1);
        std::optional<QString> value;
        if (const qsizetype equals = name.indexOf(u'='); equals > 0) {
            value = name.mid(equals + 1);
            name = name.left(equals);
        } else if (!isLong && name.size() > 1 && options.contains(name.left(1) + u'=')) {
            value = name.mid(1); // "-n20"
            name = name.left(1);
        }
        const bool takesValue = options.contains(name + u'=');
        if (!takesValue && !options.contains(name))
            return unknownOption(name, options);
        if (!takesValue && value)
            return Error{Code::Malformed,
                         CommandLineText::tr("The option %1 takes no value.").arg(dashed(name))};
        if (takesValue && !value) {
            if (i + 1 >= arguments.size())
                return Error{Code::Malformed,
                             CommandLineText::tr("The option %1 needs a value.").arg(dashed(name))};
            value = arguments.at(++i);
        }
        line.given.insert(name, value.value_or(QString()));
    }
    return line;
}

} // namespace madang::tui
