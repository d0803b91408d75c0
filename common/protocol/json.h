// SPDX-License-Identifier: GPL-3.0-or-later
// Struct <-> JSON through PROTOCOL_FIELDS. Writing goes straight to bytes; reading names the member at fault.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"
#include "common/base/money.h"
#include "common/base/result.h"
#include "common/protocol/fields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace madang {

/// JSON text carried through unchanged (an event's body). Must be valid JSON or empty, which is written as
/// null.
struct RawJson {
    QByteArray text;
    bool operator==(const RawJson &) const = default;
};

/// The page every list answers with; `next` is absent on the last page.
template <typename T> struct Page {
    QList<T> items;
    std::optional<QString> next;
};

/// Bounds on a JSON text, judged by a scan before any tree is built.
struct JsonLimits {
    qsizetype bytes = 64 * 1024;
    int depth = 16;
    int values = 4096; ///< members and elements together
};

namespace json {

    /// Where values come from: a query string can only hold text, so numbers and booleans may be spelled
    /// there.
    enum class Source { Body, Query };

    /// The object a JSON text holds. Malformed when it is no object, not UTF-8, or beyond the limits.
    Result<QJsonObject> parseObject(const QByteArray &text, const JsonLimits &limits = {});

    /// Appends a JSON string literal. Characters that JSON must escape are; everything else goes as UTF-8.
    void writeText(QByteArray &out, QStringView text);

    Done readText(const QJsonValue &value, QString &into);
    Done readInteger(const QJsonValue &value, qint64 &into, Source source);
    Done readBool(const QJsonValue &value, bool &into, Source source);
    Done readMoney(const QJsonValue &value, Money &into);
    Done readTimestamp(const QJsonValue &value, Timestamp &into);
    void writeMoney(QByteArray &out, Money money);

    /// An enum is a protocol enum when enumWords(E*) lists its values and words next to it.
    template <typename E>
    concept WordEnum = std::is_enum_v<E> && requires
    {
        enumWords(static_cast<E *>(nullptr));
    };

    /// The word of a protocol enum's value.
    template <WordEnum E> QLatin1StringView wordOfEnum(E value)
    {
        for (const auto &[candidate, word] : enumWords(static_cast<E *>(nullptr))) {
            if (candidate == value)
                return word;
        }
        return {};
    }

    /// The value for a word, if it is one.
    template <WordEnum E> std::optional<E> enumFromWord(QStringView text)
    {
        for (const auto &[candidate, word] : enumWords(static_cast<E *>(nullptr))) {
            if (word == text)
                return candidate;
        }
        return std::nullopt;
    }

    template <HasFields T> void write(QByteArray &out, const T &value);
    template <HasFields T> Done read(const QJsonValue &value, T &into, Source source);

