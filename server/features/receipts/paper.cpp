// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/paper.h"

#include <pango/pangocairo.h>

#include <cairo-pdf.h>

#include <numbers>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kFamilies = "Noto Sans CJK KR, NanumGothic, Noto Sans, sans-serif";

    template <auto Free> struct Freed {
        template <typename T> void operator()(T *object) const { Free(object); }
    };
    template <typename T> using Object = std::unique_ptr<T, Freed<g_object_unref>>;
    using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
    using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
    using Pen = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;

    cairo_status_t append(void *octets, const unsigned char *from, unsigned length)
    {
        static_cast<QByteArray *>(octets)->append(reinterpret_cast<const char *>(from), qsizetype(length));
        return CAIRO_STATUS_SUCCESS;
    }

    PangoAlignment alignmentOf(Paper::Side side)
    {
        switch (side) {
        case Paper::Side::Middle:
            return PANGO_ALIGN_CENTER;
        case Paper::Side::Right:
            return PANGO_ALIGN_RIGHT;
        case Paper::Side::Left:
            break;
        }
        return PANGO_ALIGN_LEFT;
    }

    Font fontOf(const Paper::Hand &hand)
    {
        Font font(pango_font_description_from_string(kFamilies));
        pango_font_description_set_absolute_size(font.get(), hand.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), hand.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        return font;
    }

} // namespace

struct Paper::Tools {
    QByteArray octets;
    Surface surface;
    Pen pen;
    Object<PangoLayout> layout;
};

Paper::Paper(const QString &title, Timestamp made)
    : m_tools(std::make_unique<Tools>())
{
    Tools &my = *m_tools;
    my.surface.reset(cairo_pdf_surface_create_for_stream(append, &my.octets, kWidth, kHeight));
    const QByteArray when = made.text().toLatin1();
    cairo_pdf_surface_set_metadata(my.surface.get(), CAIRO_PDF_METADATA_TITLE, title.toUtf8().constData());
    cairo_pdf_surface_set_metadata(my.surface.get(), CAIRO_PDF_METADATA_CREATOR, "Madang");
    cairo_pdf_surface_set_metadata(my.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, when.constData());
    my.pen.reset(cairo_create(my.surface.get()));
    my.layout.reset(pango_cairo_create_layout(my.pen.get()));
    // Han letters that several languages share are drawn the Korean way.
    pango_context_set_language(pango_layout_get_context(my.layout.get()), pango_language_from_string("ko"));
    pango_layout_set_wrap(my.layout.get(), PANGO_WRAP_WORD_CHAR);
}

Paper::~Paper() = default;

double Paper::write(double x, double y, double width, const QString &text, const Hand &hand)
{
    PangoLayout *layout = m_tools->layout.get();
    const QByteArray letters = QString(text).remove(QChar::Null).toUtf8();
    pango_layout_set_font_description(layout, fontOf(hand).get());
    pango_layout_set_width(layout, int(width * PANGO_SCALE));
    pango_layout_set_height(layout, -hand.lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout, alignmentOf(hand.side));
    pango_layout_set_text(layout, letters.constData(), int(letters.size()));
    const double grey = hand.soft ? 0.42 : 0.1;
    cairo_set_source_rgb(m_tools->pen.get(), grey, grey, grey);
    cairo_move_to(m_tools->pen.get(), x, y);
    pango_cairo_show_layout(m_tools->pen.get(), layout);
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return double(height) / PANGO_SCALE;
}

void Paper::rule(double y, double thickness)
{
    cairo_t *pen = m_tools->pen.get();
    cairo_set_source_rgb(pen, 0.7, 0.7, 0.7);
    cairo_set_line_width(pen, thickness);
    cairo_move_to(pen, kMargin, y);
    cairo_line_to(pen, kWidth - kMargin, y);
    cairo_stroke(pen);
}

void Paper::stamp(const QString &word)
{
    cairo_t *pen = m_tools->pen.get();
    cairo_save(pen);
    cairo_translate(pen, kWidth / 2, kHeight / 2);
    cairo_rotate(pen, -std::numbers::pi / 6);
    PangoLayout *layout = m_tools->layout.get();
    const QByteArray letters = word.toUtf8();
    pango_layout_set_font_description(layout, fontOf({.size = 96, .bold = true}).get());
    pango_layout_set_width(layout, -1);
    pango_layout_set_text(layout, letters.constData(), int(letters.size()));
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout, &width, &height);
    cairo_move_to(pen, -double(width) / PANGO_SCALE / 2, -double(height) / PANGO_SCALE / 2);
    cairo_set_source_rgba(pen, 0.78, 0.16, 0.12, 0.45);
    pango_cairo_update_layout(pen, layout);
    pango_cairo_show_layout(pen, layout);
    cairo_restore(pen);
    pango_cairo_update_layout(pen, layout);
}

void Paper::turnPage()
{
    cairo_show_page(m_tools->pen.get());
}

Result<QByteArray> Paper::finish()
{
    cairo_surface_finish(m_tools->surface.get());
    if (cairo_status(m_tools->pen.get()) != CAIRO_STATUS_SUCCESS
        || cairo_surface_status(m_tools->surface.get()) != CAIRO_STATUS_SUCCESS)
        return Error{Code::Internal, "paper"};
    return m_tools->octets;
}

QString Paper::hangulFont()
{
    const Object<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    const Object<PangoFont> font(pango_context_load_font(context.get(), fontOf(Hand()).get()));
    constexpr gunichar kHan = 0xd55c; // 한
    if (!font || !pango_font_has_char(font.get(), kHan))
        return {};
    const Font found(pango_font_describe(font.get()));
    return QString::fromUtf8(pango_font_description_get_family(found.get()));
}

} // namespace madang
