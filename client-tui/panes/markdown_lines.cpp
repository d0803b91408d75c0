// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/markdown_lines.h"

#include "client-tui/panes/stretches.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

#include "common/views/markdown.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using views::MarkdownBlock;
    using views::MarkdownSpan;
    using Kind = MarkdownBlock::Kind;

    /// Words, and where some of them lead.
    struct Words {
        QString text;
        QList<Stretch> links = {};

        void append(const QString &more, const QUrl &link)
        {
            if (const Hyperlink to = Hyperlink::to(link); !to.isNull()) {
                Stretch stretch{text.size(), more.size()};
                stretch.link = to;
                links.append(stretch);
            }
            text += more;
        }
    };

    /// Also "www.example.org/page", which people write without its scheme.
    bool isItsAddress(const QString &typed, const QUrl &link)
    {
        return saysWhereItLeads(typed, link)
            || u"//"_s + typed.trimmed() == link.toString(QUrl::RemoveScheme);
    }

    /// The words of spans; a link whose words are not its address is followed by it. Words that only stand
    /// somewhere in the address may be those of another host.
    void appendSpans(Words &words, const QList<MarkdownSpan> &spans)
    {
        QString linked; // what the link says so far, in whatever styles
        for (qsizetype i = 0; i < spans.size(); ++i) {
            const MarkdownSpan &span = spans[i];
            words.append(sanitized(span.text, Lines::Many), span.link);
            linked = i > 0 && spans[i - 1].link == span.link ? linked + span.text : span.text;
            const bool ends = i + 1 == spans.size() || spans[i + 1].link != span.link;
            const QString address = span.link.toString();
            if (!span.link.isEmpty() && ends && !isItsAddress(linked, span.link)) {
                words.append(u" <"_s, {});
                words.append(sanitized(address), span.link);
                words.append(u">"_s, {});
            }
        }
    }

    Words wordsOf(const QList<MarkdownSpan> &spans)
    {
        Words words;
        appendSpans(words, spans);
        return words;
    }

    class Writer {
    public:
        Writer(int columns, const Theme &theme)
            : m_columns(columns)
            , m_theme(theme)
        {
        }
        QList<PaintedLine> lines;

        void write(const MarkdownBlock &block)
        {
            const bool closeUp
                = block.kind == Kind::Row || (block.kind == Kind::Item && m_last == Kind::Item);
            if (!lines.isEmpty() && !(closeUp && m_last == block.kind))
                lines.append(PaintedLine{{QString(), m_theme[Role::Text]}});
            m_last = block.kind;
            const QString bar = m_theme.isAscii() ? u"| "_s : u"│ "_s;
            QString lead = bar.repeated(qMin(block.quoted, 4));
            Style style = m_theme[block.quoted > 0 ? Role::Quote : Role::Text];
            switch (block.kind) {
            case Kind::Heading:
                style = style.withBold();
                break;
            case Kind::Item:
                lead += QString(qMin(2 * (block.level - 1), 8), u' ');
                break;
            case Kind::Code:
                lead += u"  "_s;
                style = m_theme[Role::Muted];
                break;
            case Kind::Rule:
                lines.append(PaintedLine{{u"* * *"_s, m_theme[Role::Muted]}});
                return;
            case Kind::Row: {
                Words row;
                for (qsizetype i = 0; i < block.cells.size(); ++i) {
                    if (i > 0)
                        row.append(u" | "_s, {});
                    appendSpans(row, block.cells[i]);
                }
                put(lead, {}, row, block.head ? style.withBold() : style);
                return;
            }
            case Kind::Paragraph:
                break;
            }
            QString marker = block.marker;
            if (m_theme.isAscii() && marker == u"•"_s)
                marker = u"-"_s;
            if (block.kind == Kind::Item)
                marker = marker.isEmpty() ? u"  "_s : marker + u' ';
            put(lead, marker, wordsOf(block.spans), style);
        }

    private:
        void put(const QString &lead, const QString &marker, const Words &words, const Style &style)
        {
            const int taken = columnsOf(lead) + columnsOf(marker);
            const int room = qMax(1, m_columns - taken);
            bool first = true;
            qsizetype at = 0;
            for (const QString &paragraph : words.text.split(u'\n')) {
                for (const PaintedLine &line : wrappedRuns(paragraph, at, style, words.links, room)) {
                    const QString before = std::exchange(first, false)
                        ? lead + marker
                        : lead + QString(columnsOf(marker), u' ');
                    lines.append(PaintedLine{{before, m_theme[Role::Muted]}} + line);
                }
                at += paragraph.size() + 1;
            }
        }

        const int m_columns;
        const Theme &m_theme;
        Kind m_last = Kind::Paragraph;
    };

} // namespace

QList<PaintedLine> markdownLines(const QString &text, int columns, const Theme &theme)
{
    Writer writer(columns, theme);
    for (const MarkdownBlock &block : views::markdownBlocks(text))
        writer.write(block);
    return writer.lines;
}

} // namespace madang::tui
