// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/gifts_sheet.h"

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

using campaigns::Donation;
using campaigns::GiftState;
using payments::OrderStatus;

namespace {

    /// One gift: campaign and amount; below, the day and what became of it.
    class GiftDelegate : public QStyledItemDelegate {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::GiftDelegate)

    public:
        GiftDelegate(const Theme &theme, const views::MyGifts &gifts, const views::Formats &formats,
                     QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_gifts(gifts)
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
            const Donation &gift = m_gifts.donation(index.row());
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
            const QString amount = m_formats.won(gift.amount);
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(counts(gift) ? colours.money : colours.muted);
            painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, amount);
            painter->setPen(colours.text);
            painter->drawText(
                first, Qt::AlignLeft | Qt::AlignVCenter,
                strong.elidedText(oneLine(gift.title, 120), Qt::ElideRight,
                                  inside.width() - strong.horizontalAdvance(amount) - space::kMedium));
            const QString state = views::giftStateText(gift, m_formats);
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, state);
            painter->drawText(
                second, Qt::AlignLeft | Qt::AlignVCenter,
                small.elidedText(whenOf(gift), Qt::ElideRight,
                                 inside.width() - small.horizontalAdvance(state) - space::kMedium));
            painter->restore();
        }

    private:
        static bool counts(const Donation &gift)
        {
            return gift.status == OrderStatus::Done || gift.status == OrderStatus::PartialCanceled;
        }
        QString whenOf(const Donation &gift) const
        {
            const QString when = m_formats.relative(gift.createdAt);
            if (!gift.cancelUntil || *gift.cancelUntil <= m_formats.now())
                return when;
            return tr("%1 · can be canceled: %2").arg(when, m_formats.remaining(*gift.cancelUntil));
        }

        const Theme &m_theme;
        const views::MyGifts &m_gifts;
        const views::Formats &m_formats;
    };

} // namespace

GiftsSheet::GiftsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 560, host)
    , m_formats(formats)
    , m_gifts(session)
    , m_period(new QComboBox(this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
{
    auto *filters = new QHBoxLayout;
    filters->setSpacing(space::kSmall);
    for (const std::optional<GiftState> &state :
         {std::optional<GiftState>(), std::optional(GiftState::Paid), std::optional(GiftState::Returned),
          std::optional(GiftState::Open), std::optional(GiftState::Failed)}) {
        auto *button = new Button(theme, Button::Kind::Segment, this);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(!state);
        connect(button, &QPushButton::clicked, this, [this, state] { m_gifts.setState(state); });
        m_states.append({button, state});
        filters->addWidget(button);
    }
    filters->addStretch(1);
    content()->addLayout(filters);
    content()->addWidget(m_period, 0, Qt::AlignLeft);
    for (int i = 0; i < 3; ++i)
        m_period->addItem({});
    connect(m_period, &QComboBox::currentIndexChanged, this, &GiftsSheet::showPeriod);

    content()->addWidget(m_list, 1);
    content()->addWidget(m_state, 1);
    m_list->setModel(&m_gifts);
    m_list->setItemDelegate(new GiftDelegate(theme, m_gifts, formats, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    for (QWidget *widget : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_state)})
        widget->setMinimumHeight(theme.scaled(320));
    const auto pick = [this](const QModelIndex &index) {
        const Donation gift = m_gifts.donation(index.row());
        leave();
        Q_EMIT picked(gift);
    };
    connect(m_list, &QListView::clicked, this, pick);
    connect(m_list, &QListView::activated, this, pick);
    connect(m_state, &EmptyState::pressed, &m_gifts, &views::MyGifts::refresh);
    connect(&m_gifts, &views::MyGifts::loadingChanged, this, &GiftsSheet::showState);
    connect(&m_gifts, &views::MyGifts::errorChanged, this, &GiftsSheet::showState);
    connect(&m_gifts, &QAbstractItemModel::modelReset, this, &GiftsSheet::showState);
}

void GiftsSheet::open()
{
    m_gifts.refresh();
    Sheet::open(m_list);
}

void GiftsSheet::showPeriod()
{
    const QDate today = m_formats.day(m_formats.now());
    switch (m_period->currentIndex()) {
    case LastMonth:
        m_gifts.setPeriod(today.addDays(-30), {});
        break;
    case ThisYear:
        m_gifts.setPeriod(QDate(today.year(), 1, 1), {});
        break;
    default:
        m_gifts.setPeriod({}, {});
        break;
    }
}

void GiftsSheet::showState()
{
    const bool any = m_gifts.rowCount() > 0;
    m_list->setVisible(any);
    m_state->setVisible(!any);
    if (any)
        return;
    if (m_gifts.isLoading())
        m_state->wait(tr("Fetching your gifts…"));
    else if (m_gifts.error())
        m_state->say(Glyph::CloudOff, tr("Your gifts could not be fetched"),
                     views::wording::of(*m_gifts.error()), tr("Try again"));
    else if (m_gifts.state() || m_period->currentIndex() != AnyTime)
        m_state->say(Glyph::Heart, tr("No such gift"), tr("Choose another state or time above."));
    else
        m_state->say(Glyph::Heart, tr("No gifts yet"),
                     tr("What you give, and what becomes of it, is found here."));
}

QString GiftsSheet::wordsOf(const std::optional<GiftState> &state) const
{
    if (!state)
        return tr("All");
    switch (*state) {
    case GiftState::Open:
        return tr("Open");
    case GiftState::Paid:
        return tr("Paid");
    case GiftState::Returned:
        return tr("Given back");
    case GiftState::Failed:
        return tr("Not paid");
    }
    return {};
}

void GiftsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("My gifts"));
    m_list->setAccessibleName(tr("My gifts"));
    for (const auto &[button, state] : std::as_const(m_states))
        button->setText(wordsOf(state));
    nameChoice(*m_period, tr("When"));
    m_period->setItemText(AnyTime, tr("Any time"));
    m_period->setItemText(LastMonth, tr("The last 30 days"));
    m_period->setItemText(ThisYear, tr("This year"));
    showState();
}

} // namespace madang::gui
