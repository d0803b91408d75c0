// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/line_editor.h"

#include "client-tui/terminal/grapheme.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"
#include "client-tui/terminal/wipe.h"

#include <algorithm>

namespace madang::tui {

namespace {

    QString typeable(const QString &text)
    {
        QString out;
        for (const QChar c : text) {
            if (c == u'\n' || (c.category() != QChar::Other_Control && c != u'\u2028' && c != u'\u2029'))
                out += c;
            else if (c == u'\t')
                out += u' ';
        }
        return out.normalized(QString::NormalizationForm_C);
    }

    bool isWordCharacter(QChar c)
    {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
    }

    /// A cluster as the line shows it.
    QString shown(QStringView cluster)
    {
        return cluster == u"\n" ? QStringLiteral("↵") : sanitized(cluster);
    }

} // namespace

void LineEditor::change(const QString &text, qsizetype cursor)
{
    m_undo.append({m_text, m_cursor});
    if (m_undo.size() > kMostUndo)
        m_undo.removeFirst();
    m_text = text.left(kLongest);
    m_cursor = qBound<qsizetype>(0, cursor, m_text.size());
}

void LineEditor::setText(const QString &text)
{
    m_text = text.left(kLongest);
    m_cursor = m_text.size();
    m_left = 0;
    m_undo.clear();
    m_historyAt = -1;
    m_typing = m_killing = false;
    m_yankedFrom = -1;
    m_search.reset();
}

void LineEditor::forget()
{
    for (Snapshot &step : m_undo)
        wipe(step.text);
    for (QString &kill : m_kills)
        wipe(kill);
    for (QString &line : m_history)
        wipe(line);
    wipe(m_draft);
    wipe(m_text);
    *this = LineEditor();
}

void LineEditor::insert(const QString &raw)
{
    const QString text = typeable(raw);
    if (text.isEmpty())
        return;
    if (m_search) {
        m_search->words += text;
        findFrom(m_search->at < 0 ? m_history.size() - 1 : m_search->at);
        return;
    }
    m_killing = false;
    m_yankedFrom = -1;
    const QString next = m_text.left(m_cursor) + text + m_text.mid(m_cursor);
    if (m_typing && text != u" ") {
        wipe(m_text); // it may be a secret, and no undo step holds it
        m_text = next.left(kLongest);
        m_cursor = qMin(m_cursor + text.size(), m_text.size());
    } else {
        change(next, m_cursor + text.size());
    }
    m_typing = true;
}

void LineEditor::replace(qsizetype from, qsizetype length, const QString &with)
{
    change(m_text.left(from) + with + m_text.mid(from + length), from + with.size());
    m_typing = m_killing = false;
}

qsizetype LineEditor::previousBoundary(qsizetype from) const
{
    const QList<qsizetype> ends = graphemeEnds(m_text);
    const auto at = std::lower_bound(ends.begin(), ends.end(), from);
    return at == ends.begin() ? 0 : *std::prev(at);
}

qsizetype LineEditor::nextBoundary(qsizetype from) const
{
    const QList<qsizetype> ends = graphemeEnds(m_text);
    const auto at = std::upper_bound(ends.begin(), ends.end(), from);
    return at == ends.end() ? m_text.size() : *at;
}

qsizetype LineEditor::previousWord(qsizetype from) const
{
    while (from > 0 && !isWordCharacter(m_text.at(from - 1)))
        --from;
    while (from > 0 && isWordCharacter(m_text.at(from - 1)))
        --from;
    return from;
}

qsizetype LineEditor::nextWord(qsizetype from) const
{
    while (from < m_text.size() && !isWordCharacter(m_text.at(from)))
        ++from;
    while (from < m_text.size() && isWordCharacter(m_text.at(from)))
        ++from;
    return from;
}

bool LineEditor::moveTo(qsizetype cursor)
{
    m_typing = false;
    return std::exchange(m_cursor, cursor) != cursor;
}

void LineEditor::kill(qsizetype from, qsizetype to, bool backwards)
{
    if (from == to)
        return;
    const QString piece = m_text.mid(from, to - from);
    if (m_killing && !m_kills.isEmpty())
        m_kills.first() = backwards ? piece + m_kills.first() : m_kills.first() + piece;
    else
        m_kills.prepend(piece);
    if (m_kills.size() > kMostKills)
        m_kills.removeLast();
    change(m_text.left(from) + m_text.mid(to), from);
    m_killing = true;
    m_typing = false;
}

void LineEditor::setCursor(qsizetype at)
{
    m_killing = false;
    m_yankedFrom = -1;
    moveTo(qBound<qsizetype>(0, at, m_text.size()));
}

void LineEditor::cut(qsizetype from, qsizetype to)
{
    m_killing = false;
    m_yankedFrom = -1;
    kill(from, to, false);
    m_killing = false;
}

void LineEditor::copy(qsizetype from, qsizetype to)
{
    if (from >= to)
        return;
    m_kills.prepend(m_text.mid(from, to - from));
    if (m_kills.size() > kMostKills)
        m_kills.removeLast();
}

void LineEditor::undoAsOne(qsizetype depth)
{
    if (m_undo.size() > depth + 1)
        m_undo.resize(depth + 1);
    m_typing = false;
}

bool LineEditor::yank()
{
    if (m_kills.isEmpty())
        return false;
    m_yankedFrom = m_cursor;
    m_yankIndex = 0;
    change(m_text.left(m_cursor) + m_kills.first() + m_text.mid(m_cursor), m_cursor + m_kills.first().size());
    return true;
}

bool LineEditor::yankOlder()
{
    if (m_yankedFrom < 0 || m_kills.size() < 2)
        return false;
    const qsizetype from = m_yankedFrom;
    const QString before = m_text.left(from);
    const QString after = m_text.mid(m_cursor);
    m_yankIndex = (m_yankIndex + 1) % m_kills.size();
    const QString piece = m_kills.at(m_yankIndex);
    change(before + piece + after, from + piece.size());
    return true;
}

bool LineEditor::transpose()
{
    const qsizetype right = m_cursor == m_text.size() ? previousBoundary(m_cursor) : m_cursor;
    if (right == 0)
        return false;
    const qsizetype left = previousBoundary(right);
    const qsizetype end = nextBoundary(right);
    change(m_text.left(left) + m_text.mid(right, end - right) + m_text.mid(left, right - left)
               + m_text.mid(end),
           end);
    return true;
}

bool LineEditor::undo()
{
    if (m_undo.isEmpty())
        return false;
    const Snapshot last = m_undo.takeLast();
    m_text = last.text;
    m_cursor = last.cursor;
    return true;
}

bool LineEditor::goInHistory(int step)
{
    if (m_history.isEmpty())
        return false;
    const qsizetype now = m_historyAt < 0 ? m_history.size() : m_historyAt;
    const qsizetype next = now + step;
    if (next < 0 || next > m_history.size() || next == now)
        return false;
    if (m_historyAt < 0)
        m_draft = m_text;
    const bool back = next == m_history.size();
    m_text = back ? m_draft : m_history.at(next);
    m_historyAt = back ? -1 : next;
    m_cursor = m_text.size();
    m_undo.clear();
    return true;
}

void LineEditor::findFrom(qsizetype newest)
{
    for (qsizetype i = qMin(newest, m_history.size() - 1); i >= 0; --i) {
        if (!m_history.at(i).contains(m_search->words, Qt::CaseInsensitive))
            continue;
        m_search->at = i;
        m_text = m_history.at(i);
        m_cursor = m_text.size();
        return;
    }
    m_search->at = -1;
}

bool LineEditor::searchOlder()
{
    if (!m_search)
        m_search = Search{{}, -1, {m_text, m_cursor}};
    else if (m_search->at > 0)
        findFrom(m_search->at - 1);
    return true;
}

void LineEditor::endSearch(bool keep)
{
    if (!m_search)
        return;
    if (!keep) {
        m_text = m_search->before.text;
        m_cursor = m_search->before.cursor;
    }
    m_search.reset();
}

bool LineEditor::perform(Edit edit)
{
    if (m_search && edit == Edit::DeleteBack) {
        m_search->words.chop(1);
        findFrom(m_history.size() - 1);
        return true;
    }
    if (m_search && edit != Edit::SearchHistory)
        endSearch(true);
    const bool wasKilling = std::exchange(m_killing, false);
    if (edit != Edit::YankOlder && edit != Edit::Yank)
        m_yankedFrom = -1;
    m_typing = false;
    const auto killing = [&](qsizetype from, qsizetype to, bool backwards) {
        m_killing = wasKilling;
        kill(from, to, backwards);
        return true;
    };
    switch (edit) {
    case Edit::LineStart:
        return moveTo(0);
    case Edit::LineEnd:
        return moveTo(m_text.size());
    case Edit::CharBack:
        return moveTo(m_cursor == 0 ? 0 : previousBoundary(m_cursor));
    case Edit::CharForward:
        return moveTo(nextBoundary(m_cursor));
    case Edit::WordBack:
        return moveTo(previousWord(m_cursor));
    case Edit::WordForward:
        return moveTo(nextWord(m_cursor));
    case Edit::DeleteBack:
        if (m_cursor > 0) {
            const qsizetype from = previousBoundary(m_cursor);
            change(m_text.left(from) + m_text.mid(m_cursor), from);
        }
        return true;
    case Edit::DeleteForward:
        change(m_text.left(m_cursor) + m_text.mid(nextBoundary(m_cursor)), m_cursor);
        return true;
    case Edit::KillToEnd:
        return killing(m_cursor, m_text.size(), false);
    case Edit::KillToStart:
        return killing(0, m_cursor, true);
    case Edit::KillWordBack:
        return killing(previousWord(m_cursor), m_cursor, true);
    case Edit::KillWord:
        return killing(m_cursor, nextWord(m_cursor), false);
    case Edit::Yank:
        return yank();
    case Edit::YankOlder:
        return yankOlder();
    case Edit::Transpose:
        return transpose();
    case Edit::Undo:
        return undo();
    case Edit::HistoryOlder:
        return goInHistory(-1);
    case Edit::HistoryNewer:
        return goInHistory(1);
    case Edit::SearchHistory:
        return searchOlder();
    case Edit::NewLine:
        change(m_text.left(m_cursor) + u'\n' + m_text.mid(m_cursor), m_cursor + 1);
        return true;
    }
    return false;
}

QString LineEditor::take()
{
    endSearch(true);
    const QString line = m_text;
    remember(line);
    setText({});
    return line;
}

void LineEditor::remember(const QString &line)
{
    if (line.trimmed().isEmpty())
        return;
    m_history.removeAll(line);
    m_history.append(line);
    if (m_history.size() > kMostHistory)
        m_history.removeFirst();
    m_historyAt = -1;
}

/// The first unit to show: the present one, unless the cursor would be out of view or space be wasted.
qsizetype LineEditor::leftEdge(const QList<Shown> &line, int room) const
{
    int total = 0;
    int before = 0; // columns between the present edge and the cursor
    for (const Shown &piece : line) {
        total += piece.columns;
        if (piece.at >= m_left && piece.at < m_cursor)
            before += piece.columns;
    }
    if (total <= room)
        return 0;
    if (m_cursor > m_left && before <= room)
        return m_left;
    // Scroll so that the cursor stands two thirds in: there is text to be seen on both sides of it.
    qsizetype left = m_cursor;
    int used = 0;
    for (auto piece = line.rbegin(); piece != line.rend(); ++piece) {
        if (piece->at >= m_cursor)
            continue;
        used += piece->columns;
        if (used > room * 2 / 3)
            break;
        left = piece->at;
    }
    return left;
}

LineView LineEditor::view(int columns)
{
    LineView view;
    if (columns < 2)
        return view;
    QList<Shown> line;
    qsizetype start = 0;
    for (const qsizetype end : graphemeEnds(m_text)) {
        const QString text = shown(QStringView(m_text).mid(start, end - start));
        line.append({start, text, columnsOf(text)});
        start = end;
    }
    const int room = columns - 1; // a cell is kept free for the cursor behind the last character
    m_left = leftEdge(line, room);
    view.moreLeft = m_left > 0;
    int used = 0;
    for (const Shown &piece : line) {
        if (piece.at < m_left)
            continue;
        if (used + piece.columns > room) {
            view.moreRight = true;
            break;
        }
        if (piece.at < m_cursor)
            view.cursor += piece.columns;
        view.text += piece.text;
        used += piece.columns;
    }
    return view;
}

} // namespace madang::tui
