// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/browse_sheet.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kAvatar = 40;

    /// One public room: name, topic, how many are in it, whether one is too.
    class PublicRoomDelegate : public QStyledItemDelegate {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::PublicRoomDelegate)

    public:
        PublicRoomDelegate(const Theme &theme, const views::RoomDirectory &directory, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_directory(directory)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            const int text = QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                + QFontMetrics(m_theme.font(TextStyle::Caption)).height();
            return {m_theme.scaled(200), qMax(text, m_theme.scaled(kAvatar)) + 2 * space::kSmall};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const rooms::Room &room = m_directory.room(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(0, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            QRect inside = ground.adjusted(space::kSmall, 0, -space::kMedium, 0);
            const int side = m_theme.scaled(kAvatar);
            paintAvatar(*painter, QRect(inside.left(), inside.center().y() - side / 2 + 1, side, side),
                        m_theme, AvatarShape::Room, room.id.number, room.name);
            inside.setLeft(inside.left() + side + space::kMedium);
            const QFontMetrics nameMetrics(m_theme.font(TextStyle::Strong));
            const QFontMetrics smallMetrics(m_theme.font(TextStyle::Caption));
            const int top = inside.center().y() - (nameMetrics.height() + smallMetrics.height()) / 2 + 1;

            const QString standing = room.role ? tr("Joined") : tr("%n member(s)", nullptr, room.memberCount);
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(room.role ? colours.accentText : colours.muted);
            const QRect nameLine(inside.left(), top, inside.width(), nameMetrics.height());
            painter->drawText(nameLine, Qt::AlignRight | Qt::AlignVCenter, standing);
            const int nameWidth = inside.width() - smallMetrics.horizontalAdvance(standing) - space::kMedium;
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(colours.text);
            painter->drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter,
                              nameMetrics.elidedText(oneLine(room.name, 120), Qt::ElideRight, nameWidth));
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(
                QRect(inside.left(), nameLine.bottom() + 1, inside.width(), smallMetrics.height()),
                Qt::AlignVCenter,
                smallMetrics.elidedText(oneLine(room.topic, 200), Qt::ElideRight, inside.width()));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        const views::RoomDirectory &m_directory;
    };

} // namespace

BrowseSheet::BrowseSheet(const Theme &theme, Session &session, QWidget *host)
    : Sheet(theme, 560, host)
    , m_directory(session)
    , m_search(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
{
    content()->addWidget(m_search);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_state, 1);
    m_list->setModel(&m_directory);
    m_list->setItemDelegate(new PublicRoomDelegate(theme, m_directory, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(theme.scaled(320));
    m_state->setMinimumHeight(theme.scaled(320));
    m_typed.setSingleShot(true);
    m_typed.setInterval(250);
    connect(m_search, &SearchField::soughtChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(&m_typed, &QTimer::timeout, this, [this] { m_directory.search(m_search->sought().trimmed()); });
    connect(m_search, &SearchField::stepped, this, [this] {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_directory.index(0, 0));
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { pick(m_directory.index(0, 0)); });
    connect(m_list, &QListView::clicked, this, &BrowseSheet::pick);
    connect(m_list, &QListView::activated, this, &BrowseSheet::pick);
    connect(m_state, &EmptyState::pressed, this,
            [this] { m_directory.search(m_search->sought().trimmed()); });
    connect(&m_directory, &views::RoomDirectory::loadingChanged, this, &BrowseSheet::showState);
    connect(&m_directory, &views::RoomDirectory::errorChanged, this, &BrowseSheet::showState);
    connect(&m_directory, &QAbstractItemModel::rowsInserted, this, &BrowseSheet::showState);
    connect(&m_directory, &QAbstractItemModel::modelReset, this, &BrowseSheet::showState);
}

void BrowseSheet::open()
{
    m_directory.search({});
    Sheet::open(m_search);
}

void BrowseSheet::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const rooms::Room room = m_directory.room(index.row());
    leave();
    Q_EMIT picked(room);
}

void BrowseSheet::showState()
{
    const bool any = m_directory.rowCount() > 0;
    m_list->setVisible(any);
    m_state->setVisible(!any);
    if (any)
        return;
    if (m_directory.isLoading())
        m_state->wait(tr("Fetching the rooms…"));
    else if (m_directory.error())
        m_state->say(Glyph::CloudOff, tr("The rooms could not be fetched"),
                     views::wording::of(*m_directory.error()), tr("Try again"));
    else if (!m_search->sought().trimmed().isEmpty())
        m_state->say(Glyph::Search, tr("Nothing found"), tr("No public room has these words in its name."));
    else
        m_state->say(Glyph::Compass, tr("No public rooms"), tr("Open the first one: New room, in the menu."));
}

void BrowseSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Public rooms"));
    m_search->setPlaceholderText(tr("Search by name"));
    m_search->setAccessibleName(tr("Search by name"));
    m_list->setAccessibleName(tr("Public rooms"));
    showState();
}

} // namespace madang::gui
