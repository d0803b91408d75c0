// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/deflate.h"

#include "server/door/websocket.h"

#include <algorithm>

#include <zlib.h>

namespace madang::door {

namespace {

    constexpr QByteArrayView kName = "permessage-deflate";
    /// Ends every message on the wire, and is left away there (RFC 7692, 7.2.1).
    constexpr QByteArrayView kTail{"\x00\x00\xff\xff", 4};
    constexpr int kSmallWindow = 9; ///< zlib cannot make a raw stream with 8
    constexpr int kLargeWindow = 12; ///< chat messages are short: a larger one costs more to begin with
    constexpr int kLevel = 4;
    constexpr int kMemoryLevel = 6;
    constexpr qsizetype kPortion = 4096;

    /// One parameter of an offer: "server_max_window_bits=10" or a bare name.
    struct Parameter {
        QByteArray name;
        std::optional<QByteArray> value;
    };

    Parameter parameterOf(const QByteArray &text)
    {
        const qsizetype equals = text.indexOf('=');
        if (equals < 0)
            return {text.trimmed().toLower(), std::nullopt};
        QByteArray value = text.sliced(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return {text.first(equals).trimmed().toLower(), value};
    }

    /// 8..15 without sign, blanks or leading zeros.
    std::optional<int> windowBits(const std::optional<QByteArray> &value)
    {
        static const QList<QByteArray> words{"8", "9", "10", "11", "12", "13", "14", "15"};
        const qsizetype at = value ? words.indexOf(*value) : -1;
        return at < 0 ? std::nullopt : std::optional(8 + int(at));
    }

    std::optional<DeflateAgreement> judgeOffer(const QByteArray &offer)
    {
        const QList<QByteArray> parts = offer.split(';');
        if (parts.first().trimmed().compare(kName, Qt::CaseInsensitive) != 0)
            return std::nullopt;
        DeflateAgreement agreement;
        QList<QByteArray> seen;
        for (const QByteArray &part : parts.sliced(1)) {
            const Parameter parameter = parameterOf(part);
            if (seen.contains(parameter.name))
                return std::nullopt;
            seen += parameter.name;
            const std::optional<int> bits = windowBits(parameter.value);
            if (parameter.name == "server_max_window_bits") {
                if (!bits || *bits < kSmallWindow)
                    return std::nullopt;
                agreement.windowBits = *bits;
                agreement.windowAsked = true;
            } else if (parameter.name == "client_max_window_bits") {
                // The largest window is there for everyone, so the client is not asked for a smaller one.
                if (parameter.value && !bits)
                    return std::nullopt;
            } else if (parameter.name == "server_no_context_takeover"
                       || parameter.name == "client_no_context_takeover") {
                if (parameter.value)
                    return std::nullopt;
            } else {
                return std::nullopt;
            }
        }
        return agreement;
    }

    void setInput(z_stream &stream, QByteArrayView octets)
    {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(octets.data()));
        stream.avail_in = uInt(octets.size());
    }

