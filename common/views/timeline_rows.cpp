// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a Timeline: how they are made, where dividers stand, and how they come and go.
#include "common/views/event_text.h"
#include "common/views/message_markdown.h"
#include "common/views/role_text.h"
#include "common/views/timeline.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using Kind = TimelineRow::Kind;
using Delivery = TimelineRow::Delivery;
using rooms::RoomEvent;

namespace {

    // Ids of rows: events by position, dividers by what they divide; lines of ours have negative ones.
    qint64 eventRowId(qint64 position)
    {
        return position * 4;
    }
    qint64 dayRowId(QDate day)
    {
        return day.toJulianDay() * 4 + 1;
    }
    constexpr qint64 kNewMessagesRowId = 2;

    bool isDivider(const TimelineRow &row)
    {
        return row.kind == Kind::Day || row.kind == Kind::NewMessages;
    }

    bool isOnItsWay(const TimelineRow &row)
    {
        return row.position == 0;
    }

    Delivery deliveryOf(OutboxLine::State state)
    {
        switch (state) {
        case OutboxLine::State::Waiting:
            return Delivery::Waiting;
        case OutboxLine::State::Sending:
            return Delivery::Sending;
        case OutboxLine::State::Failed:
            break;
        }
        return Delivery::Failed;
    }

} // namespace

// --- making rows ---

TimelineRow Timeline::rowOf(const RoomEvent &event) const
{
    TimelineRow row;
    row.id = eventRowId(event.position);
    row.position = event.position;
    row.event = event.id;
    row.at = event.at;
    row.tag = event.tag.value_or(ClientTag());
    row.sender = event.sender.value_or(accounts::Person());
    row.mine = event.sender && event.sender->id == m_session.user() && !m_session.user().isNull();
    if (event.type == "message"_L1) {
        const auto body = fromJson<chat::MessageBody>(event.body.text);
        if (body) {
            row.text = body->text;
            row.attachments = attachmentsOf(event);
            row.namesMe = chat::names(*body, m_session.user()) && !m_session.user().isNull();
            row.named = namedBy(*body);
            if (body->replyTo)
                row.quote = quoteOf(*body->replyTo);
            row.thread = body->thread.value_or(EventId());
            if (body->forwardedFrom)
                row.forwarded = forwardedOf(*body->forwardedFrom);
        }
    } else if (event.type == "donation"_L1) {
        row.kind = Kind::Gift;
        if (const auto body = fromJson<campaigns::DonationBody>(event.body.text)) {
            row.gift = *body;
            if (const auto message = m_session.archive().messageOfCard(m_room, event.position))
                row.gift->gift.message = *message;
            row.text = row.gift->gift.message;
            row.sender.nickname = body->gift.nickname.value_or(QString());
        }
    } else {
        row.kind = Kind::Notice;
        row.text = sentenceOf(event);
    }
    if (event.marks) {
        row.editedAt = event.marks->editedAt;
        row.deleted = event.marks->deleted;
        row.pinned = event.marks->pinned;
        row.reactions = event.marks->reactions;
        if (event.marks->answers) {
            row.answers = qMax(0, event.marks->answers->count);
            row.answeredAt = event.marks->answers->lastAt;
        }
    }
    if (m_session.deletions().contains(event.id)) {
        row.deleted = true;
        row.pinned = false;
        row.reactions.clear();
    }
    if (row.deleted) {
        row.text = deletedText();
        row.named.clear();
        row.attachments.clear();
        row.forwarded.reset();
    }
    row.notReadBy = notReadBy(row);
    return row;
}

QString Timeline::sentenceOf(const RoomEvent &event) const
{
    const QString text = noticeText(event, m_formats);
    const qint64 first = m_session.archive().firstPosition(m_room);
    return first > 1 && event.position == first ? text + u" · "_s + hiddenPastText() : text;
}

