// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/stretches.h"

#include "common/base/web_link.h"
#include "common/views/links.h"

#include <algorithm>

namespace madang::tui {

namespace {

    void apply(const Stretch &stretch, Style &style)
    {
        if (stretch.style)
            style = *stretch.style;
        style.bold |= stretch.bold;
        style.italic |= stretch.italic;
        style.underline |= stretch.underline;
        style.struck |= stretch.struck;
        if (!stretch.link.isNull())
            style.link = stretch.link;
    }

    /// One line; `first` is where it begins in the text of the stretches.
    PaintedLine runsOf(QStringView line, qsizetype first, const Style &style, const QList<Stretch> &stretches)
    {
        const qsizetype last = first + line.size();
        QList<const Stretch *> here;
        QList<qsizetype> cuts{first};
        for (const Stretch &each : stretches) {
            const qsizetype end = each.start + each.length;
            if (end <= first || each.start >= last)
                continue;
            here.append(&each);
            cuts << qMax(first, each.start) << qMin(last, end);
        }
        if (here.isEmpty() || line.isEmpty())
            return PaintedLine{{line.toString(), style}};
        cuts.append(last);
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        PaintedLine runs;
        for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
            Style how = style;
            for (const Stretch *each : std::as_const(here)) {
                if (each->start <= cuts[i] && cuts[i + 1] <= each->start + each->length)
                    apply(*each, how);
            }
            runs.append(Run{line.mid(cuts[i] - first, cuts[i + 1] - cuts[i]).toString(), how});
        }
        return runs;
    }

} // namespace

QList<Stretch> addressesIn(QStringView text)
{
    QList<Stretch> found;
    for (const views::Link &link : views::findLinks(text)) {
        Stretch stretch{link.start, link.length};
        stretch.link = Hyperlink::to(link.url);
        found.append(stretch);
    }
    return found;
}

bool saysWhereItLeads(QStringView words, const QUrl &link)
{
    const QStringView typed = words.trimmed();
    return typed == link.toString() || typed == QString::fromLatin1(link.toEncoded())
        || typed == realHost(link);
}

QList<PaintedLine> wrappedRuns(QStringView part, qsizetype at, const Style &style,
                               const QList<Stretch> &stretches, int columns, int taken)
{
    QList<PaintedLine> lines;
    for (const QStringView line : wrapped(part, columns, taken)) {
        const qsizetype first = line.isEmpty() ? 0 : line.utf16() - part.utf16();
        lines.append(runsOf(line, at + first, style, stretches));
    }
    return lines;
}

} // namespace madang::tui
