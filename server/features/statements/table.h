// SPDX-License-Identifier: GPL-3.0-or-later
// A table as a file that spreadsheets open right: UTF-8 with its mark, and no cell that they would calculate.
#pragma once

#include <QStringList>

#include <utility>

namespace madang {

/// RFC 4180. A text that begins like a formula (= + - @, tab, carriage return) gets an apostrophe before it;
/// so does one of digits that would not be the same as a number: an id of ours is longer than their numbers
/// are exact, and a bank's account may begin with zero. Numbers of our own go through number().
class Table {
public:
    explicit Table(const QStringList &heads);
    Table &text(const QString &cell);
    Table &number(qint64 cell);
    void endRow();
    const QByteArray &octets() const { return m_octets; }
    /// What was written since the last time: for who writes a long one page by page.
    QByteArray take() { return std::exchange(m_octets, {}); }

private:
    void put(const QByteArray &cell);

    QByteArray m_octets;
    bool m_begun = false;
};

} // namespace madang
