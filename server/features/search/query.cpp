// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/query.h"

#include "common/protocol/search.h"

#include <QDateTime>
#include <QRegularExpression>

namespace madang::search {

using namespace Qt::StringLiterals;

namespace {

    Error wrong(const char *about)
    {
        return Error{Code::InvalidValue, about}.at(u"query"_s);
    }

    struct Span {
        QDate first;
        QDate next; ///< the day after its last
    };

    /// A day, month or year.
    std::optional<Span> spanOf(const QString &text)
    {
        static const QRegularExpression form(u"\\A(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?\\z"_s);
        const auto match = form.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        const bool hasMonth = match.hasCaptured(2);
        const bool hasDay = match.hasCaptured(3);
        const QDate first(match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
                          hasDay ? match.captured(3).toInt() : 1);
        if (!first.isValid() || first.year() < 1970)
            return std::nullopt;
        return Span{first, hasDay ? first.addDays(1) : hasMonth ? first.addMonths(1) : first.addYears(1)};
    }

    Timestamp startOf(const QDate &day, const QTimeZone &zone)
    {
        return {day.startOfDay(zone).toMSecsSinceEpoch()};
    }

    Done addDate(const QString &filter, const QString &value, const QTimeZone &zone, Query &query)
    {
        const auto span = spanOf(value);
        if (!span)
            return wrong("date");
        const auto narrowSince = [&query](Timestamp at) { query.since = qMax(query.since, at); };
        const auto narrowUntil
            = [&query](Timestamp at) { query.until = query.until.isNull() ? at : qMin(query.until, at); };
        if (filter != "before"_L1)
            narrowSince(startOf(filter == "after"_L1 ? span->next : span->first, zone));
        if (filter != "after"_L1)
            narrowUntil(startOf(filter == "before"_L1 ? span->first : span->next, zone));
        return {};
    }

    Done addHas(const QString &value, Query &query)
    {
        if (value == "link"_L1)
            query.has.append(Has::Link);
        else if (value == "reply"_L1)
            query.has.append(Has::Reply);
        else if (value == "money"_L1)
            query.has.append(Has::Money);
        else if (value == "file"_L1)
            query.has.append(Has::File);
        else
            return wrong("has");
        return {};
    }

    Done addFilter(const QString &filter, const QString &value, const QTimeZone &zone, Query &query)
    {
        if (value.isEmpty())
            return wrong("empty-filter");
        if (filter == "from"_L1)
            query.from.append(value);
        else if (filter == "in"_L1)
            query.in.append(value);
        else if (filter == "has"_L1)
            return addHas(value.toLower(), query);
        else
            return addDate(filter, value, zone, query);
        return {};
    }

} // namespace

Result<Query> parseQuery(const QString &line, const QTimeZone &zone)
{
    if (line.size() > kLongestQuery)
        return Error{Code::TooLong, "text"}.at(u"query"_s);
    // A filter, whose value may be quoted; or something quoted; or a word.
    static const QRegularExpression part(
        u"(?:(from|in|has|before|after|during):(?:\"([^\"]*)\"?|(\\S*)))|\"([^\"]*)\"?|(\\S+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    Query query;
    int parts = 0;
    for (auto found = part.globalMatch(line); found.hasNext();) {
        const auto match = found.next();
        if (++parts > kMostParts)
            return wrong("too-many");
        if (match.hasCaptured(1)) {
            const QString value = match.captured(2) + match.captured(3);
            TRY(addFilter(match.captured(1).toLower(), value.trimmed(), zone, query));
            continue;
        }
        const QString words = match.hasCaptured(4) ? match.captured(4) : match.captured(5);
        const Phrase phrase = phraseOf(words);
        if (phrase.isEmpty())
            continue; // nothing but signs
        query.phrases.append(phrase);
        query.words.append(words.trimmed());
    }
    if (query.phrases.isEmpty() && query.from.isEmpty() && query.has.isEmpty() && query.in.isEmpty())
        return wrong("empty");
    return query;
}

} // namespace madang::search
