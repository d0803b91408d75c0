// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/vi_keys.h"

#include "client-tui/terminal/grapheme.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostTimes = 999;

    /// The Latin letter on the key of a Hangul letter: commands work in either keyboard state.
    QString onLatinKey(const QString &key)
    {
        static const QString jamo = u"ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ"_s;
        static const QHash<QString, QString> shifted{{u"ㅃ"_s, u"Q"_s}, {u"ㅉ"_s, u"W"_s}, {u"ㄸ"_s, u"E"_s},
                                                     {u"ㄲ"_s, u"R"_s}, {u"ㅆ"_s, u"T"_s}, {u"ㅒ"_s, u"O"_s},
                                                     {u"ㅖ"_s, u"P"_s}};
        const qsizetype at = key.size() == 1 ? jamo.indexOf(key) : -1;
        return at >= 0 ? QString(QChar(u'a' + ushort(at))) : shifted.value(key, key);
    }

    /// A line as vi sees it: characters that are parts of words, signs, or blanks.
    class Characters {
    public:
        enum class Kind { Blank, Word, Sign };

        explicit Characters(const QString &text)
            : m_text(text)
        {
            qsizetype start = 0;
            for (const qsizetype end : graphemeEnds(text)) {
                m_starts.append(start);
                start = end;
            }
        }

        qsizetype count() const { return m_starts.size(); }
        qsizetype offset(qsizetype index) const
        {
            return index < count() ? m_starts.at(qMax<qsizetype>(0, index)) : m_text.size();
        }
        /// The character at or behind an offset.
        qsizetype indexAt(qsizetype offset) const
        {
            return std::lower_bound(m_starts.begin(), m_starts.end(), offset) - m_starts.begin();
        }
        QString at(qsizetype index) const
        {
            return m_text.mid(offset(index), offset(index + 1) - offset(index));
        }
        Kind kindOf(qsizetype index) const
        {
            const char32_t first = at(index).toUcs4().value(0);
            if (QChar::isSpace(first))
                return Kind::Blank;
            return QChar::isLetterOrNumber(first) || first == U'_' ? Kind::Word : Kind::Sign;
        }

        qsizetype nextStart(qsizetype index) const
        {
            if (index >= count())
                return count();
            const Kind kind = kindOf(index);
            while (kind != Kind::Blank && index < count() && kindOf(index) == kind)
                ++index;
            while (index < count() && kindOf(index) == Kind::Blank)
                ++index;
            return index;
        }
        qsizetype previousStart(qsizetype index) const
        {
            --index;
            while (index > 0 && kindOf(index) == Kind::Blank)
                --index;
            while (index > 0 && kindOf(index - 1) == kindOf(index))
                --index;
            return qMax<qsizetype>(0, index);
        }
        qsizetype nextEnd(qsizetype index) const
        {
            ++index;
            while (index < count() && kindOf(index) == Kind::Blank)
                ++index;
            return endOfRun(index);
        }
        qsizetype endOfRun(qsizetype index) const
        {
            while (index + 1 < count() && kindOf(index + 1) == kindOf(index))
                ++index;
            return qMin(index, count() - 1);
        }

    private:
        const QString &m_text;
        QList<qsizetype> m_starts;
    };

    bool isOneOf(QChar key, QLatin1StringView keys)
    {
        return !key.isNull() && keys.contains(key);
    }

} // namespace

void ViKeys::setOn(bool on)
{
    m_on = on;
    beginLine();
}

bool ViKeys::isResting() const
{
    return m_on && m_mode == Mode::Normal && m_operatorCount == 0 && m_operator.isNull() && m_count == 0
        && m_awaits.isNull();
}

QString ViKeys::mark() const
{
    if (!m_on)
        return {};
    if (m_mode == Mode::Insert)
        return u"I"_s;
    QString half;
    if (m_operatorCount > 0)
        half += QString::number(m_operatorCount);
    if (!m_operator.isNull())
        half += m_operator;
    if (m_count > 0)
        half += QString::number(m_count);
    if (!m_awaits.isNull())
        half += m_awaits;
    return half.isEmpty() ? u"N"_s : u"N "_s + half;
}

void ViKeys::forget()
{
    m_count = m_operatorCount = 0;
    m_operator = m_awaits = {};
}

void ViKeys::beginLine()
{
    forget();
    m_mode = Mode::Insert;
    m_undoMark = 0;
}

