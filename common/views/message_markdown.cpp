// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/message_markdown.h"

#include "common/base/web_link.h"
#include "common/protocol/chat.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// Beyond these, marks of one part are words: pairing them takes time.
    constexpr qsizetype kMostStyleMarks = 300;
    /// Deeper quotations are shown as if they were this deep.
    constexpr int kDeepestQuotation = 5;

    /// Takes one part's words apart, in place: every character stays or goes, and has a style.
    class RunReader {
    public:
        explicit RunReader(QStringView source)
            : m_source(source)
            , m_styles(source.size())
        {
            read();
            pairMarks(0);
        }

        /// Appends what is shown, with its runs. Returns whether any style or sign was found.
        bool appendTo(StyledText &out, bool allStrong) const
        {
            bool found = allStrong;
            const qsizetype firstRun = out.runs.size();
            for (qsizetype i = 0; i < m_source.size(); ++i) {
                Style style = m_styles[i];
                if (style.gone) {
                    found = true;
                    continue;
                }
                style.strong = style.strong || allStrong;
                if (style.strong || style.emphasis || style.code || style.struck || style.link >= 0) {
                    StyledRun run{out.text.size(),
                                  1,
                                  style.strong,
                                  style.emphasis,
                                  style.code,
                                  style.struck,
                                  style.link < 0 ? QUrl() : m_links[style.link]};
                    StyledRun *last = out.runs.size() > firstRun ? &out.runs.last() : nullptr;
                    if (last && last->start + last->length == run.start && isSameStyle(*last, run))
                        ++last->length;
                    else
                        out.runs.append(run);
                }
                out.text += m_source[i];
            }
            return found;
        }

    private:
        struct Style {
            bool gone = false;
            bool strong = false;
            bool emphasis = false;
            bool code = false;
            bool struck = false;
            int link = -1;
        };
        struct Mark {
            QChar sign;
            qsizetype begin = 0;
            qsizetype count = 0;
            qsizetype whole = 0; ///< how many there were
            bool opens = false;
            bool closes = false;
        };
        struct Bracket {
            qsizetype at = 0;
            qsizetype marks = 0; ///< how many were found before it
        };

        static bool isSameStyle(const StyledRun &a, const StyledRun &b)
        {
            return a.strong == b.strong && a.emphasis == b.emphasis && a.code == b.code
                && a.struck == b.struck && a.link == b.link;
        }

        static bool isAsciiWord(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }
        /// Letters, figures and pictures, not mere signs: "*_*" is a face.
        static bool isWord(QChar c)
        {
            return c.isLetterOrNumber() || c.isSurrogate() || c.category() == QChar::Symbol_Other
                || c.category() == QChar::Symbol_Currency;
        }

        QChar at(qsizetype i) const { return i >= 0 && i < m_source.size() ? m_source[i] : QChar(u' '); }

        bool mayOpen(qsizetype begin, qsizetype end) const
        {
            const QChar before = at(begin - 1);
            const QChar after = at(end);
            return (before.isSpace() || u"([{\"'“‘「『《〈*_~|/:,·"_s.contains(before))
                && (isWord(after) || u"\"'“‘「『《〈([*_~`\\@#+-!<:"_s.contains(after));
        }

        bool mayClose(qsizetype begin, qsizetype end) const
        {
            const QChar before = at(begin - 1);
            // A Korean particle may follow at once.
            return (isWord(before) || u"\"'”’」』》〉)]*_~`!?.,:;%…+>"_s.contains(before))
                && !isAsciiWord(at(end));
        }

        qsizetype runFrom(qsizetype i) const
        {
            qsizetype end = i;
            while (end < m_source.size() && m_source[end] == m_source[i])
                ++end;
            return end - i;
        }

        void read()
        {
            qsizetype i = 0;
            while (i < m_source.size()) {
                const QChar c = m_source[i];
                if (c == u'\\' && u"*_~`[]#>|-.()!"_s.contains(at(i + 1))) {
                    m_styles[i].gone = at(i - 1) != QChar(0xaf); // a shrug
                    i += 2;
                } else if (c == u'`') {
                    i = readCode(i);
                } else if ((c == u'h' || c == u'H') && !at(i - 1).isLetterOrNumber()) {
                    i = qMax(i + 1, addressEnd(i));
                } else if (c == u'*' || c == u'_' || c == u'~') {
                    const qsizetype count = runFrom(i);
                    // One "~" and more than two draw a sound out.
                    if (m_marks.size() < kMostStyleMarks && (c != u'~' || count == 2))
                        m_marks.append({c, i, count, count, mayOpen(i, i + count), mayClose(i, i + count)});
                    i += count;
                } else if (c == u'[') {
                    m_brackets.append({i, m_marks.size()});
                    ++i;
                } else if (c == u']') {
                    i = readLink(i);
                } else {
                    ++i;
                }
            }
        }

        qsizetype readCode(qsizetype begin)
        {
            const qsizetype count = runFrom(begin);
            qsizetype from = begin + count;
            for (qsizetype i = from; i < m_source.size();) {
                if (m_source[i] != u'`') {
                    ++i;
                    continue;
                }
                const qsizetype closing = runFrom(i);
                if (closing != count) {
                    i += closing;
                    continue;
                }
                const qsizetype end = i + count;
                qsizetype to = i;
                const QStringView inside = m_source.mid(from, to - from);
                if (inside.trimmed().isEmpty())
                    break;
                // A blank on either side lets code begin with the sign itself.
                if (inside.startsWith(u' ') && inside.endsWith(u' ')) {
                    ++from;
                    --to;
                }
                for (qsizetype each = begin; each < end; ++each) {
                    m_styles[each].gone = each < from || each >= to;
                    m_styles[each].code = true;
                }
                return end;
            }
            return begin + count;
        }

        /// Where an address that begins here ends: its signs are no marks. At the beginning: there is none.
        qsizetype addressEnd(qsizetype begin) const
        {
            const QStringView rest = m_source.mid(begin);
            if (!rest.startsWith(u"http://", Qt::CaseInsensitive)
                && !rest.startsWith(u"https://", Qt::CaseInsensitive))
                return begin;
            qsizetype end = begin;
            while (end < m_source.size() && !m_source[end].isSpace() && !u"<>\"`[]|"_s.contains(m_source[end])
                   && !(m_source[end] == u'*' && at(end + 1) == u'*'))
                ++end;
            while (end > begin && u"*_~.,:;!?)"_s.contains(m_source[end - 1]))
                --end;
            return end;
        }

        /// "](address)": a link, where it leads to the web; anything else stays as typed.
        qsizetype readLink(qsizetype closing)
        {
            if (m_brackets.isEmpty())
                return closing + 1;
            const Bracket bracket = m_brackets.takeLast();
            if (at(closing + 1) != u'(')
                return closing + 1;
            qsizetype i = closing + 2;
            const bool pointed = at(i) == u'<';
            const qsizetype begin = pointed ? ++i : i;
            int open = 0;
            for (; i < m_source.size(); ++i) {
                const QChar c = m_source[i];
                if (c.isSpace() || c == u'<' || (pointed && c == u'>') || (c == u')' && open == 0))
                    break;
                open += c == u'(' ? 1 : c == u')' ? -1 : 0;
            }
            const QStringView address = m_source.mid(begin, i - begin);
            if (pointed) {
                if (at(i) != u'>')
                    return closing + 1;
                ++i;
            }
            const std::optional<qsizetype> end = linkEnd(i);
            const QStringView words = m_source.mid(bracket.at + 1, closing - bracket.at - 1);
            const QUrl url = webLink(address.toString());
            if (!end || url.isEmpty() || url.scheme() == "mailto"_L1
                || !std::any_of(words.begin(), words.end(), isWord))
                return closing + 1;
            pairMarks(bracket.marks);
            m_marks.resize(bracket.marks);
            const bool picture = at(bracket.at - 1) == u'!' && !m_styles[bracket.at - 1].gone;
            m_links.append(url);
            for (qsizetype each = bracket.at - (picture ? 1 : 0); each < *end; ++each) {
                m_styles[each].link = static_cast<int>(m_links.size()) - 1;
                if (each <= bracket.at || each >= closing)
                    m_styles[each].gone = true;
            }
            m_brackets.clear(); // no link in a link
            return *end;
        }

        /// After the address: a title, which is not shown, and the end.
        std::optional<qsizetype> linkEnd(qsizetype i) const
        {
            while (at(i) == u' ' && i < m_source.size())
                ++i;
            if (const QChar quote = at(i); quote == u'"' || quote == u'\'') {
                const qsizetype closing = m_source.indexOf(quote, i + 1);
                if (closing < 0)
                    return {};
                i = closing + 1;
            }
            return at(i) == u')' ? std::optional(i + 1) : std::nullopt;
        }

        bool hasWords(qsizetype begin, qsizetype end) const
        {
            const QStringView inside = m_source.mid(begin, end - begin);
            return std::any_of(inside.begin(), inside.end(), isWord);
        }

        /// Markdown's own way with marks: each closing one takes the nearest opening one of its kind.
        void pairMarks(qsizetype bottom)
        {
            for (qsizetype c = bottom; c < m_marks.size(); ++c) {
                while (m_marks[c].closes && m_marks[c].count > 0) {
                    qsizetype o = c - 1;
                    while (o >= bottom && !arePair(m_marks[o], m_marks[c]))
                        --o;
                    if (o < bottom)
                        break;
                    Mark &opening = m_marks[o];
                    Mark &closing = m_marks[c];
                    const qsizetype used = opening.count >= 2 && closing.count >= 2 ? 2 : 1;
                    const qsizetype begin = opening.begin + opening.count;
                    for (qsizetype i = begin; i < closing.begin; ++i) {
                        Style &style = m_styles[i];
                        (opening.sign == u'~' ? style.struck
                             : used == 2      ? style.strong
                                              : style.emphasis)
                            = true;
                    }
                    for (qsizetype i = 0; i < used; ++i) {
                        m_styles[begin - 1 - i].gone = true;
                        m_styles[closing.begin + i].gone = true;
                    }
                    opening.count -= used;
                    closing.begin += used;
                    closing.count -= used;
                    for (qsizetype between = o + 1; between < c; ++between)
                        m_marks[between].count = 0;
                }
            }
        }

        bool arePair(const Mark &opening, const Mark &closing) const
        {
            if (opening.sign != closing.sign || !opening.opens || opening.count == 0)
                return false;
            const bool both = opening.closes || closing.opens;
            if (both && (opening.whole + closing.whole) % 3 == 0
                && (opening.whole % 3 != 0 || closing.whole % 3 != 0))
                return false;
            return hasWords(opening.begin + opening.count, closing.begin);
        }

        const QStringView m_source;
        QList<Style> m_styles;
        QList<Mark> m_marks;
        QList<Bracket> m_brackets;
        QList<QUrl> m_links;
    };

    /// One line without the signs of the quotations around it.
    struct ChatLine {
        QStringView words;
        int quoted = 0;
    };

    ChatLine chatLineOf(QStringView line, bool afterQuoted)
    {
        ChatLine out{line, 0};
        while (true) {
            qsizetype i = 0;
            while (i < 3 && i < out.words.size() && out.words[i] == u' ')
                ++i;
            qsizetype end = i;
            while (end < out.words.size() && out.words[end] == u'>')
                ++end;
            const bool last = end == out.words.size();
            // ">_<" and ">ㅅ<" are faces.
            if (end == i || (!last && out.words[end] != u' ') || (last && !afterQuoted && out.quoted == 0))
                return out;
            out.quoted += static_cast<int>(end - i);
            out.words = out.words.mid(last ? end : end + 1);
        }
    }

    qsizetype blanksBefore(QStringView line)
    {
        qsizetype i = 0;
        while (i < line.size() && line[i] == u' ')
            ++i;
        return i;
    }

    /// A line of code inside so many quotations: further signs are its own. Absent: they end before it.
    std::optional<QStringView> withinQuotes(QStringView line, int quoted)
    {
        for (; quoted > 0; --quoted) {
            line = line.mid(qMin<qsizetype>(3, blanksBefore(line)));
            if (!line.startsWith(u'>'))
                return {};
            line = line.mid(line.size() > 1 && line[1] == u' ' ? 2 : 1);
        }
        return line;
    }

    struct ItemStart {
        int level = 1;
        QStringView marker;
        QStringView words;
    };

    /// "- x", "* x", "3. x", "3) x". No longer number: "2026. 11. 30." is a day.
    std::optional<ItemStart> itemStart(QStringView line)
    {
        const qsizetype begin = blanksBefore(line);
        qsizetype end = begin;
        while (end < line.size() && end - begin < 4 && line[end] >= u'0' && line[end] <= u'9')
            ++end;
        const bool numbered = end > begin;
        if (end - begin > 3 || end >= line.size()
            || !(numbered ? line[end] == u'.' || line[end] == u')' : line[end] == u'-' || line[end] == u'*'))
            return {};
        ++end;
        const QStringView words = line.mid(end);
        if (!words.startsWith(u' ') || words.trimmed().isEmpty())
            return {};
        return ItemStart{static_cast<int>(qMin<qsizetype>(begin / 2, 7)) + 1, line.mid(begin, end - begin),
                         words.mid(blanksBefore(words))};
    }

    int headingLevel(QStringView line)
    {
        qsizetype level = 0;
        while (level < line.size() && line[level] == u'#')
            ++level;
        return level >= 1 && level <= 6 && level < line.size() && line[level] == u' '
                && !line.mid(level).trimmed().isEmpty()
            ? static_cast<int>(level)
            : 0;
    }

    bool isRuleLine(QStringView line)
    {
        const QStringView signs = line.trimmed();
        return signs.size() >= 3 && (signs[0] == u'-' || signs[0] == u'*' || signs[0] == u'_')
            && signs.count(signs[0]) == signs.size();
    }

    QList<QStringView> cellsOf(QStringView line)
    {
        line = line.trimmed();
        if (line.startsWith(u'|'))
            line = line.mid(1);
        QList<QStringView> cells;
        qsizetype begin = 0;
        bool code = false;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] == u'`')
                code = !code;
            if (line[i] == u'\\')
                ++i;
            else if (line[i] == u'|' && !code) {
                cells.append(line.mid(begin, i - begin).trimmed());
                begin = i + 1;
            }
        }
        if (begin < line.size())
            cells.append(line.mid(begin).trimmed());
        return cells;
    }

    bool isUnderHead(QStringView line, qsizetype columns)
    {
        if (!line.contains(u'|') || !line.contains(u'-'))
            return false;
        const QList<QStringView> cells = cellsOf(line);
        return cells.size() == columns && std::all_of(cells.begin(), cells.end(), [](QStringView cell) {
                   if (cell.startsWith(u':'))
                       cell = cell.mid(1);
                   if (cell.endsWith(u':'))
                       cell.chop(1);
                   return !cell.isEmpty() && cell.count(u'-') == cell.size();
               });
    }

    /// Reads a message line by line into parts.
    class PartReader {
    public:
        explicit PartReader(const QString &text)
        {
            bool afterQuoted = false;
            m_typed = QStringView(text).split(u'\n');
            for (const QStringView line : std::as_const(m_typed)) {
                m_lines.append(chatLineOf(line, afterQuoted));
                afterQuoted = m_lines.last().quoted > 0;
            }
            for (qsizetype i = 0; i < m_lines.size() && m_out.parts.size() <= kMostStyledParts;)
                i = readPart(i);
        }

        /// Absent: it is not Markdown, or too much of it.
        std::optional<StyledText> result()
        {
            if (!m_isMarkdown || m_out.parts.size() > kMostStyledParts || m_out.text.trimmed().isEmpty())
                return {};
            return std::move(m_out);
        }

    private:
        using Kind = StyledPart::Kind;

        qsizetype readPart(qsizetype i)
        {
            const ChatLine &line = m_lines[i];
            if (line.words.trimmed().isEmpty()) {
                m_gap = m_gap ? qMin(*m_gap, line.quoted) : line.quoted;
                return i + 1;
            }
            if (const qsizetype after = readCode(i))
                return after;
            if (const qsizetype after = readTable(i))
                return after;
            if (const int level = headingLevel(line.words)) {
                begin(Kind::Heading, line.quoted, level);
                m_isMarkdown = true;
                end(line.words.mid(level).trimmed());
                return i + 1;
            }
            if (isRuleLine(line.words)) {
                begin(Kind::Rule, line.quoted);
                m_isMarkdown = true;
                end({});
                return i + 1;
            }
            if (const auto item = itemStart(line.words))
                return readItem(i, *item);
            return readParagraph(i);
        }

        bool beginsSomething(qsizetype i) const
        {
            const QStringView words = m_lines[i].words;
            return words.trimmed().isEmpty() || headingLevel(words) || isRuleLine(words) || itemStart(words)
                || codeEnd(i).has_value() || isTable(i);
        }

        qsizetype readParagraph(qsizetype first)
        {
            begin(Kind::Paragraph, m_lines[first].quoted);
            QString words = m_lines[first].words.toString();
            qsizetype i = first + 1;
            for (; i < m_lines.size() && m_lines[i].quoted == m_lines[first].quoted && !beginsSomething(i);
                 ++i) {
                words += u'\n';
                words += m_lines[i].words;
            }
            end(words);
            return i;
        }

        qsizetype readItem(qsizetype first, const ItemStart &item)
        {
            begin(Kind::Item, m_lines[first].quoted, item.level);
            const bool numbered = item.marker[0].isDigit();
            const QString marker = numbered ? item.marker.toString() : u"•"_s;
            m_part.indent = static_cast<int>(marker.size()) + 1;
            m_out.text += marker + u' ';
            m_isMarkdown = true;
            QString words = item.words.toString();
            qsizetype i = first + 1;
            for (; i < m_lines.size() && m_lines[i].quoted == m_lines[first].quoted
                 && m_lines[i].words.startsWith(u"  ") && !beginsSomething(i);
                 ++i) {
                words += u'\n';
                words += m_lines[i].words.mid(blanksBefore(m_lines[i].words));
            }
            end(words);
            return i;
        }

        struct CodeLines {
            QStringView language; ///< or what stands for it
            qsizetype signs = 0;
            qsizetype last = 0; ///< the line with the end
            bool endsLine = false; ///< the end stands behind code
        };

        /// Whether lines of code begin here. Without an end they do not: nothing said swallows the rest.
        std::optional<CodeLines> codeEnd(qsizetype first) const
        {
            const QStringView line = m_lines[first].words.trimmed();
            if (!line.startsWith(u"```") && !line.startsWith(u"~~~"))
                return {};
            CodeLines code;
            while (code.signs < line.size() && line[code.signs] == line[0])
                ++code.signs;
            code.language = line.mid(code.signs).trimmed();
            if (code.language.contains(line[0]))
                return {};
            for (qsizetype i = first + 1; i < m_lines.size(); ++i) {
                const std::optional<QStringView> inside = withinQuotes(m_typed[i], m_lines[first].quoted);
                if (!inside)
                    return {};
                const QStringView words = inside->trimmed();
                qsizetype signs = 0;
                while (signs < words.size() && words[words.size() - 1 - signs] == line[0])
                    ++signs;
                if (signs == words.size() ? signs >= code.signs : line[0] == u'`' && signs == code.signs) {
                    code.last = i;
                    code.endsLine = signs < words.size();
                    return code;
                }
            }
            return {};
        }

        qsizetype readCode(qsizetype first)
        {
            const std::optional<CodeLines> code = codeEnd(first);
            if (!code)
                return 0;
            const qsizetype indented = blanksBefore(m_lines[first].words);
            QStringList lines;
            if (code->language.contains(u' ')) // no language: people begin with the code at once
                lines.append(code->language.toString());
            for (qsizetype i = first + 1; i < code->last + (code->endsLine ? 1 : 0); ++i) {
                QStringView words = *withinQuotes(m_typed[i], m_lines[first].quoted);
                if (i == code->last)
                    words = words.left(words.lastIndexOf(u'`') + 1 - code->signs);
                lines.append(words.mid(qMin(indented, blanksBefore(words))).toString());
            }
            m_isMarkdown = true;
            begin(Kind::Code, m_lines[first].quoted);
            m_out.text += lines.join(u'\n');
            end({});
            return code->last + 1;
        }

        bool isTable(qsizetype i) const
        {
            return i + 1 < m_lines.size() && m_lines[i].quoted == m_lines[i + 1].quoted
                && m_lines[i].words.contains(u'|')
                && isUnderHead(m_lines[i + 1].words, cellsOf(m_lines[i].words).size());
        }

        qsizetype readTable(qsizetype first)
        {
            if (!isTable(first))
                return 0;
            m_isMarkdown = true;
            readRow(first, true);
            qsizetype i = first + 2;
            for (; i < m_lines.size() && m_lines[i].quoted == m_lines[first].quoted
                 && m_lines[i].words.contains(u'|');
                 ++i)
                readRow(i, false);
            return i;
        }

        void readRow(qsizetype i, bool head)
        {
            begin(Kind::Row, m_lines[i].quoted, head ? 1 : 0);
            bool joined = false;
            for (const QStringView cell : cellsOf(m_lines[i].words)) {
                if (std::exchange(joined, true))
                    m_out.text += kCellJoint;
                RunReader(cell).appendTo(m_out, head);
            }
            end({});
        }

        void begin(Kind kind, int quoted, int level = 0)
        {
            const std::optional<int> gap = std::exchange(m_gap, {});
            if (gap && !m_out.parts.isEmpty()) {
                m_out.text += u'\n';
                m_out.parts.append(
                    {m_out.text.size(), 0, Kind::Gap, 0, qMin(kDeepestQuotation, qMin(*gap, quoted)), 0});
            }
            if (!m_out.parts.isEmpty())
                m_out.text += u'\n';
            m_part = {m_out.text.size(), 0, kind, level, qMin(quoted, kDeepestQuotation), 0};
            m_isMarkdown = m_isMarkdown || quoted > 0;
        }

        void end(QStringView words)
        {
            if (RunReader(words).appendTo(m_out, m_part.kind == Kind::Heading))
                m_isMarkdown = true;
            m_part.length = m_out.text.size() - m_part.start;
            m_out.parts.append(m_part);
        }

        QList<QStringView> m_typed; ///< lines with all their signs
        QList<ChatLine> m_lines;
        StyledText m_out;
        StyledPart m_part;
        std::optional<int> m_gap; ///< blank lines are before what comes next; quotations around them
        bool m_isMarkdown = false;
    };

    StyledText asTyped(const QString &text)
    {
        StyledText out;
        out.text = text;
        out.parts.append({0, text.size(), StyledPart::Kind::Paragraph, 0, 0, 0});
        return out;
    }

    StyledText withoutNames(const QString &text)
    {
        // A server may be hostile: what is longer than a message can be is not taken apart.
        if (text.size() > chat::kLongestMessage || cannotBeMarkdown(text))
            return asTyped(text);
        return PartReader(text).result().value_or(asTyped(text));
    }

    bool isStyledCode(const StyledText &styled, qsizetype at)
    {
        return std::any_of(styled.runs.begin(), styled.runs.end(),
                           [at](const StyledRun &run) {
                               return run.code && at >= run.start && at < run.start + run.length;
                           })
            || std::any_of(styled.parts.begin(), styled.parts.end(), [at](const StyledPart &part) {
                   return part.kind == StyledPart::Kind::Code && at >= part.start
                       && at < part.start + part.length;
               });
    }

    /// Puts other words in the place of some; what stands behind them moves.
    void replaceIn(StyledText &styled, qsizetype start, qsizetype length, const QString &words)
    {
        const qsizetype more = words.size() - length;
        styled.text.replace(start, length, words);
        const auto move = [start, length, more](auto &span) {
            const qsizetype end = span.start + span.length;
            if (span.start >= start + length)
                span.start += more;
            else if (end >= start + length)
                span.length += more;
            else if (end > start) // a style that ends within the name
                span.length = start - qMin(start, span.start);
        };
        std::for_each(styled.runs.begin(), styled.runs.end(), move);
        std::for_each(styled.parts.begin(), styled.parts.end(), move);
        styled.runs.removeIf([](const StyledRun &run) { return run.length <= 0; });
    }

} // namespace

