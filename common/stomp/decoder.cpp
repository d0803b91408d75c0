// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/stomp/decoder.h"

#include <cstring>

namespace madang::stomp {

namespace {

    bool isCommand(QByteArrayView word)
    {
        if (word.isEmpty() || word.size() > 16)
            return false;
        for (const char c : word) {
            if (c < 'A' || c > 'Z')
                return false;
        }
        return true;
    }

    QByteArrayView withoutCarriageReturn(QByteArrayView line)
    {
        return line.endsWith('\r') ? line.chopped(1) : line;
    }

    QByteArrayView trimmedSpaces(QByteArrayView text)
    {
        while (text.startsWith(' '))
            text = text.sliced(1);
        while (text.endsWith(' '))
            text.chop(1);
        return text;
    }

    bool isUnescapedCommand(QByteArrayView command)
    {
        return command == "CONNECT" || command == "STOMP" || command == "CONNECTED";
    }

} // namespace

Decoder::Decoder(const Limits &limits)
    : m_limits(limits)
{
}

void Decoder::feed(QByteArrayView octets)
{
    if (m_violation)
        return;
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_scanned -= m_at;
        m_line -= m_at;
        if (m_head)
            m_head->end -= m_at;
        m_at = 0;
    }
    m_buffer.append(octets);
}

std::optional<Frame> Decoder::next()
{
    if (m_violation)
        return std::nullopt;
    if (!m_head) {
        if (m_scanned == m_at && !skipLineEnds())
            return std::nullopt;
        if (!findHeadEnd() || !readHead())
            return std::nullopt;
    }
    return readBody();
}

/// Passes over the line ends between frames. False when nothing else is there yet.
bool Decoder::skipLineEnds()
{
    while (m_at < m_buffer.size()) {
        const char c = m_buffer[m_at];
        if (c == '\r') {
            if (m_at + 1 == m_buffer.size())
                break;
            if (m_buffer[m_at + 1] != '\n') {
                fail(Code::Malformed, "octets-between-frames");
                return false;
            }
            ++m_at;
        } else if (c != '\n') {
            if (c < 'A' || c > 'Z') {
                fail(Code::Malformed, c >= 'a' && c <= 'z' ? "command" : "octets-between-frames");
                return false;
            }
            m_scanned = m_line = m_at;
            return true;
        }
        ++m_at;
        ++m_lineEnds;
    }
    if (m_at == m_buffer.size())
        finish(m_at);
    m_scanned = m_line = m_at;
    return false;
}

/// Looks for the empty line, judging each line by its length and by octets that no line may hold.
bool Decoder::findHeadEnd()
{
    for (; m_scanned < m_buffer.size(); ++m_scanned) {
        const char c = m_buffer[m_scanned];
        if (c == '\0') {
            fail(Code::Malformed, "nul-in-head");
            return false;
        }
        if (m_scanned > m_at && m_buffer[m_scanned - 1] == '\r' && c != '\n') {
            fail(Code::Malformed, "bare-carriage-return");
            return false;
        }
        if (c != '\n') {
            // One octet of grace for the CR of a line end.
            if (m_scanned - m_line >= m_limits.line + (c == '\r' ? 1 : 0)) {
                fail(Code::TooLarge, m_lines == 0 ? "command" : "header-line");
                return false;
            }
        } else {
            const qsizetype length
                = withoutCarriageReturn({m_buffer.constData() + m_line, m_scanned - m_line}).size();
            if (length == 0) { // a frame starts with a letter, so the first line is never empty
                m_head = Head{{}, ++m_scanned, {}};
                return true;
            }
            m_line = m_scanned + 1;
            if (++m_lines > m_limits.headers + 1) {
                fail(Code::TooMany, "headers");
                return false;
            }
        }
        if (m_scanned - m_at >= m_limits.head) {
            fail(Code::TooLarge, "head");
            return false;
        }
    }
    return false;
}

bool Decoder::readHead()
{
    qsizetype at = m_at;
    const auto nextLine = [&] {
        const qsizetype end = m_buffer.indexOf('\n', at);
        const QByteArrayView line(m_buffer.constData() + at, end - at);
        at = end + 1;
        return withoutCarriageReturn(line);
    };
    const QByteArrayView command = nextLine();
    if (!isCommand(command)) {
        fail(Code::Malformed, "command");
        return false;
    }
    m_head->frame.command = command.toByteArray();
    m_head->frame.headers.reserve(m_lines - 1);
    for (QByteArrayView line = nextLine(); !line.isEmpty(); line = nextLine()) {
        if (!readHeaderLine(line))
            return false;
    }
    return readContentLength();
}

