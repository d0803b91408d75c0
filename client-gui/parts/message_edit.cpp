// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/message_edit.h"

#include "client-gui/theme/spacing.h"
#include "common/views/pasted_text.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QUrl>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kEchoMs = 400;

    bool isEnter(const QKeyEvent &event)
    {
        return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    }

} // namespace

MessageEdit::MessageEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setProperty("bare", true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(2);
    m_echoEnds.setSingleShot(true);
    m_echoEnds.setInterval(kEchoMs);
    connect(&m_echoEnds, &QTimer::timeout, this, [this] { m_echo.clear(); });
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &MessageEdit::fitHeight);
    connect(&theme, &Theme::changed, this, &MessageEdit::fitHeight);
    fitHeight();
}

QString MessageEdit::composing() const
{
    const QTextLayout *layout = textCursor().block().layout();
    return layout ? layout->preeditAreaText() : QString();
}

void MessageEdit::finishComposition()
{
    const QString open = composing();
    if (open.isEmpty())
        return;
    // First the polite way: most input methods answer by committing what they compose.
    const qsizetype before = toPlainText().size();
    QGuiApplication::inputMethod()->commit();
    if (!composing().isEmpty() || toPlainText().size() == before) {
        // It did not, or it threw the text away: then we finish it ourselves and tell it to begin anew.
        QInputMethodEvent finish;
        finish.setCommitString(open);
        QPlainTextEdit::inputMethodEvent(&finish);
        m_resetting = true;
        QGuiApplication::inputMethod()->reset();
        m_resetting = false;
    }
    m_echo = open;
    m_echoEnds.start();
}

void MessageEdit::setPrompt(const QString &prompt)
{
    m_prompt = prompt;
    fitPrompt();
}

/// Qt would break it into lines, of which only the first is seen.
void MessageEdit::fitPrompt()
{
    const int room = viewport()->width() - 2 * qRound(document()->documentMargin());
    setPlaceholderText(fontMetrics().elidedText(m_prompt, Qt::ElideRight, room));
}

void MessageEdit::paintFrame(QPainter &painter, const QRect &frame) const
{
    const Colours &colours = m_theme.colours();
    const qreal line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? colours.focus : colours.borderStrong, line));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(frame).adjusted(line / 2, line / 2, -line / 2, -line / 2),
                            space::kCardRadius, space::kCardRadius);
}

void MessageEdit::replaceText(const QString &text)
{
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(*event) && !(event->modifiers() & Qt::AltModifier)) {
        finishComposition();
        if (event->modifiers() & Qt::ShiftModifier)
            insertPlainText(u"\n"_s);
        else
            Q_EMIT submitted();
        ensureCursorVisible();
        event->accept();
        return;
    }
    m_echo.clear();
    if (event->matches(QKeySequence::Copy) && !textCursor().hasSelection()) {
        Q_EMIT copyPassedOn();
        return;
    }
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->key() == Qt::Key_Up && isPlain && !isReadOnly() && document()->isEmpty()
        && composing().isEmpty()) {
        Q_EMIT recalled();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageEdit::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_resetting) {
        event->accept();
        return;
    }
    if (!m_echo.isEmpty()) {
        const bool echo = event->preeditString().isEmpty() && event->commitString() == m_echo;
        if (echo || !event->preeditString().isEmpty() || !event->commitString().isEmpty())
            m_echo.clear();
        if (echo) {
            event->accept();
            return;
        }
    }
    QPlainTextEdit::inputMethodEvent(event);
    Q_EMIT composingChanged();
}

QStringList filesIn(const QMimeData *source)
{
    QStringList paths;
    const QList<QUrl> urls = source->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths.size() == urls.size() ? paths : QStringList(); // among addresses of the web they are text
}

void MessageEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitPrompt();
}

void MessageEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitPrompt();
}

bool MessageEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || source->hasUrls();
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList paths = filesIn(source); !paths.isEmpty()) {
        Q_EMIT filesOffered(paths);
        return;
    }
    // A table or a web page offers a picture of its text as well: the text is meant.
    if (source->hasImage() && !source->hasText()) {
        if (const QImage picture = qvariant_cast<QImage>(source->imageData()); !picture.isNull())
            Q_EMIT pictureOffered(picture);
        return;
    }
    if (source->hasText()) {
        const QString text = source->text();
        static const QMetaMethod asks = QMetaMethod::fromSignal(&MessageEdit::longTextOffered);
        if (isSignalConnected(asks) && views::isLongPaste(text)) {
            Q_EMIT longTextOffered(text);
            return;
        }
        insertPlainText(text);
    }
    ensureCursorVisible();
}

void MessageEdit::fitHeight()
{
    // The layout of a plain text document counts its height in lines.
    const int needed = qRound(document()->size().height());
    const int lines = qBound(1, needed, kMostLines);
    const int height = fontMetrics().lineSpacing() * lines + 2 * qRound(document()->documentMargin()) + 4;
    setVerticalScrollBarPolicy(needed > kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
    // The cursor went down before the field grew: where everything fits, the first line comes back.
    if (needed <= kMostLines)
        QMetaObject::invokeMethod(
            verticalScrollBar(), [bar = verticalScrollBar()] { bar->setValue(0); }, Qt::QueuedConnection);
}

QSize MessageEdit::sizeHint() const
{
    return {200, height()};
}

QSize MessageEdit::minimumSizeHint() const
{
    return {80, height()};
}

} // namespace madang::gui
