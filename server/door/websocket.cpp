// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/websocket.h"

#include "server/door/deflate.h"
#include "server/door/http_request.h"

#include <QCryptographicHash>

#include <algorithm>

namespace madang::door::websocket {

namespace {

    constexpr QByteArrayView kAcceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    constexpr qsizetype kLargestControl = 125;
    constexpr quint16 kNoCode = 1005;

    bool hasToken(const HttpRequest &request, QByteArrayView header, QByteArrayView token)
    {
        for (const HttpField &field : request.fields) {
            if (field.name != header)
                continue;
            for (const QByteArray &entry : field.value.split(',')) {
                if (entry.trimmed().compare(token, Qt::CaseInsensitive) == 0)
                    return true;
            }
        }
        return false;
    }

    /// Sec-WebSocket-Key: base64 of exactly 16 octets, so 22 digits of which the last holds 4 zero bits, and
    /// "==".
    bool isKey(const QByteArray &key)
    {
        if (key.size() != 24)
            return false;
        const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
        return decoded && decoded.decoded.size() == 16 && decoded.decoded.toBase64() == key;
    }

    QByteArray defaultPort(bool secure)
    {
        return secure ? ":443" : ":80";
    }

    QByteArray withPort(const QByteArray &host, bool secure)
    {
        const qsizetype bracket = host.lastIndexOf(']');
        return host.indexOf(':', qMax<qsizetype>(bracket, 0)) >= 0 ? host.toLower()
                                                                   : host.toLower() + defaultPort(secure);
    }

    bool mayBeSent(quint16 code)
    {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014)
            || (code >= 3000 && code <= 4999);
    }

} // namespace

bool asksForUpgrade(const HttpRequest &request)
{
    return hasToken(request, "upgrade", "websocket");
}

bool mayConnect(const OriginRule &rule, const QByteArray &origin, const QByteArray &host, bool secure)
{
    if (rule.any)
        return true;
    const QByteArray lower = origin.toLower();
    for (const QByteArray &allowed : rule.allowed) {
        if (allowed.toLower() == lower)
            return true;
    }
    const QByteArray scheme = secure ? "https://" : "http://";
    return lower.startsWith(scheme) && withPort(lower.mid(scheme.size()), secure) == withPort(host, secure);
}

Judgement judge(const HttpRequest &request, const OriginRule &rule, bool secure)
{
    const auto refuse = [](int status, const char *about) {
        return Judgement{std::nullopt, {status, about}};
    };
    if (request.method != "GET" || request.minorVersion < 1)
        return refuse(400, "upgrade");
    if (!hasToken(request, "connection", "upgrade"))
        return refuse(400, "connection");
    if (request.count("sec-websocket-version") != 1 || request.field("sec-websocket-version") != "13")
        return refuse(426, "sec-websocket-version");
    if (request.count("sec-websocket-key") != 1 || !isKey(request.field("sec-websocket-key")))
        return refuse(400, "sec-websocket-key");
    if (request.hasBody)
        return refuse(400, "body");
    if (const int origins = request.count("origin"); origins > 1)
        return refuse(400, "origin");
    else if (origins == 1 && !mayConnect(rule, request.field("origin"), request.field("host"), secure))
        return refuse(403, "origin");

    Handshake handshake;
    handshake.accept
        = QCryptographicHash::hash(request.field("sec-websocket-key") + kAcceptSuffix.toByteArray(),
                                   QCryptographicHash::Sha1)
              .toBase64();
    for (const QByteArrayView ours : {"v12.stomp", "v11.stomp", "v10.stomp"}) {
        if (hasToken(request, "sec-websocket-protocol", ours)) {
            handshake.protocol = ours.toByteArray();
            break;
        }
    }
    if (handshake.protocol.isEmpty() && request.count("sec-websocket-protocol") > 0)
        return refuse(400, "sec-websocket-protocol");
    return {handshake, {}};
}

QByteArray switchingProtocols(const Handshake &handshake)
{
    QByteArray out = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: "
        + handshake.accept + "\r\n";
    if (!handshake.protocol.isEmpty())
        out += "Sec-WebSocket-Protocol: " + handshake.protocol + "\r\n";
    if (!handshake.extensions.isEmpty())
        out += "Sec-WebSocket-Extensions: " + handshake.extensions + "\r\n";
    return out + "\r\n";
}

