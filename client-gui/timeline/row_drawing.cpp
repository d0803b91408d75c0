// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/row_drawing.h"

#include "client-gui/parts/line_breaks.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "client-gui/timeline/message_lines.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QFontMetrics>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::TimelineRow;

namespace {

    constexpr int kWidestColumn = 920;
    constexpr int kWidestBubble = 560;
    constexpr int kWidestCard = 420;
    constexpr int kAvatar = 36;
    constexpr int kBadgePad = 7;
    constexpr int kBubblePadX = 13;
    constexpr int kBubblePadY = 8;
    constexpr int kLineGap = 3; ///< between lines of one author
    constexpr int kCompactAvatar = 24;
    constexpr int kCompactPadX = 9;
    constexpr int kCompactPadY = 3;
    constexpr int kCompactGroupGap = 6;
    constexpr int kCompactLineGap = 1;
    constexpr QSize kLargestThumbnail{320, 280};
    constexpr QSize kSmallestThumbnail{48, 36};

    /// It can be pressed: never smaller than a pointer can hit.
    int avatarSide(const Theme &theme)
    {
        return qMax(theme.dense(kAvatar, kCompactAvatar), Theme::kSmallestTarget);
    }

    /// Lays out one row; a fresh one for each.
    class RowBuilder {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::RowBuilder)

    public:
        RowBuilder(const TimelineRow &row, RowSurroundings around, const Theme &theme,
                   const views::Formats &formats)
            : m_row(row)
            , m_around(around)
            , m_theme(theme)
            , m_formats(formats)
            , m_colours(theme.colours())
        {
            // A narrow window has nothing to spare for the sides.
            const int margin = around.width < theme.scaled(520) ? space::kMedium : air(space::kWide);
            m_right = around.width - margin;
            m_left = margin;
            if (m_right - m_left > theme.scaled(kWidestColumn)) {
                m_left = (around.width - theme.scaled(kWidestColumn)) / 2;
                m_right = m_left + theme.scaled(kWidestColumn);
            }
        }

        std::shared_ptr<const Drawing> build()
        {
            switch (m_row.kind) {
            case TimelineRow::Kind::Message:
                m_row.mine ? ownMessage() : othersMessage();
                break;
            case TimelineRow::Kind::Gift:
                gift();
                break;
            case TimelineRow::Kind::Notice:
                notice();
                break;
            case TimelineRow::Kind::Day:
                day();
                break;
            case TimelineRow::Kind::NewMessages:
                newMessages();
                break;
            }
            // Each has a menu, and is pressed for it.
            m_drawing->height = qMax(m_drawing->height, Theme::kSmallestTarget);
            return m_drawing;
        }

    private:
        /// A distance of 100 % at the scale in force.
        int air(int pixels) const { return m_theme.scaled(pixels); }
        /// What is above a message: more where somebody else begins to speak.
        int gapAbove() const
        {
            return m_row.startsGroup ? m_groupGap : m_theme.dense(kLineGap, kCompactLineGap);
        }

        struct Placed {
            size_t index = 0;
            QSizeF size;
        };

        /// A shape behind words whose place is not known yet.
        struct BehindText {
            size_t shape = 0;
            QRectF area; ///< seen from where the words begin
        };

        Placed addText(const QString &text, TextStyle style, const QColor &colour, qreal width,
                       const QList<QTextLayout::FormatRange> &formats = {})
        {
            QString lines = text;
            lines.replace(u'\n', QChar::LineSeparator);
            auto layout = std::make_unique<QTextLayout>(lines, m_theme.font(style));
            QTextOption option;
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
            layout->setTextOption(option);
            layout->setFormats(formats);
            layout->setCacheEnabled(true);
            const QSizeF size = breakLines(*layout, qMax(20.0, width));
            m_drawing->texts.push_back({std::move(layout), {}, colour});
            return {m_drawing->texts.size() - 1, size};
        }

        Placed addOneLine(const QString &text, TextStyle style, const QColor &colour, int width)
        {
            const QFontMetrics metrics(m_theme.font(style));
            return addText(metrics.elidedText(oneLine(text, 300), Qt::ElideRight, width), style, colour,
                           100000);
        }

        void place(const Placed &placed, qreal x, qreal y) { m_drawing->texts[placed.index].at = {x, y}; }

