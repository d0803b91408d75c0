// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/markdown.h"

#include "common/base/web_link.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kOptions = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    constexpr int kHighestHeading = 3;

    struct Deleter {
        void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
        void operator()(cmark_node *node) const { cmark_node_free(node); }
        void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
        void operator()(char *text) const { cmark_get_default_mem_allocator()->free(text); }
    };
    template <typename T> using Owned = std::unique_ptr<T, Deleter>;

    void attachExtensions(cmark_parser &parser)
    {
        static std::once_flag once; // cmark's registry is one per process and made without a lock
        std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
        for (const char *name : {"table", "strikethrough", "autolink", "tagfilter"}) {
            if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
                cmark_parser_attach_syntax_extension(&parser, extension);
        }
    }

    bool leadsOutside(const char *address)
    {
        return webLink(QString::fromUtf8(address)).isValid();
    }

    /// Puts a link in the place of a picture, with the same words.
    void linkInsteadOf(cmark_node *image)
    {
        cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
        const char *address = cmark_node_get_url(image);
        cmark_node_set_url(link, leadsOutside(address) ? address : "");
        while (cmark_node *child = cmark_node_first_child(image))
            cmark_node_append_child(link, child);
        cmark_node_replace(image, link);
        cmark_node_free(image);
    }

    /// Keeps what may stand on our page.
    void tame(cmark_node *document)
    {
        QList<cmark_node *> images;
        const Owned<cmark_iter> iterator(cmark_iter_new(document));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            if (event != CMARK_EVENT_ENTER)
                continue;
            cmark_node *node = cmark_iter_get_node(iterator.get());
            const cmark_node_type type = cmark_node_get_type(node);
            if (type == CMARK_NODE_IMAGE)
                images.append(node);
            else if (type == CMARK_NODE_LINK && !leadsOutside(cmark_node_get_url(node)))
                cmark_node_set_url(node, "");
            else if (type == CMARK_NODE_HEADING)
                cmark_node_set_heading_level(
                    node, qMin(6, cmark_node_get_heading_level(node) + kHighestHeading - 1));
        }
        for (cmark_node *image : images)
            linkInsteadOf(image);
    }

} // namespace

Markup markdown(const QString &text)
{
    const Owned<cmark_parser> parser(cmark_parser_new(kOptions));
    attachExtensions(*parser);
    const QByteArray octets = text.toUtf8();
    cmark_parser_feed(parser.get(), octets.constData(), size_t(octets.size()));
    const Owned<cmark_node> document(cmark_parser_finish(parser.get()));
    tame(document.get());
    const Owned<char> html(
        cmark_render_html(document.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get())));
    QString shown = QString::fromUtf8(html.get());
    // Text has its angle brackets escaped, so this is the beginning of a link and of nothing else.
    shown.replace("<a href=\""_L1, "<a rel=\"nofollow noopener noreferrer\" href=\""_L1);
    return Markup::trusted(shown);
}

} // namespace madang
