// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/word_popup.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kOfferSign = 26;
    constexpr int kPopupWidth = 340;

    /// One offer: whose picture or which sign, the name, and by which name they are mentioned.
    class WordOfferDelegate : public QStyledItemDelegate {
    public:
        WordOfferDelegate(const Theme &theme, const views::WordOffers &offers, Portraits &portraits,
                          QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_offers(offers)
            , m_portraits(portraits)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(120),
                    qMax(m_theme.scaled(kOfferSign), QFontMetrics(m_theme.font(TextStyle::Body)).height())
                        + 2 * space::kTiny};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const views::WordOffer &offer = m_offers.offer(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            paintRowGround(*painter, option, option.rect.adjusted(space::kTiny, 1, -space::kTiny, -1),
                           m_theme);
            QRect inside = option.rect.adjusted(space::kMedium, 0, -space::kMedium, 0);
            const int side = m_theme.scaled(kOfferSign);
            const QRect square(inside.left(), inside.center().y() - side / 2 + 1, side, side);
            paintSign(*painter, square, offer);
            inside.setLeft(square.right() + space::kSmall);
            const bool isEmoji = offer.kind == views::WordOffer::Kind::Emoji;
            const QString name = oneLine(offer.name, 80);
            const QString username = isEmoji ? QString() : oneLine(offer.sign, 80);
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const QFontMetrics large(m_theme.font(TextStyle::Body));
            // The user name has the room that the nickname leaves, but never less than half.
            const int free = inside.width() - large.horizontalAdvance(name) - space::kSmall;
            const int usernameWidth
                = qMin(small.horizontalAdvance(username) + 1, qMax(free, inside.width() / 2));
            painter->setFont(m_theme.font(TextStyle::Caption));
            painter->setPen(colours.muted);
            painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter,
                              small.elidedText(username, Qt::ElideRight, usernameWidth));
            const int nameWidth = inside.width() - (username.isEmpty() ? 0 : usernameWidth + space::kSmall);
            painter->setFont(m_theme.font(TextStyle::Body));
            painter->setPen(colours.text);
            painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                              large.elidedText(name, Qt::ElideRight, nameWidth));
            painter->restore();
        }

    private:
        void paintSign(QPainter &painter, const QRect &square, const views::WordOffer &offer) const
        {
            switch (offer.kind) {
            case views::WordOffer::Kind::Person:
                paintAvatar(painter, square, m_theme, AvatarShape::Person, offer.user.number, offer.name,
                            &m_portraits);
                return;
            case views::WordOffer::Kind::Everyone:
            case views::WordOffer::Kind::Role:
                painter.drawPixmap(square,
                                   glyphPixmap(Glyph::People, m_theme.colours().muted, square.width(),
                                               painter.device()->devicePixelRatioF()));
                return;
            case views::WordOffer::Kind::Emoji:
                break;
            }
            painter.setFont(m_theme.font(TextStyle::Subtitle));
            painter.setPen(m_theme.colours().text);
            painter.drawText(square, Qt::AlignCenter | Qt::TextDontClip, offer.sign);
        }

        const Theme &m_theme;
        const views::WordOffers &m_offers;
        Portraits &m_portraits;
    };

    bool isPlain(const QKeyEvent &key)
    {
        return (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    }

} // namespace

WordPopup::WordPopup(const Theme &theme, Session &session, const views::Timeline &timeline,
                     const views::People &people, const views::Formats &formats, MessageEdit &edit,
                     QWidget *host)
    : Pane(theme, Ground::None, host)
    , m_edit(edit)
    , m_offers(session, timeline, people, formats)
    , m_list(new QListView(this))
{
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, space::kTiny, 1, space::kTiny);
    column->addWidget(m_list);
    m_list->setModel(&m_offers);
    auto *portraits = new Portraits(session.faces(), this);
    m_list->setItemDelegate(new WordOfferDelegate(theme, m_offers, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { pick(index.row()); });
    connect(&m_offers, &QAbstractItemModel::modelReset, this, &WordPopup::showOffers);
    connect(&m_offers, &views::WordOffers::chosenChanged, this, &WordPopup::showChosen);
    // Going elsewhere in the text ends the word; only typing begins one.
    connect(&edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (isOpen())
            followSoon();
    });
    connect(&theme, &Theme::changed, this, [this] {
        m_list->doItemsLayout();
        place();
    });
    edit.installEventFilter(this);
    host->installEventFilter(this);
    hide();
    retranslate();
}

void WordPopup::retranslate()
{
    setAccessibleName(tr("Suggestions"));
    m_list->setAccessibleName(tr("Suggestions"));
    showChosen();
}

bool WordPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            place();
        return Pane::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        if (m_due)
            follow();
        const auto *key = static_cast<QKeyEvent *>(event);
        if (event->type() == QEvent::KeyPress) {
            if (isOpen() && handleKey(*key))
                return true;
            if (isOpen() || !key->text().isEmpty()) // going through the text begins no word
                followSoon();
            break;
        }
        // The window's own keys wait while they mean something here.
        const QList<int> ours{Qt::Key_Up,    Qt::Key_Down,   Qt::Key_PageUp, Qt::Key_PageDown,
                              Qt::Key_Enter, Qt::Key_Return, Qt::Key_Tab,    Qt::Key_Escape};
        if (isOpen() && isPlain(*key) && ours.contains(key->key())) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::InputMethod:
        followSoon();
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        m_offers.leave();
        break;
    case QEvent::Move:
    case QEvent::Resize:
        place();
        break;
    default:
        break;
    }
    return Pane::eventFilter(watched, event);
}