        /// A message as its Markdown wants it; `marks` come over it. What is behind the words goes to
        /// `shapes`.
        Placed addStyled(const views::StyledText &styled, qreal width,
                         const QList<QTextLayout::FormatRange> &marks, std::vector<BehindText> &shapes)
        {
            const QList<QTextLayout::FormatRange> formats = formatsOf(styled, m_theme) + marks;
            Placed placed = addText(styled.text, TextStyle::Body, m_colours.text, width, formats);
            if (styled.isPlain())
                return placed;
            const LaidParts laid = breakParts(*m_drawing->texts[placed.index].layout, styled.parts, m_theme,
                                              qMax(20.0, width));
            placed.size = laid.size;
            const qreal thick = m_theme.scaled(3);
            for (const PartBox &box : laid.boxes) {
                for (int depth = 0; depth < box.part.quoted; ++depth) {
                    const qreal x = depth * quotationIndent(m_theme);
                    addBehind(shapes,
                              {QRectF(x, box.area.top(), thick, box.area.height()), m_colours.accent, {}, 0});
                }
                if (box.part.kind == views::StyledPart::Kind::Code)
                    addBehind(shapes, {box.area, m_colours.hover, m_colours.border, space::kRadius / 2.0});
                else if (box.part.kind == views::StyledPart::Kind::Rule)
                    addBehind(shapes,
                              {QRectF(box.area.left(), box.area.center().y(), box.area.width(), 1),
                               m_colours.borderStrong,
                               {},
                               0});
            }
            return placed;
        }

        void addBehind(std::vector<BehindText> &shapes, const DrawnShape &shape)
        {
            shapes.push_back({m_drawing->shapes.size(), shape.area});
            m_drawing->shapes.push_back(shape);
        }

        void settleBehind(const std::vector<BehindText> &shapes, QPointF text)
        {
            for (const BehindText &each : shapes)
                m_drawing->shapes[each.shape].area = each.area.translated(text);
        }

        /// The message's own words, with its links and whom it names marked.
        Placed addBody(const QString &foreign, qreal width)
        {
            if (m_row.deleted) {
                const Placed gone = addText(foreign, TextStyle::Caption, m_colours.muted, width);
                m_drawing->body = static_cast<int>(gone.index);
                return gone;
            }
            QList<views::Mentioned> named = m_row.named;
            for (views::Mentioned &each : named)
                each.nickname = oneLine(each.nickname, 80);
            views::StyledText styled;
            if (m_row.kind == TimelineRow::Kind::Message) {
                styled = views::styledMessage(manyLines(foreign), named);
            } else {
                auto [text, names] = views::withNicknames(manyLines(foreign), named);
                styled.parts.append({0, text.size()});
                styled.text = text;
                styled.names = names;
            }
            m_drawing->links = linksOf(styled);
            QList<QTextLayout::FormatRange> marks;
            for (const views::NameSpan &name : std::as_const(styled.names)) {
                QTextLayout::FormatRange mark;
                mark.start = static_cast<int>(name.start);
                mark.length = static_cast<int>(name.length);
                mark.format.setForeground(m_colours.accentText);
                if (name.isMe)
                    mark.format.setFontWeight(QFont::Bold);
                marks.append(mark);
            }
            for (const Link &link : std::as_const(m_drawing->links)) {
                QTextLayout::FormatRange mark;
                mark.start = static_cast<int>(link.start);
                mark.length = static_cast<int>(link.length);
                mark.format.setForeground(m_colours.accentText);
                mark.format.setFontUnderline(true);
                marks.append(mark);
            }
            const Placed placed = addStyled(styled, width, marks, m_bodyShapes);
            m_drawing->body = static_cast<int>(placed.index);
            return placed;
        }

        /// The signs below a row, each of which can be pressed; they wrap. Returns where they end.
        int addReactions(int top, int left, int right, bool atRight)
        {
            if (m_row.reactions.isEmpty())
                return top;
            struct Chip {
                Placed text;
                int width = 0;
            };
            std::vector<std::vector<Chip>> lines(1);
            int used = 0;
            int tall = 0;
            const int pad = air(space::kSmall) - 1;
            for (const rooms::Reaction &reaction : m_row.reactions) {
                const QString words = reaction.emoji + u' ' + m_formats.locale().toString(reaction.count);
                const Placed text = addText(words, TextStyle::Caption,
                                            reaction.mine ? m_colours.accentText : m_colours.muted, 100000);
                const int width = static_cast<int>(std::ceil(text.size.width())) + 2 * pad;
                tall = qMax(tall, static_cast<int>(std::ceil(text.size.height())) + 6);
                if (used > 0 && used + width > right - left) {
                    lines.emplace_back();
                    used = 0;
                }
                lines.back().push_back({text, width});
                used += width + air(space::kTiny);
            }
            tall = qMax(tall, Theme::kSmallestTarget);
            int y = top + air(space::kTiny);
            int index = 0;
            for (const std::vector<Chip> &line : lines) {
                int width = -air(space::kTiny);
                for (const Chip &chip : line)
                    width += chip.width + air(space::kTiny);
                int x = atRight ? right - width : left;
                for (const Chip &chip : line) {
                    const QRect area(x, y, chip.width, tall);
                    const bool mine = m_row.reactions[index].mine;
                    m_drawing->shapes.push_back({area, mine ? m_colours.accentSoft : m_colours.raised,
                                                 mine ? m_colours.accent : m_colours.border, tall / 2.0,
                                                 mine ? 2.0 : 1.0});
                    place(chip.text, x + pad, y + (tall - chip.text.size.height()) / 2);
                    m_drawing->areas.push_back({area, RowAction::React, index});
                    x += chip.width + air(space::kTiny);
                    ++index;
                }
                y += tall + air(space::kTiny);
            }
            return y;
        }

