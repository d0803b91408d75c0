// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/loudness_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace madang::views::loudness {

using namespace Qt::StringLiterals;

namespace {

    /// Translations of this file.
    struct LoudnessText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::LoudnessText)
    };

    constexpr qint64 kMinute = 60'000;
    constexpr qint64 kLongest = 365 * 24 * 60 * kMinute;
    constexpr int kMorning = 8;

    std::optional<int> minuteFrom(const QString &typed)
    {
        for (const QString &form : {u"H:mm"_s, u"H"_s}) {
            const QTime time = QTime::fromString(typed.trimmed(), form);
            if (time.isValid())
                return time.hour() * 60 + time.minute();
        }
        return std::nullopt;
    }

} // namespace

QString nameOf(rooms::AlertLevel level)
{
    switch (level) {
    case rooms::AlertLevel::Usual:
        return LoudnessText::tr("As usual");
    case rooms::AlertLevel::All:
        return LoudnessText::tr("All messages");
    case rooms::AlertLevel::Mentions:
        return LoudnessText::tr("Mentions only");
    case rooms::AlertLevel::None:
        break;
    }
    return LoudnessText::tr("Nothing");
}

QString muteText(const rooms::Loudness &loudness, const Formats &formats)
{
    if (!rooms::isMuted(loudness, formats.now()))
        return {};
    if (!loudness.mutedUntil)
        return LoudnessText::tr("Muted");
    const bool today = formats.day(*loudness.mutedUntil) == formats.day(formats.now());
    return LoudnessText::tr("Muted until %1")
        .arg(today ? formats.timeOfDay(*loudness.mutedUntil) : formats.fullTime(*loudness.mutedUntil));
}

Timestamp nextMorning(Timestamp now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now.ms);
    QDateTime morning(local.date(), QTime(kMorning, 0));
    if (morning <= local)
        morning = QDateTime(local.date().addDays(1), QTime(kMorning, 0));
    return {morning.toMSecsSinceEpoch()};
}

std::optional<Timestamp> endOf(const QString &span, Timestamp now)
{
    const QString word = span.trimmed().toLower();
    if (word == "tomorrow"_L1 || word == "morning"_L1)
        return nextMorning(now);
    static const QRegularExpression form(u"^([0-9]{1,6})(m|h|d|w)$"_s);
    const QRegularExpressionMatch match = form.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 count = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    const qint64 minutes = unit == "m"_L1 ? 1 : unit == "h"_L1 ? 60 : unit == "d"_L1 ? 1440 : 10080;
    const qint64 length = count * minutes * kMinute;
    if (length <= 0 || length > kLongest)
        return std::nullopt;
    return now.plus(std::chrono::milliseconds(length));
}

QString clockText(int minute)
{
    return QTime(minute / 60 % 24, minute % 60).toString(u"HH:mm"_s);
}

QString hoursText(const notifications::QuietHours &hours, const Formats &formats)
{
    if (!hours.on)
        return {};
    QString text = clockText(hours.from) + u"–"_s + clockText(hours.to);
    if (!hours.days.isEmpty()) {
        QStringList days;
        for (const int day : hours.days)
            days += formats.locale().dayName(day, QLocale::ShortFormat);
        text += u", "_s + days.join(u' ');
    }
    return text;
}

QString systemZone()
{
    const QByteArray id = QTimeZone::systemTimeZoneId();
    return id.isEmpty() ? u"UTC"_s : QString::fromUtf8(id);
}

std::optional<notifications::QuietHours> hoursFrom(const QString &typed,
                                                   const notifications::QuietHours &before)
{
    QString spelled = typed;
    spelled.replace(u'–', u'-').replace(u'~', u'-');
    const QStringList ends = spelled.split(u'-');
    if (ends.size() != 2)
        return std::nullopt;
    const auto from = minuteFrom(ends[0]);
    const auto to = minuteFrom(ends[1]);
    if (!from || !to || *from == *to)
        return std::nullopt;
    notifications::QuietHours hours = before;
    hours.on = true;
    hours.from = *from;
    hours.to = *to;
    hours.timeZone = systemZone();
    return hours;
}

} // namespace madang::views::loudness
