// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/timeline_lines.h"

#include "client-tui/terminal/sanitize.h"

#include "common/base/local_time.h"
#include "common/views/event_text.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::TimelineRow;
using Kind = TimelineRow::Kind;
using Delivery = TimelineRow::Delivery;

namespace {

    constexpr int kTimeColumns = 5;
    constexpr int kNameColumns = 12;
    /// "15:05 " + name + " │ "
    constexpr int kPrefixColumns = kTimeColumns + 1 + kNameColumns + 3;
    constexpr int kIndent = 2;
    /// Narrower timelines have no column to spare.
    constexpr int kLeastForEdge = 8;

    QList<PaintedLine> styled(const QString &text, const Style &style, int columns, int taken = 0)
    {
        QList<PaintedLine> lines;
        for (const QStringView line : wrapped(text, columns, taken))
            lines.append(PaintedLine{{line.toString(), style}});
        return lines;
    }

} // namespace

PaintedLine progressBar(int permille, int columns, const Theme &theme)
{
    const int filled = qBound(permille > 0 ? 1 : 0, permille * columns / 1000, columns);
    const QString full = theme.isAscii() ? u"#"_s : u"█"_s;
    const QString rest = theme.isAscii() ? u"."_s : u"░"_s;
    return {{full.repeated(filled), theme[Role::Progress]},
            {rest.repeated(columns - filled), theme[Role::ProgressRest]}};
}

TimelineShape TimelineLines::shapeFor(int columns)
{
    if (columns >= kPrefixColumns + 30)
        return TimelineShape::Columns;
    return columns >= 28 ? TimelineShape::Headed : TimelineShape::Plain;
}

