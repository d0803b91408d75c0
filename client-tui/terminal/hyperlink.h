// SPDX-License-Identifier: GPL-3.0-or-later
// Where a press on some words leads, as a terminal may be told it (OSC 8). Finding addresses in a text is
// somebody else's job.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace madang::tui {

enum class Depth;

/// An address of the web in printable ASCII, or none. There is no other way to make one than to(), so what a
/// cell leads to is safe to send to a terminal.
class Hyperlink {
public:
    static constexpr qsizetype kLongest = 2'000;

    Hyperlink() = default;
    /// Strictly read: http and https alone, a host, no user name (which looks like a host to people). What is
    /// not ASCII is encoded. None for everything else, and for more than kLongest octets.
    static Hyperlink to(const QString &address);
    static Hyperlink to(const QUrl &address) { return to(QString::fromLatin1(address.toEncoded())); }

    bool isNull() const { return m_address.isEmpty(); }
    const QByteArray &address() const { return m_address; }
    bool operator==(const Hyperlink &) const = default;

private:
    QByteArray m_address;
};

/// The sequence after which text leads there; for none, the one that ends it.
QByteArray hyperlinkSequence(const Hyperlink &link);
/// Whether a terminal may be sent them: not those that say they can do little, nor the console.
bool takesHyperlinks(const QByteArray &term, Depth depth);

} // namespace madang::tui
