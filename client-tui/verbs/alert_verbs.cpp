// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about how loud a room is, quiet hours, keywords and how one is seen.
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/loudness_text.h"
#include "common/views/presence_text.h"
#include "common/views/room_schedule.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::setLoudness(const rooms::SetLoudness &wanted)
{
    whenDone(m_desk.rooms().setLoudness(wanted), this, [this](const Result<rooms::RoomLoudness> &now) {
        if (!now)
            return tellError(now.error());
        QStringList words{tr("Alerts: %1.").arg(views::loudness::nameOf(now->loudness.level))};
        if (const QString mute = views::loudness::muteText(now->loudness, m_desk.formats()); !mute.isEmpty())
            words += mute + u'.';
        if (now->loudness.favourite)
            words += tr("A favourite.");
        m_desk.tell(Tone::Good, words.join(u' '));
    });
}

void Verbs::notify(const QString &rest)
{
    if (!needsRoom())
        return;
    const auto level = json::enumFromWord<rooms::AlertLevel>(rest.toLower());
    if (!level)
        return m_desk.tell(Tone::Warning, findVerb(u"notify"_s)->usage());
    setLoudness({.room = m_desk.currentRoom(), .level = level});
}

void Verbs::mute(const QString &rest)
{
    if (!needsRoom())
        return;
    rooms::SetLoudness wanted{.room = m_desk.currentRoom()};
    const QString word = rest.toLower();
    if (word.isEmpty())
        wanted.muted = true;
    else if (word == "off"_L1)
        wanted.muted = false;
    else if (const auto end = views::loudness::endOf(word, m_desk.formats().now()))
        wanted.mutedUntil = end;
    else
        return m_desk.tell(
            Tone::Warning,
            tr("“%1” is no span. Write 30m, 8h, 2d, 1w, tomorrow or off; nothing mutes for good.").arg(rest));
    setLoudness(wanted);
}

void Verbs::schedule(const QString &rest)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const auto tellNow = [this](Tone tone, const rooms::Loudness &now) {
        const QString times = views::schedule::textOf(now, m_desk.formats());
        m_desk.tell(
            tone,
            times.isEmpty()
                ? tr("This room has no schedule. Set one: /schedule %1").arg(views::schedule::example())
                : tr("Loud: %1. %2.").arg(times, views::schedule::standingText(now, m_desk.formats())));
    };
    if (rest.isEmpty()) {
        const auto row = m_desk.rooms().find(room);
        return tellNow(Tone::Plain, row ? row->loudness : rooms::Loudness{});
    }
    const views::schedule::Typed typed = views::schedule::typed(rest);
    if (!typed.schedule)
        return m_desk.tell(Tone::Warning,
                           tr("%1 For example: /schedule %2").arg(typed.fault, views::schedule::example()));
    whenDone(m_desk.rooms().setLoudness({.room = room, .schedule = typed.schedule}), this,
             [this, tellNow](const Result<rooms::RoomLoudness> &now) {
                 if (!now)
                     return tellError(now.error());
                 tellNow(Tone::Good, now->loudness);
             });
}

void Verbs::favourite(const QString &rest)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "off"_L1 && word != "on"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"favourite"_s)->usage());
    const auto row = m_desk.rooms().find(room);
    const bool on = word.isEmpty() ? !(row && row->loudness.favourite) : word == "on"_L1;
    setLoudness({.room = room, .favourite = on});
}

void Verbs::changeAlerts(const notifications::ChangeAlertRules &wanted)
{
    whenDone(m_desk.alerts().change(wanted), this,
             [this, keywords = wanted.keywords.has_value()](const Result<notifications::AlertRules> &rules) {
                 if (!rules)
                     return tellError(rules.error());
                 keywords ? this->keywords({}) : quiet({});
             });
}