bool TimelineLines::mentions(const QString &text, const QString &nickname)
{
    if (nickname.isEmpty())
        return false;
    for (qsizetype at = text.indexOf(nickname, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(nickname, at + 1, Qt::CaseInsensitive)) {
        // Korean particles follow a name without a blank, so only the front must be free.
        const bool free = at == 0 || !text.at(at - 1).isLetterOrNumber();
        const qsizetype end = at + nickname.size();
        const bool latinGoesOn = end < text.size() && text.at(end).isLetterOrNumber()
            && text.at(end).unicode() < 0x250 && nickname.back().unicode() < 0x250;
        if (free && !latinGoesOn)
            return true;
    }
    return false;
}

QString TimelineLines::timeOf(const TimelineRow &row) const
{
    return localTime(row.at).toString(u"HH:mm"_s);
}

Style TimelineLines::nameStyle(const TimelineRow &row) const
{
    return row.mine ? m_theme[Role::OwnName] : m_theme.nameOf(row.sender.id.number);
}

Style TimelineLines::nameStyle(const views::NameSpan &name) const
{
    return name.isMe ? m_theme[Role::Mention].withBold() : m_theme.nameOf(name.user.number);
}

Style TimelineLines::textStyle(const TimelineRow &row) const
{
    if (row.delivery == Delivery::Failed)
        return m_theme[Role::Failed];
    if (row.delivery != Delivery::Stored)
        return m_theme[Role::Pending];
    if (row.deleted)
        return m_theme[Role::Muted];
    if (!row.mine && (row.namesMe || mentions(row.text, m_ownName)))
        return m_theme[Role::Mention];
    return m_theme[Role::Text];
}

QString TimelineLines::failureText(const TimelineRow &row) const
{
    const QString reason = row.failure ? sanitized(views::wording::of(*row.failure)) + u' ' : QString();
    return reason + tr("/retry sends it again, /discard drops it.");
}

QList<PaintedLine> TimelineLines::of(const TimelineRow &row, const TimelineRow *above, int columns) const
{
    switch (row.kind) {
    case Kind::Day:
        return divider(sanitized(row.text), m_theme[Role::Day], columns);
    case Kind::NewMessages:
        return divider(tr("new messages"), m_theme[Role::NewMessages], columns);
    case Kind::Notice:
        return notice(row, columns);
    case Kind::Gift:
        return gift(row, columns);
    case Kind::Message:
        return message(row, above, columns);
    }
    return {PaintedLine()};
}

QList<PaintedLine> TimelineLines::divider(const QString &text, const Style &style, int columns) const
{
    const QString label = u' ' + truncated(text, qMax(0, columns - 4)) + u' ';
    const int rest = qMax(0, columns - columnsOf(label));
    const int left = shapeFor(columns) == TimelineShape::Columns ? rest / 2 : qMin(2, rest);
    return {
        {{m_theme.horizontal().repeated(left) + label + m_theme.horizontal().repeated(rest - left), style}}};
}

QList<PaintedLine> TimelineLines::withMargin(const QString &first, const Style &style,
                                             const QList<PaintedLine> &text, int columns) const
{
    const int width = columnsOf(first);
    QList<PaintedLine> lines;
    for (qsizetype i = 0; i < text.size(); ++i) {
        PaintedLine line{{i == 0 && width <= columns ? first : QString(width, u' '), style}};
        line += text.at(i);
        lines.append(line);
    }
    return lines;
}

QList<PaintedLine> TimelineLines::notice(const TimelineRow &row, int columns) const
{
    const Style &style = m_theme[Role::Notice];
    const QString text = sanitized(row.text);
    if (shapeFor(columns) != TimelineShape::Columns)
        return withMargin(u"· "_s, style, styled(text, style, columns - 2), columns);
    QList<PaintedLine> lines;
    for (const PaintedLine &line : styled(text, style, columns - kPrefixColumns)) {
        const QString prefix = lines.isEmpty() ? timeOf(row) + QString(kNameColumns, u' ') + u'·'
                                               : QString(kTimeColumns + 1 + kNameColumns, u' ');
        lines.append(PaintedLine{{prefix + u' ', style}, {m_theme.vertical() + u' ', m_theme[Role::Border]}}
                     + line);
    }
    return lines;
}

QList<PaintedLine> TimelineLines::gift(const TimelineRow &row, int columns) const
{
    const TimelineShape shape = shapeFor(columns);
    const int margin = shape == TimelineShape::Columns ? kPrefixColumns : kIndent;
    const int width = qMax(4, columns - margin);
    const Style &style = m_theme[Role::Gift];
    QString sentence = row.gift ? views::giftText(row.gift->gift, m_formats) : row.text;
    QList<PaintedLine> text = styled(sanitized(sentence), style.withBold(), width);
    if (row.gift && !row.gift->gift.message.isEmpty())
        text += styled(u"“"_s + sanitized(row.gift->gift.message, Lines::Many) + u"”"_s, style, width);
    if (row.gift && row.gift->total && row.gift->goal.won > 0 && width >= 16) {
        const Money total = *row.gift->total;
        const qint64 permille = qMin<qint64>(1000, total.won / qMax<qint64>(1, row.gift->goal.won / 1000));
        PaintedLine bar = progressBar(int(permille), qMin(20, width - 10), m_theme);
        const qint64 percent = total.won * 100 / row.gift->goal.won;
        bar.append({u" %1%"_s.arg(percent), style});
        const QString sum = tr("%1 of %2").arg(m_formats.won(total), m_formats.won(row.gift->goal));
        if (columnsOf(bar) + columnsOf(sum) + 2 <= width)
            bar.append({u"  "_s + sum, m_theme[Role::Muted]});
        text.append(bar);
    }
    text += marks(row, width);
    const QString heart = m_theme.isAscii() ? u"*"_s : u"♥"_s;
    if (shape != TimelineShape::Columns)
        return withMargin(heart + u' ', style, text, columns);
    QList<PaintedLine> lines;
    for (const PaintedLine &line : text) {
        const bool first = lines.isEmpty();
        lines.append(
            PaintedLine{{first ? timeOf(row) + u' ' : QString(kTimeColumns + 1, u' '), m_theme[Role::Muted]},
                        {paddedLeft(first ? heart : QString(), kNameColumns) + u' ', style},
                        {m_theme.vertical() + u' ', m_theme[Role::Border]}}
            + line);
    }
    return lines;
}

QList<PaintedLine> TimelineLines::body(const TimelineRow &row, int columns, int taken) const
{
    const int width = qMax(1, columns);
    QList<PaintedLine> lines;
    if (row.quote) {
        const QString quoted = row.quote->text.isEmpty()
            ? tr("an earlier message")
            : sanitized(row.quote->nickname) + u": "_s + sanitized(row.quote->text);
        lines.append(PaintedLine{{truncated(u"┌ "_s + quoted, width), m_theme[Role::Quote]}});
    }
    if (!row.text.isEmpty() || (row.attachments.isEmpty() && !row.forwarded))
        lines += said(row, width, taken);
    if (row.forwarded) {
        lines.append(
            PaintedLine{{truncated(u"┌ "_s + sanitized(row.forwarded->head), width), m_theme[Role::Quote]}});
        lines += spokenLines(sanitized(row.forwarded->text, Lines::Many), {}, look(row), m_theme, width);
    }
    for (const files::Attachment &file : row.attachments)
        lines += styled(sanitized(views::attachmentText(file, m_formats)),
                        row.delivery == Delivery::Stored ? m_theme[Role::Quote] : textStyle(row), width,
                        lines.isEmpty() ? taken : 0);
    if (row.delivery == Delivery::Failed)
        lines += styled(u"✗ "_s + failureText(row), m_theme[Role::Failed], width);
    else if (row.delivery != Delivery::Stored)
        lines.last().append({u" …"_s, m_theme[Role::Pending]});
    if (row.notReadBy > 0 && !lines.isEmpty())
        addReaders(row, lines.last(), width, lines.size() == 1 ? taken : 0);
    return lines + marks(row, width);
}

/// What somebody wrote, with whom it names by what they are called here, each in their colour.
QList<PaintedLine> TimelineLines::said(const TimelineRow &row, int width, int taken) const
{
    QList<views::Mentioned> named = row.named;
    for (views::Mentioned &each : named)
        each.nickname = sanitized(each.nickname);
    return spokenLines(sanitized(row.text, Lines::Many), named, look(row), m_theme, width, taken);
}

/// What is not sent, or gone, looks like that throughout.
SpokenLook TimelineLines::look(const TimelineRow &row) const
{
    const Style text = textStyle(row);
    const bool isThere = row.delivery == Delivery::Stored && !row.deleted;
    return {text, isThere ? m_theme[Role::Code] : text, isThere ? m_theme[Role::Quote] : text,
            [this](const views::NameSpan &name) { return nameStyle(name); }};
}

/// How many have not read it, at the end of what it says, where there is room.
void TimelineLines::addReaders(const TimelineRow &row, PaintedLine &line, int width, int taken) const
{
    const QString count = u" ·"_s + QString::number(row.notReadBy);
    if (taken + columnsOf(line) + columnsOf(count) <= width)
        line.append({count, m_theme[Role::Muted]});
}

/// Below what was said: that it was changed, is pinned, and how people answered it.
QList<PaintedLine> TimelineLines::marks(const TimelineRow &row, int width) const
{
    PaintedLine line;
    const auto add = [&line](const QString &text, const Style &style) {
        line.append({line.isEmpty() ? text : u"  "_s + text, style});
    };
    if (row.pinned)
        add(tr("pinned"), m_theme[Role::Muted]);
    if (row.editedAt && !row.deleted)
        add(tr("edited"), m_theme[Role::Muted]);
    for (const rooms::Reaction &reaction : row.reactions)
        add(sanitized(reaction.emoji) + u' ' + QString::number(reaction.count),
            reaction.mine ? m_theme[Role::OwnName] : m_theme[Role::Muted]);
    if (row.answers > 0)
        add(tr("answers: %1").arg(row.answers), m_theme[Role::Muted]);
    if (line.isEmpty())
        return {};
    if (columnsOf(line) <= width)
        return {line};
    return styled(plainText(line), m_theme[Role::Muted], width);
}

QString TimelineLines::nameOf(const TimelineRow &row) const
{
    const QString name = sanitized(views::nameOf(row.sender));
    const QChar sign = m_badges ? views::role_text::signOf(m_badges(row)) : QChar();
    return sign.isNull() ? name : name + u' ' + sign;
}

QList<PaintedLine> TimelineLines::inColumns(const TimelineRow &row, const TimelineRow *above,
                                            const QList<PaintedLine> &text) const
{
    const QString time = timeOf(row);
    const bool sameMinute
        = !row.startsGroup && above && above->kind == Kind::Message && timeOf(*above) == time;
    const QString name = row.startsGroup ? nameOf(row) : QString();
    QList<PaintedLine> lines;
    for (const PaintedLine &line : text) {
        const bool first = lines.isEmpty();
        lines.append(PaintedLine{{first && !sameMinute ? time + u' ' : QString(kTimeColumns + 1, u' '),
                                  m_theme[Role::Muted]},
                                 {paddedLeft(first ? name : QString(), kNameColumns) + u' ', nameStyle(row)},
                                 {m_theme.vertical() + u' ', m_theme[Role::Border]}}
                     + line);
    }
    return lines;
}

QList<PaintedLine> TimelineLines::message(const TimelineRow &row, const TimelineRow *above, int columns) const
{
    const QString name = nameOf(row);
    switch (shapeFor(columns)) {
    case TimelineShape::Columns:
        return inColumns(row, above, body(row, columns - kPrefixColumns));
    case TimelineShape::Headed: {
        QList<PaintedLine> lines;
        if (row.startsGroup)
            lines.append(PaintedLine{{truncated(name, columns - kTimeColumns - 1), nameStyle(row)},
                                     {u' ' + timeOf(row), m_theme[Role::Muted]}});
        return lines + withMargin(QString(kIndent, u' '), {}, body(row, columns - kIndent), columns);
    }
    case TimelineShape::Plain:
        break;
    }
    const QString head = row.startsGroup ? truncated(name, qMax(2, columns / 2)) + u": "_s : QString();
    const bool alone = columnsOf(head) + 4 > columns || row.quote || (row.forwarded && row.text.isEmpty());
    const bool beside = !head.isEmpty() && !alone;
    // Only who speaks stands at the edge: no line of what they say looks like somebody else's.
    const int edge = columns >= kLeastForEdge ? 1 : 0;
    QList<PaintedLine> lines = body(row, columns - edge, beside ? columnsOf(head) : 0);
    for (qsizetype i = beside ? 1 : 0; i < lines.size() && edge > 0; ++i)
        lines[i].prepend({u" "_s, Style()});
    if (beside)
        lines.first().prepend({head, nameStyle(row)});
    else if (!head.isEmpty())
        lines.prepend(PaintedLine{{head, nameStyle(row)}});
    return lines;
}

} // namespace madang::tui