void ViKeys::insert()
{
    m_undoMark = m_line.undoDepth();
    m_mode = Mode::Insert;
}

bool ViKeys::escape()
{
    if (!m_on)
        return false;
    if (m_mode == Mode::Normal) {
        const bool wasHalf = mark().size() > 1;
        forget();
        return wasHalf;
    }
    m_mode = Mode::Normal;
    m_line.undoAsOne(m_undoMark);
    m_line.setCursor(m_line.characterBefore(m_line.cursor()));
    return true;
}

void ViKeys::settle()
{
    if (m_on && m_mode == Mode::Normal && !m_line.isSearching() && m_line.cursor() == m_line.text().size())
        m_line.setCursor(m_line.characterBefore(m_line.cursor()));
}

bool ViKeys::type(const QString &text)
{
    if (!m_on || m_mode == Mode::Insert || m_line.isSearching())
        return false;
    settle();
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        // The rest is text, or words to search for, when a command said so.
        if (m_mode == Mode::Insert || m_line.isSearching()) {
            m_line.insert(text.mid(start));
            break;
        }
        command(text.mid(start, end - start));
        settle();
        start = end;
    }
    return true;
}

int ViKeys::times() const
{
    return qMin(kMostTimes, qMax(1, m_operatorCount) * qMax(1, m_count));
}

void ViKeys::command(const QString &key)
{
    if (!m_awaits.isNull())
        return takeTarget(key);
    const QString latin = onLatinKey(key);
    const QChar c = latin.size() == 1 ? latin.front() : QChar();
    const bool isDigit = c >= u'0' && c <= u'9';
    if (isDigit && (c != u'0' || m_count > 0)) {
        m_count = qMin(kMostTimes, m_count * 10 + c.digitValue());
        return;
    }
    if (isOneOf(c, "fFtT"_L1) || (c == u'r' && m_operator.isNull())) {
        m_awaits = c;
        return;
    }
    if (m_operator.isNull() && isOneOf(c, "dcy"_L1)) {
        m_operator = c;
        m_operatorCount = std::exchange(m_count, 0);
        return;
    }
    if (isOneOf(c, "hlwbe0^$;, "_L1))
        takeMotion(c);
    else if (!m_operator.isNull() && c == m_operator)
        operateOnLine();
    else if (m_operator.isNull())
        act(c);
    forget();
}

void ViKeys::takeTarget(const QString &key)
{
    if (m_awaits == u'r') {
        replaceCharacters(key);
    } else {
        m_find = Find{m_awaits, key};
        if (const auto target = found(*m_find, false))
            apply(*target);
    }
    forget();
}

void ViKeys::takeMotion(QChar key)
{
    if (const auto target = motion(key))
        apply(*target);
    else if (m_operator == u'c' && m_line.isEmpty())
        insert();
}

std::optional<ViKeys::Target> ViKeys::motion(QChar key) const
{
    const Characters line(m_line.text());
    const qsizetype here = line.indexAt(m_line.cursor());
    qsizetype to = here;
    bool isInclusive = false;
    switch (key.unicode()) {
    case u'h':
        to = qMax<qsizetype>(0, here - times());
        break;
    case u'l':
    case u' ':
        to = qMin(line.count(), here + times());
        break;
    case u'0':
        to = 0;
        break;
    case u'^':
        for (to = 0; to + 1 < line.count() && line.kindOf(to) == Characters::Kind::Blank;)
            ++to;
        break;
    case u'$':
        to = line.count();
        break;
    case u'w':
    case u'e': {
        // cw changes the word, not the blanks behind it.
        const bool changes = m_operator == u'c' && key == u'w' && here < line.count()
            && line.kindOf(here) != Characters::Kind::Blank;
        isInclusive = key == u'e' || changes;
        for (int i = 0; i < times() && to < line.count(); ++i)
            to = changes && i == 0 ? line.endOfRun(to) : isInclusive ? line.nextEnd(to) : line.nextStart(to);
        break;
    }
    case u'b':
        for (int i = 0; i < times() && to > 0; ++i)
            to = line.previousStart(to);
        break;
    case u';':
    case u',': {
        if (!m_find)
            return std::nullopt;
        Find find = *m_find;
        if (key == u',')
            find.kind = find.kind.isLower() ? find.kind.toUpper() : find.kind.toLower();
        return found(find, true);
    }
    default:
        return std::nullopt;
    }
    if (line.count() == 0)
        return std::nullopt;
    return Target{line.offset(to), isInclusive};
}

