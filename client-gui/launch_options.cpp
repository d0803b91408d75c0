// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/launch_options.h"

#include <QCommandLineParser>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::array<std::pair<QLatin1StringView, madang::Theme>, 5> kThemeWords{
        {{"light"_L1, madang::Theme::Light},
         {"dark"_L1, madang::Theme::Dark},
         {"contrast-light"_L1, madang::Theme::ContrastLight},
         {"contrast-dark"_L1, madang::Theme::ContrastDark},
         {"system"_L1, madang::Theme::System}}};

    QString usualProfile()
    {
        return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/madang"_L1;
    }

    bool looksLikeLink(const QString &text)
    {
        return text.startsWith("madang:"_L1, Qt::CaseInsensitive)
            || text.startsWith("https://"_L1, Qt::CaseInsensitive)
            || text.startsWith("http://"_L1, Qt::CaseInsensitive);
    }

    Error misuse(const QString &sentence)
    {
        return Error{Code::InvalidValue, sentence};
    }

} // namespace

Result<LaunchOptions> readLaunchOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Madang: community chat with money built in. Desktop client.\n\n"
        "Environment: MADANG_SERVER, MADANG_PROFILE, MADANG_USER, MADANG_PASSWORD "
        "(signs in without asking; never put a password on the command line)."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this text."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    const QCommandLineOption server(u"server"_s, u"Address of the server, e.g. http://127.0.0.1:8070."_s,
                                    u"URL"_s);
    const QCommandLineOption profile(u"profile"_s, u"Folder for settings and the local copy of rooms."_s,
                                     u"DIR"_s);
    const QCommandLineOption user(u"user"_s, u"User name to sign in with."_s, u"NAME"_s);
    const QCommandLineOption language(u"language"_s, u"ko or en, for this run."_s, u"LANGUAGE"_s);
    const QCommandLineOption theme(
        u"theme"_s, u"light, dark, contrast-light, contrast-dark or system, for this run."_s, u"THEME"_s);
    const QCommandLineOption hidden(u"hidden"_s, u"Start in the tray; minimized where there is none."_s);
    parser.addPositionalArgument(u"link"_s,
                                 u"A place to go to: madang://chat.example.org/r/12/345, or the same with "
                                 "https. A program that runs already is called to it."_s,
                                 u"[LINK]"_s);
    parser.addOptions({hidden, help, version, server, profile, user, language, theme});
    if (!parser.parse(arguments))
        return misuse(parser.errorText());
    const QStringList others = parser.positionalArguments();
    // What is wrong with a link is told in the window: who pressed one sees no terminal.
    for (const QString &other : others) {
        if (others.size() > 1 || !looksLikeLink(other))
            return misuse(u"Unexpected argument '%1'."_s.arg(other));
    }

    LaunchOptions options;
    options.link = others.value(0);
    if (parser.isSet(help))
        options.answer = parser.helpText().replace("<executable_name>"_L1, "madang"_L1);
    else if (parser.isSet(version))
        options.answer = u"madang " MADANG_VERSION "\n"_s;
    options.server = parser.isSet(server) ? parser.value(server) : qEnvironmentVariable("MADANG_SERVER");
    options.profile = parser.isSet(profile) ? parser.value(profile)
                                            : qEnvironmentVariable("MADANG_PROFILE", usualProfile());
    options.user = parser.isSet(user) ? parser.value(user) : qEnvironmentVariable("MADANG_USER");
    options.password = qEnvironmentVariable("MADANG_PASSWORD");
    options.hidden = parser.isSet(hidden);
    if (parser.isSet(language)) {
        const QString word = parser.value(language);
        if (word != "ko"_L1 && word != "en"_L1)
            return misuse(u"--language is ko or en, not '%1'."_s.arg(word));
        options.language = word == "ko"_L1 ? Language::Korean : Language::English;
    }
    if (parser.isSet(theme)) {
        const QString word = parser.value(theme);
        const auto *const known = std::find_if(kThemeWords.begin(), kThemeWords.end(),
                                               [&word](const auto &each) { return each.first == word; });
        if (known == kThemeWords.end())
            return misuse(
                u"--theme is light, dark, contrast-light, contrast-dark or system, not '%1'."_s.arg(word));
        options.theme = known->second;
    }
    return options;
}

} // namespace madang::gui
