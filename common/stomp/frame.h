// SPDX-License-Identifier: GPL-3.0-or-later
// A STOMP frame as a value, and how it is written. Reading frames from octets is decoder.h.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace madang::stomp {

/// The protocol versions we speak. They differ in escaping and in which headers are mandatory.
enum class Version { V10, V11, V12 };

/// "1.0", "1.1", "1.2".
QByteArrayView textOf(Version version);
/// The best version both ends speak, from the client's `accept-version` ("1.0,1.2"). An absent header is 1.0.
/// Nothing when there is no common one.
std::optional<Version> negotiate(const std::optional<QByteArray> &acceptVersion);

/// One header, unescaped.
struct Header {
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

/// A frame, unescaped. Of repeated headers the first one counts (STOMP 1.2).
struct Frame {
    QByteArray command;
    QList<Header> headers;
    QByteArray body;

    /// The first header of that name; nullptr when there is none.
    const QByteArray *find(QByteArrayView name) const;
    /// The first header of that name, empty when there is none.
    QByteArray value(QByteArrayView name) const;
    bool operator==(const Frame &) const = default;
};

/// Whether frames of that command may carry a body.
bool mayHaveBody(QByteArrayView command);

/// Appends one header line, escaped as the version asks. CONNECT and CONNECTED are not escaped: `escaped` is
/// false for them and for 1.0, and characters that would break the line become spaces.
void writeHeader(QByteArray &out, QByteArrayView name, QByteArrayView value, Version version,
                 bool escaped = true);

/// The octets of a frame, with its closing NUL. `content-length` is added when there is a body and none was
/// given.
QByteArray encode(const Frame &frame, Version version = Version::V12);

/// Undoes the escapes of a header name or value. Nothing when an escape is not defined in that version.
std::optional<QByteArray> unescaped(QByteArrayView text, Version version);

} // namespace madang::stomp
