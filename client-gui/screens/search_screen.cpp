// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/search_screen.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/event_text.h"

#include <QButtonGroup>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kAvatar = 28;

    using views::MessageSearch;

    /// One line, cut at its end, with the words that were looked for on a ground of their own.
    void paintMarked(QPainter &painter, const QRect &line, const QString &text, const QStringList &words,
                     const Colours &colours)
    {
        const QFontMetrics metrics = painter.fontMetrics();
        const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.selected);
        for (const QString &word : words) {
            qsizetype at = word.isEmpty() ? -1 : shown.indexOf(word, 0, Qt::CaseInsensitive);
            for (; at >= 0; at = shown.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
                const int left = line.left() + metrics.horizontalAdvance(shown.left(at));
                const int right = line.left() + metrics.horizontalAdvance(shown.left(at + word.size()));
                painter.drawRoundedRect(QRect(left - 1, line.top(), right - left + 2, line.height()), 3, 3);
                if (colours.strong)
                    painter.fillRect(QRect(left, line.bottom() - 1, right - left, 2), colours.text);
            }
        }
        painter.setPen(colours.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }

    class HitDelegate : public QStyledItemDelegate {
    public:
        HitDelegate(const Theme &theme, const views::Formats &formats, const MessageSearch &hits,
                    Portraits &portraits, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_formats(formats)
            , m_hits(hits)
            , m_portraits(portraits)
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
            const views::FoundMessage &hit = m_hits.found(index.row());
            const accounts::Person sender = hit.event.sender.value_or(accounts::Person{});
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(space::kSmall, 1, -space::kSmall, -1);
            paintRowGround(*painter, option, ground, m_theme);
            QRect inside = ground.adjusted(space::kSmall, space::kSmall - 2, -space::kSmall, 0);
            const int side = m_theme.scaled(kAvatar);
            QString name = views::nameOf(sender);
            paintAvatar(*painter, QRect(inside.left(), inside.top() + 2, side, side), m_theme,
                        AvatarShape::Person, sender.id.number, name, &m_portraits);
            if (m_hits.scope() == MessageSearch::Scope::Everywhere && !hit.roomName.isEmpty())
                name += QStringLiteral(" · ") + hit.roomName;
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
            paintMarked(*painter, textLine, textOf(index.row()), m_hits.words(), colours);
            painter->restore();
        }

    private:
        QString textOf(int row) const
        {
            const rooms::RoomEvent &event = m_hits.found(row).event;
            return event.type == QLatin1String("message") ? m_hits.excerpt(row)
                                                          : views::previewOf(event, m_formats, {});
        }

        const Theme &m_theme;
        const views::Formats &m_formats;
        const MessageSearch &m_hits;
        Portraits &m_portraits;
    };

} // namespace

SearchScreen::SearchScreen(const Theme &theme, Session &session, const views::Formats &formats,
                           views::Timeline &timeline, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_timeline(timeline)
    , m_field(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
    , m_note(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_here(new Button(theme, Button::Kind::Segment, this))
    , m_everywhere(new Button(theme, Button::Kind::Segment, this))
    , m_search(session, timeline.room())
{
    buildColumn(session.state() == Session::State::SignedIn);
    m_list->setModel(&m_search);
    auto *portraits = new Portraits(session.faces(), this);
    m_list->setItemDelegate(new HitDelegate(theme, formats, m_search, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_typed.setSingleShot(true);
    m_typed.setInterval(250);
    connect(m_field, &SearchField::soughtChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(&m_typed, &QTimer::timeout, this, &SearchScreen::search);
    connect(m_field, &SearchField::stepped, this, [this] {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid() && m_search.rowCount() > 0)
            m_list->setCurrentIndex(m_search.index(0));
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (m_search.line() != m_field->sought().trimmed())
            search();
        else if (m_search.rowCount() > 0)
            pick(m_search.index(0));
    });
    connect(m_here, &Button::clicked, this, [this] { m_search.setScope(MessageSearch::Scope::Room); });
    connect(m_everywhere, &Button::clicked, this,
            [this] { m_search.setScope(MessageSearch::Scope::Everywhere); });
    connect(m_list, &QListView::clicked, this, &SearchScreen::pick);
    connect(m_list, &QListView::activated, this, &SearchScreen::pick);
    connect(&m_search, &MessageSearch::changed, this, &SearchScreen::showState);
    connect(&theme, &Theme::changed, this, [this] { m_list->doItemsLayout(); });
    retranslate();
}

void SearchScreen::buildColumn(bool hasRooms)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, space::kSmall);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    top->addWidget(m_field);
    auto *segments = new QHBoxLayout;
    segments->setSpacing(space::kTiny);
    auto *group = new QButtonGroup(this);
    for (Button *button : {m_here, m_everywhere}) {
        button->setCheckable(true);
        button->setVisible(hasRooms);
        group->addButton(button);
        segments->addWidget(button);
    }
    m_here->setChecked(true);
    segments->addStretch(1);
    top->addLayout(segments);
    top->addWidget(m_note);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_state, 1);
}

void SearchScreen::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchScreen::search()
{
    m_typed.stop();
    m_search.search(m_field->sought());
}

void SearchScreen::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const rooms::RoomEvent &event = m_search.found(index.row()).event;
    if (event.room == m_timeline.room())
        m_timeline.jumpToPosition(event.position);
    else
        Q_EMIT elsewhereWanted(event.room, event.position);
}

void SearchScreen::showState()
{
    using Shown = MessageSearch::State;
    const bool any = m_search.rowCount() > 0;
    m_list->setVisible(any);
    m_state->setVisible(!any);
    m_note->setVisible(any && m_search.isLocal());
    m_note->setText(tr("No connection: found on this device only."));
    switch (m_search.state()) {
    case Shown::Idle:
        m_state->say(Glyph::Search, tr("Find messages"), m_search.stateText());
        break;
    case Shown::Searching:
        m_state->wait(m_search.stateText());
        break;
    case Shown::Nothing:
        m_state->say(Glyph::Search, tr("Nothing found"), m_search.stateText());
        break;
    case Shown::Refused:
        m_state->say(Glyph::Alert, tr("That cannot be searched"), m_search.stateText());
        break;
    case Shown::Found:
        break;
    }
}

void SearchScreen::retranslate()
{
    m_field->setPlaceholderText(tr("Words in messages"));
    m_field->setAccessibleName(tr("Words in messages"));
    m_here->setText(tr("This room"));
    m_everywhere->setText(tr("All my rooms"));
    m_list->setAccessibleName(tr("Messages found"));
    showState();
}

} // namespace madang::gui