        /// Makes every line of every link pressable, once the body has its place.
        void addLinkAreas()
        {
            const DrawnText &body = m_drawing->texts[static_cast<size_t>(m_drawing->body)];
            for (int i = 0; i < m_drawing->links.size(); ++i) {
                const Link &link = m_drawing->links[i];
                for (int l = 0; l < body.layout->lineCount(); ++l) {
                    const QTextLine line = body.layout->lineAt(l);
                    const int first = qMax(static_cast<int>(link.start), line.textStart());
                    const int last = qMin(static_cast<int>(link.start + link.length),
                                          line.textStart() + line.textLength());
                    if (first >= last)
                        continue;
                    const qreal from = line.cursorToX(first);
                    const qreal to = line.cursorToX(last);
                    const QRectF area(qMin(from, to), line.y(), qAbs(to - from), line.height());
                    m_drawing->areas.push_back(
                        {area.translated(body.at).toAlignedRect(), RowAction::OpenLink, i});
                }
            }
        }

        /// A file in the bubble: where it stands, seen from the bubble's inner edge.
        struct PlacedFile {
            int index = 0;
            QRect area;
            std::optional<Placed> name; ///< of a row; absent: a picture
            std::optional<Placed> size;
        };

        /// A picture gets its place by what the server says of its sides, any other file a row with name and
        /// size.
        QSize addAttachment(int index, int top, int room)
        {
            const files::Attachment &file = m_row.attachments[index];
            if (file.thumbnail && file.width.value_or(0) > 0 && file.height.value_or(0) > 0) {
                const QSize real(*file.width, *file.height);
                const QSize most(qMin(room, m_theme.scaled(kLargestThumbnail.width())),
                                 m_theme.scaled(kLargestThumbnail.height()));
                QSize size = real;
                if (size.width() > most.width() || size.height() > most.height())
                    size.scale(most, Qt::KeepAspectRatio);
                size = size.expandedTo(kSmallestThumbnail).boundedTo(most);
                m_files.push_back({index, QRect(QPoint(0, top), size), {}, {}});
                return size;
            }
            const int glyph = m_theme.scaled(28);
            const int left = glyph + air(space::kSmall);
            const int words = qMin(room, m_theme.scaled(300)) - left;
            PlacedFile placed{index, {}, {}, {}};
            placed.name = addOneLine(file.name, TextStyle::Strong, m_colours.text, words);
            placed.size = addOneLine(m_formats.size(file.size), TextStyle::Caption, m_colours.muted, words);
            const qreal height = placed.name->size.height() + placed.size->size.height();
            const qreal width = left + qMax(placed.name->size.width(), placed.size->size.width());
            placed.area = QRect(0, top, static_cast<int>(std::ceil(width)),
                                qMax(glyph, static_cast<int>(std::ceil(height))));
            m_files.push_back(placed);
            return placed.area.size();
        }

        void settleFile(const PlacedFile &file, int inside)
        {
            const QRect area = file.area.translated(inside, 0);
            const bool isPicture = !file.name;
            if (isPicture) {
                m_drawing->pictures.push_back({.kind = DrawnPicture::Kind::Thumbnail,
                                               .area = area,
                                               .id = m_row.attachments[file.index].id.number});
            } else {
                const int glyph = m_theme.scaled(28);
                m_drawing->pictures.push_back(
                    {.area = QRect(area.left(), area.top() + (area.height() - glyph) / 2, glyph, glyph),
                     .glyph = Glyph::File,
                     .colour = m_colours.accentText});
                const int left = area.left() + glyph + air(space::kSmall);
                place(*file.name, left, area.top());
                place(*file.size, left, area.top() + file.name->size.height());
            }
            m_drawing->areas.push_back(
                {area, isPicture ? RowAction::ShowPicture : RowAction::SaveFile, file.index});
        }

        int bubbleRoom(int taken) const
        {
            return qMax(80, qMin(m_theme.scaled(kWidestBubble), m_right - m_left - taken));
        }

