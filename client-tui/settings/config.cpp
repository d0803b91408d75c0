// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/config.h"

#include "client-tui/settings/nearest_word.h"
#include "client-tui/verbs/verb_table.h"

#include "common/client/server_address.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <array>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <toml++/toml.h>
#pragma GCC diagnostic pop

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr qint64 kLargestFile = 256 * 1024;

    constexpr size_t kMostWords = 64;
    constexpr std::array kHookEvents{HookEvent::Mention, HookEvent::Direct, HookEvent::Money};

    QString textOf(std::string_view text)
    {
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }

    /// Walks the tables and fills a Config. Each key has one reader; what it does not know is a fault.
    class Reader {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::Config)
    public:
        ConfigReading read(const toml::table &root)
        {
            if (const toml::node *theme = root.get("theme"))
                readTheme(*theme);
            for (auto &&[key, node] : root)
                readRoot(textOf(key.str()), node, key.source(), configKeys());
            return std::move(m_reading);
        }

    private:
        void readRoot(const QString &key, const toml::node &node, const toml::source_region &at,
                      const QStringList &keys)
        {
            if (key == "server"_L1)
                readServer(node);
            else if (key == "language"_L1)
                readLanguage(node);
            else if (key == "colours"_L1)
                readDepth(node);
            else if (key == "editing"_L1)
                readEditing(node);
            else if (key == "mouse"_L1)
                readFlag(node, key, m_reading.config.mouse);
            else if (key == "bell"_L1)
                readFlag(node, key, m_reading.config.bell);
            else if (key == "notify"_L1)
                readNotify(node);
            else if (key == "clipboard"_L1)
                readSequence(node, key, u"osc52"_s, m_reading.config.clipboard);
            else if (key == "links"_L1)
                readSequence(node, key, u"osc8"_s, m_reading.config.links);
            else if (key == "ascii"_L1)
                readAscii(node);
            else if (key == "colour"_L1)
                readColours(node);
            else if (key == "keys"_L1)
                readKeys(node);
            else if (key == "hooks"_L1)
                readHooks(node);
            else if (key == "aliases"_L1)
                readAliases(node);
            else if (key != "theme"_L1)
                unknown(at, tr("There is no setting “%1”.").arg(key), key, keys);
        }

        void fault(const toml::source_region &at, const QString &text)
        {
            m_reading.faults.append({int(at.begin.line), text});
        }

        void unknown(const toml::source_region &at, const QString &text, const QString &typed,
                     const QStringList &words)
        {
            const QString near = nearestWord(typed, words);
            if (!near.isEmpty())
                fault(at, text + u' ' + tr("Did you mean “%1”?").arg(near));
            else
                fault(at, text + u' ' + tr("Possible are: %1.").arg(words.join(u", "_s)));
        }

        std::optional<QString> word(const toml::node &node, const QString &key)
        {
            if (const auto *text = node.as_string())
                return textOf(text->get());
            fault(node.source(), tr("“%1” must be a text in quotation marks.").arg(key));
            return std::nullopt;
        }

        std::optional<QString> choice(const toml::node &node, const QString &key, const QStringList &words)
        {
            const std::optional<QString> text = word(node, key);
            if (!text || words.contains(*text))
                return text;
            unknown(node.source(), tr("“%1” cannot be “%2”.").arg(key, *text), *text, words);
            return std::nullopt;
        }

        void readFlag(const toml::node &node, const QString &key, bool &into)
        {
            if (const auto *flag = node.as_boolean())
                into = flag->get();
            else
                fault(node.source(), tr("“%1” must be true or false.").arg(key));
        }

        void readServer(const toml::node &node)
        {
            const std::optional<QString> text = word(node, u"server"_s);
            if (!text)
                return;
            if (ServerAddress::fromText(*text))
                m_reading.config.server = text;
            else
                fault(node.source(),
                      tr("“%1” is no server address. Write it like \"chat.example.org\".").arg(*text));
        }

        void readLanguage(const toml::node &node)
        {
            const auto text = choice(node, u"language"_s, {u"system"_s, u"en"_s, u"ko"_s});
            if (text)
                m_reading.config.language = *text == "ko"_L1 ? Language::Korean
                    : *text == "en"_L1                       ? Language::English
                                                             : Language::System;
        }

        void readDepth(const toml::node &node)
        {
            static const QList<std::pair<QString, std::optional<Depth>>> words{
                {u"auto"_s, {}},           {u"none"_s, Depth::Mono},   {u"8"_s, Depth::Eight},
                {u"16"_s, Depth::Sixteen}, {u"256"_s, Depth::Indexed}, {u"true"_s, Depth::True}};
            QStringList names;
            for (const auto &[name, depth] : words)
                names.append(name);
            const auto text = choice(node, u"colours"_s, names);
            for (const auto &[name, depth] : words) {
                if (text == name)
                    m_reading.config.depth = depth;
            }
        }

        void readNotify(const toml::node &node)
        {
            const auto text = choice(node, u"notify"_s, {u"off"_s, u"osc9"_s, u"osc777"_s});
            if (text == u"osc9"_s)
                m_reading.config.notify = NotifyBy::Osc9;
            else if (text == u"osc777"_s)
                m_reading.config.notify = NotifyBy::Osc777;
        }

        /// Whether a sequence may be sent, by its name or "off".
        void readSequence(const toml::node &node, const QString &key, const QString &name, bool &into)
        {
            if (const auto text = choice(node, key, {name, u"off"_s}))
                into = *text == name;
        }

        void readEditing(const toml::node &node)
        {
            if (choice(node, u"editing"_s, {u"emacs"_s, u"vi"_s}) == u"vi"_s)
                m_reading.config.editing = Editing::Vi;
        }

        void readTheme(const toml::node &node)
        {
            m_reading.config.themeName = choice(node, u"theme"_s, Theme::names());
            if (m_reading.config.themeName)
                m_reading.config.theme.use(*m_reading.config.themeName);
        }

        void readAscii(const toml::node &node)
        {
            bool ascii = false;
            readFlag(node, u"ascii"_s, ascii);
            m_reading.config.theme.setAscii(ascii);
        }

        void readColours(const toml::node &node)
        {
            const auto *table = node.as_table();
            if (!table)
                return fault(node.source(),
                             tr("“%1” must be a section: write [%1] on a line of its own.").arg(u"colour"_s));
            QHash<Role, Paint> colours;
            QHash<Role, const toml::node *> places;
            for (auto &&[key, value] : *table) {
                const QString role = textOf(key.str());
                const std::optional<Role> found = Theme::roleOfWord(role);
                if (!found) {
                    unknown(key.source(), tr("Nothing on the screen is called “%1”.").arg(role), role,
                            Theme::roleWords());
                    continue;
                }
                const std::optional<QString> text = word(value, role);
                if (!text)
                    continue;
                if (const std::optional<Paint> paint = Paint::fromText(*text)) {
                    colours.insert(*found, *paint);
                    places.insert(*found, &value);
                } else {
                    fault(value.source(), noColour(*text));
                }
            }
            for (const Role role : m_reading.config.theme.setColours(colours))
                fault(places.value(role)->source(), invisible(role, colours.value(role)));
        }

        static QString noColour(const QString &text)
        {
            const QString says = tr("“%1” is no colour. Write a name like \"bright-blue\", a number from "
                                    "\"0\" to \"255\", or \"#rrggbb\".")
                                     .arg(text);
            // The half of "white on bleu" that was not understood.
            QString half = text;
            for (const QString &part : text.split(u" on "_s)) {
                if (!Colour::fromText(part.trimmed()))
                    half = part.trimmed();
            }
            const QString near = nearestWord(half, Colour::names());
            return near.isEmpty() ? says : says + u' ' + tr("Did you mean “%1”?").arg(near);
        }

        static QString invisible(Role role, const Paint &paint)
        {
            const QString words
                = paint.behind ? paint.text.text() + u" on "_s + paint.behind->text() : paint.text.text();
            return tr("“%1” cannot be “%2”: what is written would look like its background.")
                .arg(Theme::roleWord(role), words);
        }

        void readKeys(const toml::node &node)
        {
            const auto *table = node.as_table();
            if (!table)
                return fault(node.source(),
                             tr("“%1” must be a section: write [%1] on a line of its own.").arg(u"keys"_s));
            for (auto &&[key, value] : *table) {
                const QString chord = textOf(key.str());
                if (!Keymap::isChord(chord) && !Keymap::isLetter(chord)) {
                    fault(key.source(), noKey(chord));
                    continue;
                }
                const std::optional<QString> action = word(value, chord);
                // A letter alone is text, but while a message is marked.
                if (action && Keymap::isLetter(chord) && Keymap::actionWords().contains(*action)
                    && !m_reading.config.keys.bind(chord, *action)) {
                    fault(key.source(), noKey(chord));
                    continue;
                }
                if (action && !m_reading.config.keys.bind(chord, *action))
                    unknown(value.source(), tr("No action is called “%1”.").arg(*action), *action,
                            Keymap::actionWords());
            }
        }

        static QString noKey(const QString &chord)
        {
            return tr("“%1” is no key. Write it like \"ctrl-n\", \"alt-page-up\" or \"f5\".").arg(chord);
        }

        void readHooks(const toml::node &node)
        {
            const auto *table = node.as_table();
            if (!table)
                return fault(node.source(),
                             tr("“%1” must be a section: write [%1] on a line of its own.").arg(u"hooks"_s));
            QStringList words;
            for (const HookEvent event : kHookEvents)
                words.append(u"on_"_s + wordOf(event));
            for (auto &&[key, value] : *table) {
                const QString word = textOf(key.str());
                const qsizetype which = words.indexOf(word);
                if (which < 0) {
                    unknown(key.source(), tr("No event is called “%1”.").arg(word), word, words);
                    continue;
                }
                const QStringList command = commandIn(value);
                if (command.isEmpty())
                    fault(value.source(),
                          tr("“%1” must be a program with its arguments: [\"notify-me\", \"--quietly\"].")
                              .arg(word));
                else
                    m_reading.config.hooks.insert(kHookEvents.at(size_t(which)), command);
            }
        }

        /// Empty when it is none.
        static QStringList commandIn(const toml::node &node)
        {
            QStringList command;
            const auto *list = node.as_array();
            for (size_t i = 0; list && i < list->size(); ++i) {
                const auto *text = list->get(i)->as_string();
                if (!text || i >= kMostWords)
                    return {};
                command.append(textOf(text->get()));
            }
            return command.value(0).isEmpty() ? QStringList() : command;
        }

        void readAliases(const toml::node &node)
        {
            const auto *table = node.as_table();
            if (!table)
                return fault(
                    node.source(),
                    tr("“%1” must be a section: write [%1] on a line of its own.").arg(u"aliases"_s));
            QMap<QString, const toml::node *> places;
            Aliases all;
            for (auto &&[key, value] : *table) {
                const QString name = textOf(key.str()).toLower();
                if (all.size() >= kMostAliases) {
                    fault(key.source(), tr("There are more than %1 aliases.").arg(kMostAliases));
                    break;
                }
                if (const std::optional<QString> meaning = meaningOf(name, value, key.source())) {
                    all.insert(name, *meaning);
                    places.insert(name, &value);
                }
            }
            for (auto at = all.begin(); at != all.end(); ++at) {
                const QString command = commandBehind(at.key(), all);
                const toml::source_region &where = places.value(at.key())->source();
                if (command.isEmpty())
                    fault(where, tr("The alias “%1” comes back to itself.").arg(at.key()));
                else if (!findVerb(command))
                    fault(where, noCommand(command));
                else
                    m_reading.config.aliases.insert(at.key(), at.value());
            }
        }

        static QString noCommand(const QString &word)
        {
            const QString near = nearestWord(word, verbWords({}));
            const QString says = tr("There is no command /%1.").arg(word);
            return near.isEmpty() ? says : says + u' ' + tr("Did you mean “%1”?").arg(near);
        }

        /// Nothing when it can be none; that is told.
        std::optional<QString> meaningOf(const QString &name, const toml::node &value,
                                         const toml::source_region &at)
        {
            if (!isAliasWord(name)) {
                fault(at,
                      tr("“%1” cannot be an alias: one word of letters, digits, - and _, at most %2.")
                          .arg(name.left(2 * kLongestAlias))
                          .arg(kLongestAlias));
                return std::nullopt;
            }
            if (findVerb(name)) {
                fault(at, tr("The alias “%1” would hide the command /%1.").arg(name));
                return std::nullopt;
            }
            const std::optional<QString> meaning = word(value, name);
            if (!meaning)
                return std::nullopt;
            QString text = meaning->trimmed();
            if (text.startsWith(u'/'))
                text = text.mid(1);
            if (text.isEmpty() || text.size() > kLongestMeaning || text.contains(u'\n')) {
                fault(value.source(),
                      tr("“%1” must stand for a command on one line, of at most %2 characters.")
                          .arg(name)
                          .arg(kLongestMeaning));
                return std::nullopt;
            }
            return text;
        }

        ConfigReading m_reading;
    };

} // namespace

