// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/word_offers.h"

#include "common/views/emoji/emoji_picker.h"
#include "common/views/event_text.h"
#include "common/views/hangul.h"
#include "common/views/role_text.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestHalfWord = 40;
    constexpr qsizetype kEmojiFrom = 2;

    bool isOfHalfWord(QChar c)
    {
        return c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'-' || c == u'.';
    }

    /// How well a name fits: 0 the best, -1 not at all.
    int fitOf(const QString &name, const QString &typed)
    {
        if (name.compare(typed, Qt::CaseInsensitive) == 0)
            return 0;
        if (beginsAsTyped(name, typed))
            return 1;
        return matchesTyped(name, typed) ? 2 : -1;
    }

    int fitOf(const Nameable &person, const QString &typed)
    {
        const int nickname = fitOf(person.nickname, typed);
        const int username = person.username.isEmpty() ? -1 : fitOf(person.username, typed);
        return nickname < 0 || username < 0 ? qMax(nickname, username) : qMin(nickname, username);
    }

    /// What an older server does not tell is written as people wrote it then.
    WordOffer offerOf(const Nameable &person)
    {
        const QString &word = person.username.isEmpty() ? person.nickname : person.username;
        return {WordOffer::Kind::Person, person.user, person.nickname, u'@' + word};
    }

    std::optional<WordOffer> offerOfEveryone(const QString &typed, Language language)
    {
        const QStringList &words = everyoneWords();
        const bool fits = std::any_of(words.begin(), words.end(),
                                      [&typed](const QString &word) { return beginsAsTyped(word, typed); });
        if (!fits)
            return std::nullopt;
        const QString &word = language == Language::Korean ? words.last() : words.first();
        return WordOffer{WordOffer::Kind::Everyone, {}, WordOffers::tr("everyone in this room"), u'@' + word};
    }

    /// Whoever is called like a role is meant by its word, as on the server.
    QList<WordOffer> rolesOffered(const QString &typed, const QList<Nameable> &people)
    {
        QList<WordOffer> offers;
        for (const auto &[role, word] : enumWords(static_cast<accounts::Role *>(nullptr))) {
            const QString name = role_text::wordOf(role);
            const bool isSomebody
                = std::any_of(people.begin(), people.end(),
                              [word = word](const Nameable &person) { return person.username == word; });
            if (!accounts::may(role, accounts::Deed::BearBadge) || isSomebody
                || !(beginsAsTyped(word, typed) || beginsAsTyped(name, typed)))
                continue;
            offers.append({WordOffer::Kind::Role,
                           {},
                           WordOffers::tr("who is %1 in this community").arg(name),
                           u'@' + QString(word)});
        }
        return offers;
    }

    QList<WordOffer> peopleOffered(const QString &typed, const Nameables &nameables)
    {
        std::vector<std::pair<int, const Nameable *>> ranked;
        for (const Nameable &person : nameables.people) {
            if (const int fit = fitOf(person, typed); fit >= 0)
                ranked.emplace_back(fit, &person);
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<WordOffer> offers;
        for (const auto &[fit, person] : ranked) {
            if (offers.size() >= kMostOffers)
                break;
            offers.append(offerOf(*person));
        }
        // Last: calls to many are not to be sent by a slip.
        QList<WordOffer> calls;
        if (nameables.roles)
            calls = rolesOffered(typed, nameables.people);
        if (nameables.everyone) {
            if (auto everyone = offerOfEveryone(typed, nameables.language))
                calls.append(*std::move(everyone));
        }
        while (!offers.isEmpty() && offers.size() + calls.size() > kMostOffers)
            offers.removeLast();
        offers += calls;
        return offers;
    }

    QList<WordOffer> emojiOffered(const QString &typed, Language language)
    {
        QList<WordOffer> offers;
        if (typed.size() < kEmojiFrom || !typed.front().isLetter())
            return offers;
        const EmojiTable &table = EmojiTable::instance();
        for (const int index : table.search(typed, kMostOffers)) {
            const Emoji &found = table.all()[size_t(index)];
            offers.append({WordOffer::Kind::Emoji, {}, found.name(language), found.sign.toString()});
        }
        return offers;
    }

} // namespace