    /// Where the payload of a frame of ours begins.
    qsizetype headSize(QByteArrayView frame)
    {
        const int length = frame[1] & 0x7f;
        return length < 126 ? 2 : length == 126 ? 4 : 10;
    }

} // namespace

QByteArray DeflateAgreement::text() const
{
    QByteArray out = kName.toByteArray() + "; server_no_context_takeover; client_no_context_takeover";
    if (windowAsked)
        out += "; server_max_window_bits=" + QByteArray::number(windowBits);
    return out;
}

std::optional<DeflateAgreement> acceptDeflate(const QList<QByteArray> &offers)
{
    for (const QByteArray &field : offers) {
        for (const QByteArray &offer : field.split(',')) {
            if (const auto agreement = judgeOffer(offer))
                return agreement;
        }
    }
    return std::nullopt;
}

// ---- unpacking

Inflater::Inflater() = default;

Inflater::~Inflater()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

Inflater::Outcome Inflater::unpack(QByteArrayView packed, qsizetype most, QByteArray &out)
{
    if (!m_stream) {
        m_stream = std::make_unique<z_stream>();
        if (inflateInit2(m_stream.get(), -MAX_WBITS) != Z_OK)
            qBadAlloc();
    }
    inflateReset(m_stream.get());
    const QByteArray whole = packed.toByteArray() + kTail.toByteArray();
    setInput(*m_stream, whole);
    for (;;) {
        const qsizetype had = out.size();
        // One octet more than allowed tells what fits exactly from what does not.
        const qsizetype room = std::min(kPortion, most - had + 1);
        out.resize(had + room);
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data() + had);
        m_stream->avail_out = uInt(room);
        const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
        out.resize(had + room - qsizetype(m_stream->avail_out));
        if (out.size() > most)
            return Outcome::TooLarge;
        if (result == Z_STREAM_END) {
            // The client closed its stream within the message; another one follows (RFC 7692, 7.2.3.4).
            if (m_stream->avail_in == 0)
                return Outcome::Good;
            const z_stream rest = *m_stream;
            inflateReset(m_stream.get());
            m_stream->next_in = rest.next_in;
            m_stream->avail_in = rest.avail_in;
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            return Outcome::Broken;
        } else if (m_stream->avail_in == 0 && m_stream->avail_out > 0) {
            // What ends within a block is not a whole message.
            return (m_stream->data_type & 128) != 0 ? Outcome::Good : Outcome::Broken;
        }
    }
}

// ---- packing

Deflater::Deflater() = default;

Deflater::~Deflater()
{
    for (const auto &stream : m_streams) {
        if (stream)
            deflateEnd(stream.get());
    }
}

Block Deflater::packed(const Block &frame, int windowBits)
{
    const bool small = windowBits < kLargeWindow;
    for (const Pair &each : m_recent) {
        if (!each.plain.isNull() && each.plain.data() == frame.data() && each.small == small)
            return each.packed;
    }
    Pair &place = m_recent[m_oldest];
    m_oldest = (m_oldest + 1) % kRemembered;
    place = {frame, pack(frame, small), small};
    return place.packed;
}

Block Deflater::pack(const Block &frame, bool small)
{
    const QByteArrayView octets = frame.view();
    const QByteArrayView payload = octets.sliced(headSize(octets));
    const QByteArray body = deflated(payload, small);
    if (body.isEmpty() || body.size() >= payload.size())
        return frame;
    QByteArray head;
    websocket::writeHeader(head, websocket::Opcode(octets[0] & 0x0f), body.size());
    head[0] = char(head[0] | websocket::kPackedBit);
    ++m_count.messages;
    m_count.octetsBefore += quint64(payload.size());
    m_count.octetsAfter += quint64(body.size());
    return Block(head, body);
}

QByteArray Deflater::deflated(QByteArrayView payload, bool small)
{
    std::unique_ptr<z_stream> &stream = m_streams[small ? 1 : 0];
    if (!stream) {
        stream = std::make_unique<z_stream>();
        if (deflateInit2(stream.get(), kLevel, Z_DEFLATED, -(small ? kSmallWindow : kLargeWindow),
                         kMemoryLevel, Z_DEFAULT_STRATEGY)
            != Z_OK)
            qBadAlloc();
    }
    deflateReset(stream.get());
    QByteArray out(qsizetype(deflateBound(stream.get(), uLong(payload.size()))) + kTail.size() + 8,
                   Qt::Uninitialized);
    setInput(*stream, payload);
    stream->next_out = reinterpret_cast<Bytef *>(out.data());
    stream->avail_out = uInt(out.size());
    if (deflate(stream.get(), Z_SYNC_FLUSH) != Z_OK || stream->avail_in > 0)
        return {};
    out.truncate(out.size() - qsizetype(stream->avail_out));
    if (!out.endsWith(kTail))
        return {};
    out.chop(kTail.size());
    return out;
}

} // namespace madang::door