    inline void write(QByteArray &out, const QString &value)
    {
        writeText(out, value);
    }
    inline void write(QByteArray &out, bool value)
    {
        out += value ? "true" : "false";
    }
    inline void write(QByteArray &out, qint64 value)
    {
        out += QByteArray::number(value);
    }
    inline void write(QByteArray &out, int value)
    {
        out += QByteArray::number(value);
    }
    inline void write(QByteArray &out, Money value)
    {
        writeMoney(out, value);
    }
    inline void write(QByteArray &out, const RawJson &value)
    {
        out += value.text.isEmpty() ? QByteArrayLiteral("null") : value.text;
    }
    inline void write(QByteArray &out, Timestamp value)
    {
        if (value.isNull())
            out += "null";
        else
            out += '"' + value.text().toLatin1() + '"';
    }
    template <typename Kind> void write(QByteArray &out, Id<Kind> value)
    {
        out += '"' + value.bytes() + '"';
    }
    template <typename Kind> void write(QByteArray &out, const TextId<Kind> &value)
    {
        writeText(out, value.value);
    }
    template <WordEnum E> void write(QByteArray &out, E value)
    {
        const QLatin1StringView word = wordOfEnum(value);
        out += '"' + QByteArray(word.data(), word.size()) + '"';
    }
    template <typename T> void write(QByteArray &out, const QList<T> &values)
    {
        out += '[';
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (i > 0)
                out += ',';
            write(out, values[i]);
        }
        out += ']';
    }
    template <typename T> void write(QByteArray &out, const Page<T> &page)
    {
        out += "{\"items\":";
        write(out, page.items);
        if (page.next) {
            out += ",\"next\":";
            writeText(out, *page.next);
        }
        out += '}';
    }

    /// An optional member is left out when it is empty; it has no text of its own.
    template <typename T> bool isAbsent(const T &)
    {
        return false;
    }
    template <typename T> bool isAbsent(const std::optional<T> &value)
    {
        return !value;
    }
    template <typename T> const T &present(const T &value)
    {
        return value;
    }
    template <typename T> const T &present(const std::optional<T> &value)
    {
        return *value;
    }

    template <HasFields T> void write(QByteArray &out, const T &value)
    {
        out += '{';
        bool first = true;
        forEachField<T>([&](auto field) {
            const auto &member = value.*field.member;
            if (isAbsent(member))
                return;
            if (!first)
                out += ',';
            first = false;
            out += '"';
            out += field.name;
            out += "\":";
            write(out, present(member));
        });
        out += '}';
    }

    inline Done read(const QJsonValue &value, QString &into, Source)
    {
        return readText(value, into);
    }
    inline Done read(const QJsonValue &value, qint64 &into, Source source)
    {
        return readInteger(value, into, source);
    }
    inline Done read(const QJsonValue &value, bool &into, Source source)
    {
        return readBool(value, into, source);
    }
    inline Done read(const QJsonValue &value, Money &into, Source)
    {
        return readMoney(value, into);
    }
    inline Done read(const QJsonValue &value, Timestamp &into, Source)
    {
        return readTimestamp(value, into);
    }
    Done read(const QJsonValue &value, RawJson &into, Source source);
    inline Done read(const QJsonValue &value, int &into, Source source)
    {
        qint64 wide = 0;
        TRY(readInteger(value, wide, source));
        if (wide < INT_MIN || wide > INT_MAX)
            return Error{Code::InvalidValue, "number"};
        into = int(wide);
        return {};
    }
    template <typename Kind> Done read(const QJsonValue &value, Id<Kind> &into, Source)
    {
        into = Id<Kind>::fromText(value.toString());
        return into.isNull() ? Done(Error{Code::Malformed, "id"}) : Done();
    }
    template <typename Kind> Done read(const QJsonValue &value, TextId<Kind> &into, Source)
    {
        TRY(readText(value, into.value));
        return into.isNull() || into.value.size() > 64 ? Done(Error{Code::InvalidValue, "length"}) : Done();
    }
    template <WordEnum E> Done read(const QJsonValue &value, E &into, Source)
    {
        if (!value.isString())
            return Error{Code::Malformed, "text"};
        const std::optional<E> found = enumFromWord<E>(value.toString());
        if (!found)
            return Error{Code::InvalidValue, "word"};
        into = *found;
        return {};
    }
    template <typename T> Done read(const QJsonValue &value, std::optional<T> &into, Source source)
    {
        T inner{};
        TRY(read(value, inner, source));
        into = std::move(inner);
        return {};
    }
    template <typename T> Done read(const QJsonValue &value, QList<T> &into, Source source)
    {
        if (!value.isArray())
            return Error{Code::Malformed, "list"};
        const QJsonArray array = value.toArray();
        into.reserve(array.size());
        for (const QJsonValue &element : array) {
            T item{};
            TRY(read(element, item, source));
            into.append(std::move(item));
        }
        return {};
    }
    template <typename T> Done read(const QJsonValue &value, Page<T> &into, Source source)
    {
        if (!value.isObject())
            return Error{Code::Malformed, "page"};
        const QJsonValue next = value[QLatin1StringView("next")];
        if (next.isString())
            into.next = next.toString();
        return read(value[QLatin1StringView("items")], into.items, source);
    }

    template <typename T> inline constexpr bool kMayBeMissing = false;
    template <typename T> inline constexpr bool kMayBeMissing<std::optional<T>> = true;
    /// A Timestamp is written as null when there is none, so null (or nothing) reads as none.
    template <> inline constexpr bool kMayBeMissing<Timestamp> = true;

    template <HasFields T> Done read(const QJsonValue &value, T &into, Source source)
    {
        if (!value.isObject())
            return Error{Code::Malformed, "object"};
        const QJsonObject object = value.toObject();
        std::optional<Error> failed;
        forEachField<T>([&](auto field) {
            if (failed)
                return;
            const QLatin1StringView name(field.name);
            auto &member = into.*field.member;
            using Member = std::remove_reference_t<decltype(member)>;
            const auto at = object.constFind(name);
            if (at == object.constEnd() || at->isNull()) {
                if constexpr (!kMayBeMissing<Member>)
                    failed = Error{Code::Malformed, "missing"}.at(QString(name));
                return;
            }
            if (const Done done = read(QJsonValue(*at), member, source); !done) {
                const QString inner = done.error().field;
                failed = done.error().at(inner.isEmpty() ? QString(name) : name + u'.' + inner);
            }
        });
        return failed ? Done(*failed) : Done();
    }

} // namespace json

/// The JSON text of a value.
template <typename T> QByteArray toJson(const T &value)
{
    QByteArray out;
    out.reserve(256);
    json::write(out, value);
    return out;
}

/// The value a JSON object holds; the error names the member at fault.
template <typename T> Result<T> fromJson(const QJsonObject &object, json::Source source = json::Source::Body)
{
    T value{};
    TRY(json::read(QJsonValue(object), value, source));
    return value;
}

/// The value a JSON text holds, within the limits.
template <typename T> Result<T> fromJson(const QByteArray &text, const JsonLimits &limits = {})
{
    TRY(const QJsonObject object, json::parseObject(text, limits));
    return fromJson<T>(object);
}

} // namespace madang