TimelineRow Timeline::rowOf(const OutboxLine &line)
{
    TimelineRow row;
    row.id = m_nextLineId--;
    row.tag = line.tag;
    row.mine = true;
    row.text = line.text;
    row.attachments = line.attachments;
    row.at = line.at;
    row.delivery = deliveryOf(line.state);
    row.failure = line.failure;
    if (m_session.account())
        row.sender = {m_session.account()->id, m_session.account()->nickname};
    if (line.replyTo)
        row.quote = quoteOf(*line.replyTo);
    row.named = namedBy(line);
    return row;
}

// --- what blocked people say ---

bool Timeline::isFolded(const RoomEvent &event) const
{
    return event.type == "message"_L1 && m_session.blocks().contains(event.sender)
        && !m_unfolded.contains(event.position);
}

TimelineRow Timeline::foldedRow(const RoomEvent &event) const
{
    TimelineRow row;
    row.kind = Kind::Notice;
    row.id = eventRowId(event.position);
    row.position = event.position;
    row.event = event.id;
    row.at = event.at;
    row.folded = 1;
    row.foldedTo = event.position;
    row.text = foldedText(row.folded);
    return row;
}

void Timeline::foldInto(TimelineRow &head, const TimelineRow &more) const
{
    head.folded += more.folded;
    head.foldedTo = more.foldedTo;
    head.text = foldedText(head.folded);
}

void Timeline::foldAt(int index)
{
    if (index <= 0 || index >= int(m_rows.size()) || m_rows[size_t(index - 1)].folded == 0
        || m_rows[size_t(index)].folded == 0)
        return;
    foldInto(m_rows[size_t(index - 1)], m_rows[size_t(index)]);
    removeAt(index, 1);
    Q_EMIT dataChanged(this->index(index - 1), this->index(index - 1));
}

void Timeline::unfold(int index)
{
    if (index < 0 || index >= int(m_rows.size()) || m_rows[size_t(index)].folded == 0)
        return;
    const qint64 last = m_rows[size_t(index)].foldedTo;
    Events events;
    for (qint64 after = m_rows[size_t(index)].position - 1; after < last;) {
        const ArchivePage page = m_session.archive().after(m_room, after, kPage);
        if (page.events.isEmpty())
            break;
        for (const RoomEvent &event : page.events) {
            if (event.position <= last)
                events += event;
        }
        after = page.events.last().position;
    }
    if (events.isEmpty())
        return;
    for (const RoomEvent &event : std::as_const(events))
        m_unfolded.insert(event.position);
    std::deque<TimelineRow> rows = rowsOf(events, eventAbove(index));
    // The dividers above the first of them are there already.
    while (!rows.empty() && isDivider(rows.front()))
        rows.pop_front();
    const int count = int(rows.size());
    removeAt(index, 1);
    insertAt(index, std::move(rows));
    regroup(index);
    regroup(index + count);
}

/// What somebody is called in this room; empty when nobody told.
QString Timeline::calledHere(UserId user) const
{
    const int at = m_people ? m_people->indexOf(user) : -1;
    if (at >= 0)
        return nameOf({user, m_people->member(at).nickname});
    const auto known = m_session.archive().person(user);
    return known && !known->nickname.isEmpty() ? nameOf(*known) : QString();
}

QList<Mentioned> Timeline::namedBy(const chat::MessageBody &body) const
{
    QList<Mentioned> named;
    // A server may be hostile: no more than one message can have.
    const QList<chat::Mention> mentions
        = body.mentions.value_or(QList<chat::Mention>()).mid(0, chat::kMostMentions + chat::kMostCalled);
    const QStringList roles
        = body.roles.value_or(QStringList()).mid(0, enumWords(static_cast<accounts::Role *>(nullptr)).size());
    for (const QString &word : roles) {
        const bool isMe = std::any_of(mentions.begin(), mentions.end(), [&](const chat::Mention &mention) {
            return mention.username == word && mention.user == m_session.user();
        });
        named.append({{}, word, {}, isMe});
    }
    for (const chat::Mention &mention : mentions) {
        if (!mention.username.isEmpty() && !roles.contains(mention.username))
            named.append(
                {mention.user, mention.username, calledHere(mention.user), mention.user == m_session.user()});
    }
    if (body.everyone.value_or(false)) {
        for (const QString &word : everyoneWords())
            named.append({{}, word, {}, true});
    }
    return named;
}

