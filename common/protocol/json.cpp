// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/json.h"

#include <QJsonDocument>

#include <algorithm>

namespace madang::json {

using namespace Qt::StringLiterals;

namespace {

    /// Walks the text once, without building anything, and refuses what is too deep or has too many values.
    Done withinLimits(const QByteArray &text, const JsonLimits &limits)
    {
        if (text.size() > limits.bytes)
            return Error{Code::TooLarge, "body"};
        int depth = 0;
        int values = 0;
        bool inString = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (inString) {
                if (c == '\\')
                    ++i;
                else if (c == '"')
                    inString = false;
                continue;
            }
            if (c == '"')
                inString = true;
            else if (c == '{' || c == '[') {
                if (++depth > limits.depth)
                    return Error{Code::TooLarge, "depth"};
                ++values;
            } else if (c == '}' || c == ']')
                --depth;
            else if (c == ',')
                ++values;
            if (values > limits.values)
                return Error{Code::TooMany, "members"};
        }
        return {};
    }

} // namespace

Result<QJsonObject> parseObject(const QByteArray &text, const JsonLimits &limits)
{
    TRY(withinLimits(text, limits));
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(text, &failure);
    if (failure.error != QJsonParseError::NoError)
        return Error{Code::Malformed, "json"};
    if (!document.isObject())
        return Error{Code::Malformed, "object"};
    return document.object();
}

void writeText(QByteArray &out, QStringView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    const QByteArray utf8 = text.toUtf8();
    const auto isPlain
        = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f; };
    if (std::all_of(utf8.begin(), utf8.end(), isPlain)) { // nearly always
        out += utf8;
        out += '"';
        return;
    }
    for (const char c : utf8) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (octet < 0x20 || octet == 0x7f) {
            out += "\\u00";
            out += kHex[octet >> 4];
            out += kHex[octet & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

Done readText(const QJsonValue &value, QString &into)
{
    if (!value.isString())
        return Error{Code::Malformed, "text"};
    const QString text = value.toString();
    if (text.contains(u'\0') || !text.isValidUtf16())
        return Error{Code::InvalidValue, "text"};
    into = text.normalized(QString::NormalizationForm_C);
    return {};
}

Done readInteger(const QJsonValue &value, qint64 &into, Source source)
{
    if (source == Source::Query && value.isString()) {
        bool ok = false;
        into = value.toString().toLongLong(&ok);
        return ok ? Done() : Done(Error{Code::Malformed, "number"});
    }
    if (!value.isDouble())
        return Error{Code::Malformed, "number"};
    // Qt keeps integers of 63 bits exactly; anything else (fractions, 1e400) reads as the default.
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    into = value.toInteger(kNone);
    return into == kNone ? Done(Error{Code::InvalidValue, "number"}) : Done();
}

Done readBool(const QJsonValue &value, bool &into, Source source)
{
    if (source == Source::Query && value.isString()) {
        const QString text = value.toString();
        if (text != "true"_L1 && text != "false"_L1)
            return Error{Code::Malformed, "boolean"};
        into = text == "true"_L1;
        return {};
    }
    if (!value.isBool())
        return Error{Code::Malformed, "boolean"};
    into = value.toBool();
    return {};
}

Done readMoney(const QJsonValue &value, Money &into)
{
    if (!value.isObject())
        return Error{Code::Malformed, "money"};
    const QJsonObject object = value.toObject();
    if (object["currency"_L1].toString() != "KRW"_L1)
        return Error{Code::InvalidValue, "currency"}.at(u"currency"_s);
    if (const Done done = readInteger(object["amount"_L1], into.won, Source::Body); !done)
        return done.error().at(u"amount"_s);
    return {};
}

void writeMoney(QByteArray &out, Money money)
{
    out += "{\"amount\":" + QByteArray::number(money.won) + ",\"currency\":\"KRW\"}";
}

Done readTimestamp(const QJsonValue &value, Timestamp &into)
{
    // From the year 1 to 9999 in UTC: what is beyond it for its zone has no text that could be read again.
    constexpr qint64 kFirst = -62'135'596'800'000;
    constexpr qint64 kLast = 253'402'300'799'999;
    into = Timestamp::fromText(value.toString());
    const bool written = !into.isNull() && into.ms >= kFirst && into.ms <= kLast;
    return written ? Done() : Done(Error{Code::Malformed, "time"});
}

Done read(const QJsonValue &value, RawJson &into, Source)
{
    if (value.isObject())
        into.text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    else if (value.isArray())
        into.text = QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    else
        return Error{Code::Malformed, "object"};
    return {};
}

} // namespace madang::json