QString wordOf(HookEvent event)
{
    switch (event) {
    case HookEvent::Mention:
        return u"mention"_s;
    case HookEvent::Direct:
        return u"direct"_s;
    case HookEvent::Money:
        return u"money"_s;
    }
    return {};
}

const QStringList &configKeys()
{
    static const QStringList all{u"server"_s,  u"language"_s, u"colours"_s,   u"theme"_s,  u"mouse"_s,
                                 u"bell"_s,    u"notify"_s,   u"ascii"_s,     u"colour"_s, u"keys"_s,
                                 u"editing"_s, u"hooks"_s,    u"clipboard"_s, u"links"_s,  u"aliases"_s};
    return all;
}

ConfigReading readConfig(const QByteArray &text)
{
    const toml::parse_result parsed = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return ConfigReading{Config(), {{int(error.source().begin.line), textOf(error.description())}}};
    }
    return Reader().read(parsed.table());
}

QString configPath()
{
    const QString named = qEnvironmentVariable("MADANG_TUI_CONFIG");
    if (!named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/madang/tui.toml"_s;
}

ConfigReading readConfigFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return ConfigReading();
    if (!file.open(QFile::ReadOnly))
        return ConfigReading{Config(), {{0, file.errorString()}}};
    return readConfig(file.read(kLargestFile));
}

} // namespace madang::tui