/// The server has not looked at it yet: whom it will find among those who are here.
QList<Mentioned> Timeline::namedBy(const OutboxLine &line) const
{
    QList<Mentioned> named;
    for (const NamedWord &word : namedWords(line.text)) {
        const int at = m_people ? m_people->indexOfName(word.word) : -1;
        if (at >= 0 && named.size() < chat::kMostMentions)
            named.append({m_people->member(at).id, word.word, calledHere(m_people->member(at).id),
                          m_people->member(at).id == m_session.user()});
    }
    return named;
}

/// People are called something else than before.
void Timeline::rename()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        bool changed = false;
        for (Mentioned &named : m_rows[i].named) {
            if (named.user.isNull())
                continue;
            const QString name = calledHere(named.user);
            changed |= std::exchange(named.nickname, name) != name;
        }
        if (changed)
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }
}

Quote Timeline::quoteOf(EventId event) const
{
    const auto original = m_session.archive().eventById(event);
    if (!original || original->room != m_room)
        return Quote{event, {}, {}};
    if (isFolded(*original))
        return Quote{event, nameOf(original->sender.value_or(accounts::Person())), foldedWords()};
    const bool isGone
        = (original->marks && original->marks->deleted) || m_session.deletions().contains(event);
    QString text = original->type == "donation"_L1 ? previewOf(*original, m_formats, m_session.user())
        : isGone                                   ? deletedText()
                                                   : previewText(*original, m_formats);
    if (original->type == "message"_L1 && !isGone) {
        if (const auto body = fromJson<chat::MessageBody>(original->body.text))
            text = withNicknames(text, namedBy(*body)).text;
    }
    return Quote{event, nameOf(original->sender.value_or(accounts::Person())), text};
}

Forwarded Timeline::forwardedOf(const chat::ForwardedFrom &words) const
{
    QString name = words.roomName.value_or(QString());
    const auto room = m_session.archive().room(words.room);
    const bool isThere = room && room->role;
    if (isThere && room->visibility != rooms::Visibility::Direct)
        name = room->name;
    const bool isBlocked = m_session.blocks().contains(words.author.id);
    return {words.event,
            words.room,
            words.position,
            forwardHead(words, name),
            isBlocked ? foldedWords() : forwardWords(words),
            isThere || words.roomName};
}

TimelineRow Timeline::dayAbove(const TimelineRow &row) const
{
    const QDate day = m_formats.day(row.at);
    TimelineRow divider;
    divider.kind = Kind::Day;
    divider.id = dayRowId(day);
    divider.position = row.position;
    divider.at = row.at;
    divider.text = m_formats.dayName(day);
    return divider;
}

bool Timeline::continues(const TimelineRow &row, const TimelineRow *above) const
{
    return above && above->kind == Kind::Message && row.kind == Kind::Message
        && above->sender.id == row.sender.id && !row.sender.id.isNull()
        && row.at.ms - above->at.ms < std::chrono::milliseconds(kGroup).count() && row.at >= above->at
        && m_formats.day(above->at) == m_formats.day(row.at);
}

