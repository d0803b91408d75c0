// SPDX-License-Identifier: GPL-3.0-or-later
// EmojiPicker: the emoji to choose from: those used last, then all by group; or those that fit what is typed.
#pragma once

#include "common/views/emoji/emoji_table.h"
#include "common/views/formats.h"

#include <QAbstractListModel>

namespace madang::views {

/// data() serves DisplayRole (the sign), ToolTipRole and AccessibleTextRole (its name in the language).
class EmojiPicker : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kMostRecent = 24;
    static constexpr int kMostFound = 200;

    EmojiPicker(Preferences &preferences, const Formats &formats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QString sign(int row) const;
    QString name(int row) const;

    /// Part of a name or word; empty: all.
    void setFilter(const QString &typed);
    /// How many of the rows, from the first on, are those used last; none while something is typed.
    int recentCount() const { return m_filter.isEmpty() ? int(m_recent.size()) : 0; }
    /// Row of a group's first one; -1 while something is typed.
    int firstRow(int group) const;
    static QString groupName(int group);
    /// An emoji that stands for the group.
    static QString groupSign(int group);

    /// It was chosen: it stands first among the recent ones the next time.
    void use(const QString &sign);

private:
    const Emoji *emoji(int row) const;

    Preferences &m_preferences;
    const Formats &m_formats;
    QString m_filter;
    QStringList m_recent;
    std::vector<int> m_found; ///< while something is typed
};

} // namespace madang::views
