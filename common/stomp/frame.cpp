// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/frame.h"

namespace madang::stomp {

namespace {

    void writeEscaped(QByteArray &out, QByteArrayView text, Version version)
    {
        for (const char c : text) {
            if (c == '\n')
                out += "\\n";
            else if (c == '\\')
                out += "\\\\";
            else if (c == ':')
                out += "\\c";
            else if (c == '\r' && version == Version::V12)
                out += "\\r";
            else if (c == '\r' || c == '\0')
                out += ' '; // 1.1 has no escape for CR, and no version has one for NUL
            else
                out += c;
        }
    }

    void writePlain(QByteArray &out, QByteArrayView text, bool isName)
    {
        for (const char c : text)
            out += (c == '\n' || c == '\r' || c == '\0' || (isName && c == ':')) ? ' ' : c;
    }

} // namespace

QByteArrayView textOf(Version version)
{
    switch (version) {
    case Version::V10:
        return "1.0";
    case Version::V11:
        return "1.1";
    case Version::V12:
        break;
    }
    return "1.2";
}

std::optional<Version> negotiate(const std::optional<QByteArray> &acceptVersion)
{
    if (!acceptVersion)
        return Version::V10;
    std::optional<Version> best;
    for (const QByteArray &entry : acceptVersion->split(',')) {
        const QByteArray word = entry.trimmed();
        for (const Version version : {Version::V10, Version::V11, Version::V12}) {
            if (textOf(version) == word && (!best || version > *best))
                best = version;
        }
    }
    return best;
}

const QByteArray *Frame::find(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (header.name == name)
            return &header.value;
    }
    return nullptr;
}

QByteArray Frame::value(QByteArrayView name) const
{
    const QByteArray *found = find(name);
    return found ? *found : QByteArray();
}

bool mayHaveBody(QByteArrayView command)
{
    return command == "SEND" || command == "MESSAGE" || command == "ERROR";
}

void writeHeader(QByteArray &out, QByteArrayView name, QByteArrayView value, Version version, bool escaped)
{
    if (escaped && version != Version::V10) {
        writeEscaped(out, name, version);
        out += ':';
        writeEscaped(out, value, version);
    } else {
        writePlain(out, name, true);
        out += ':';
        writePlain(out, value, false);
    }
    out += '\n';
}

QByteArray encode(const Frame &frame, Version version)
{
    const bool escape = frame.command != "CONNECT" && frame.command != "CONNECTED";
    QByteArray out;
    qsizetype room = frame.command.size() + frame.body.size() + 32;
    for (const Header &header : frame.headers)
        room += header.name.size() + header.value.size() + 8;
    out.reserve(room);
    out += frame.command;
    out += '\n';
    for (const Header &header : frame.headers)
        writeHeader(out, header.name, header.value, version, escape);
    if (!frame.body.isEmpty() && !frame.find("content-length"))
        writeHeader(out, "content-length", QByteArray::number(frame.body.size()), version, escape);
    out += '\n';
    out += frame.body;
    out += '\0';
    return out;
}

std::optional<QByteArray> unescaped(QByteArrayView text, Version version)
{
    if (version == Version::V10 || !text.contains('\\'))
        return text.toByteArray();
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size())
            return std::nullopt;
        if (text[i] == 'n')
            out += '\n';
        else if (text[i] == 'c')
            out += ':';
        else if (text[i] == '\\')
            out += '\\';
        else if (text[i] == 'r' && version == Version::V12)
            out += '\r';
        else
            return std::nullopt;
    }
    return out;
}

} // namespace madang::stomp
