// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/markdown.h"

#include "common/base/web_link.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kOptions = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    /// Deeper nesting is shown as if it were this deep: the walk below is as deep as the text.
    constexpr int kDeepest = 32;

    struct Deleter {
        void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
        void operator()(cmark_node *node) const { cmark_node_free(node); }
    };
    template <typename T> using Owned = std::unique_ptr<T, Deleter>;

    Owned<cmark_node> parsed(const QString &text)
    {
        static std::once_flag once; // cmark's registry is one per process and made without a lock
        std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
        const Owned<cmark_parser> parser(cmark_parser_new(kOptions));
        for (const char *name : {"table", "strikethrough", "autolink"}) {
            if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
                cmark_parser_attach_syntax_extension(parser.get(), extension);
        }
        const QByteArray octets = text.toUtf8();
        cmark_parser_feed(parser.get(), octets.constData(), size_t(octets.size()));
        return Owned<cmark_node>(cmark_parser_finish(parser.get()));
    }

    bool isKind(cmark_node *node, const char *name)
    {
        return qstrcmp(cmark_node_get_type_string(node), name) == 0;
    }

    class Reader {
    public:
        QList<MarkdownBlock> blocks;

        /// Around a block: lists and quotations.
        struct Around {
            int depth = 0;
            int lists = 0;
            int quoted = 0;
            QString marker;
        };

        void readBlocks(cmark_node *parent, const Around &around)
        {
            if (around.depth > kDeepest)
                return;
            Around inner = around;
            ++inner.depth;
            for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
                if (blocks.size() >= kMostMarkdownBlocks)
                    return;
                readBlock(node, inner);
                inner.marker.clear(); // it stands before the first paragraph of an item only
            }
        }

    private:
        void readBlock(cmark_node *node, Around around)
        {
            const cmark_node_type type = cmark_node_get_type(node);
            if (type == CMARK_NODE_BLOCK_QUOTE) {
                ++around.quoted;
                readBlocks(node, around);
            } else if (type == CMARK_NODE_LIST) {
                readList(node, around);
            } else if (type == CMARK_NODE_CODE_BLOCK) {
                MarkdownBlock &block = add(MarkdownBlock::Kind::Code, around);
                QString code = QString::fromUtf8(cmark_node_get_literal(node));
                while (code.endsWith(u'\n'))
                    code.chop(1);
                MarkdownSpan span;
                span.text = code;
                span.code = true;
                block.spans.append(span);
            } else if (type == CMARK_NODE_THEMATIC_BREAK) {
                add(MarkdownBlock::Kind::Rule, around);
            } else if (isKind(node, "table")) {
                readTable(node, around);
            } else if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH) {
                const bool heading = type == CMARK_NODE_HEADING;
                MarkdownBlock &block = add(heading                ? MarkdownBlock::Kind::Heading
                                               : around.lists > 0 ? MarkdownBlock::Kind::Item
                                                                  : MarkdownBlock::Kind::Paragraph,
                                           around);
                if (heading)
                    block.level = cmark_node_get_heading_level(node);
                readSpans(node, block.spans, {}, 0);
            }
            // Anything else is HTML of others, and left out.
        }

        MarkdownBlock &add(MarkdownBlock::Kind kind, const Around &around)
        {
            MarkdownBlock block;
            block.kind = kind;
            block.level = around.lists;
            block.quoted = around.quoted;
            block.marker = around.marker;
            blocks.append(block);
            return blocks.last();
        }

        void readList(cmark_node *list, Around around)
        {
            ++around.lists;
            const bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
            int number = cmark_node_get_list_start(list);
            for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
                around.marker = ordered ? QString::number(number++) + u'.' : u"•"_s;
                readBlocks(item, around);
            }
        }

        void readTable(cmark_node *table, const Around &around)
        {
            bool head = true;
            for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
                if (blocks.size() >= kMostMarkdownBlocks)
                    return;
                MarkdownBlock &block = add(MarkdownBlock::Kind::Row, around);
                block.head = std::exchange(head, false);
                for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
                    QList<MarkdownSpan> spans;
                    readSpans(cell, spans, {}, 0);
                    block.cells.append(spans);
                }
            }
        }

        static void readSpans(cmark_node *parent, QList<MarkdownSpan> &into, const MarkdownSpan &style,
                              int depth)
        {
            if (depth > kDeepest)
                return;
            for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
                MarkdownSpan inner = style;
                switch (cmark_node_get_type(node)) {
                case CMARK_NODE_TEXT:
                    append(into, inner, QString::fromUtf8(cmark_node_get_literal(node)));
                    break;
                case CMARK_NODE_CODE:
                    inner.code = true;
                    append(into, inner, QString::fromUtf8(cmark_node_get_literal(node)));
                    break;
                case CMARK_NODE_SOFTBREAK:
                    append(into, inner, u" "_s);
                    break;
                case CMARK_NODE_LINEBREAK:
                    append(into, inner, u"\n"_s);
                    break;
                case CMARK_NODE_STRONG:
                    inner.strong = true;
                    readSpans(node, into, inner, depth + 1);
                    break;
                case CMARK_NODE_EMPH:
                    inner.emphasis = true;
                    readSpans(node, into, inner, depth + 1);
                    break;
                case CMARK_NODE_LINK:
                case CMARK_NODE_IMAGE:
                    inner.link = webLink(QString::fromUtf8(cmark_node_get_url(node)));
                    readSpans(node, into, inner, depth + 1);
                    break;
                case CMARK_NODE_HTML_INLINE:
                    break;
                default:
                    inner.struck = inner.struck || isKind(node, "strikethrough");
                    readSpans(node, into, inner, depth + 1);
                    break;
                }
            }
        }

        static void append(QList<MarkdownSpan> &into, MarkdownSpan style, const QString &text)
        {
            style.text = text;
            if (!into.isEmpty()) {
                MarkdownSpan same = into.last();
                same.text = text;
                if (same == style) {
                    into.last().text += text;
                    return;
                }
            }
            into.append(style);
        }
    };

} // namespace

QList<MarkdownBlock> markdownBlocks(const QString &text)
{
    const Owned<cmark_node> document = parsed(text);
    Reader reader;
    reader.readBlocks(document.get(), {});
    return reader.blocks;
}

QString plainText(const QList<MarkdownSpan> &spans)
{
    QString text;
    for (const MarkdownSpan &span : spans)
        text += span.text;
    return text;
}

} // namespace madang::views
