// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/sheet.h"

#include "client-gui/theme/spacing.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace madang::gui {

namespace {

    /// The card itself: it only paints its ground.
    class Card : public QWidget {
    public:
        Card(const Theme &theme, QWidget *parent)
            : QWidget(parent)
            , m_theme(theme)
        {
        }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(m_theme.colours().border, 1));
            painter.setBrush(m_theme.colours().surface);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kCardRadius,
                                    space::kCardRadius);
        }

    private:
        const Theme &m_theme;
    };

    /// What scrolls. A paragraph's least height is that of a narrower one: added up they are more than what
    /// is needed at the width that there is, and would call for a scroll bar where everything fits.
    class Inside : public QWidget {
    public:
        QSize minimumSizeHint() const override
        {
            const QSize least = QWidget::minimumSizeHint();
            return layout()->hasHeightForWidth() ? QSize(least.width(), 0) : least;
        }
    };

} // namespace

Sheet::Sheet(const Theme &theme, int width, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
    , m_width(width)
    , m_card(new Card(theme, this))
    , m_heading(new Label(theme, TextStyle::Title, Label::Tone::Normal, Label::Lines::Wrapped, m_card))
    , m_cross(new IconButton(theme, Glyph::Close, m_card))
    , m_scroll(new QScrollArea(m_card))
    , m_inside(new Inside)
    , m_content(new QVBoxLayout(m_inside))
    , m_buttonRow(new QWidget(m_card))
    , m_buttons(new QHBoxLayout(m_buttonRow))
{
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(space::kWide, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_cross, 0, Qt::AlignTop);
    column->addLayout(top);
    m_scroll->setWidget(m_inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(1); // else it wants room for two scroll bars, more than one line of words has
    m_scroll->viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    m_content->setContentsMargins(2, space::kTiny, space::kSmall, space::kTiny);
    m_content->setSpacing(space::kMedium);
    column->addWidget(m_scroll, 1);
    m_buttons->setContentsMargins(0, space::kTiny, space::kSmall, 0);
    m_buttons->setSpacing(space::kSmall);
    m_buttons->addStretch(1);
    column->addWidget(m_buttonRow);

    connect(m_cross, &QToolButton::clicked, this, &Sheet::leave);
    connect(&theme, &Theme::changed, this, &Sheet::restyle);
    host->installEventFilter(this);
    m_inside->installEventFilter(this);
    hide();
}

void Sheet::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void Sheet::open(QWidget *first)
{
    retranslate();
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    m_first = first ? first : m_cross;
    // In a part of the window that is not shown it would take the keyboard from what is.
    if (isVisible() || !window()->isVisible())
        m_first->setFocus(Qt::OtherFocusReason);
    if (isVisible())
        m_first = nullptr;
}

void Sheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (QWidget *first = std::exchange(m_first, nullptr))
        first->setFocus(Qt::OtherFocusReason);
}

void Sheet::leave()
{
    const bool seen = isVisible();
    hide();
    // One that nobody sees has no keyboard to give back.
    if (seen && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT left();
    deleteLater();
}

void Sheet::retranslate()
{
    m_cross->setWords(tr("Close"), Qt::Key_Escape);
}

void Sheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        place();
    }
    QWidget::changeEvent(event);
}

bool Sheet::event(QEvent *event)
{
    // Nothing behind the sheet answers to the keyboard while it is open.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    if (m_leavesLightly && !m_card->geometry().contains(event->position().toPoint()))
        leave();
    event->accept();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().scrim);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int spread = 1; spread <= 6; ++spread) {
        QColor shade = m_theme.colours().shadow;
        shade.setAlpha(shade.alpha() / 6);
        painter.setBrush(shade);
        painter.drawRoundedRect(m_card->geometry().adjusted(-spread, -spread + 3, spread, spread + 3),
                                space::kCardRadius + spread, space::kCardRadius + spread);
    }
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched == m_inside && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &Sheet::fit, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    // The chain of the whole window is walked until it comes to something inside the sheet again.
    QWidget *from = focusWidget() ? focusWidget() : this;
    QWidget *candidate = from;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (candidate != this && isAncestorOf(candidate) && candidate->isVisible() && candidate->isEnabled()
            && (candidate->focusPolicy() & Qt::TabFocus)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (m_inside->isAncestorOf(candidate))
                m_scroll->ensureWidgetVisible(candidate, 0, space::kLarge);
            return true;
        }
    } while (candidate != from);
    return true;
}

void Sheet::place()
{
    if (!parentWidget())
        return;
    setGeometry(parentWidget()->rect());
    // Layouts inside layouts keep what they knew until they are asked anew.
    for (QLayout *layout : m_inside->findChildren<QLayout *>())
        layout->invalidate();
    m_content->invalidate();
    m_buttonRow->setVisible(hasButtons());
    m_wanted = wantedHeight();
    const int width = cardWidth();
    const int height = qMin(m_wanted, this->height() - 2 * space::kLarge);
    m_card->setGeometry((this->width() - width) / 2, qMax(space::kLarge, (this->height() - height) * 2 / 5),
                        width, height);
    update();
}

/// What is inside has asked for a layout. Placing asks for one too: it is not placed again when nothing came
/// of that, or it would never end.
void Sheet::fit()
{
    if (parentWidget() && (wantedHeight() != m_wanted || m_buttonRow->isVisibleTo(m_card) != hasButtons()))
        place();
}

bool Sheet::hasButtons() const
{
    return m_buttons->count() > 1; // the first is what pushes them to the side
}

int Sheet::cardWidth() const
{
    return qMin(m_theme.scaled(m_width), width() - 2 * space::kMedium);
}

int Sheet::wantedHeight() const
{
    const QMargins edge = m_card->layout()->contentsMargins();
    const int inner = cardWidth() - edge.left() - edge.right();
    int wanted = edge.top() + edge.bottom() + 2 * m_card->layout()->spacing();
    wanted += qMax(m_heading->heightForWidth(inner - m_cross->sizeHint().width() - space::kSmall),
                   m_cross->sizeHint().height());
    // As beside a scroll bar: words that just fit without one would call for it, need a line more beside it,
    // and so keep it for ever.
    const int narrow = inner - m_scroll->verticalScrollBar()->sizeHint().width();
    wanted += (m_content->hasHeightForWidth() ? m_content->heightForWidth(narrow)
                                              : m_content->sizeHint().height())
        + 2;
    if (hasButtons())
        wanted += m_buttonRow->sizeHint().height();
    return wanted;
}

void Sheet::restyle()
{
    QMetaObject::invokeMethod(this, &Sheet::place, Qt::QueuedConnection);
}

} // namespace madang::gui