        /// Quote and words in a bubble whose text may be `room` wide. Returns the bubble; its left edge is at
        /// 0.
        QRect bubble(int top, int room, const QColor &fill)
        {
            const int inner = room - 2 * m_padX;
            qreal y = top + m_padY;
            qreal widest = 0;
            std::optional<Placed> quoteName;
            std::optional<Placed> quoteText;
            if (m_row.quote) {
                const bool known = !m_row.quote->nickname.isEmpty() || !m_row.quote->text.isEmpty();
                quoteName = addOneLine(known ? m_row.quote->nickname : tr("Earlier message"),
                                       TextStyle::Caption, m_colours.accentText, inner - 10);
                quoteText = addOneLine(known ? m_row.quote->text : tr("Press to go there"),
                                       TextStyle::Caption, m_colours.muted, inner - 10);
                widest = qMax(quoteName->size.width(), quoteText->size.width()) + 10;
            }
            const size_t shapeIndex = m_drawing->shapes.size();
            m_drawing->shapes.push_back({});
            if (quoteName) {
                const qreal quoteHeight = quoteName->size.height() + quoteText->size.height();
                m_drawing->shapes.push_back(
                    {QRectF(0, y + 1, 3, quoteHeight - 2), m_colours.accent, {}, 1.5});
                m_quoteTop = static_cast<int>(y);
                m_quoteHeight = static_cast<int>(quoteHeight);
                y += quoteHeight + 5;
            }
            if (!m_row.text.isEmpty() || (m_row.attachments.isEmpty() && !m_row.forwarded)) {
                const Placed body = addBody(m_row.text, inner);
                widest = qMax(widest, body.size.width());
                m_bodyTop = y;
                y += body.size.height();
            }
            if (m_row.forwarded) {
                if (y > top + m_padY)
                    y += air(space::kTiny) + 2;
                y += addForwarded(static_cast<int>(y), inner, widest);
            }
            for (int i = 0; i < m_row.attachments.size(); ++i) {
                if (y > top + m_padY)
                    y += air(space::kTiny) + 2;
                const QSize size = addAttachment(i, static_cast<int>(y), inner);
                widest = qMax<qreal>(widest, size.width());
                y += size.height();
            }
            y += m_padY;
            m_quoteName = quoteName;
            m_quoteText = quoteText;
            const QRect area(0, top, static_cast<int>(std::ceil(widest)) + 2 * m_padX,
                             static_cast<int>(std::ceil(y)) - top);
            m_drawing->shapes[shapeIndex] = {area, fill, {}, space::kCardRadius};
            if (m_colours.strong) {
                m_drawing->shapes[shapeIndex].line = m_row.namesMe ? m_colours.accentText : m_colours.border;
                m_drawing->shapes[shapeIndex].lineWidth = m_row.namesMe ? 2 : 1;
            }
            m_bubbleShape = shapeIndex;
            return area;
        }

        /// Whose words the message carries, and the words, behind a bar of their own. Returns their height.
        qreal addForwarded(int top, int inner, qreal &widest)
        {
            m_forwardHead
                = addOneLine(m_row.forwarded->head, TextStyle::Caption, m_colours.accentText, inner - 10);
            m_forwardWords = addStyled(views::styledMessage(manyLines(m_row.forwarded->text)), inner - 10, {},
                                       m_forwardShapes);
            const qreal height = m_forwardHead->size.height() + m_forwardWords->size.height();
            widest = qMax(widest, qMax(m_forwardHead->size.width(), m_forwardWords->size.width()) + 10);
            m_forwardTop = top;
            m_forwardShape = m_drawing->shapes.size();
            m_drawing->shapes.push_back({QRectF(0, top + 1, 3, height - 2), m_colours.accent, {}, 1.5});
            return height;
        }

        void settleForwarded(int inside, int width)
        {
            if (!m_forwardHead)
                return;
            const qreal headHeight = m_forwardHead->size.height();
            m_drawing->shapes[m_forwardShape].area.moveLeft(inside);
            place(*m_forwardHead, inside + 10, m_forwardTop);
            place(*m_forwardWords, inside + 10, m_forwardTop + headHeight);
            settleBehind(m_forwardShapes, {inside + 10.0, m_forwardTop + headHeight});
            if (m_row.forwarded->isReachable)
                m_drawing->areas.push_back({QRect(inside, m_forwardTop, width, static_cast<int>(headHeight)),
                                            RowAction::ShowOriginal, -1});
        }

