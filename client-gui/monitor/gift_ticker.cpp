// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/monitor/gift_ticker.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace madang::gui {

using namespace Qt::StringLiterals;
using campaigns::Gift;

/// The monitor's ticker as a model: it keeps the selection on its gift while new ones come above.
class GiftTicker::Rows : public QAbstractListModel {
public:
    Rows(const views::Formats &formats, QObject *parent)
        : QAbstractListModel(parent)
        , m_formats(formats)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_gifts.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QString(nameOf(index.row()) + u", "_s + amountOf(index.row()) + u", "_s
                           + m_formats.relative(gift(index.row()).at));
        if (role == Qt::ToolTipRole && !gift(index.row()).message.isEmpty())
            return toolTipOf(gift(index.row()).message);
        return {};
    }
    const Gift &gift(int row) const { return m_gifts[row]; }
    QString nameOf(int row) const
    {
        return gift(row).nickname ? oneLine(*gift(row).nickname, 60) : GiftTicker::tr("Anonymous");
    }
    QString amountOf(int row) const
    {
        return gift(row).amount ? m_formats.won(*gift(row).amount) : GiftTicker::tr("a gift");
    }
    QString timeOf(int row) const { return m_formats.shortTime(gift(row).at); }

    void show(const QList<Gift> &gifts)
    {
        const DonationId newest = m_gifts.isEmpty() ? DonationId() : m_gifts.first().id;
        int fresh = 0;
        while (fresh < gifts.size() && gifts[fresh].id != newest)
            ++fresh;
        if (m_gifts.isEmpty() || fresh == gifts.size()) {
            beginResetModel();
            m_gifts = gifts;
            endResetModel();
            return;
        }
        if (fresh > 0) {
            beginInsertRows({}, 0, fresh - 1);
            m_gifts = gifts.first(fresh) + m_gifts;
            endInsertRows();
        }
        if (const int rows = rowCount(); rows > gifts.size()) {
            beginRemoveRows({}, static_cast<int>(gifts.size()), rows - 1);
            m_gifts.resize(gifts.size());
            endRemoveRows();
        }
    }

private:
    const views::Formats &m_formats;
    QList<Gift> m_gifts;
};

namespace {

    /// Paints one gift: name and amount, below them time and message.
    template <typename Rows> class GiftDelegate : public QStyledItemDelegate {
    public:
        GiftDelegate(const Theme &theme, const Rows &rows, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_rows(rows)
        {
        }
        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(160),
                    QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                        + QFontMetrics(m_theme.font(TextStyle::Caption)).height() + 2 * space::kSmall};
        }
        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const Colours &colours = m_theme.colours();
            const int row = index.row();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(space::kTiny, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            const QRect inside = ground.adjusted(space::kSmall, 0, -space::kSmall, 0);
            const QFontMetrics strong(m_theme.font(TextStyle::Strong));
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const int top = inside.center().y() - (strong.height() + small.height()) / 2 + 1;
            const QRect first(inside.left(), top, inside.width(), strong.height());
            const QString amount = m_rows.amountOf(row);
            const int amountWidth = strong.horizontalAdvance(amount);
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(colours.moneyText);
            painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, amount);
            painter->setPen(colours.text);
            painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                              strong.elidedText(m_rows.nameOf(row), Qt::ElideRight,
                                                first.width() - amountWidth - space::kSmall));
            const QRect second(inside.left(), first.bottom() + 1, inside.width(), small.height());
            QString words = m_rows.timeOf(row);
            if (!m_rows.gift(row).message.isEmpty())
                words += u" · "_s + oneLine(m_rows.gift(row).message, 120);
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                              small.elidedText(words, Qt::ElideRight, second.width()));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        const Rows &m_rows;
    };

} // namespace

GiftTicker::GiftTicker(const Theme &theme, const views::Formats &formats,
                       const views::DonationMonitor &monitor, QWidget *parent)
    : QListView(parent)
    , m_rows(new Rows(formats, this))
{
    setModel(m_rows);
    setItemDelegate(new GiftDelegate<Rows>(theme, *m_rows, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Latest gifts"));
    m_rows->show(monitor.ticker());
    connect(&monitor, &views::DonationMonitor::changed, this,
            [this, &monitor] { m_rows->show(monitor.ticker()); });
    connect(&formats, &views::Formats::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, &GiftTicker::scheduleDelayedItemsLayout);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT replayWanted(m_rows->gift(index.row()).id); });
}

std::optional<DonationId> GiftTicker::chosen() const
{
    if (m_rows->rowCount() == 0)
        return std::nullopt;
    return m_rows->gift(qMax(0, currentIndex().row())).id;
}

} // namespace madang::gui
