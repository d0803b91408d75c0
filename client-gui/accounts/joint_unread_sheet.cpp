// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/accounts/joint_unread_sheet.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/badge.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QPainter>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kUnreadAvatar = 36;
    constexpr int kCompactUnreadAvatar = 26;

} // namespace

JointUnreadDelegate::JointUnreadDelegate(const Theme &theme, const views::JointUnread &unread,
                                         const views::Formats &formats, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_unread(unread)
    , m_formats(formats)
{
}

QSize JointUnreadDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int strong = QFontMetrics(m_theme.font(TextStyle::Strong)).height();
    const int caption = QFontMetrics(m_theme.font(TextStyle::Caption)).height();
    if (m_unread.row(index.row()).isHead())
        return {m_theme.scaled(160), caption + m_theme.dense(2 * space::kSmall, space::kSmall)};
    const int inside = qMax(strong + caption, m_theme.dense(kUnreadAvatar, kCompactUnreadAvatar));
    return {m_theme.scaled(160),
            qMax(Theme::kSmallestTarget, inside + m_theme.dense(2 * space::kSmall, space::kTiny + 2))};
}

void JointUnreadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const views::JointRow &row = m_unread.row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.isHead())
        paintHead(*painter, option.rect, row);
    else
        paintRoom(*painter, option, row.room);
    painter->restore();
}

void JointUnreadDelegate::paintHead(QPainter &painter, const QRect &area, const views::JointRow &head) const
{
    const QFont font = m_theme.font(TextStyle::Caption);
    const QFontMetrics metrics(font);
    const QRect line = area.adjusted(space::kSmall, 0, -space::kSmall, 0);
    QString words = oneLine(head.name, 60);
    // A name that tells it already is not followed by it once more.
    if (!head.host.isEmpty() && !words.contains(head.host))
        words += QStringLiteral(" · ") + oneLine(head.host, 80);
    painter.setFont(font);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(words, Qt::ElideRight, line.width()));
}

void JointUnreadDelegate::paintRoom(QPainter &painter, const QStyleOptionViewItem &option,
                                    const views::RoomRow &room) const
{
    const Colours &colours = m_theme.colours();
    const QRect ground = option.rect.adjusted(0, 1, 0, -1);
    paintRowGround(painter, option, ground, m_theme);
    QRect inside = ground.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const int side = m_theme.dense(kUnreadAvatar, kCompactUnreadAvatar);
    paintAvatar(painter, QRect(inside.left(), inside.center().y() - side / 2 + 1, side, side), m_theme,
                room.visibility == rooms::Visibility::Direct ? AvatarShape::Person : AvatarShape::Room,
                room.other.isNull() ? room.id.number : room.other.number, room.name);
    inside.setLeft(inside.left() + side + m_theme.dense(space::kMedium, space::kSmall));

    const QFontMetrics strong(m_theme.font(TextStyle::Strong));
    const QFontMetrics caption(m_theme.font(TextStyle::Caption));
    int right = inside.right() + 1;
    const auto putBadge = [&](int count, BadgeKind kind) {
        const QSize badge = badgeSize(m_theme, count, kind);
        paintBadge(painter, QPoint(right, inside.center().y()), m_theme, count, kind);
        right -= badge.isEmpty() ? 0 : badge.width() + 4;
    };
    putBadge(room.unread, room.isQuiet() ? BadgeKind::Quiet : BadgeKind::Unread);
    putBadge(room.calling(), BadgeKind::Mention);
    const int width = qMax(0, right - inside.left() - space::kSmall);
    const int top = inside.center().y() - (strong.height() + caption.height()) / 2 + 1;
    const QRect nameLine(inside.left(), top, width, strong.height());
    const QRect previewLine(inside.left(), nameLine.bottom() + 1, width, caption.height());

    const QString time = room.lastAt.isNull() ? QString() : m_formats.shortTime(room.lastAt);
    painter.setFont(m_theme.font(TextStyle::Caption));
    painter.setPen(colours.muted);
    painter.drawText(nameLine, Qt::AlignRight | Qt::AlignVCenter, time);
    painter.drawText(previewLine, Qt::AlignLeft | Qt::AlignVCenter,
                     caption.elidedText(oneLine(room.preview, 200), Qt::ElideRight, width));
    const int nameWidth = width - caption.horizontalAdvance(time) - space::kSmall;
    painter.setFont(m_theme.font(TextStyle::Strong));
    painter.setPen(room.isQuiet() ? colours.muted : colours.text);
    painter.drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter,
                     strong.elidedText(oneLine(room.name, 120), Qt::ElideRight, nameWidth));
}

JointUnreadSheet::JointUnreadSheet(const Theme &theme, views::Formats &formats,
                                   const QList<views::JointUnread::Account> &accounts, QWidget *host)
    : Sheet(theme, 520, host)
    , m_unread(formats)
    , m_list(new QListView(this))
    , m_none(new EmptyState(theme, this))
{
    m_unread.setAccounts(accounts);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_none, 1);
    m_list->setModel(&m_unread);
    m_list->setItemDelegate(new JointUnreadDelegate(theme, m_unread, formats, m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(theme.scaled(320));
    m_none->setMinimumHeight(theme.scaled(240));
    connect(m_list, &QListView::clicked, this, &JointUnreadSheet::pick);
    connect(m_list, &QListView::activated, this, &JointUnreadSheet::pick);
    connect(&m_unread, &QAbstractItemModel::modelAboutToBeReset, this, &JointUnreadSheet::keepCurrent);
    connect(&m_unread, &QAbstractItemModel::modelReset, this, &JointUnreadSheet::showRows);
    connect(&theme, &Theme::changed, m_list, [this] { m_list->doItemsLayout(); });
}

void JointUnreadSheet::open()
{
    showRows();
    Sheet::open(m_unread.isEmpty() ? nullptr : m_list);
}

void JointUnreadSheet::keepCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    m_room = {};
    if (!current.isValid() || m_unread.row(current.row()).isHead())
        return;
    m_account = m_unread.row(current.row()).account;
    m_room = m_unread.row(current.row()).room.id;
}

void JointUnreadSheet::showRows()
{
    const bool any = !m_unread.isEmpty();
    // Else it would go to what lies behind the sheet.
    if (!any && m_list->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_list->setVisible(any);
    m_none->setVisible(!any);
    if (!any) {
        m_none->say(Glyph::Check, tr("Everything is read"),
                    tr("What is new in any of your accounts stands here."));
        return;
    }
    const int kept = m_unread.indexOf(m_account, m_room);
    m_list->setCurrentIndex(m_unread.index(kept >= 0 ? kept : m_unread.nextRoom(-1, 1), 0));
}

void JointUnreadSheet::pick(const QModelIndex &index)
{
    // A press may be told twice, as a click and as its meaning.
    if (!index.isValid() || m_unread.row(index.row()).isHead() || std::exchange(m_picked, true))
        return;
    const int account = m_unread.row(index.row()).account;
    const RoomId room = m_unread.row(index.row()).room.id;
    leave();
    Q_EMIT picked(account, room);
}

void JointUnreadSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Unread in all accounts"));
    m_list->setAccessibleName(tr("Rooms with something unread"));
    showRows();
}

} // namespace madang::gui