bool Decoder::readHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        fail(Code::Malformed, "header-without-colon");
        return false;
    }
    if (colon == 0) {
        fail(Code::Malformed, "header-without-name");
        return false;
    }
    if (!line.isValidUtf8()) {
        fail(Code::Malformed, "header-not-utf8");
        return false;
    }
    const Version version = isUnescapedCommand(m_head->frame.command) ? Version::V10 : m_version;
    std::optional<QByteArray> name = unescaped(line.first(colon), version);
    QByteArrayView rawValue = line.sliced(colon + 1);
    if (m_version == Version::V10)
        rawValue = trimmedSpaces(rawValue); // 1.0 writes "name: value" in its own examples
    std::optional<QByteArray> value = unescaped(rawValue, version);
    if (!name || !value) {
        fail(Code::Malformed, "header-escape");
        return false;
    }
    m_head->frame.headers.append({*std::move(name), *std::move(value)});
    return true;
}

bool Decoder::readContentLength()
{
    const QByteArray *text = m_head->frame.find("content-length");
    if (text) {
        qsizetype length = 0;
        if (text->isEmpty() || text->size() > 18) {
            fail(Code::Malformed, "content-length");
            return false;
        }
        for (const char c : *text) {
            if (c < '0' || c > '9') {
                fail(Code::Malformed, "content-length");
                return false;
            }
            length = length * 10 + (c - '0');
        }
        if (length > m_limits.body) {
            fail(Code::TooLarge, "body");
            return false;
        }
        m_head->contentLength = length;
    }
    return true;
}

std::optional<Frame> Decoder::readBody()
{
    qsizetype length = 0;
    if (m_head->contentLength) {
        length = *m_head->contentLength;
        if (m_buffer.size() - m_head->end <= length)
            return std::nullopt;
        if (m_buffer[m_head->end + length] != '\0') {
            fail(Code::Malformed, "body-not-terminated");
            return std::nullopt;
        }
    } else {
        const void *nul
            = std::memchr(m_buffer.constData() + m_scanned, '\0', size_t(m_buffer.size() - m_scanned));
        const qsizetype end = nul ? static_cast<const char *>(nul) - m_buffer.constData() : m_buffer.size();
        length = end - m_head->end;
        m_scanned = end;
        if (length > m_limits.body) {
            fail(Code::TooLarge, "body");
            return std::nullopt;
        }
        if (!nul)
            return std::nullopt;
    }
    if (length > 0 && m_version != Version::V10 && !mayHaveBody(m_head->frame.command)) {
        fail(Code::Malformed, "body-not-allowed");
        return std::nullopt;
    }
    Frame frame = std::move(m_head->frame);
    frame.body = QByteArray(m_buffer.constData() + m_head->end, length);
    finish(m_head->end + length + 1);
    return frame;
}

/// Forgets everything before `end`, which is where the next frame may begin.
void Decoder::finish(qsizetype end)
{
    m_head.reset();
    m_lines = 0;
    m_at = m_scanned = m_line = end;
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = m_scanned = m_line = 0;
    }
}

void Decoder::fail(Code code, const char *about)
{
    Violation violation{Error{code, about}, {}, {}};
    if (const qsizetype end = m_buffer.indexOf('\n', m_at); end >= 0 && end < m_scanned) {
        const QByteArrayView first = withoutCarriageReturn({m_buffer.constData() + m_at, end - m_at});
        if (isCommand(first)) {
            violation.command = first.toByteArray();
            violation.receipt = readableReceipt();
        }
    }
    m_violation = std::make_unique<const Violation>(std::move(violation));
    m_head.reset();
    m_buffer.clear();
    m_at = m_scanned = m_line = 0;
}

/// The `receipt` of a frame that is otherwise unreadable, from the lines that were judged: what came after
/// them must not matter, or the answer would depend on how the stream was cut.
QByteArray Decoder::readableReceipt() const
{
    qsizetype at = m_buffer.indexOf('\n', m_at) + 1;
    while (at < m_scanned) {
        const qsizetype end = m_buffer.indexOf('\n', at);
        if (end < 0 || end >= m_scanned)
            break;
        const QByteArrayView line = withoutCarriageReturn({m_buffer.constData() + at, end - at});
        if (line.isEmpty() || line.contains('\0'))
            break;
        if (line.startsWith("receipt:") && line.isValidUtf8())
            return unescaped(line.sliced(8), m_version).value_or(QByteArray());
        at = end + 1;
    }
    return {};
}

} // namespace madang::stomp