std::optional<ViKeys::Target> ViKeys::found(const Find &find, bool repeated) const
{
    const Characters line(m_line.text());
    const bool forward = find.kind.isLower();
    const bool before = find.kind.toLower() == u't';
    const int step = forward ? 1 : -1;
    qsizetype at = line.indexAt(m_line.cursor());
    // Standing before the last one already, a repeated t goes on to the next.
    if (before && repeated)
        at += step;
    for (int i = 0; i < times(); ++i) {
        do
            at += step;
        while (at >= 0 && at < line.count() && line.at(at) != find.what);
        if (at < 0 || at >= line.count())
            return std::nullopt;
    }
    return Target{line.offset(before ? at - step : at), forward};
}

void ViKeys::apply(const Target &target)
{
    if (m_operator.isNull()) {
        m_line.setCursor(target.at);
        return;
    }
    const qsizetype end = qMax(m_line.cursor(), target.at);
    operate(qMin(m_line.cursor(), target.at), target.isInclusive ? m_line.characterAfter(end) : end);
}

void ViKeys::operate(qsizetype from, qsizetype to)
{
    if (m_operator == u'c')
        insert(); // before anything is cut: both are undone as one
    if (m_operator == u'y')
        m_line.copy(from, to);
    else
        m_line.cut(from, to);
    m_line.setCursor(from);
}

void ViKeys::operateOnLine()
{
    const qsizetype here = m_line.cursor();
    operate(0, m_line.text().size());
    if (m_operator == u'y')
        m_line.setCursor(here);
}

void ViKeys::act(QChar key)
{
    switch (key.unicode()) {
    case u'x':
    case u'X':
    case u'D':
    case u'C': {
        m_operator = key == u'C' ? u'c' : u'd';
        const bool wholeRest = key == u'D' || key == u'C';
        if (m_line.isEmpty() && key == u'C')
            return insert();
        if (const auto target = motion(wholeRest ? u'$' : key == u'x' ? u'l' : u'h'))
            apply(*target);
        return;
    }
    case u'p':
    case u'P':
        return put(key == u'p');
    case u'u':
        for (int i = 0; i < times() && m_line.perform(Edit::Undo); ++i) { }
        return;
    case u'~':
        return toggleCase();
    case u'a':
        m_line.setCursor(m_line.characterAfter(m_line.cursor()));
        return insert();
    case u'A':
        m_line.setCursor(m_line.text().size());
        return insert();
    case u'I':
        if (const auto start = motion(u'^'))
            m_line.setCursor(start->at);
        return insert();
    case u'i':
        return insert();
    case u'k':
    case u'j':
        for (int i = 0; i < times(); ++i)
            m_line.perform(key == u'k' ? Edit::HistoryOlder : Edit::HistoryNewer);
        m_line.setCursor(0);
        return;
    case u'/':
        m_line.perform(Edit::SearchHistory);
        return;
    default:
        return;
    }
}

void ViKeys::put(bool behind)
{
    const QString once = m_line.lastCut();
    if (once.isEmpty())
        return;
    QString text = once;
    for (int i = 1; i < times() && text.size() < LineEditor::kLongest; ++i)
        text += once;
    m_line.replace(behind ? m_line.characterAfter(m_line.cursor()) : m_line.cursor(), 0, text);
    m_line.setCursor(m_line.characterBefore(m_line.cursor())); // on its last character
}

void ViKeys::replaceCharacters(const QString &with)
{
    const Characters line(m_line.text());
    const qsizetype here = line.indexAt(m_line.cursor());
    if (here + times() > line.count())
        return; // all of them, or none
    const qsizetype from = m_line.cursor();
    m_line.replace(from, line.offset(here + times()) - from, with.repeated(times()));
    m_line.setCursor(m_line.characterBefore(m_line.cursor()));
}

void ViKeys::toggleCase()
{
    const Characters line(m_line.text());
    const qsizetype here = line.indexAt(m_line.cursor());
    const qsizetype end = qMin(line.count(), here + times());
    QString turned;
    for (qsizetype i = here; i < end; ++i) {
        const QString upper = line.at(i).toUpper();
        turned += line.at(i) == upper ? line.at(i).toLower() : upper;
    }
    if (end > here)
        m_line.replace(m_line.cursor(), line.offset(end) - m_line.cursor(), turned);
}

} // namespace madang::tui
