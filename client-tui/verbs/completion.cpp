// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/completion.h"

#include "client-tui/settings/theme.h"

#include "common/protocol/roles.h"
#include "common/views/amount.h"
#include "common/views/hangul.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostShown = 50;

    /// Those that begin with what was typed, then those that contain it.
    QStringList fitting(const QStringList &names, const QString &typed)
    {
        QStringList first;
        QStringList others;
        for (const QString &name : names) {
            if (name.startsWith(typed, Qt::CaseInsensitive))
                first.append(name);
            else if (views::matchesTyped(name, typed))
                others.append(name);
        }
        first += others;
        return first.mid(0, kMostShown);
    }

    QStringList namesFor(Argument kind, const CompletionSource &source)
    {
        switch (kind) {
        case Argument::Room:
            return source.roomNames();
        case Argument::Amount:
            return source.amounts();
        case Argument::Campaign:
            return source.campaignTitles();
        case Argument::Gift:
            return source.campaignTitles() + source.amounts();
        case Argument::Presence:
            return {u"automatic"_s, u"busy"_s, u"invisible"_s};
        case Argument::Schedule:
            return {u"mon-fri 9:00-18:00"_s, u"weekdays 9:00-18:00"_s, u"weekends all day"_s,
                    u"daily 9:00-22:00"_s, u"off"_s};
        case Argument::UploadDeed:
            return {u"retry"_s, u"drop"_s};
        case Argument::Language:
            return {u"ko"_s, u"en"_s};
        case Argument::OwnProfile:
            return {u"language ko"_s, u"language en"_s, u"language auto"_s};
        case Argument::Theme:
            return Theme::names();
        case Argument::Pane:
            return QStringList{u"below"_s, u"beside"_s} + source.roomNames();
        case Argument::PaneSize:
            return {u"width"_s, u"height"_s, u"even"_s};
        case Argument::Editing:
            return {u"emacs"_s, u"vi"_s};
        case Argument::Linked:
            return {u"room"_s};
        case Argument::Verb:
            return verbWords(source.role()) + QStringList(source.aliases().keys());
        case Argument::Moment:
            return {u"today"_s, u"yesterday"_s, u"unread"_s, u"end"_s};
        case Argument::Everything:
            return {u"all"_s};
        case Argument::Switch:
            return {u"on"_s, u"off"_s};
        case Argument::Standing: {
            QStringList roles;
            for (const auto &[role, word] : enumWords(static_cast<accounts::Role *>(nullptr)))
                roles += word;
            return roles;
        }
        case Argument::Person:
        case Argument::Text:
            break;
        }
        return source.nicknames();
    }

    /// Where the argument that is being typed begins, and which one it is.
    struct Spot {
        qsizetype from = 0;
        int index = 0;
    };

    Spot spotIn(const QString &before, qsizetype from, qsizetype argumentCount)
    {
        Spot spot{from, 0};
        bool quoted = false;
        for (qsizetype i = from; i < before.size(); ++i) {
            if (before.at(i) == u'"')
                quoted = !quoted;
            const bool lastTakesRest = spot.index == int(argumentCount) - 1;
            if (before.at(i).isSpace() && !quoted && !lastTakesRest) {
                spot.from = i + 1;
                if (i > from && !before.at(i - 1).isSpace())
                    ++spot.index;
            }
        }
        return spot;
    }

    /// "@" and ":" say what is meant; a word without them may be somebody's name.
    Possibilities forWord(const QString &before, const CompletionSource &source)
    {
        std::optional<views::HalfWord> half = views::halfWordIn(before);
        views::Nameables nameables = source.nameables();
        if (!half) {
            const qsizetype from = qMax(before.lastIndexOf(u' '), before.lastIndexOf(u'\n')) + 1;
            half = views::HalfWord{from, u'@', before.mid(from)};
            nameables.everyone = nameables.roles = false;
            if (half->typed.isEmpty())
                return {from, 0, {}};
        }
        Possibilities found{half->from, before.size() - half->from, {}};
        for (const views::WordOffer &offer : views::offersFor(*half, nameables)) {
            found.words.append(offer.text());
            found.labels.append(offer.kind == views::WordOffer::Kind::Emoji ? offer.sign + u' ' + offer.name
                                                                            : offer.name + u' ' + offer.sign);
        }
        return found;
    }

    /// What a gift still lacks: a campaign or an amount first, then the other one.
    Argument lackingIn(const QString &before, qsizetype from, int index)
    {
        if (index == 0)
            return Argument::Gift;
        QString typed = before.mid(from);
        return views::readAmount(takeArgument(typed)) ? Argument::Campaign : Argument::Amount;
    }

    /// "#7" may stand for a campaign; its title is shown beside it.
    void addNumbers(Possibilities &found, const QString &typed, bool alone, const CompletionSource &source)
    {
        const QStringList numbers = source.campaignNumbers();
        const QStringList titles = source.campaignTitles();
        for (qsizetype i = 0; i < numbers.size() && found.words.size() < kMostShown; ++i) {
            if (!numbers.at(i).startsWith(typed))
                continue;
            found.words.append(alone ? numbers.at(i) : numbers.at(i) + u' ');
            found.labels.append(numbers.at(i) + u' ' + titles.value(i));
        }
    }

    Possibilities forArgument(const QString &before, const Verb &verb, qsizetype from,
                              const CompletionSource &source)
    {
        const Spot spot = spotIn(before, from, verb.kinds.size());
        Possibilities found{spot.from, before.size() - spot.from, {}};
        if (verb.kinds.isEmpty())
            return found;
        Argument kind = verb.kinds.at(qMin<qsizetype>(spot.index, verb.kinds.size() - 1));
        if (kind == Argument::Gift)
            kind = lackingIn(before, from, spot.index);
        QString typed = before.mid(spot.from);
        if (kind == Argument::Text && views::halfWordIn(before.mid(from))) {
            Possibilities said = forWord(before.mid(from), source);
            said.from += from;
            return said;
        }
        if (kind == Argument::Text) { // free text: the last word may be a name
            const qsizetype blank = typed.lastIndexOf(u' ');
            found.from += blank + 1;
            found.length -= blank + 1;
            typed = typed.mid(blank + 1);
            if (typed.isEmpty())
                return found;
        }
        if (typed.startsWith(u'"'))
            typed = typed.mid(1);
        const bool alone = verb.kinds.size() == 1;
        if (kind == Argument::Person) { // commands know people by their user names
            if (typed.startsWith(u'@'))
                typed = typed.mid(1);
            views::Nameables nameables = source.nameables();
            nameables.everyone = nameables.roles = false;
            for (const views::WordOffer &offer : views::offersFor({0, u'@', typed}, nameables)) {
                const QString name = offer.sign.mid(1);
                found.words.append(alone ? name : quotedIfNeeded(name) + u' ');
                found.labels.append(offer.name + u' ' + offer.sign);
            }
            return found;
        }
        if (typed.startsWith(u'#') && (kind == Argument::Campaign || kind == Argument::Gift)) {
            addNumbers(found, typed, alone, source);
            return found;
        }
        for (const QString &name : fitting(namesFor(kind, source), typed))
            found.words.append((alone ? name : quotedIfNeeded(name) + u' '));
        return found;
    }

    /// Behind an alias that is but another word for a command, what the command takes.
    Possibilities forAlias(const QString &before, const QString &word, const CompletionSource &source)
    {
        const Possibilities nothing{before.size(), 0, {}};
        const Aliases aliases = source.aliases();
        const QString meaning = aliases.value(word.toLower());
        if (meaning.isEmpty() || meaning.contains(u'$') || commandBehind(word.toLower(), aliases).isEmpty())
            return nothing;
        const QString line = u'/' + meaning + before.mid(1 + word.size());
        const qsizetype shift = line.size() - before.size();
        Possibilities found = possibilitiesFor(line, line.size(), source);
        found.from -= shift;
        return found.from > word.size() + 1 ? found : nothing;
    }

} // namespace

