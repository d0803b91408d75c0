// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/address_list.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>
#include <QStyledItemDelegate>

namespace madang::gui {

namespace {

    /// A place in two lines: as one would write it on a letter, and its other address.
    class PlaceDelegate : public QStyledItemDelegate {
    public:
        PlaceDelegate(const Theme &theme, const views::AddressSearch &search, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_search(search)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(120),
                    QFontMetrics(m_theme.font(TextStyle::Body)).height()
                        + QFontMetrics(m_theme.font(TextStyle::Caption)).height() + 2 * space::kSmall};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            if (index.row() >= m_search.places().size())
                return;
            const addresses::FoundAddress &place = m_search.places().at(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            paintRowGround(*painter, option, option.rect.adjusted(space::kTiny, 1, -space::kTiny, -1),
                           m_theme);
            const QRect inside
                = option.rect.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
            paintLine(*painter, inside, Qt::AlignTop, TextStyle::Body, colours.text,
                      views::AddressSearch::headOf(place));
            if (place.road)
                paintLine(*painter, inside, Qt::AlignBottom, TextStyle::Caption, colours.muted,
                          place.address);
            painter->restore();
        }

    private:
        void paintLine(QPainter &painter, const QRect &inside, Qt::Alignment at, TextStyle style,
                       const QColor &colour, const QString &foreign) const
        {
            const QFont font = m_theme.font(style);
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(inside, int(at | Qt::AlignLeft),
                             QFontMetrics(font).elidedText(oneLine(foreign), Qt::ElideRight, inside.width()));
        }

        const Theme &m_theme;
        const views::AddressSearch &m_search;
    };

} // namespace

AddressList::AddressList(const Theme &theme, views::AddressSearch &search, DetailField &field,
                         QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_search(search)
    , m_field(field)
    , m_rows(new QStringListModel(this))
{
    setModel(m_rows);
    setItemDelegate(new PlaceDelegate(m_theme, search, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT picked(index.row()); });
    connect(&field, &DetailField::steppedDown, this, &AddressList::enter);
    connect(&theme, &Theme::changed, this, [this] { doItemsLayout(); });
    hide();
    retranslate();
}

void AddressList::retranslate()
{
    setAccessibleName(tr("Places found"));
}

void AddressList::follow(const QString &remark)
{
    QStringList rows;
    for (const addresses::FoundAddress &place : m_search.places())
        rows += oneLine(views::AddressSearch::textOf(place));
    if (rows.isEmpty() && hasFocus())
        m_field.focusInput();
    if (m_rows->stringList() != rows)
        m_rows->setStringList(rows);
    if (!rows.isEmpty())
        setFixedHeight(int(qMin<qsizetype>(rows.size(), kMostRows)) * sizeHintForRow(0) + 2 * frameWidth());
    setVisible(!rows.isEmpty());
    const QString saying = m_search.saying();
    m_field.setRemark(remark.isEmpty()       ? saying
                          : saying.isEmpty() ? remark
                                             : remark + QStringLiteral(". ") + saying);
}

void AddressList::close()
{
    if (hasFocus())
        m_field.focusInput();
    m_rows->setStringList({});
    hide();
}

void AddressList::enter()
{
    if (isHidden() || m_rows->rowCount() == 0)
        return;
    setCurrentIndex(m_rows->index(0));
    setFocus(Qt::TabFocusReason);
}

/// The window's own keys wait while they mean something here.
bool AddressList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Enter || key == Qt::Key_Return) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

/// Enter takes a place, Escape gives up looking, and going up beyond the first row leads back to the field.
void AddressList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Space:
        if (currentIndex().isValid())
            Q_EMIT picked(currentIndex().row());
        return;
    case Qt::Key_Escape:
        m_field.focusInput();
        m_search.dismiss();
        return;
    case Qt::Key_Up:
        if (currentIndex().row() <= 0)
            return m_field.focusInput();
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

} // namespace madang::gui
