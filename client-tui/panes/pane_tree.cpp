// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/pane_tree.h"

namespace madang::tui {

PaneTree PaneTree::fromBytes(const QByteArray &bytes)
{
    PaneTree tree;
    qsizetype open = 1; // parts that are still to come
    for (const QByteArray &text : bytes.split(' ')) {
        Token token;
        token.kind = text.startsWith('|') ? Kind::Beside : text.startsWith('-') ? Kind::Below : Kind::Pane;
        if (token.kind == Kind::Pane)
            token.room = RoomId::fromText(QString::fromLatin1(text));
        else if (text.size() > 1)
            token.share = text.mid(1).toInt();
        const bool isWrong = token.kind == Kind::Pane
            ? token.room.isNull() || tree.contains(token.room)
            : token.share < 0 || token.share >= kWhole || (token.share == 0 && text.size() > 1);
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
    for (const Token &token : m_tokens) {
        const QByteArray share = token.share > 0 ? QByteArray::number(token.share) : QByteArray();
        texts.append(token.kind == Kind::Beside      ? '|' + share
                         : token.kind == Kind::Below ? '-' + share
                                                     : token.room.bytes());
    }
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
    const Side side = isBeside ? Side::Beside : Side::Below;
    const int share = m_tokens.at(begin).share;
    // Three beside each other are thirds, however they came to be.
    const int ours = widthOf(first, kind);
    int size
        = share > 0 ? (whole * share + kWhole / 2) / kWhole : whole * ours / (ours + widthOf(second, kind));
    if (needOf(first, side) + needOf(second, side) <= whole)
        size = qBound(needOf(first, side), size, whole - needOf(second, side));
    const QRect line = isBeside ? QRect(area.x() + size, area.y(), 1, area.height())
                                : QRect(area.x(), area.y() + size, area.width(), 1);
    into.borders.append({int(begin), side, line, area, size});
    if (isBeside) {
        place(first, {area.x(), area.y(), size, area.height()}, into);
        into.dividers.append(line);
        place(second, {area.x() + size + 1, area.y(), whole - size, area.height()}, into);
    } else {
        place(first, {area.x(), area.y(), area.width(), size}, into);
        place(second, {area.x(), area.y() + size, area.width(), whole - size}, into);
    }
}

int PaneTree::needOf(qsizetype begin, Side side) const
{
    return side == Side::Beside ? leastOf(begin).width() : leastOf(begin).height();
}

PaneTree::Places PaneTree::places(const QRect &area) const
{
    Places found;
    if (!m_tokens.isEmpty())
        place(0, area, found);
    return found;
}

QList<std::pair<qsizetype, bool>> PaneTree::dividersOf(RoomId room, Side side) const
{
    QList<std::pair<qsizetype, bool>> found;
    const qsizetype index = indexOf(room);
    for (qsizetype at = index - 1; at >= 0; --at) {
        const bool isOne = m_tokens.at(at).kind == (side == Side::Beside ? Kind::Beside : Kind::Below);
        if (isOne && endOf(at) > index)
            found.append({at, index < endOf(at + 1)});
    }
    return found;
}

bool PaneTree::hasNeighbour(RoomId room, Side side) const
{
    return !dividersOf(room, side).isEmpty();
}

std::optional<PaneTree::Border> PaneTree::borderAt(qsizetype divider, const QRect &area) const
{
    for (const Border &border : places(area).borders) {
        if (border.number == divider)
            return border;
    }
    return std::nullopt;
}

bool PaneTree::setSize(const Border &border, int size)
{
    const qsizetype first = border.number + 1;
    const int whole = border.side == Side::Beside ? border.area.width() - 1 : border.area.height();
    const int least = needOf(first, border.side);
    const int most = whole - needOf(endOf(first), border.side);
    if (least > most)
        return false;
    const int allowed = qBound(least, size, most);
    if (allowed == border.size)
        return false;
    m_tokens[border.number].share = (allowed * kWhole + whole / 2) / whole;
    return true;
}

bool PaneTree::grow(RoomId room, Side side, int cells, const QRect &area)
{
    const auto dividers = dividersOf(room, side);
    for (const auto &[divider, isFirst] : dividers) {
        const std::optional<Border> border = borderAt(divider, area);
        if (border && setSize(*border, border->size + (isFirst ? cells : -cells)))
            return true;
    }
    return false;
}

bool PaneTree::setShare(RoomId room, Side side, int percent, const QRect &area)
{
    const auto dividers = dividersOf(room, side);
    if (dividers.isEmpty())
        return false;
    const auto [divider, isFirst] = dividers.first();
    const std::optional<Border> border = borderAt(divider, area);
    if (!border)
        return false;
    const int whole = side == Side::Beside ? border->area.width() - 1 : border->area.height();
    const int wanted = (whole * qBound(0, percent, 100) + 50) / 100;
    return setSize(*border, isFirst ? wanted : whole - wanted);
}

bool PaneTree::moveBorder(int number, QPoint to, const QRect &area)
{
    const std::optional<Border> border = borderAt(number, area);
    if (!border)
        return false;
    return setSize(*border,
                   border->side == Side::Beside ? to.x() - border->area.x() : to.y() - border->area.y());
}

void PaneTree::makeEven()
{
    for (Token &token : m_tokens)
        token.share = 0;
}

} // namespace madang::tui