        /// Moves the bubble and what is in it to its left edge.
        void settleBubble(QRect &area, int x)
        {
            area.moveLeft(x);
            m_drawing->shapes[m_bubbleShape].area = area;
            const int inside = x + m_padX;
            if (m_quoteName) {
                m_drawing->shapes[m_bubbleShape + 1].area.moveLeft(inside);
                place(*m_quoteName, inside + 10, m_quoteTop);
                place(*m_quoteText, inside + 10, m_quoteTop + m_quoteName->size.height());
                m_drawing->areas.push_back(
                    {QRect(inside, m_quoteTop, area.width() - 2 * m_padX, m_quoteHeight),
                     RowAction::ShowQuoted, -1});
            }
            if (m_drawing->body >= 0) {
                m_drawing->texts[static_cast<size_t>(m_drawing->body)].at
                    = {static_cast<qreal>(inside), m_bodyTop};
                settleBehind(m_bodyShapes, {static_cast<qreal>(inside), m_bodyTop});
                addLinkAreas();
            }
            settleForwarded(inside, area.width() - 2 * m_padX);
            for (const PlacedFile &file : m_files)
                settleFile(file, inside);
            m_drawing->focusArea = area.adjusted(-3, -3, 3, 3);
        }

        /// The word beside the author's name, on a ground of its own; how much room it takes.
        int addBadge()
        {
            if (m_around.badge.isEmpty())
                return 0;
            m_badge = addOneLine(m_around.badge, TextStyle::Caption, m_colours.accentText, 200);
            m_badgeShape = m_drawing->shapes.size();
            m_drawing->shapes.push_back({});
            return static_cast<int>(std::ceil(m_badge->size.width())) + 2 * air(kBadgePad)
                + air(space::kSmall);
        }

        void placeBadge(qreal x, qreal top, qreal height)
        {
            if (!m_badge)
                return;
            const qreal y = top + (height - m_badge->size.height()) / 2;
            place(*m_badge, x + air(kBadgePad), y);
            m_drawing->shapes[m_badgeShape]
                = {QRectF(x, y, m_badge->size.width() + 2 * air(kBadgePad), m_badge->size.height()),
                   m_colours.accentSoft,
                   {},
                   m_badge->size.height() / 2};
        }

        void othersMessage()
        {
            const int avatar = avatarSide(m_theme);
            const int left = m_left + avatar + air(space::kMedium) - 2;
            int y = gapAbove();
            const Placed time = timeText();
            if (m_row.startsGroup) {
                m_drawing->pictures.push_back({.kind = DrawnPicture::Kind::Avatar,
                                               .area = QRect(m_left, y, avatar, avatar),
                                               .id = m_row.sender.id.number,
                                               .name = views::nameOf(m_row.sender)});
                const int badge = addBadge();
                const Placed name = addOneLine(views::nameOf(m_row.sender), TextStyle::Strong, m_colours.text,
                                               m_right - left - badge);
                place(name, left + 2, y - 2);
                placeBadge(left + 2 + name.size.width() + air(space::kSmall) - 2, y - 2, name.size.height());
                m_drawing->areas.push_back({QRect(m_left, y, avatar, avatar), RowAction::ShowPerson, -1});
                m_drawing->areas.push_back({QRect(left, y - 2, static_cast<int>(name.size.width()) + 4,
                                                  static_cast<int>(name.size.height())),
                                            RowAction::ShowPerson, -1});
                y += static_cast<int>(name.size.height()) + 2;
            }
            const Placed readers = readersText();
            const int timeWidth
                = static_cast<int>(qMax(time.size.width(), readers.size.width())) + air(space::kSmall);
            QRect area = bubble(y, bubbleRoom(left - m_left + timeWidth),
                                m_row.namesMe ? m_colours.accentSoft : m_colours.otherBubble);
            settleBubble(area, left);
            const qreal timeTop = area.bottom() + 1 - (time.size.width() > 0 ? time.size.height() : 0);
            place(time, area.right() + air(space::kSmall), timeTop);
            place(readers, area.right() + air(space::kSmall), timeTop - readers.size.height());
            const int signs = addReactions(area.bottom() + 1, left, m_right, false);
            const int bottom = addAnswers(signs, left, m_right, false);
            m_drawing->height = bottom + (m_around.endsGroup ? air(space::kTiny) : 0);
            if (m_row.startsGroup)
                m_drawing->height = qMax(m_drawing->height, m_groupGap + avatar + 2);
        }

