// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about what was said: changing, taking away, reacting, pinning, saving. An event is named by its
// id, as history --json prints it.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/event_printer.h"

#include "common/base/secret.h"
#include "common/protocol/saved.h"
#include "common/views/event_text.h"
#include "common/views/message_actions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct MessageVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::MessageVerbs)
    };

    /// Where two accounts became one there may be more than one may save.
    constexpr int kMostListed = 4 * saved::kMostSaved;

    /// Goes on with the room and the event that the first two words name.
    void withEvent(BatchRun &run, std::function<void(const chat::OneEvent &)> goOn)
    {
        const EventId event = EventId::fromText(run.word(1));
        if (event.isNull())
            return run.failUsage(
                MessageVerbsText::tr("“%1” is no event: history --json prints their ids.").arg(run.word(1)));
        run.withRoom(run.word(0), [goOn, event](const rooms::Room &room) { goOn({room.id, event}); });
    }

    void finish(BatchRun &run, const Command<chat::OneEvent, Nothing> &command)
    {
        withEvent(run, [&run, &command](const chat::OneEvent &event) {
            run.call(command, event, [&run](const Nothing &) { run.finish(); });
        });
    }

} // namespace

void editMessage(BatchRun &run)
{
    QStringList words;
    for (int i = 2; !run.word(i).isEmpty(); ++i)
        words.append(run.word(i));
    withEvent(run, [&run, text = words.join(u' ')](const chat::OneEvent &event) {
        run.call(chat::edit, {event.room, event.event, text}, [&run](const rooms::RoomEvent &edited) {
            printEvent(run, edited);
            run.finish();
        });
    });
}

void forwardMessage(BatchRun &run)
{
    const EventId event = EventId::fromText(run.word(0));
    if (event.isNull())
        return run.failUsage(
            MessageVerbsText::tr("“%1” is no event: history --json prints their ids.").arg(run.word(0)));
    QStringList words;
    for (int i = 2; !run.word(i).isEmpty(); ++i)
        words.append(run.word(i));
    run.withRoom(run.word(1), [&run, event, text = words.join(u' ')](const rooms::Room &room) {
        chat::ForwardMessage request{room.id, {secret::randomToken(16)}, event, std::nullopt};
        if (!text.isEmpty())
            request.text = text;
        run.call(chat::forward, request, [&run](const rooms::RoomEvent &said) {
            printEvent(run, said);
            run.finish();
        });
    });
}

void deleteMessage(BatchRun &run)
{
    withEvent(run, [&run](const chat::OneEvent &event) {
        if (!run.isForReal())
            return run.dryRun(
                "delete", event.event.text(),
                MessageVerbsText::tr("Would take message %1 away for everybody.").arg(event.event.text()));
        run.call(chat::remove, event, [&run](const Nothing &) { run.finish(); });
    });
}

void reactToMessage(BatchRun &run)
{
    const QString emoji = views::MessageActions::emojiNamed(run.word(2));
    if (emoji.isEmpty())
        return run.failUsage(MessageVerbsText::tr("“%1” is no emoji, and no word for one.").arg(run.word(2)));
    const bool off = run.line().has(u"off"_s);
    withEvent(run, [&run, emoji, off](const chat::OneEvent &event) {
        run.call(off ? chat::unreact : chat::react, {event.room, event.event, emoji},
                 [&run](const Nothing &) { run.finish(); });
    });
}

void pinMessage(BatchRun &run)
{
    finish(run, run.line().has(u"off"_s) ? chat::unpin : chat::pin);
}

void listPins(BatchRun &run)
{
    run.withRoom(run.word(0), [&run](const rooms::Room &room) {
        run.call(chat::pins, {room.id}, [&run](const Page<rooms::RoomEvent> &page) {
            for (const rooms::RoomEvent &event : page.items)
                printEvent(run, event);
            run.finish();
        });
    });
}

void saveForLater(BatchRun &run)
{
    const EventId event = EventId::fromText(run.word(0));
    if (event.isNull())
        return run.failUsage(
            MessageVerbsText::tr("“%1” is no event: history --json prints their ids.").arg(run.word(0)));
    if (run.line().has(u"off"_s))
        return run.call(saved::remove, {event}, [&run](const Nothing &) { run.finish(); });
    run.call(saved::save, {event}, [&run](const saved::SavedMessage &kept) {
        run.out().json("saved", kept);
        run.finish();
    });
}

void listSaved(BatchRun &run)
{
    run.collect(saved::list, saved::ListSaved{}, kMostListed, [&run](const QList<saved::SavedMessage> &all) {
        for (const saved::SavedMessage &kept : all) {
            run.out().json("saved", kept);
            if (run.out().isJson())
                continue;
            if (kept.message)
                printEvent(run, *kept.message, kept.roomName.value_or(QString()));
            else if (kept.blocked.value_or(false))
                run.out().line(
                    {{kept.event.text() + u": "_s + views::foldedWords(), run.theme()[Role::Muted]}});
            else
                run.out().line({{MessageVerbsText::tr("%1: no longer there").arg(kept.event.text()),
                                 run.theme()[Role::Muted]}});
        }
        run.finish();
    });
}

} // namespace madang::tui
