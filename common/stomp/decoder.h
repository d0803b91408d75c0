// SPDX-License-Identifier: GPL-3.0-or-later
// Octets in, STOMP frames out: incremental and limited. Used by both ends; knows grammar, not sessions.
#pragma once

#include "common/base/error.h"
#include "common/stomp/frame.h"

#include <memory>
#include <optional>

namespace madang::stomp {

/// Bounds that hold from the first octet. A decoder never keeps more than `head + body` octets and a little.
struct Limits {
    qsizetype line = 4096; ///< one line of the head, without its end
    qsizetype head = 8192; ///< command and headers together
    int headers = 64;
    qsizetype body = 65536;
};

/// Why the decoder stopped. There is no way on after it: what follows in the stream has no meaning.
struct Violation {
    Error error; ///< Malformed, TooLarge or TooMany; `about` names the rule that was broken
    QByteArray command; ///< of the offending frame, when it was readable
    QByteArray receipt; ///< its `receipt` header, when it was readable
};

/// Reads frames from chunks cut anywhere. Feed a chunk, then take frames until there is none.
/// Frames are read one at a time, so a change of version between two of them applies to the second.
class Decoder {
public:
    explicit Decoder(const Limits &limits = {});

    void setLimits(const Limits &limits) { m_limits = limits; }
    /// The version that was negotiated; 1.2 until told. CONNECT and CONNECTED are never unescaped.
    void setVersion(Version version) { m_version = version; }

    /// Adds octets. Copies them only when a frame is unfinished.
    void feed(QByteArrayView octets);
    /// The next complete frame; nothing when more octets are needed or after a violation.
    std::optional<Frame> next();
    /// Why reading ended; null while it has not.
    const Violation *violation() const { return m_violation.get(); }
    /// Whether a frame has begun and not ended.
    bool unfinished() const { return m_at < m_buffer.size(); }
    /// How many end-of-lines came between frames: heart-beats, or line ends after a NUL.
    quint64 lineEndsBetween() const { return m_lineEnds; }

private:
    struct Head {
        Frame frame;
        qsizetype end; ///< index of the first octet of the body
        std::optional<qsizetype> contentLength;
    };

    bool skipLineEnds();
    bool findHeadEnd();
    bool readHead();
    bool readHeaderLine(QByteArrayView line);
    bool readContentLength();
    std::optional<Frame> readBody();
    void finish(qsizetype end);
    void fail(Code code, const char *about);
    QByteArray readableReceipt() const;

    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< start of the frame being read
    qsizetype m_scanned = 0; ///< up to where the present search has looked
    qsizetype m_line = 0; ///< start of the head line being searched
    int m_lines = 0; ///< complete lines of the head
    std::optional<Head> m_head;
    std::unique_ptr<const Violation> m_violation; ///< apart: large, and hardly ever there
    quint64 m_lineEnds = 0;
    Version m_version = Version::V12;
};

} // namespace madang::stomp