Nameables nameablesIn(Session &session, const Timeline &timeline, const People &people,
                      const Formats &formats)
{
    Nameables out;
    out.language = formats.language();
    const auto room = session.archive().room(timeline.room());
    out.everyone = room && rooms::mayLead(*room);
    out.roles = room && room->role && room->visibility != rooms::Visibility::Direct;
    QHash<UserId, int> members;
    for (int i = 0; i < people.rowCount(); ++i)
        members.insert(people.member(i).id, i);
    members.remove(session.user());
    const auto add = [&](UserId user) {
        // Only who is there can be named; each once.
        if (const auto at = members.constFind(user); at != members.constEnd()) {
            const rooms::Member &member = people.member(*at);
            out.people.append({member.id, member.nickname, member.username.value_or(QString())});
            members.erase(at);
        }
    };
    // A room may have a hundred thousand rows: no further back than to whom is left to be found.
    for (int i = timeline.rowCount() - 1; i >= 0 && !members.isEmpty(); --i) {
        if (timeline.row(i).kind == TimelineRow::Kind::Message)
            add(timeline.row(i).sender.id);
    }
    for (int i = 0; i < people.rowCount(); ++i)
        add(people.member(i).id);
    return out;
}

std::optional<HalfWord> halfWordIn(QStringView before)
{
    qsizetype at = before.size() - 1;
    while (at >= 0 && before.size() - at <= kLongestHalfWord && isOfHalfWord(before[at]))
        --at;
    if (at < 0 || (before[at] != u'@' && before[at] != u':'))
        return std::nullopt;
    if (at > 0 && (!mayPrecedeMark(before[at - 1]) || before[at - 1] == u':'))
        return std::nullopt;
    return HalfWord{at, before[at], before.mid(at + 1).toString()};
}

QList<WordOffer> offersFor(const HalfWord &word, const Nameables &nameables)
{
    return word.mark == u'@' ? peopleOffered(word.typed, nameables)
                             : emojiOffered(word.typed, nameables.language);
}

WordOffers::WordOffers(Session &session, const Timeline &timeline, const People &people,
                       const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_timeline(timeline)
    , m_people(people)
    , m_formats(formats)
{
}

int WordOffers::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_offers.size());
}

QVariant WordOffers::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WordOffer &offer = m_offers[index.row()];
    const QString name = oneLine(offer.name, 80);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return oneLine(offer.sign, 80);
    case Qt::AccessibleTextRole:
        return offer.kind == WordOffer::Kind::Emoji ? name : name + u", "_s + oneLine(offer.sign, 80);
    default:
        return {};
    }
}

void WordOffers::follow(const QString &before)
{
    const std::optional<HalfWord> word = halfWordIn(before);
    if (!word || word->typed.isEmpty() || m_dismissed != word->from)
        m_dismissed.reset();
    // Committing what was composed changes nothing that can be seen.
    if (word == m_word && word)
        return;
    m_word = word;
    show(!word || word->typed.isEmpty() || m_dismissed
             ? QList<WordOffer>()
             : offersFor(*word, nameablesIn(m_session, m_timeline, m_people, m_formats)));
}

void WordOffers::dismiss()
{
    if (m_word)
        m_dismissed = m_word->from;
    show({});
}

std::optional<HalfWord> WordOffers::word() const
{
    return m_offers.isEmpty() ? std::nullopt : m_word;
}

void WordOffers::show(QList<WordOffer> offers)
{
    if (offers == m_offers && m_chosen == 0)
        return;
    beginResetModel();
    m_offers = std::move(offers);
    m_chosen = 0;
    endResetModel();
    Q_EMIT chosenChanged(m_chosen);
}

void WordOffers::step(int by)
{
    const int rows = rowCount();
    if (rows == 0)
        return;
    const int to = m_chosen + by;
    choose(by == 1 || by == -1 ? (to + rows) % rows : qBound(0, to, rows - 1));
}

void WordOffers::choose(int row)
{
    if (row < 0 || row >= rowCount() || row == m_chosen)
        return;
    m_chosen = row;
    Q_EMIT chosenChanged(row);
}

void WordOffers::use(int row)
{
    const WordOffer used = m_offers.value(row);
    m_word.reset();
    show({});
    if (used.kind == WordOffer::Kind::Emoji && !used.sign.isEmpty())
        EmojiPicker(m_session.preferences(), m_formats).use(used.sign);
}

} // namespace madang::views