std::deque<TimelineRow> Timeline::rowsOf(const Events &events, const TimelineRow *above) const
{
    std::deque<TimelineRow> rows;
    // A copy: the row above may be one of ours, and a deque that grows moves none, but the caller's may go.
    std::optional<TimelineRow> previous = above ? std::optional(*above) : std::nullopt;
    bool newsBegin = false;
    for (const RoomEvent &event : events) {
        newsBegin |= m_dividerAfter >= 0 && event.position == m_dividerAfter + 1;
        if (chat::isSilent(event.type))
            continue;
        TimelineRow row = isFolded(event) ? foldedRow(event) : rowOf(event);
        const bool newDay = !previous || m_formats.day(previous->at) != m_formats.day(row.at);
        const bool isFirstNew = std::exchange(newsBegin, false);
        if (newDay)
            rows.push_back(dayAbove(row));
        if (isFirstNew) {
            TimelineRow divider;
            divider.kind = Kind::NewMessages;
            divider.id = kNewMessagesRowId;
            divider.position = row.position;
            divider.at = row.at;
            rows.push_back(divider);
        }
        if (row.folded > 0 && !newDay && !isFirstNew && !rows.empty() && rows.back().folded > 0) {
            foldInto(rows.back(), row);
            previous = rows.back();
            continue;
        }
        row.startsGroup = newDay || isFirstNew || !continues(row, &*previous);
        previous = row;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::deque<TimelineRow> Timeline::rowsApart(const Events &events) const
{
    std::deque<TimelineRow> rows = rowsOf(events, nullptr);
    for (size_t i = rows.size(); i > 0; --i) {
        if (rows[i - 1].kind != Kind::NewMessages)
            continue;
        rows.erase(rows.begin() + qsizetype(i - 1));
        if (i - 1 < rows.size())
            rows[i - 1].startsGroup = true;
    }
    return rows;
}

// --- looking for rows ---

int Timeline::eventsEnd() const
{
    int end = int(m_rows.size());
    while (end > 0 && isOnItsWay(m_rows[size_t(end - 1)]))
        --end;
    return end;
}

const TimelineRow *Timeline::eventAbove(int index) const
{
    for (int i = index - 1; i >= 0; --i) {
        if (!isDivider(m_rows[size_t(i)]))
            return &m_rows[size_t(i)];
    }
    return nullptr;
}

int Timeline::indexOfPosition(qint64 position) const
{
    const auto end = m_rows.begin() + eventsEnd();
    auto found = std::lower_bound(m_rows.begin(), end, position, [](const TimelineRow &row, qint64 wanted) {
        return row.position < wanted;
    });
    while (found != end && found->position == position && isDivider(*found))
        ++found;
    return found != end && found->position == position ? int(found - m_rows.begin()) : -1;
}

int Timeline::indexAround(qint64 position) const
{
    if (const int exact = indexOfPosition(position); exact >= 0)
        return exact;
    int found = -1;
    for (int i = 0; i < eventsEnd(); ++i) {
        if (isDivider(m_rows[size_t(i)]))
            continue;
        if (found >= 0 && m_rows[size_t(i)].position > position)
            break;
        found = i;
    }
    return found;
}

int Timeline::indexOfId(qint64 id) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == id)
            return int(i);
    }
    return -1;
}

int Timeline::indexOfTag(const ClientTag &tag) const
{
    if (tag.isNull())
        return -1;
    for (size_t i = m_rows.size(); i > 0; --i) {
        if (m_rows[i - 1].tag == tag && m_rows[i - 1].mine)
            return int(i - 1);
    }
    return -1;
}

int Timeline::newMessagesIndex() const
{
    return indexOfId(kNewMessagesRowId);
}

// --- rows come and go ---

