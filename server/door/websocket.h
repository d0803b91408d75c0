// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 6455, server side, as a pure codec: the opening handshake judged, frames read and written. No sockets
// here.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace madang::door {

class Inflater;
struct DeflateAgreement;
struct HttpRequest;

namespace websocket {

    /// The close codes we send (RFC 6455, 7.4.1).
    enum class CloseCode : quint16 {
        Normal = 1000,
        GoingAway = 1001,
        ProtocolError = 1002,
        BadData = 1007,
        Policy = 1008,
        TooBig = 1009,
        Internal = 1011,
        TryAgainLater = 1013,
    };

    /// Whose pages may open a connection. No Origin header means a native client, which is always welcome.
    struct OriginRule {
        QList<QByteArray> allowed; ///< "https://example.org"; the request's own host is always allowed
        bool any = false;
    };

    /// An accepted handshake: what goes into the 101 answer.
    struct Handshake {
        QByteArray accept; ///< Sec-WebSocket-Accept
        QByteArray protocol; ///< the chosen sub-protocol; empty when the client offered none
        QByteArray extensions; ///< what was agreed, empty when nothing
    };

    /// Why a handshake is refused.
    struct Refusal {
        int status = 400; ///< 400, 403 or 426
        const char *about = "";
    };

    /// Whether a request asks for an upgrade to WebSocket at all.
    bool asksForUpgrade(const HttpRequest &request);
    /// Whether pages of `origin` may talk to `host`; `secure` says how the request came.
    bool mayConnect(const OriginRule &rule, const QByteArray &origin, const QByteArray &host, bool secure);
    /// Judges an upgrade request. Exactly one of the two is set.
    struct Judgement {
        std::optional<Handshake> accepted;
        Refusal refused;
    };
    Judgement judge(const HttpRequest &request, const OriginRule &rule, bool secure);
    /// The 101 answer.
    QByteArray switchingProtocols(const Handshake &handshake);

    /// RSV1 of a message's first frame: it is packed (RFC 7692).
    inline constexpr int kPackedBit = 0x40;

    enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    /// Appends the header of an unmasked final frame.
    void writeHeader(QByteArray &out, Opcode opcode, qsizetype payloadSize);
    /// A whole unmasked final frame.
    QByteArray frame(Opcode opcode, QByteArrayView payload);
    /// A close frame. The reason is cut to what fits a control frame, at a character.
    QByteArray closeFrame(quint16 code, QByteArrayView reason = {});

    /// Checks UTF-8 as it comes in, and can say at once that what came can never become valid.
    class Utf8Check {
    public:
        bool take(QByteArrayView octets);
        /// Whether the text may end here.
        bool complete() const { return m_need == 0; }
        void reset() { *this = Utf8Check(); }

    private:
        quint8 m_need = 0; ///< continuation octets still to come
        quint8 m_low = 0x80; ///< bounds of the next one
        quint8 m_high = 0xbf;
    };

    /// What one may receive, in octets and in frames: a message of a million empty fragments is refused as
    /// well.
    struct Limits {
        qsizetype message = 64 * 1024;
        int fragments = 128;
    };

    /// A message, or a control frame.
    struct Message {
        Opcode kind = Opcode::Text; ///< Text, Binary, Close, Ping or Pong
        QByteArray payload; ///< of a Close: the reason
        quint16 closeCode = 0; ///< of a Close: the peer's code, 1005 when it gave none
    };

    /// The peer broke the protocol; close with this code.
    struct Failure {
        CloseCode code = CloseCode::ProtocolError;
        const char *about = "";
    };

    /// Reads a client's frames from chunks cut anywhere. Reserves memory only for octets that have come.
    class Decoder {
    public:
        explicit Decoder(const Limits &limits = {})
            : m_limits(limits)
        {
        }
        void setLimits(const Limits &limits) { m_limits = limits; }
        /// permessage-deflate was agreed. The inflater outlives the decoder; messages are limited packed and
        /// unpacked.
        void setInflater(Inflater *inflater) { m_inflater = inflater; }

        /// Takes octets from the front of `input` until a message is complete. Nothing when all were taken
        /// without one, after a failure, or after a Close, which is the last message.
        std::optional<Message> next(QByteArrayView &input);
        const std::optional<Failure> &failure() const { return m_failure; }
        /// Frames read so far, of any kind.
        quint64 frames() const { return m_frames; }

    private:
        bool isControl() const { return (m_head[0] & 0x08) != 0; }
        Opcode opcode() const { return Opcode(m_head[0] & 0x0f); }
        int headSize() const;
        bool takeHead(QByteArrayView &input);
        bool judgeFirstOctets();
        bool judgeLength();
        void takePayload(QByteArrayView &input);
        std::optional<Message> finishFrame();
        std::optional<Message> finishControl();
        bool unpack();
        void fail(CloseCode code, const char *about);

        Limits m_limits;
        quint8 m_head[14] = {};
        quint8 m_have = 0; ///< octets of the head that have come
        quint8 m_maskAt = 0; ///< which octet of the mask is next
        Inflater *m_inflater = nullptr;
        bool m_packed = false; ///< the present message is
        bool m_headDone = false;
        bool m_inMessage = false; ///< a fragmented message has begun
        bool m_ended = false; ///< a Close was read
        Opcode m_messageKind = Opcode::Text;
        Utf8Check m_utf8;
        int m_fragments = 0;
        qint64 m_left = 0; ///< payload octets of the present frame still to come
        QByteArray m_message;
        QByteArray m_control;
        quint64 m_frames = 0;
        std::optional<Failure> m_failure;
    };

} // namespace websocket
} // namespace madang::door
