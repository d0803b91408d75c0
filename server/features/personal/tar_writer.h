// SPDX-License-Identifier: GPL-3.0-or-later
// TarWriter: a POSIX ustar archive (IEEE 1003.1, pax(1): "ustar Interchange Format") into a file, one member
// after another, never held in memory. Every system's tar, and most desktops by a double click, open it.
// Slow: never on a lane or a door's thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QFile>

namespace madang {

class TarWriter {
public:
    /// A new file of mode 0600.
    explicit TarWriter(const QString &path)
        : m_file(path)
    {
    }
    Done open();
    /// Begins a member whose size is known when it ends. At most 100 octets of name: see memberName().
    Done begin(const QByteArray &name, Timestamp at);
    Done write(QByteArrayView octets);
    Done end();
    /// The two empty blocks; nothing can be added after.
    Done finish();
    qint64 size() const { return m_file.size(); }

    /// A name for a member below a folder: what is too long loses its middle, not its ending.
    static QByteArray memberName(const QByteArray &folder, const QByteArray &prefix, const QString &name);
    /// The 512 octets before a member.
    static QByteArray header(const QByteArray &name, qint64 size, Timestamp at);

private:
    Done put(QByteArrayView octets);

    QFile m_file;
    QByteArray m_name; ///< of the member that is being written
    Timestamp m_at;
    qint64 m_headerAt = 0;
    qint64 m_written = 0;
};

} // namespace madang