void Verbs::quiet(const QString &rest)
{
    const notifications::AlertRules &rules = m_desk.alerts().rules();
    const Timestamp now = m_desk.formats().now();
    const QString word = rest.toLower();
    if (word.isEmpty()) {
        const QString hours = views::loudness::hoursText(rules.quiet, m_desk.formats());
        QStringList words{hours.isEmpty() ? tr("No quiet hours.") : tr("Quiet hours: %1.").arg(hours)};
        if (rules.quiet.on && rules.quiet.moneyPasses)
            words += tr("Money and invitations pass.");
        if (rules.quietUntil && *rules.quietUntil > now)
            words += tr("Quiet until %1.").arg(m_desk.formats().fullTime(*rules.quietUntil));
        return m_desk.tell(Tone::Plain, words.join(u' '));
    }
    notifications::ChangeAlertRules wanted;
    if (word == "off"_L1) {
        wanted.quiet = rules.quiet;
        wanted.quiet->on = false;
        wanted.quietUntil = now;
    } else if (word == "money on"_L1 || word == "money off"_L1) {
        wanted.quiet = rules.quiet;
        wanted.quiet->moneyPasses = word == "money on"_L1;
    } else if (const auto end = views::loudness::endOf(word, now)) {
        wanted.quietUntil = end;
    } else if (const auto hours = views::loudness::hoursFrom(rest, rules.quiet)) {
        wanted.quiet = hours;
    } else {
        return m_desk.tell(
            Tone::Warning,
            tr("“%1” is no span. Write 22:00-07:00, 1h for a pause, money on, or off.").arg(rest));
    }
    changeAlerts(wanted);
}

void Verbs::keywords(const QString &rest)
{
    const QList<QString> known = m_desk.alerts().rules().keywords;
    if (rest.isEmpty())
        return m_desk.tell(Tone::Plain,
                           known.isEmpty() ? tr("No keywords. /keywords word, word sets them.")
                                           : tr("Keywords: %1").arg(known.join(u", "_s)));
    QStringList words;
    if (rest.toLower() != "off"_L1) {
        for (const QString &word : rest.split(u',', Qt::SkipEmptyParts)) {
            if (!word.trimmed().isEmpty())
                words += word.trimmed();
        }
    }
    changeAlerts({.keywords = words});
}

void Verbs::presence(const QString &rest)
{
    const auto tellMine = [this](Tone tone, const madang::presence::Mine &mine) {
        m_desk.tell(
            tone,
            tr("You appear as: %1. %2")
                .arg(views::presence_text::nameOf(mine.choice), views::presence_text::explain(mine.choice)));
    };
    PresenceBook &book = m_desk.session().presence();
    if (rest.isEmpty()) {
        if (!book.mine())
            return m_desk.tell(Tone::Warning, tr("That is not known without the server."));
        return tellMine(Tone::Plain, *book.mine());
    }
    const auto choice = json::enumFromWord<madang::presence::Choice>(rest.toLower());
    if (!choice)
        return m_desk.tell(Tone::Warning, findVerb(u"presence"_s)->usage());
    whenDone(book.choose(*choice), this, [this, tellMine](const Result<madang::presence::Mine> &now) {
        if (!now)
            return tellError(now.error());
        tellMine(Tone::Good, *now);
    });
}

void Verbs::readMarks(const QString &rest)
{
    const auto tellMine = [this](Tone tone, const madang::presence::Mine &mine) {
        m_desk.tell(tone,
                    (mine.readMarks.value_or(true) ? tr("Others see how far you read.")
                                                   : tr("Nobody sees how far you read."))
                        + u' ' + views::presence_text::explainReading());
    };
    PresenceBook &book = m_desk.session().presence();
    const QString word = rest.trimmed().toLower();
    if (word.isEmpty()) {
        if (!book.mine() || !book.mine()->readMarks)
            return m_desk.tell(Tone::Warning, tr("That is not known without the server."));
        return tellMine(Tone::Plain, *book.mine());
    }
    if (word != "on"_L1 && word != "off"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"read-marks"_s)->usage());
    whenDone(book.shareReading(word == "on"_L1), this,
             [this, tellMine](const Result<madang::presence::Mine> &now) {
                 now ? tellMine(Tone::Good, *now) : tellError(now.error());
             });
}

void Verbs::typing(const QString &rest)
{
    Preferences &preferences = m_desk.session().preferences();
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "on"_L1 && word != "off"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"typing"_s)->usage());
    if (!word.isEmpty())
        preferences.setSendsTyping(word == "on"_L1);
    m_desk.tell(word.isEmpty() ? Tone::Plain : Tone::Good,
                preferences.sendsTyping() ? tr("Others see when you are writing.")
                                          : tr("Nobody sees when you are writing."));
}

} // namespace madang::tui