bool WordPopup::handleKey(const QKeyEvent &key)
{
    if (!isPlain(key))
        return false;
    switch (key.key()) {
    case Qt::Key_Up:
        m_offers.step(-1);
        return true;
    case Qt::Key_Down:
        m_offers.step(1);
        return true;
    case Qt::Key_PageUp:
        m_offers.step(1 - kMostRows);
        return true;
    case Qt::Key_PageDown:
        m_offers.step(kMostRows - 1);
        return true;
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Tab:
        pick(m_offers.chosen());
        return true;
    case Qt::Key_Escape:
        m_offers.dismiss();
        return true;
    default:
        return false;
    }
}

void WordPopup::followSoon()
{
    if (std::exchange(m_due, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_due)
                follow();
        },
        Qt::QueuedConnection);
}

void WordPopup::follow()
{
    m_due = false;
    if (m_edit.isReadOnly() || !m_edit.hasFocus() || m_edit.textCursor().hasSelection())
        m_offers.leave();
    else
        m_offers.follow(textBefore());
    if (isOpen())
        place();
}

/// Of the line the cursor is in, with what is being composed at the cursor.
QString WordPopup::textBefore() const
{
    const QTextCursor cursor = m_edit.textCursor();
    return cursor.block().text().left(cursor.positionInBlock()) + m_edit.composing();
}

void WordPopup::showOffers()
{
    const bool any = m_offers.rowCount() > 0;
    if (any)
        place();
    if (any == isOpen())
        return;
    setVisible(any);
    if (any)
        raise();
}

void WordPopup::showChosen()
{
    const QModelIndex chosen = m_offers.index(m_offers.chosen(), 0);
    if (!chosen.isValid()) {
        m_edit.setAccessibleDescription({});
        return;
    }
    m_list->setCurrentIndex(chosen);
    m_list->scrollTo(chosen);
    // Who listens to the message hears what Enter would take.
    m_edit.setAccessibleDescription(
        tr("Enter takes %1").arg(isolated(chosen.data(Qt::AccessibleTextRole).toString())));
}

/// Above the word if there is room for a row, else below; as wide and as tall as the host has room for.
void WordPopup::place()
{
    const std::optional<views::HalfWord> word = m_offers.word();
    if (!word)
        return;
    QTextCursor begin = m_edit.textCursor();
    const QTextBlock block = begin.block();
    begin.setPosition(block.position() + qMin(int(word->from), qMax(0, block.length() - 1)));
    const QRect caret = m_edit.cursorRect(begin);
    const QPoint at = m_edit.viewport()->mapTo(parentWidget(), caret.topLeft());
    const int row = qMax(1, m_list->sizeHintForRow(0));
    const int rows = qMin(m_offers.rowCount(), kMostRows);
    const int edges = 2 * space::kTiny;
    const int above = at.y() - 2 * space::kTiny;
    const int below = parentWidget()->height() - (at.y() + caret.height()) - 2 * space::kTiny;
    const bool isAbove = above >= row + edges || above >= below;
    const int tall = qMin(rows * row + edges, qMax(row + edges, isAbove ? above : below));
    const int wide = qMin(theme().scaled(kPopupWidth), parentWidget()->width() - 2 * space::kSmall);
    const int left = qBound(space::kSmall, at.x() - space::kMedium,
                            qMax(space::kSmall, parentWidget()->width() - space::kSmall - wide));
    setGeometry(left, isAbove ? at.y() - space::kTiny - tall : at.y() + caret.height() + space::kTiny, wide,
                tall);
    // Whole rows are seen of what is longer than the list.
    m_list->setVerticalScrollBarPolicy(m_offers.rowCount() * row + edges > tall ? Qt::ScrollBarAlwaysOn
                                                                                : Qt::ScrollBarAlwaysOff);
}

/// What was being composed becomes text first: then the whole word is replaced, and nothing comes after it.
void WordPopup::pick(int row)
{
    if (row < 0 || row >= m_offers.rowCount() || m_edit.isReadOnly())
        return;
    const views::WordOffer offer = m_offers.offer(row);
    m_offers.use(row);
    m_edit.finishComposition();
    const std::optional<views::HalfWord> word = views::halfWordIn(textBefore());
    if (!word)
        return; // the input method threw it away
    QTextCursor cursor = m_edit.textCursor();
    const int end = cursor.position();
    const QString line = cursor.block().text();
    const bool blankFollows = line.mid(cursor.positionInBlock(), 1) == QLatin1String(" ");
    cursor.beginEditBlock();
    cursor.setPosition(cursor.block().position() + int(word->from));
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(blankFollows ? offer.sign : offer.text());
    cursor.endEditBlock();
    if (blankFollows)
        cursor.movePosition(QTextCursor::NextCharacter);
    m_edit.setTextCursor(cursor);
    m_edit.ensureCursorVisible();
}

void WordPopup::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colours().borderStrong, 1));
    painter.setBrush(theme().colours().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
}

} // namespace madang::gui
