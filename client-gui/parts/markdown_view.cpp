// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/markdown_view.h"

#include "client-gui/parts/code_font.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "client-gui/timeline/links.h"
#include "common/base/web_link.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTextTable>
#include <QToolTip>

#include <cmath>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::MarkdownBlock;
using views::MarkdownSpan;

namespace {

    using Kind = MarkdownBlock::Kind;

    constexpr int kIndent = 22;

    /// Writes blocks into a document, with formats only: no HTML is parsed on the way.
    class Writer {
    public:
        Writer(const Theme &theme, QTextDocument &document)
            : m_theme(theme)
            , m_cursor(&document)
        {
        }

        void write(const QList<MarkdownBlock> &blocks)
        {
            for (qsizetype i = 0; i < blocks.size(); ++i) {
                if (blocks[i].kind != Kind::Row) {
                    writeBlock(blocks[i]);
                    continue;
                }
                qsizetype end = i + 1;
                while (end < blocks.size() && blocks[end].kind == Kind::Row && !blocks[end].head)
                    ++end;
                writeTable(blocks.mid(i, end - i));
                i = end - 1;
            }
        }

    private:
        void beginBlock(const QTextBlockFormat &format)
        {
            if (m_begun)
                m_cursor.insertBlock(format, QTextCharFormat());
            else
                m_cursor.setBlockFormat(format);
            m_begun = true;
        }

        void writeBlock(const MarkdownBlock &block)
        {
            QTextBlockFormat format;
            format.setBottomMargin(block.kind == Kind::Item ? space::kTiny : space::kSmall);
            format.setLeftMargin(m_theme.scaled(kIndent)
                                 * (block.quoted + qMax(0, block.level - 1) * (block.kind == Kind::Item)));
            if (block.kind == Kind::Item) {
                format.setLeftMargin(format.leftMargin() + m_theme.scaled(kIndent));
                if (!block.marker.isEmpty())
                    format.setTextIndent(-m_theme.scaled(kIndent));
            }
            if (block.kind == Kind::Heading)
                format.setTopMargin(space::kTiny);
            beginBlock(format);
            QTextCharFormat base;
            base.setForeground(block.quoted > 0 ? m_theme.colours().muted : m_theme.colours().text);
            if (block.kind == Kind::Heading)
                base.setFont(m_theme.font(block.level <= 2 ? TextStyle::Subtitle : TextStyle::Strong));
            if (block.kind == Kind::Rule) {
                m_cursor.insertText(u"⁂"_s, base);
                return;
            }
            if (block.kind == Kind::Item && !block.marker.isEmpty())
                m_cursor.insertText(block.marker + u"  "_s, base);
            writeSpans(block.spans, base);
        }

        void writeSpans(const QList<MarkdownSpan> &spans, const QTextCharFormat &base)
        {
            for (const MarkdownSpan &span : spans) {
                QTextCharFormat format = base;
                if (span.strong)
                    format.setFontWeight(QFont::Bold);
                if (span.emphasis)
                    format.setFontItalic(true);
                if (span.struck)
                    format.setFontStrikeOut(true);
                if (span.code) {
                    setCodeFont(format, m_theme.font(TextStyle::Body));
                    format.setBackground(m_theme.colours().hover);
                }
                if (!span.link.isEmpty()) {
                    format.setAnchor(true);
                    format.setAnchorHref(span.link.toString(QUrl::FullyEncoded));
                    format.setForeground(m_theme.colours().accentText);
                    format.setFontUnderline(true);
                }
                QString text = manyLines(span.text);
                text.replace(u'\n', QChar::LineSeparator);
                m_cursor.insertText(text, format);
            }
        }

        void writeTable(const QList<MarkdownBlock> &rows)
        {
            qsizetype columns = 1;
            for (const MarkdownBlock &row : rows)
                columns = qMax(columns, row.cells.size());
            QTextTableFormat format;
            format.setBorder(1);
            format.setBorderBrush(m_theme.colours().border);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellPadding(space::kTiny);
            format.setCellSpacing(0);
            format.setBorderCollapse(true);
            format.setBottomMargin(space::kSmall);
            m_begun = true;
            QTextTable *table = m_cursor.insertTable(int(rows.size()), int(columns), format);
            for (int y = 0; y < rows.size(); ++y) {
                for (int x = 0; x < rows[y].cells.size(); ++x) {
                    m_cursor = table->cellAt(y, x).firstCursorPosition();
                    QTextCharFormat base;
                    base.setForeground(m_theme.colours().text);
                    if (rows[y].head)
                        base.setFontWeight(QFont::Bold);
                    writeSpans(rows[y].cells[x], base);
                }
            }
            m_cursor = table->lastCursorPosition();
            m_cursor.movePosition(QTextCursor::End);
            m_begun = false; // the block after a table is there already
        }

        const Theme &m_theme;
        QTextCursor m_cursor;
        bool m_begun = false;
    };

} // namespace

MarkdownView::MarkdownView(const Theme &theme, QWidget *parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLineWrapMode(QTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    setStyleSheet(u"QTextEdit { background: transparent; border: 0; padding: 0; }"_s);
    document()->setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &MarkdownView::build);
}

void MarkdownView::setMarkdown(const QString &text)
{
    if (text == m_source)
        return;
    m_source = text;
    build();
}

void MarkdownView::build()
{
    document()->clear();
    document()->setDefaultFont(m_theme.font(TextStyle::Body));
    Writer(m_theme, *document()).write(views::markdownBlocks(m_source));
    updateGeometry();
}

int MarkdownView::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(document()->defaultFont());
    copy->setDocumentMargin(0);
    copy->setDefaultTextOption(document()->defaultTextOption());
    copy->setTextWidth(qMax(1, width));
    return int(std::ceil(copy->size().height())) + 2;
}

QSize MarkdownView::sizeHint() const
{
    const int width = m_theme.scaled(420);
    return {width, heightForWidth(width)};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {m_theme.scaled(80), fontMetrics().height()};
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return {};
}

void MarkdownView::mouseMoveEvent(QMouseEvent *event)
{
    const QUrl link(anchorAt(event->pos()), QUrl::StrictMode);
    viewport()->setCursor(link.isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    if (link.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), toolTipOf(realHost(link)), this);
    QTextEdit::mouseMoveEvent(event);
}

void MarkdownView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    const QString anchor = anchorAt(event->pos());
    if (event->button() == Qt::LeftButton && !anchor.isEmpty() && !textCursor().hasSelection())
        press(QUrl(anchor, QUrl::StrictMode));
}

void MarkdownView::keyPressEvent(QKeyEvent *event)
{
    const bool presses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QString anchor = presses ? textCursor().charFormat().anchorHref() : QString();
    if (!anchor.isEmpty()) {
        press(QUrl(anchor, QUrl::StrictMode));
        return;
    }
    QTextEdit::keyPressEvent(event);
}

/// It never scrolls itself: what lies around it does.
void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void MarkdownView::press(const QUrl &link)
{
    const QUrl judged = webLink(link.toString(QUrl::FullyEncoded));
    if (judged.isEmpty())
        return;
    bool doubtful = !judged.userInfo().isEmpty() || realHost(judged).contains("xn--"_L1);
    // Words that look like an address of another host.
    for (const MarkdownBlock &block : views::markdownBlocks(m_source)) {
        for (const MarkdownSpan &span : block.spans) {
            if (span.link != judged)
                continue;
            for (const Link &named : findLinks(span.text))
                doubtful = doubtful || named.host != realHost(judged);
        }
    }
    Q_EMIT linkPressed(judged, doubtful);
}

} // namespace madang::gui