void writeHeader(QByteArray &out, Opcode opcode, qsizetype payloadSize)
{
    out += char(0x80 | quint8(opcode));
    if (payloadSize < 126) {
        out += char(payloadSize);
        return;
    }
    const int octets = payloadSize < 65536 ? 2 : 8;
    out += char(octets == 2 ? 126 : 127);
    for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8)
        out += char((quint64(payloadSize) >> shift) & 0xff);
}

QByteArray frame(Opcode opcode, QByteArrayView payload)
{
    QByteArray out;
    out.reserve(payload.size() + 10);
    writeHeader(out, opcode, payload.size());
    out += payload;
    return out;
}

QByteArray closeFrame(quint16 code, QByteArrayView reason)
{
    while (reason.size() > kLargestControl - 2 || (!reason.isEmpty() && !reason.isValidUtf8()))
        reason.chop(1);
    QByteArray payload;
    payload += char(code >> 8);
    payload += char(code & 0xff);
    payload += reason;
    return frame(Opcode::Close, payload);
}

bool Utf8Check::take(QByteArrayView octets)
{
    for (const char c : octets) {
        const auto octet = quint8(c);
        if (m_need > 0) {
            if (octet < m_low || octet > m_high)
                return false;
            --m_need;
            m_low = 0x80;
            m_high = 0xbf;
        } else if (octet >= 0x80) {
            if (octet < 0xc2 || octet > 0xf4)
                return false;
            m_need = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
            // The second octet's bounds shut out overlong forms, surrogates and what lies beyond U+10FFFF.
            m_low = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : 0x80;
            m_high = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : 0xbf;
        }
    }
    return true;
}

std::optional<Message> Decoder::next(QByteArrayView &input)
{
    while (!m_failure && !m_ended) {
        if (!m_headDone && !takeHead(input))
            return std::nullopt;
        takePayload(input);
        if (m_failure || m_left > 0)
            return std::nullopt;
        if (std::optional<Message> message = finishFrame())
            return message;
    }
    return std::nullopt;
}

int Decoder::headSize() const
{
    const int length = m_head[1] & 0x7f;
    return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + 4;
}

/// Collects the head octet by octet, refusing it as soon as it cannot become good.
bool Decoder::takeHead(QByteArrayView &input)
{
    while (!m_headDone) {
        if (input.isEmpty())
            return false;
        m_head[m_have++] = quint8(input.front());
        input = input.sliced(1);
        if (m_have == 2 && !judgeFirstOctets())
            return false;
        if (m_have > 2 && m_have == headSize() - 4 && !judgeLength())
            return false;
        if (m_have >= 2 && m_have == headSize()) {
            m_headDone = true;
            m_maskAt = 0;
        }
    }
    return true;
}

bool Decoder::judgeFirstOctets()
{
    const bool final = (m_head[0] & 0x80) != 0;
    const int length = m_head[1] & 0x7f;
    ++m_frames;
    const int reserved = m_head[0] & 0x70;
    const bool mayBePacked
        = m_inflater && !m_inMessage && (opcode() == Opcode::Text || opcode() == Opcode::Binary);
    if (reserved != 0 && (reserved != kPackedBit || !mayBePacked))
        return fail(CloseCode::ProtocolError, "reserved-bit"), false;
    if ((m_head[1] & 0x80) == 0)
        return fail(CloseCode::ProtocolError, "unmasked"), false;
    switch (opcode()) {
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        if (!final)
            return fail(CloseCode::ProtocolError, "fragmented-control"), false;
        if (length > kLargestControl)
            return fail(CloseCode::ProtocolError, "long-control"), false;
        break;
    case Opcode::Continuation:
        if (!m_inMessage)
            return fail(CloseCode::ProtocolError, "continuation"), false;
        break;
    case Opcode::Text:
    case Opcode::Binary:
        if (m_inMessage)
            return fail(CloseCode::ProtocolError, "new-message-inside"), false;
        m_inMessage = true;
        m_packed = reserved == kPackedBit;
        m_messageKind = opcode();
        m_fragments = 0;
        m_utf8.reset();
        break;
    default:
        return fail(CloseCode::ProtocolError, "reserved-opcode"), false;
    }
    if (!isControl() && ++m_fragments > m_limits.fragments)
        return fail(CloseCode::TooBig, "fragments"), false;
    m_left = length;
    return length >= 126 || judgeLength();
}