        /// How many answer a message, to be pressed. Returns where it ends.
        int addAnswers(int top, int left, int right, bool atRight)
        {
            if (m_row.answers == 0)
                return top;
            QString words = tr("%n answer(s)", nullptr, m_row.answers);
            if (m_row.answeredAt)
                words += u" · "_s + m_formats.shortTime(*m_row.answeredAt);
            const int pad = air(space::kSmall) - 1;
            const Placed text
                = addOneLine(words, TextStyle::Caption, m_colours.accentText, right - left - 2 * pad);
            const int width = static_cast<int>(std::ceil(text.size.width())) + 2 * pad;
            const int tall
                = qMax(Theme::kSmallestTarget, static_cast<int>(std::ceil(text.size.height())) + 6);
            const QRect area(atRight ? right - width : left, top + air(space::kTiny), width, tall);
            place(text, area.left() + pad, area.top() + (tall - text.size.height()) / 2);
            m_drawing->areas.push_back({area, RowAction::OpenThread, -1});
            return area.bottom() + 1;
        }

        void ownMessage()
        {
            const int y = gapAbove();
            const Placed time = timeText();
            const int glyph = m_theme.scaled(15);
            const bool onItsWay = m_row.delivery == TimelineRow::Delivery::Waiting
                || m_row.delivery == TimelineRow::Delivery::Sending;
            const Placed readers = readersText();
            const int beside = static_cast<int>(qMax(time.size.width(), readers.size.width()))
                + air(space::kSmall) + (onItsWay ? glyph + 4 : 0);
            QRect area = bubble(y, bubbleRoom(qMax(beside, m_theme.scaled(60))), m_colours.ownBubble);
            settleBubble(area, m_right - area.width());
            const qreal timeX = area.left() - air(space::kSmall) - time.size.width();
            const qreal timeTop = area.bottom() + 1 - (time.size.width() > 0 ? time.size.height() : 0);
            place(time, timeX, timeTop);
            place(readers, area.left() - air(space::kSmall) - readers.size.width(),
                  timeTop - readers.size.height());
            if (onItsWay)
                m_drawing->pictures.push_back(
                    {.area
                     = QRect(static_cast<int>(timeX) - glyph - 4,
                             area.bottom() - static_cast<int>(time.size.height() + glyph) / 2, glyph, glyph),
                     .glyph = Glyph::Clock,
                     .colour = m_colours.muted});
            const int signs = addReactions(area.bottom() + 1, m_left, m_right, true);
            const int bottom = addAnswers(signs, m_left, m_right, true);
            m_drawing->height = bottom + (m_around.endsGroup ? air(space::kTiny) : 0);
            if (m_row.delivery == TimelineRow::Delivery::Failed)
                failure();
        }

        /// Under a line that was refused: why, and what can be done.
        void failure()
        {
            m_drawing->shapes[m_bubbleShape].fill = m_colours.dangerSoft;
            m_drawing->shapes[m_bubbleShape].line = m_colours.danger;
            const QString why = m_row.failure ? views::wording::of(*m_row.failure) : tr("Not sent.");
            const int glyph = m_theme.scaled(16);
            const int room = m_right - m_left - glyph - air(space::kTiny);
            const Placed reason = addText(why, TextStyle::Caption, m_colours.dangerText, room);
            qreal y = m_drawing->height + 3;
            place(reason, m_right - reason.size.width(), y);
            m_drawing->pictures.push_back(
                {.area = QRect(m_right - static_cast<int>(reason.size.width()) - glyph - air(space::kTiny),
                               static_cast<int>(y) + 1, glyph, glyph),
                 .glyph = Glyph::Alert,
                 .colour = m_colours.dangerText});
            y += reason.size.height() + 2;
            const std::array<std::pair<QString, RowAction>, 3> actions{
                std::pair{tr("Discard"), RowAction::Discard}, std::pair{tr("Edit"), RowAction::Edit},
                std::pair{tr("Try again"), RowAction::Retry}};
            int x = m_right;
            int tallest = 0;
            for (const auto &[words, action] : actions) {
                const Placed placed = addText(words, TextStyle::Caption, m_colours.accentText, 100000);
                x -= static_cast<int>(placed.size.width()) + 2 * air(space::kSmall);
                const QRect area(x, static_cast<int>(y),
                                 static_cast<int>(placed.size.width()) + 2 * air(space::kSmall) - 4,
                                 qMax(Theme::kSmallestTarget, static_cast<int>(placed.size.height()) + 6));
                m_drawing->shapes.push_back(
                    {area, m_colours.accentSoft, m_colours.strong ? m_colours.border : QColor(), 6});
                place(placed, area.left() + air(space::kSmall) - 2,
                      y + (area.height() - placed.size.height()) / 2);
                m_drawing->areas.push_back({area, action, -1});
                tallest = area.height();
            }
            m_drawing->height = static_cast<int>(y) + tallest + air(space::kSmall);
        }

        Placed timeText()
        {
            const bool shown = m_around.endsGroup || m_row.delivery != TimelineRow::Delivery::Stored;
            QStringList words;
            if (m_row.pinned)
                words.append(tr("pinned"));
            if (m_row.editedAt && !m_row.deleted)
                words.append(tr("edited"));
            if (shown)
                words.append(m_formats.timeOfDay(m_row.at));
            return addText(words.join(u" · "_s), TextStyle::Caption, m_colours.muted, 100000);
        }

