// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/search_screen.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/event_text.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

/// What was found, newest first.
class HitList : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QString(nameAt(index.row()) + QLatin1String(": ") + oneLine(hit(index.row()).text, 120));
        return {};
    }
    const ArchiveHit &hit(int row) const { return m_hits[row]; }
    accounts::Person senderAt(int row) const { return hit(row).event.sender.value_or(accounts::Person{}); }
    QString nameAt(int row) const { return views::nameOf(senderAt(row)); }
    void show(const QList<ArchiveHit> &hits)
    {
        beginResetModel();
        m_hits = hits;
        endResetModel();
    }

private:
    QList<ArchiveHit> m_hits;
};

namespace {

    constexpr int kAvatar = 28;
    constexpr int kContextBefore = 24;

    class HitDelegate : public QStyledItemDelegate {
    public:
        HitDelegate(const Theme &theme, const views::Formats &formats, const HitList &hits,
                    const QLineEdit &words, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_formats(formats)
            , m_hits(hits)
            , m_words(words)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            const int text = QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                + QFontMetrics(m_theme.font(TextStyle::Body)).height();
            return {m_theme.scaled(140), text + 2 * space::kSmall};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const ArchiveHit &hit = m_hits.hit(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(space::kSmall, 1, -space::kSmall, -1);
            if (option.state & (QStyle::State_MouseOver | QStyle::State_Selected)) {
                painter->setPen(Qt::NoPen);
                painter->setBrush(option.state & QStyle::State_Selected ? colours.selected : colours.hover);
                painter->drawRoundedRect(ground, space::kRadius, space::kRadius);
            }
            QRect inside = ground.adjusted(space::kSmall, space::kSmall - 2, -space::kSmall, 0);
            const int side = m_theme.scaled(kAvatar);
            const QString name = m_hits.nameAt(index.row());
            paintAvatar(*painter, QRect(inside.left(), inside.top() + 2, side, side), m_theme,
                        AvatarShape::Person, m_hits.senderAt(index.row()).id.number, name);
            inside.setLeft(inside.left() + side + space::kSmall);
            const QFontMetrics strong(m_theme.font(TextStyle::Strong));
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const QString when = m_formats.shortTime(hit.event.at);
            const QRect nameLine(inside.left(), inside.top(), inside.width(), strong.height());
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(nameLine, Qt::AlignRight | Qt::AlignVCenter, when);
            painter->setFont(m_theme.font(TextStyle::Strong));
            painter->setPen(colours.text);
            painter->drawText(
                nameLine, Qt::AlignVCenter,
                strong.elidedText(oneLine(name, 60), Qt::ElideRight,
                                  inside.width() - small.horizontalAdvance(when) - space::kSmall));
            painter->setFont(m_theme.font(TextStyle::Body));
            const QRect textLine(inside.left(), nameLine.bottom() + 1, inside.width(),
                                 painter->fontMetrics().height());
            painter->setPen(colours.text);
            painter->drawText(
                textLine, Qt::AlignVCenter,
                painter->fontMetrics().elidedText(excerpt(hit.text), Qt::ElideRight, textLine.width()));
            painter->restore();
        }

    private:
        /// The text from a little before the word that was found.
        QString excerpt(const QString &text) const
        {
            const QString line = oneLine(text, 400);
            const qsizetype at = line.indexOf(m_words.text().trimmed(), 0, Qt::CaseInsensitive);
            return at > kContextBefore ? QChar(0x2026) + line.mid(at - kContextBefore / 2) : line;
        }

        const Theme &m_theme;
        const views::Formats &m_formats;
        const HitList &m_hits;
        const QLineEdit &m_words;
    };

} // namespace

SearchScreen::SearchScreen(const Theme &theme, const views::Formats &formats, views::Timeline &timeline,
                           QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_timeline(timeline)
    , m_field(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
    , m_hits(new HitList(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, space::kSmall);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    top->addWidget(m_field);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_state, 1);
    m_list->setModel(m_hits);
    m_list->setItemDelegate(new HitDelegate(theme, formats, *m_hits, *m_field, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_typed.setSingleShot(true);
    m_typed.setInterval(150);
    connect(m_field, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(&m_typed, &QTimer::timeout, this, &SearchScreen::search);
    connect(m_field, &SearchField::stepped, this, [this] {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid() && m_hits->rowCount() > 0)
            m_list->setCurrentIndex(m_hits->index(0));
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        search();
        if (m_hits->rowCount() > 0)
            pick(m_hits->index(0));
    });
    connect(m_list, &QListView::clicked, this, &SearchScreen::pick);
    connect(m_list, &QListView::activated, this, &SearchScreen::pick);
    connect(&theme, &Theme::changed, this, [this] { m_list->doItemsLayout(); });
    retranslate();
}

SearchScreen::~SearchScreen() = default;

void SearchScreen::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchScreen::search()
{
    const QString words = m_field->text().trimmed();
    m_hits->show(words.isEmpty() ? QList<ArchiveHit>() : m_timeline.search(words));
    showState();
}

void SearchScreen::pick(const QModelIndex &index)
{
    if (index.isValid())
        m_timeline.jumpToPosition(m_hits->hit(index.row()).event.position);
}

void SearchScreen::showState()
{
    const bool any = m_hits->rowCount() > 0;
    m_list->setVisible(any);
    m_state->setVisible(!any);
    if (m_field->text().trimmed().isEmpty())
        m_state->say(Glyph::Search, tr("Find in this room"),
                     tr("Part of a word is enough. Also works without a connection."));
    else
        m_state->say(Glyph::Search, tr("Nothing found"),
                     tr("Only messages that have been on this screen before can be found."));
}

void SearchScreen::retranslate()
{
    m_field->setPlaceholderText(tr("Words in messages"));
    m_field->setAccessibleName(tr("Words in messages"));
    m_list->setAccessibleName(tr("Messages found"));
    showState();
}

} // namespace madang::gui