bool StyledText::isPlain() const
{
    return runs.isEmpty() && parts.size() == 1 && parts[0].kind == StyledPart::Kind::Paragraph
        && parts[0].quoted == 0;
}

bool cannotBeMarkdown(const QString &text)
{
    bool lineBegins = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'*' || c == u'_' || c == u'`' || c == u'[' || c == u'|' || c == u'\\' || c == u'~')
            return false;
        if (lineBegins && (c == u'#' || c == u'>' || c == u'-' || (c >= u'0' && c <= u'9')))
            return false;
        lineBegins = c == u'\n' || (lineBegins && c == u' ');
    }
    return true;
}

StyledText styledMessage(const QString &text, const QList<Mentioned> &named)
{
    StyledText styled = withoutNames(text);
    if (named.isEmpty())
        return styled;
    qsizetype moved = 0;
    const QString before = styled.text;
    for (const NamedWord &word : namedWords(before)) {
        const auto whom = std::find_if(named.cbegin(), named.cend(),
                                       [&word](const Mentioned &each) { return each.username == word.word; });
        qsizetype begin = word.start;
        while (begin > 0 && !before[begin - 1].isSpace())
            --begin;
        const bool inAddress = QStringView(before).mid(begin, word.start - begin).contains(u"://");
        const qsizetype start = word.start + moved;
        if (whom == named.cend() || inAddress || isStyledCode(styled, start))
            continue;
        const QString shown
            = whom->nickname.isEmpty() ? before.mid(word.start, word.length) : QString(u'@' + whom->nickname);
        replaceIn(styled, start, word.length, shown);
        moved += shown.size() - word.length;
        styled.names.append({start, shown.size(), whom->user, whom->isMe});
    }
    return styled;
}

QString plainMessage(const QString &text)
{
    return withoutNames(text).text;
}

} // namespace madang::views