bool Decoder::judgeLength()
{
    const int length = m_head[1] & 0x7f;
    if (length >= 126) {
        quint64 wide = 0;
        for (int i = 2; i < headSize() - 4; ++i)
            wide = wide << 8 | m_head[i];
        if ((wide >> 63) != 0)
            return fail(CloseCode::ProtocolError, "length-top-bit"), false;
        if (wide < 126 || (length == 127 && wide < 65536))
            return fail(CloseCode::ProtocolError, "length-not-minimal"), false;
        m_left = qint64(wide);
    }
    if (!isControl() && m_left > m_limits.message - m_message.size())
        return fail(CloseCode::TooBig, "message"), false;
    return true;
}

void Decoder::takePayload(QByteArrayView &input)
{
    const qsizetype count = qsizetype(qMin<qint64>(m_left, input.size()));
    if (count == 0)
        return;
    QByteArray &into = isControl() ? m_control : m_message;
    const qsizetype start = into.size();
    into.append(input.first(count));
    const quint8 *mask = m_head + headSize() - 4;
    char *octets = into.data() + start;
    for (qsizetype i = 0; i < count; ++i)
        octets[i] = char(quint8(octets[i]) ^ mask[(m_maskAt + i) & 3]);
    m_maskAt = quint8((m_maskAt + count) & 3);
    m_left -= count;
    input = input.sliced(count);
    if (!isControl() && !m_packed && m_messageKind == Opcode::Text && !m_utf8.take({octets, count}))
        fail(CloseCode::BadData, "utf-8");
}

std::optional<Message> Decoder::finishFrame()
{
    m_headDone = false;
    m_have = 0;
    if (isControl())
        return finishControl();
    if ((m_head[0] & 0x80) == 0)
        return std::nullopt;
    m_inMessage = false;
    if (m_packed && !unpack())
        return std::nullopt;
    if (m_messageKind == Opcode::Text && !m_utf8.complete()) {
        fail(CloseCode::BadData, "utf-8");
        return std::nullopt;
    }
    return Message{m_messageKind, std::exchange(m_message, {}), 0};
}

/// Unpacks the message that has come; what it comes to is held against the same limit.
bool Decoder::unpack()
{
    QByteArray unpacked;
    switch (m_inflater->unpack(m_message, m_limits.message, unpacked)) {
    case Inflater::Outcome::Good:
        break;
    case Inflater::Outcome::TooLarge:
        return fail(CloseCode::TooBig, "message"), false;
    case Inflater::Outcome::Broken:
        return fail(CloseCode::BadData, "deflate"), false;
    }
    m_message = unpacked;
    if (m_messageKind == Opcode::Text && !m_utf8.take(m_message))
        return fail(CloseCode::BadData, "utf-8"), false;
    return true;
}

std::optional<Message> Decoder::finishControl()
{
    Message message{opcode(), std::exchange(m_control, {}), 0};
    if (message.kind != Opcode::Close)
        return message;
    if (message.payload.size() == 1) {
        fail(CloseCode::ProtocolError, "close-length");
        return std::nullopt;
    }
    message.closeCode = kNoCode;
    if (message.payload.size() >= 2) {
        message.closeCode = quint16(quint8(message.payload[0]) << 8 | quint8(message.payload[1]));
        message.payload.remove(0, 2);
        if (!mayBeSent(message.closeCode)) {
            fail(CloseCode::ProtocolError, "close-code");
            return std::nullopt;
        }
        if (!message.payload.isValidUtf8()) {
            fail(CloseCode::BadData, "close-reason");
            return std::nullopt;
        }
    }
    m_ended = true;
    return message;
}

void Decoder::fail(CloseCode code, const char *about)
{
    m_failure = Failure{code, about};
    m_message = {};
    m_control = {};
}

} // namespace madang::door::websocket