        /// How many have not read it yet, above the time: it goes as they do.
        Placed readersText()
        {
            return addText(m_row.notReadBy > 0 ? QString::number(m_row.notReadBy) : QString(),
                           TextStyle::Caption, m_colours.accentText, 100000);
        }

        void gift()
        {
            if (!m_row.gift) {
                notice();
                return;
            }
            const campaigns::DonationBody &body = *m_row.gift;
            const int width = qMin(m_theme.scaled(kWidestCard), m_right - m_left);
            const int left = m_left + (m_right - m_left - width) / 2;
            const int pad = m_theme.dense(space::kLarge, space::kSmall + 2);
            const int disc = m_theme.scaled(38);
            const int inside = width - 2 * pad;
            const int top = m_groupGap;
            const size_t card = m_drawing->shapes.size();
            m_drawing->shapes.push_back({});
            m_drawing->shapes.push_back(
                {QRectF(left + pad, top + pad, disc, disc), m_colours.moneySoft, {}, disc / 2.0});
            const int glyph = m_theme.scaled(22);
            m_drawing->pictures.push_back(
                {.area = QRect(left + pad + (disc - glyph) / 2, top + pad + (disc - glyph) / 2, glyph, glyph),
                 .glyph = Glyph::Heart,
                 .colour = m_colours.moneyText});
            const int beside = disc + air(space::kMedium);
            const Placed head = addText(oneLine(views::giftText(body.gift, m_formats), 300),
                                        TextStyle::Strong, m_colours.text, inside - beside);
            const Placed when = addText(m_formats.timeOfDay(m_row.at), TextStyle::Caption, m_colours.muted,
                                        inside - beside);
            const qreal headHeight = head.size.height() + when.size.height();
            const qreal headTop = top + pad + qMax(0.0, (disc - headHeight) / 2);
            place(head, left + pad + beside, headTop);
            place(when, left + pad + beside, headTop + head.size.height());
            qreal y = top + pad + qMax<qreal>(disc, headHeight) + air(space::kMedium);
            const QString words = m_row.text.isEmpty() ? body.gift.message : m_row.text;
            if (!words.isEmpty()) {
                const Placed said = addBody(words, inside);
                place(said, left + pad, y);
                addLinkAreas();
                y += said.size.height() + air(space::kMedium);
            }
            if (body.total && body.goal.won > 0) {
                const int thick = m_theme.scaled(8);
                m_drawing->pictures.push_back(
                    {.kind = DrawnPicture::Kind::GoalBar,
                     .area = QRect(left + pad, static_cast<int>(y), inside, thick),
                     .share = static_cast<qreal>(body.total->won) / static_cast<qreal>(body.goal.won)});
                y += thick + 5;
                const qint64 percent = body.total->won * 100 / body.goal.won;
                const Placed share
                    = addText(m_formats.locale().toString(percent) + m_formats.locale().percent(),
                              TextStyle::Caption, m_colours.moneyText, inside);
                place(share, left + width - pad - share.size.width(), y);
                const Placed sum = addText(
                    tr("%1 of %2").arg(m_formats.won(*body.total), m_formats.won(body.goal)),
                    TextStyle::Caption, m_colours.muted, inside - share.size.width() - air(space::kSmall));
                place(sum, left + pad, y);
                y += qMax(sum.size.height(), share.size.height());
            }
            const int bottom = static_cast<int>(std::ceil(y)) + pad - 2;
            const QRect area(left, top, width, bottom - top);
            m_drawing->shapes[card] = {area, m_colours.raised, m_colours.border, space::kCardRadius};
            m_drawing->areas.push_back({area, RowAction::ShowCampaign, -1});
            m_drawing->focusArea = area.adjusted(-3, -3, 3, 3);
            m_drawing->height = addReactions(bottom, left, left + width, false) + m_groupGap;
        }

        void notice()
        {
            const Placed text = addText(manyLines(m_row.text), TextStyle::Caption, m_colours.muted,
                                        (m_right - m_left) * 0.8);
            centreLines(text);
            const int gap = m_theme.dense(space::kSmall, space::kTiny);
            place(text, m_left + (m_right - m_left - text.size.width()) / 2, gap);
            m_drawing->focusArea
                = QRectF(m_drawing->texts[text.index].at, text.size).toAlignedRect().adjusted(-8, -3, 8, 3);
            m_drawing->height = static_cast<int>(text.size.height()) + 2 * gap;
            if (m_row.folded > 0)
                m_drawing->areas.push_back({m_drawing->focusArea, RowAction::Unfold, -1});
        }