Possibilities possibilitiesFor(const QString &line, qsizetype cursor, const CompletionSource &source)
{
    const QString before = line.left(cursor);
    if (!typedVerb(before))
        return forWord(before, source);
    const qsizetype blank = before.indexOf(u' ');
    if (blank < 0) {
        Possibilities found{0, before.size(), {}};
        for (const QString &word : verbWords(source.role()) + QStringList(source.aliases().keys())) {
            if (word.startsWith(before.mid(1), Qt::CaseInsensitive))
                found.words.append(u'/' + word + u' ');
        }
        return found;
    }
    const QString word = before.mid(1, blank - 1);
    const Verb *verb = findVerb(word);
    return verb ? forArgument(before, *verb, blank + 1, source) : forAlias(before, word, source);
}

bool Completion::step(LineEditor &line, int direction, const CompletionSource &source)
{
    // Where there was one alone, it is done: the next Tab is about what may follow.
    if (m_active && m_words.size() > 1 && line.text() == m_text) {
        const int count = int(m_words.size());
        m_index = (m_index + direction + count) % count;
        put(line);
        return true;
    }
    const QString before = line.text();
    const Possibilities found = possibilitiesFor(before, line.cursor(), source);
    m_active = !found.words.isEmpty();
    if (!m_active)
        return false;
    m_words = found.words;
    m_labels = found.labels;
    m_from = found.from;
    m_length = found.length;
    m_index = direction > 0 ? 0 : int(m_words.size()) - 1;
    put(line);
    // Behind a command that was typed in full, what it takes is asked for.
    if (m_words.size() == 1 && typedVerb(before) && line.text() == before + u' ')
        (void)step(line, direction, source);
    return true;
}

void Completion::put(LineEditor &line)
{
    const QString &word = m_words.at(m_index);
    line.replace(m_from, m_length, word);
    m_length = word.size();
    m_text = line.text();
}

} // namespace madang::tui