void Timeline::insertAt(int index, std::deque<TimelineRow> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, index, index + int(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + index, std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
    endInsertRows();
}

void Timeline::removeAt(int first, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, first, first + count - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    endRemoveRows();
}

void Timeline::regroup(int index)
{
    if (index < 0 || index >= int(m_rows.size()))
        return;
    TimelineRow &row = m_rows[size_t(index)];
    if (isDivider(row))
        return;
    const bool afterDivider = index > 0 && isDivider(m_rows[size_t(index - 1)]);
    const bool starts = afterDivider || !continues(row, eventAbove(index));
    if (std::exchange(row.startsGroup, starts) != starts)
        Q_EMIT dataChanged(this->index(index), this->index(index));
}

void Timeline::insertDivider()
{
    // Above the window it comes with the page it is on.
    if (m_dividerAfter < 0 || m_dividerAfter + 1 < m_first)
        return;
    int at = 0;
    while (at < eventsEnd()
           && (isDivider(m_rows[size_t(at)]) || m_rows[size_t(at)].position <= m_dividerAfter))
        ++at;
    if (at >= eventsEnd())
        return;
    TimelineRow divider;
    divider.kind = Kind::NewMessages;
    divider.id = kNewMessagesRowId;
    divider.position = m_rows[size_t(at)].position;
    divider.at = m_rows[size_t(at)].at;
    insertAt(at, {divider});
    regroup(at + 1);
}

void Timeline::prepend(const Events &events)
{
    if (events.isEmpty())
        return;
    m_first = events.first().position;
    if (m_last == 0)
        m_last = events.last().position;
    std::deque<TimelineRow> rows = rowsOf(events, nullptr);
    if (rows.empty())
        return;
    // The day divider at the top was there for want of a row above: it moves up with its day.
    const bool sameDay = !m_rows.empty() && m_rows.front().kind == Kind::Day
        && m_formats.day(rows.back().at) == m_formats.day(m_rows.front().at);
    if (sameDay)
        removeAt(0, 1);
    const int count = int(rows.size());
    insertAt(0, std::move(rows));
    foldAt(count);
    regroup(count);
}

void Timeline::append(const Events &events)
{
    if (events.isEmpty())
        return;
    // A page may hold what we still show as on its way.
    for (const RoomEvent &event : events) {
        const int line = event.tag ? indexOfTag(*event.tag) : -1;
        if (line >= eventsEnd())
            removeAt(line, 1);
    }
    if (m_first == 0)
        m_first = events.first().position;
    m_last = events.last().position;
    const int end = eventsEnd();
    insertAt(end, rowsOf(events, eventAbove(end)));
    foldAt(end);
    regroup(eventsEnd());
}

/// A line of ours has become an event: its row stays, moves up to the other events if it stood below lines
/// that are still on their way, and says now what the server says.
void Timeline::settle(int index, const RoomEvent &event)
{
    if (m_first == 0)
        m_first = event.position;
    m_last = event.position;
    const int end = eventsEnd();
    if (index != end) {
        beginMoveRows({}, index, index, {}, end);
        TimelineRow line = std::move(m_rows[size_t(index)]);
        m_rows.erase(m_rows.begin() + index);
        m_rows.insert(m_rows.begin() + end, std::move(line));
        endMoveRows();
    }
    std::deque<TimelineRow> rows = rowsOf({event}, eventAbove(end));
    TimelineRow row = std::move(rows.back());
    rows.pop_back();
    row.id = m_rows[size_t(end)].id;
    m_rows[size_t(end)] = std::move(row);
    Q_EMIT dataChanged(this->index(end), this->index(end));
    const int dividers = int(rows.size());
    insertAt(end, std::move(rows));
    regroup(end + dividers + 1);
}

void Timeline::appendMissingLines()
{
    const QList<OutboxLine> lines = m_session.outbox().lines(m_room);
    std::deque<TimelineRow> rows;
    for (const OutboxLine &line : lines) {
        if (indexOfTag(line.tag) < 0)
            rows.push_back(rowOf(line));
    }
    const int first = int(m_rows.size());
    const int count = int(rows.size());
    insertAt(first, std::move(rows));
    for (int i = 0; i < count; ++i)
        regroup(first + i);
}

void Timeline::trimTop()
{
    if (int(m_rows.size()) <= kMostRows + kPage)
        return;
    int count = int(m_rows.size()) - kMostRows;
    while (count < eventsEnd() - 1 && isDivider(m_rows[size_t(count)]))
        ++count;
    removeAt(0, count);
    m_first = m_rows.front().position;
    if (m_rows.front().kind != Kind::Day && !isOnItsWay(m_rows.front())) {
        insertAt(0, {dayAbove(m_rows.front())});
        regroup(1);
    }
    m_hasOlder = true;
}

void Timeline::trimBottom()
{
    if (int(m_rows.size()) <= kMostRows + kPage)
        return;
    int keep = kMostRows;
    while (keep > 1 && isDivider(m_rows[size_t(keep - 1)]))
        --keep;
    removeAt(keep, int(m_rows.size()) - keep);
    m_last = qMax(m_rows.back().position, m_rows.back().foldedTo);
    m_hasNewer = true;
}

/// Language or day changed: what we say ourselves is said anew.
void Timeline::rewrite()
{
    for (TimelineRow &row : m_rows) {
        if (row.kind == Kind::Day) {
            row.text = m_formats.dayName(row.at);
        } else if (row.folded > 0) {
            row.text = foldedText(row.folded);
        } else if (row.deleted) {
            row.text = deletedText();
        } else if (row.kind == Kind::Notice) {
            if (const auto event = m_session.archive().eventAt(m_room, row.position))
                row.text = sentenceOf(*event);
        }
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int Timeline::notReadBy(const TimelineRow &row) const
{
    const bool counts = m_people && row.kind == Kind::Message && row.position > 0 && !row.deleted;
    return counts ? m_people->notReadBy(row.position, row.sender.id) : 0;
}

void Timeline::readersFrom(const People *people)
{
    m_people = people;
    connect(people, &People::readPositionsChanged, this, &Timeline::countReaders);
    connect(people, &QAbstractItemModel::modelReset, this, &Timeline::rename);
    countReaders();
    rename();
}

void Timeline::countReaders()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const int count = notReadBy(m_rows[i]);
        if (std::exchange(m_rows[i].notReadBy, count) != count)
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }
}

void Timeline::waitForMidnight()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_formats.now().ms);
    const QDateTime midnight = now.date().addDays(1).startOfDay();
    m_midnight->start(std::chrono::milliseconds(now.msecsTo(midnight) + 1000));
}

