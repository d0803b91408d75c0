// SPDX-License-Identifier: GPL-3.0-or-later
// Web addresses inside a message: where they stand, where they really lead. Opening them is someone else's
// job.
#pragma once

#include "common/views/message_markdown.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace madang::views {

/// An http or https address in a text, or that of a place in Madang (see PlaceLink).
struct Link {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;
    QString host; ///< as the name system sees it (xn--...), so that look-alikes are told apart
    bool disguised = false; ///< a user name before the host, letters outside of ASCII in it, or words that
                            ///< look like another address: ask before opening
};

/// At most this many are found in one text.
inline constexpr int kMostLinks = 50;

/// The addresses in a text, in order. Only http, https and links to places; trailing punctuation and a Korean
/// particle after the host are not part of one.
QList<Link> findLinks(QStringView text);

/// The links of a message, in order: those with words of their own, and the addresses that are neither part
/// of a name nor of code.
QList<Link> linksOf(const StyledText &styled);

} // namespace madang::views
