// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/emoji/emoji_picker.h"

#include "common/base/emoji.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    const QString kRecent = u"recent-emoji"_s;

} // namespace

EmojiPicker::EmojiPicker(Preferences &preferences, const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_preferences(preferences)
    , m_formats(formats)
{
    // The file of preferences is anybody's to edit.
    const QString kept = QString::fromUtf8(preferences.layout(kRecent));
    for (const QString &sign : kept.split(u'\n', Qt::SkipEmptyParts)) {
        if (m_recent.size() < kMostRecent && isEmoji(sign) && !m_recent.contains(sign))
            m_recent += sign;
    }
}

int EmojiPicker::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_filter.isEmpty() ? recentCount() + int(EmojiTable::instance().all().size())
                              : int(m_found.size());
}

/// Null for one that was used with an older table.
const Emoji *EmojiPicker::emoji(int row) const
{
    const EmojiTable &table = EmojiTable::instance();
    if (row < recentCount())
        return table.find(m_recent[row]);
    return &table.all()[size_t(m_filter.isEmpty() ? row - recentCount() : m_found[size_t(row)])];
}

QString EmojiPicker::sign(int row) const
{
    return row < recentCount() ? m_recent[row] : emoji(row)->sign.toString();
}

QString EmojiPicker::name(int row) const
{
    const Emoji *known = emoji(row);
    return known ? known->name(m_formats.language()) : QString();
}

QVariant EmojiPicker::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return sign(index.row());
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return name(index.row());
    return {};
}

void EmojiPicker::setFilter(const QString &typed)
{
    const QString filter = typed.trimmed();
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_found = EmojiTable::instance().search(filter, kMostFound);
    endResetModel();
}

int EmojiPicker::firstRow(int group) const
{
    return m_filter.isEmpty() ? recentCount() + EmojiTable::instance().first(group) : -1;
}

QString EmojiPicker::groupName(int group)
{
    switch (group) {
    case 0:
        return tr("Smileys and feelings");
    case 1:
        return tr("People");
    case 2:
        return tr("Animals and nature");
    case 3:
        return tr("Food and drink");
    case 4:
        return tr("Travel and places");
    case 5:
        return tr("Activities");
    case 6:
        return tr("Objects");
    case 7:
        return tr("Signs");
    default:
        return tr("Flags");
    }
}

QString EmojiPicker::groupSign(int group)
{
    static const QStringList signs{u"😀"_s, u"👋"_s, u"🌱"_s,      u"🍚"_s, u"🚌"_s,
                                   u"⚽"_s, u"💡"_s, u"❤️"_s, u"🏁"_s};
    return signs.value(group);
}

void EmojiPicker::use(const QString &sign)
{
    QStringList recent = m_recent;
    recent.removeAll(sign);
    recent.prepend(sign);
    m_preferences.setLayout(kRecent, recent.mid(0, kMostRecent).join(u'\n').toUtf8());
}

} // namespace madang::views
