// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be sent and lies in no file that will still be there after a restart: pasted octets, files in
// temporary places. A copy each, beside the account's archive and as open to read as that. Which of them is
// wanted is Uploads' business.
#pragma once

#include <QSet>
#include <QString>

#include <optional>

class QIODevice;

namespace madang {

class UploadCopies {
public:
    static constexpr qint64 kLargest = 32 * 1024 * 1024;
    static constexpr qint64 kMostOctets = 128 * 1024 * 1024;
    static constexpr int kMost = 50;

    /// Where they are kept from now on; empty: nowhere.
    void setFolder(const QString &folder);
    /// Whether a copy would be there longer than the file itself: it lies where the system tidies up, and the
    /// account does not.
    bool outlive(const QString &path) const;
    /// Copies all of it; the copy's name. Nothing where it is too large, there are too many, or the disk
    /// refuses.
    std::optional<QString> keep(QIODevice &source);
    QString pathOf(const QString &name) const;
    void remove(const QString &name);
    /// Removes what has none of these names: an earlier run left it.
    void removeOthersThan(const QSet<QString> &names);
    /// Takes all of them away from the disk.
    void removeAll();

private:
    void count();

    QString m_folder;
    qint64 m_octets = 0;
    qsizetype m_count = 0;
};

} // namespace madang
