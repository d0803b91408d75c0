// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request as the door's rules left it: what may be believed of it, and nothing of how it was read.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <utility>

namespace madang::door {

/// A header field; the name in lower case.
struct HttpField {
    QByteArray name;
    QByteArray value;
};

/// A request whose head kept every rule. The body is filled in when it is complete.
struct HttpRequest {
    QByteArray method; ///< "GET"
    QByteArray path; ///< raw, without the query: starts with '/'
    QList<QByteArray> segments; ///< of the path, percent-decoded, valid UTF-8, no "." or ".."
    QList<std::pair<QByteArray, QByteArray>> query; ///< percent-decoded, valid UTF-8, in order
    int minorVersion = 1; ///< HTTP/1.x
    QList<HttpField> fields;
    std::optional<quint64> contentLength;
    bool chunked = false;
    bool hasBody = false; ///< chunked, or a content length above 0
    bool keepAlive = true;
    bool expectsContinue = false;
    QByteArray body;

    /// How many fields have that name (lower case).
    int count(QByteArrayView name) const
    {
        int found = 0;
        for (const HttpField &each : fields)
            found += each.name == name;
        return found;
    }
    /// The first field of that name (lower case), empty when there is none.
    QByteArray field(QByteArrayView name) const
    {
        for (const HttpField &each : fields) {
            if (each.name == name)
                return each.value;
        }
        return {};
    }
};

} // namespace madang::door
