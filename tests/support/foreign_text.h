// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody hostile writes into every field that takes words, replies of a server that are full of it,
// and a judge of the octets that a program sends to a terminal or into a pipe.
#pragma once

#include "tests/support/fake_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaType>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace madang::test {

/// Everything that may come over the wire: readText() refuses NUL and lone surrogates. At most 64 units, as
/// text ids are. ESC, OSC 0 with BEL, ESC [ 3 J, C1 CSI, OSC and ST, DEL, CR, LF, BS, TAB, both kinds of
/// turning the direction, a blank and two more characters without width, and ESC \, which ends OSC 8 and 52.
inline QString foreignText()
{
    using namespace Qt::StringLiterals;
    return u"Zq\x1b]0;x\a\x1b[3J\u009b2J\u009d0;x\u009c\x7f\r\n\b\t\u202e\u2066\u200b\ufeff\u00ad;x\x1b\\z"_s;
}

/// How it begins where it is shown, short enough for the narrowest column of names.
inline QString foreignShown()
{
    using namespace Qt::StringLiterals;
    return u"Zq␛]0;x␇"_s;
}

namespace foreign_text {

    template <typename T> inline constexpr bool kIsOptional = false;
    template <typename T> inline constexpr bool kIsOptional<std::optional<T>> = true;
    template <typename T> inline constexpr bool kIsList = false;
    template <typename T> inline constexpr bool kIsList<QList<T>> = true;
    template <typename T> inline constexpr bool kIsPage = false;
    template <typename T> inline constexpr bool kIsPage<Page<T>> = true;
    template <typename T> inline constexpr bool kIsId = false;
    template <typename Kind> inline constexpr bool kIsId<Id<Kind>> = true;
    template <typename T> inline constexpr bool kIsTextId = false;
    template <typename Kind> inline constexpr bool kIsTextId<TextId<Kind>> = true;

    /// "chat::MessageBody"
    template <HasFields T> QByteArray structName()
    {
        QByteArray name = QMetaType::fromType<T>().name();
        return name.replace("madang::", "");
    }

    /// Every struct that fill() met, of one run of a test program.
    inline QSet<QByteArray> &filledStructs()
    {
        static QSet<QByteArray> all;
        return all;
    }

    template <typename T> constexpr bool isText()
    {
        if constexpr (kIsOptional<T> || kIsList<T>)
            return isText<typename T::value_type>();
        else
            return std::is_same_v<T, QString> || std::is_same_v<T, RawJson> || kIsTextId<T>;
    }

    /// Adds every struct in there that has text of its own, at any depth.
    template <typename T> void collectTextStructs(QSet<QByteArray> &found, QSet<QByteArray> &seen)
    {
        if constexpr (kIsOptional<T> || kIsList<T>) {
            collectTextStructs<typename T::value_type>(found, seen);
        } else if constexpr (kIsPage<T>) {
            collectTextStructs<decltype(T::items)>(found, seen);
        } else if constexpr (HasFields<T>) {
            const QByteArray name = structName<T>();
            if (seen.contains(name))
                return;
            seen.insert(name);
            forEachField<T>([&](auto field) {
                using Member = std::remove_reference_t<decltype(std::declval<T &>().*field.member)>;
                if (isText<Member>())
                    found.insert(name);
                collectTextStructs<Member>(found, seen);
            });
        }
    }

