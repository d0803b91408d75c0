// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/pane_tree.h"

namespace madang::tui {

PaneTree PaneTree::fromBytes(const QByteArray &bytes)
{
    PaneTree tree;
    qsizetype open = 1; // parts that are still to come
    for (const QByteArray &text : bytes.split(' ')) {
        Token token;
        token.kind = text == "|" ? Kind::Beside : text == "-" ? Kind::Below : Kind::Pane;
        if (token.kind == Kind::Pane)
            token.room = RoomId::fromText(QString::fromLatin1(text));
        const bool isWrong = token.kind == Kind::Pane && (token.room.isNull() || tree.contains(token.room));
        if (open == 0 || isWrong || tree.m_tokens.size() >= 2 * kMostPanes)
            return {};
        open += token.kind == Kind::Pane ? -1 : 1;
        tree.m_tokens.append(token);
    }
    return open == 0 && tree.count() <= kMostPanes ? tree : PaneTree();
}

QByteArray PaneTree::bytes() const
{
    QByteArrayList texts;
    for (const Token &token : m_tokens)
        texts.append(token.kind == Kind::Beside      ? QByteArray("|")
                         : token.kind == Kind::Below ? QByteArray("-")
                                                     : token.room.bytes());
    return texts.join(' ');
}

QList<RoomId> PaneTree::rooms() const
{
    QList<RoomId> found;
    for (const Token &token : m_tokens) {
        if (token.kind == Kind::Pane)
            found.append(token.room);
    }
    return found;
}

RoomId PaneTree::next(RoomId from, int step) const
{
    const QList<RoomId> all = rooms();
    if (all.isEmpty())
        return {};
    const qsizetype count = all.size();
    return all.at(((all.indexOf(from) + step) % count + count) % count);
}

qsizetype PaneTree::indexOf(RoomId room) const
{
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens.at(i).kind == Kind::Pane && m_tokens.at(i).room == room)
            return i;
    }
    return -1;
}

qsizetype PaneTree::endOf(qsizetype begin) const
{
    qsizetype open = 1;
    while (open > 0 && begin < m_tokens.size())
        open += m_tokens.at(begin++).kind == Kind::Pane ? -1 : 1;
    return begin;
}

void PaneTree::setOnly(RoomId room)
{
    m_tokens.clear();
    if (!room.isNull())
        m_tokens.append(Token{Kind::Pane, room});
}

bool PaneTree::split(RoomId at, Side side, RoomId added)
{
    const qsizetype index = indexOf(at);
    if (index < 0 || added.isNull() || contains(added) || count() >= kMostPanes)
        return false;
    m_tokens.insert(index, Token{side == Side::Beside ? Kind::Beside : Kind::Below, {}});
    m_tokens.insert(index + 2, Token{Kind::Pane, added});
    return true;
}

void PaneTree::replace(RoomId room, RoomId by)
{
    const qsizetype index = indexOf(room);
    if (index >= 0 && !by.isNull() && !contains(by))
        m_tokens[index].room = by;
}

void PaneTree::remove(RoomId room)
{
    const qsizetype index = indexOf(room);
    if (index < 0)
        return;
    // The divider it hangs on: the nearest one before it whose part reaches behind it and has it as a child.
    for (qsizetype at = index - 1; at >= 0; --at) {
        const bool isDivider = m_tokens.at(at).kind != Kind::Pane;
        if (isDivider && (at + 1 == index || endOf(at + 1) == index)) {
            m_tokens.removeAt(index);
            m_tokens.removeAt(at);
            return;
        }
    }
    m_tokens.clear();
}

PaneTree PaneTree::among(const QList<RoomId> &known) const
{
    PaneTree tree = *this;
    for (const RoomId room : rooms()) {
        if (!known.contains(room))
            tree.remove(room);
    }
    return tree;
}

QSize PaneTree::leastOf(qsizetype begin) const
{
    if (m_tokens.at(begin).kind == Kind::Pane)
        return kLeast;
    const QSize one = leastOf(begin + 1);
    const QSize other = leastOf(endOf(begin + 1));
    return m_tokens.at(begin).kind == Kind::Beside
        ? QSize(one.width() + 1 + other.width(), qMax(one.height(), other.height()))
        : QSize(qMax(one.width(), other.width()), one.height() + other.height());
}

QSize PaneTree::least() const
{
    return m_tokens.isEmpty() ? QSize() : leastOf(0);
}

int PaneTree::widthOf(qsizetype begin, Kind along) const
{
    if (m_tokens.at(begin).kind == Kind::Pane)
        return 1;
    const int one = widthOf(begin + 1, along);
    const int other = widthOf(endOf(begin + 1), along);
    return m_tokens.at(begin).kind == along ? one + other : qMax(one, other);
}

void PaneTree::place(qsizetype begin, const QRect &area, Places &into) const
{
    const Kind kind = m_tokens.at(begin).kind;
    if (kind == Kind::Pane) {
        into.panes.append({m_tokens.at(begin).room, area});
        return;
    }
    const qsizetype first = begin + 1;
    const qsizetype second = endOf(first);
    const bool isBeside = kind == Kind::Beside;
    const int whole = qMax(0, isBeside ? area.width() - 1 : area.height());
    const auto needs = [this, isBeside](qsizetype part) {
        return isBeside ? leastOf(part).width() : leastOf(part).height();
    };
    // Three beside each other are thirds, however they came to be.
    const int ours = widthOf(first, kind);
    int size = whole * ours / (ours + widthOf(second, kind));
    if (needs(first) + needs(second) <= whole)
        size = qBound(needs(first), size, whole - needs(second));
    if (isBeside) {
        place(first, {area.x(), area.y(), size, area.height()}, into);
        into.dividers.append({area.x() + size, area.y(), 1, area.height()});
        place(second, {area.x() + size + 1, area.y(), whole - size, area.height()}, into);
    } else {
        place(first, {area.x(), area.y(), area.width(), size}, into);
        place(second, {area.x(), area.y() + size, area.width(), whole - size}, into);
    }
}

PaneTree::Places PaneTree::places(const QRect &area) const
{
    Places found;
    if (!m_tokens.isEmpty())
        place(0, area, found);
    return found;
}

} // namespace madang::tui
