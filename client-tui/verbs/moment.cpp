// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/verbs/moment.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    std::optional<Moment> onDay(QDate day)
    {
        if (!day.isValid())
            return std::nullopt;
        return Moment{Moment::Kind::Day, day, 0};
    }

    /// The last such day up to today.
    std::optional<Moment> onDay(int month, int day, QDate today)
    {
        for (int year = today.year(); year > today.year() - 8; --year) {
            const QDate date(year, month, day);
            if (date.isValid() && date <= today)
                return onDay(date);
        }
        return std::nullopt;
    }

    std::optional<Moment> named(const QString &word, QDate today)
    {
        if (word == "today"_L1 || word == u"오늘")
            return onDay(today);
        if (word == "yesterday"_L1 || word == u"어제")
            return onDay(today.addDays(-1));
        if (word == "unread"_L1 || word == "new"_L1 || word == u"안읽음" || word == u"새글")
            return Moment{Moment::Kind::Unread, {}, 0};
        if (word == "end"_L1 || word == "now"_L1 || word == "newest"_L1 || word == u"끝" || word == u"최신")
            return Moment{Moment::Kind::End, {}, 0};
        if (word == "start"_L1 || word == "begin"_L1 || word == "oldest"_L1 || word == u"처음")
            return Moment{Moment::Kind::Position, {}, 1};
        return std::nullopt;
    }

} // namespace

std::optional<Moment> readMoment(const QString &text, QDate today)
{
    const QString word = text.trimmed().toLower();
    if (const auto found = named(word, today))
        return found;
    static const QRegularExpression position(u"^#?(\\d{1,18})$"_s);
    if (const auto match = position.match(word); match.hasMatch() && match.captured(1).toLongLong() > 0)
        return Moment{Moment::Kind::Position, {}, match.captured(1).toLongLong()};
    static const QRegularExpression full(u"^(\\d{4})[-./년]\\s?(\\d{1,2})[-./월]\\s?(\\d{1,2})[.일]?$"_s);
    if (const auto match = full.match(word); match.hasMatch())
        return onDay(QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()));
    static const QRegularExpression shortDay(u"^(\\d{1,2})(?:[-/]|월\\s?)(\\d{1,2})일?$"_s);
    if (const auto match = shortDay.match(word); match.hasMatch())
        return onDay(match.captured(1).toInt(), match.captured(2).toInt(), today);
    static const QRegularExpression dayFirst(u"^(\\d{1,2})\\.(\\d{1,2})\\.$"_s);
    if (const auto match = dayFirst.match(word); match.hasMatch())
        return onDay(match.captured(2).toInt(), match.captured(1).toInt(), today);
    return std::nullopt;
}

std::optional<Moment> readMomentOrTime(const QString &text, QDate today)
{
    if (const auto moment = readMoment(text, today))
        return moment;
    static const QRegularExpression between(u"(\\d)t(\\d)"_s); // 2026-05-31T17:00
    const QString words = text.trimmed().toLower().replace(between, u"\\1 \\2"_s);
    static const QRegularExpression timed(
        u"^(?:(?!오전|오후|am|pm)(.*?\\S)\\s+)?(?:(오전|오후|am|pm)\\s*)?(\\d{1,2})"
        u"(?::(\\d{2})|시(?:\\s?(\\d{1,2})분|\\s?(반))?)\\s*(am|pm)?$"_s);
    const auto match = timed.match(words);
    if (!match.hasMatch())
        return std::nullopt;
    const auto said = [&match](const QString &one, const QString &other) {
        return match.captured(2) == one || match.captured(2) == other || match.captured(7) == other;
    };
    int hour = match.captured(3).toInt();
    if (said(u"오후"_s, u"pm"_s) && hour < 12)
        hour += 12;
    else if (said(u"오전"_s, u"am"_s) && hour == 12)
        hour = 0;
    const int minute = !match.captured(6).isEmpty() ? 30
        : !match.captured(5).isEmpty()              ? match.captured(5).toInt()
                                                    : match.captured(4).toInt();
    const QString day = match.captured(1);
    std::optional<Moment> moment = day.isEmpty() ? onDay(today) : readMoment(day, today);
    if (!moment || moment->kind != Moment::Kind::Day || !QTime::isValid(hour, minute, 0))
        return std::nullopt;
    moment->time = QTime(hour, minute);
    return moment;
}

} // namespace madang::tui
