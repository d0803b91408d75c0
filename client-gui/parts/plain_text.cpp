// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/plain_text.h"

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr char16_t kFirstStrongIsolate = 0x2068;
    constexpr char16_t kPopIsolate = 0x2069;

    /// Embeddings, overrides and isolates: a message may use them for nothing we want.
    bool turnsDirection(QChar c)
    {
        return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    }

    bool isBreak(QChar c)
    {
        return c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    }

    bool isControl(QChar c)
    {
        return c.category() == QChar::Other_Control;
    }

} // namespace

QString oneLine(QStringView foreign, qsizetype limit)
{
    QString out;
    out.reserve(qMin(foreign.size(), limit) + 1);
    for (const QChar c : foreign) {
        if (out.size() >= limit) {
            if (out.back().isHighSurrogate())
                out.chop(1);
            return out + QChar(0x2026);
        }
        if (isBreak(c))
            out += u' ';
        else if (!isControl(c) && !turnsDirection(c))
            out += c;
    }
    return out;
}

QString manyLines(QStringView foreign)
{
    QString out;
    out.reserve(foreign.size());
    for (const QChar c : foreign) {
        if (c == u'\r')
            continue;
        if (c == u'\n' || c == u'\t' || (!isControl(c) && !turnsDirection(c)))
            out += c;
    }
    return out;
}

QString toolTipOf(QStringView foreign)
{
    return u"<span>"_s + oneLine(foreign, 400).toHtmlEscaped() + u"</span>"_s;
}

QString isolated(QStringView foreign)
{
    return QChar(kFirstStrongIsolate) + oneLine(foreign) + QChar(kPopIsolate);
}

} // namespace madang::gui
