// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/desk_list.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/desk_text.h"

#include <QPainter>
#include <QStringListModel>
#include <QStyledItemDelegate>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    namespace text = views::desk_text;

    /// One thing that waits: how it stands and the amount; below, since when and all that is known of it.
    class DeskDelegate : public QStyledItemDelegate {
    public:
        DeskDelegate(const Theme &theme, const views::PaymentsDesk &desk, const views::Formats &formats,
                     QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_desk(desk)
            , m_formats(formats)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(200),
                    QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                        + QFontMetrics(m_theme.font(TextStyle::Caption)).height() + 2 * space::kMedium
                        + space::kTiny};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            if (index.row() >= m_desk.items().size())
                return;
            const desk::Item &item = m_desk.items().at(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(0, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            const QRect inside
                = ground.adjusted(space::kMedium, space::kMedium - 1, -space::kMedium, -space::kMedium + 1);
            const QFontMetrics strong(m_theme.font(TextStyle::Strong));
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const QRect first(inside.left(), inside.top(), inside.width(), strong.height());
            const QRect second(inside.left(), first.bottom() + space::kTiny, inside.width(), small.height());
            const QString amount = text::amountOf(item, m_formats);
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(colours.money);
            painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, amount);
            painter->setPen(colours.text);
            painter->drawText(
                first, Qt::AlignLeft | Qt::AlignVCenter,
                strong.elidedText(oneLine(text::stateOf(item), 80), Qt::ElideRight,
                                  inside.width() - strong.horizontalAdvance(amount) - space::kMedium));
            const QString when = m_formats.relative(item.since);
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, when);
            painter->drawText(
                second, Qt::AlignLeft | Qt::AlignVCenter,
                small.elidedText(oneLine(text::aboutOf(item).join(u" · "_s), 300), Qt::ElideRight,
                                 inside.width() - small.horizontalAdvance(when) - space::kMedium));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        const views::PaymentsDesk &m_desk;
        const views::Formats &m_formats;
    };

} // namespace

DeskList::DeskList(const Theme &theme, views::PaymentsDesk &desk, const views::Formats &formats,
                   QWidget *parent)
    : QListView(parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_spoken(new QStringListModel(this))
{
    setModel(m_spoken);
    setItemDelegate(new DeskDelegate(theme, desk, formats, this));
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::doubleClicked, this, &DeskList::opened);
    connect(this, &QListView::activated, this, &DeskList::opened);
}

void DeskList::showItems()
{
    QStringList spoken;
    for (const desk::Item &item : m_desk.items())
        spoken += oneLine(text::stateOf(item) + u", "_s + text::amountOf(item, m_formats) + u", "_s
                              + text::aboutOf(item).join(u", "_s),
                          400);
    m_following = true;
    if (spoken != m_spoken->stringList())
        m_spoken->setStringList(spoken);
    setCurrentIndex(m_desk.selected() >= 0 ? m_spoken->index(m_desk.selected()) : QModelIndex());
    m_following = false;
    viewport()->update();
}

void DeskList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_following && current.isValid() && current.row() != m_desk.selected())
        m_desk.select(current.row());
}

} // namespace madang::gui