        /// Puts each line in the middle of the widest one.
        void centreLines(const Placed &text)
        {
            const QTextLayout &layout = *m_drawing->texts[text.index].layout;
            for (int i = 0; i < layout.lineCount(); ++i) {
                QTextLine line = layout.lineAt(i);
                line.setPosition({(text.size.width() - line.naturalTextWidth()) / 2, line.y()});
            }
        }

        void day()
        {
            const Placed text
                = addText(oneLine(m_row.text), TextStyle::Caption, m_colours.muted, m_right - m_left);
            divider(text, m_colours.border);
        }

        void newMessages()
        {
            const Placed text = addText(m_row.text.isEmpty() ? tr("New messages") : oneLine(m_row.text),
                                        TextStyle::Caption, m_colours.moneyText, m_right - m_left);
            divider(text, m_colours.money);
        }

        void divider(const Placed &text, const QColor &line)
        {
            const int top = m_theme.dense(space::kLarge, space::kSmall);
            const qreal middle = top + text.size.height() / 2;
            const qreal textLeft = m_left + (m_right - m_left - text.size.width()) / 2;
            const qreal lineLength = textLeft - air(space::kMedium) - m_left;
            if (lineLength > 0) {
                m_drawing->shapes.push_back({QRectF(m_left, middle, lineLength, 1), line, {}, 0});
                m_drawing->shapes.push_back(
                    {QRectF(textLeft + text.size.width() + air(space::kMedium), middle, lineLength, 1),
                     line,
                     {},
                     0});
            }
            place(text, textLeft, top);
            m_drawing->height = static_cast<int>(text.size.height()) + top + air(space::kTiny);
        }

        const TimelineRow &m_row;
        const RowSurroundings m_around;
        const Theme &m_theme;
        const views::Formats &m_formats;
        const Colours &m_colours;
        const int m_padX = m_theme.dense(kBubblePadX, kCompactPadX);
        const int m_padY = m_theme.dense(kBubblePadY, kCompactPadY);
        const int m_groupGap = m_theme.dense(space::kMedium, kCompactGroupGap);
        const std::shared_ptr<Drawing> m_drawing = std::make_shared<Drawing>();
        int m_left = 0;
        int m_right = 0;
        std::optional<Placed> m_forwardHead;
        std::optional<Placed> m_forwardWords;
        size_t m_forwardShape = 0;
        int m_forwardTop = 0;
        std::optional<Placed> m_quoteName;
        std::optional<Placed> m_quoteText;
        int m_quoteTop = 0;
        int m_quoteHeight = 0;
        qreal m_bodyTop = 0;
        std::vector<BehindText> m_bodyShapes;
        std::vector<BehindText> m_forwardShapes;
        std::optional<Placed> m_badge;
        size_t m_badgeShape = 0;
        std::vector<PlacedFile> m_files;
        size_t m_bubbleShape = 0;
    };

} // namespace

std::shared_ptr<const Drawing> drawRow(const TimelineRow &row, RowSurroundings around, const Theme &theme,
                                       const views::Formats &formats)
{
    return RowBuilder(row, around, theme, formats).build();
}

int guessHeight(const TimelineRow &row, int width, const Theme &theme)
{
    const int line = theme.scaled(20);
    switch (row.kind) {
    case TimelineRow::Kind::Message: {
        const int perLine = qMax(8, qMin(theme.scaled(kWidestBubble), width - 120) / theme.scaled(9));
        const int lines
            = 1 + static_cast<int>(row.text.size()) / perLine + static_cast<int>(row.text.count(u'\n'));
        int files = 0;
        if (row.forwarded) {
            const QString &words = row.forwarded->text;
            files += line * (2 + static_cast<int>(words.size() / perLine + words.count(u'\n')));
        }
        for (const files::Attachment &file : row.attachments)
            files += file.thumbnail ? qMin(file.height.value_or(0), theme.scaled(kLargestThumbnail.height()))
                                    : 2 * line;
        if (row.answers > 0)
            files += Theme::kSmallestTarget;
        const int pads = 2 * theme.dense(kBubblePadY, kCompactPadY);
        return files + lines * line + pads
            + (row.startsGroup ? line + theme.dense(space::kMedium, kCompactGroupGap)
                               : theme.dense(kLineGap, kCompactLineGap));
    }
    case TimelineRow::Kind::Gift:
        return theme.dense(150, 130);
    case TimelineRow::Kind::Notice:
    case TimelineRow::Kind::Day:
    case TimelineRow::Kind::NewMessages:
        return line + theme.dense(space::kLarge, space::kSmall);
    }
    return line;
}

} // namespace madang::gui