// --- as a model ---

int Timeline::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const TimelineRow &Timeline::row(int index) const
{
    return m_rows[size_t(index)];
}

QVariant Timeline::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return dataOf(m_rows[size_t(index.row())], role);
}

QVariant Timeline::dataOf(const TimelineRow &row, int role) const
{
    const QString gift = row.gift ? giftText(row.gift->gift, m_formats) : QString();
    QString text = row.kind == Kind::Message && !row.deleted ? styledMessage(row.text, row.named).text
                                                             : withNicknames(row.text, row.named).text;
    if (row.forwarded)
        text += (text.isEmpty() ? u""_s : u"\n"_s) + row.forwarded->head + u": "_s
            + plainMessage(row.forwarded->text);
    for (const files::Attachment &file : row.attachments)
        text += (text.isEmpty() ? u""_s : u"\n"_s) + attachmentText(file, m_formats);
    if (role == Qt::DisplayRole)
        return gift.isEmpty() || row.text.isEmpty() ? gift + text : gift + u": "_s + row.text;
    if (role != Qt::AccessibleTextRole)
        return {};
    switch (row.kind) {
    case Kind::Day:
    case Kind::Notice:
        return row.text;
    case Kind::NewMessages:
        return tr("New messages below");
    case Kind::Gift:
        return tr("%1, %2. %3").arg(gift, m_formats.timeOfDay(row.at), row.text);
    case Kind::Message:
        break;
    }
    const QString bears = role_text::nameOf(badge(row));
    const QString who = bears.isEmpty() ? nameOf(row.sender) : tr("%1 (%2)").arg(nameOf(row.sender), bears);
    QString said = tr("%1, %2: %3").arg(who, m_formats.timeOfDay(row.at), text);
    if (row.editedAt && !row.deleted)
        said += u' ' + tr("(edited)");
    for (const rooms::Reaction &reaction : row.reactions)
        said += u' ' + reaction.emoji + u' ' + QString::number(reaction.count);
    if (row.notReadBy > 0)
        said += u' ' + tr("(not read by %n)", nullptr, row.notReadBy);
    if (row.answers > 0)
        said += u' ' + tr("(answers: %1)").arg(row.answers);
    if (row.delivery == Delivery::Failed)
        return tr("Not sent. %1").arg(said);
    if (row.delivery != Delivery::Stored)
        return tr("Being sent. %1").arg(said);
    return said;
}

} // namespace madang::views