    /// Fills whatever holds text, at any depth. Lists get one element, what may be missing is there.
    template <typename T> void fill([[maybe_unused]] T &value)
    {
        if constexpr (kIsOptional<T>) {
            value.emplace();
            fill(*value);
        } else if constexpr (kIsList<T>) {
            value.append(typename T::value_type{});
            fill(value.last());
        } else if constexpr (kIsPage<T>) {
            fill(value.items); // and no next one
        } else if constexpr (HasFields<T>) {
            filledStructs().insert(structName<T>());
            forEachField<T>([&value](auto field) {
                auto &member = value.*field.member;
                using Member = std::remove_reference_t<decltype(member)>;
                if constexpr (std::is_same_v<Member, std::optional<QString>>) {
                    if (qstrcmp(field.name, "next") == 0) // a cursor: there is no further page
                        return;
                }
                fill(member);
            });
        } else if constexpr (kIsId<T>) {
            value.number = 7;
        } else if constexpr (kIsTextId<T>) {
            value.value = foreignText();
        } else if constexpr (std::is_same_v<T, QString>) {
            value = foreignText();
        } else if constexpr (std::is_same_v<T, RawJson>) {
            value.text = "{\"about\":";
            json::writeText(value.text, foreignText());
            value.text += '}';
        } else if constexpr (std::is_same_v<T, Money>) {
            value.won = 5'000;
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            value.ms = 1'760'000'000'000;
        } else if constexpr (!std::is_same_v<T, bool> && std::is_integral_v<T>) {
            value = 1;
        } // true or false and words of ours stay
    }

} // namespace foreign_text

/// A value of which every text is foreignText(). Ids are 7, money is 5000.
template <typename T> T foreign()
{
    T value{};
    foreign_text::fill(value);
    return value;
}

/// Has a command answered with such a value. Where its address has places for ids, `path` is the whole one.
template <typename Request, typename Reply>
void answerForeign(FakeServer &server, const Command<Request, Reply> &command, const QString &path = {})
{
    const QByteArray address(command.rest);
    const qsizetype blank = address.indexOf(' ');
    server.on(address.first(blank), path.isEmpty() ? QString::fromLatin1(address.mid(blank + 1)) : path,
              [](const FakeRequest &) { return answer(foreign<Reply>()); });
}

/// The first thing in there that could command a terminal or turn its text round and is not a sequence that
/// our programs send, with what stands around it; empty when there is none. Of our own: places of the cursor,
/// styles, clearing all at the beginning of a whole frame, links of printable ASCII, base64 for the
/// clipboard, and titles and notices without any control.
inline QString firstStray(const QByteArray &octets)
{
    using namespace Qt::StringLiterals;
    QString text = QString::fromUtf8(octets);
    if (text.toUtf8() != octets)
        return u"octets that are no UTF-8"_s;
    static const QRegularExpression own(
        u"\\x{1b}\\[H\\x{1b}\\[2J|\\x{1b}\\[[0-9;:]*[Hm]|\\x{1b}\\[\\?25[hl]"
        u"|\\x{1b}\\]8;;[\\x21-\\x7e]*\\x{1b}\\\\"
        u"|\\x{1b}\\]52;c;[A-Za-z0-9+/=]*\\x07"
        u"|\\x{1b}\\](?:0;Madang|9;Madang: |777;notify;)[^\\p{Cc}\\p{Cf}]*\\x07"_s);
    text.replace(own, u" "_s); // so that nothing grows together
    const QList<uint> points = text.toUcs4();
    for (qsizetype i = 0; i < points.size(); ++i) {
        switch (QChar::category(points[i])) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph: {
            const QList<uint> around = points.mid(qMax<qsizetype>(0, i - 20), 40);
            QString shown;
            for (const uint c : around)
                shown += c < 0x20 || c >= 0x7f ? u"<%1>"_s.arg(c, 0, 16) : QString(QChar(char16_t(c)));
            return u"U+%1 in %2"_s.arg(QString::number(points[i], 16), shown);
        }
        default:
            break;
        }
    }
    return {};
}

/// Whether a value or anything inside it is, or begins with, that text.
inline bool holdsText(const QJsonValue &value, const QString &text)
{
    if (value.isString())
        return value.toString().contains(text);
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [&text](const QJsonValue &each) { return holdsText(each, text); });
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(),
                       [&text](const QJsonValue &each) { return holdsText(each, text); });
}

} // namespace madang::test
