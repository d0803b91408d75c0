// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/event_printer.h"

#include "common/views/event_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void printEvent(BatchRun &run, const rooms::RoomEvent &event, const QString &roomName)
{
    run.out().json("event", event);
    if (run.out().isJson())
        return;
    const Theme &theme = run.theme();
    const QString time = QDateTime::fromMSecsSinceEpoch(event.at.ms).toString(u"yyyy-MM-dd HH:mm:ss"_s)
        + u"  "_s + (roomName.isEmpty() ? QString() : u'#' + roomName + u"  "_s);
    if (event.type == "message"_L1) {
        const accounts::Person sender = event.sender.value_or(accounts::Person());
        run.out().line(
            {{time, theme[Role::Muted]},
             {views::nameOf(sender) + u": "_s, theme.nameOf(sender.id.number)},
             {event.marks && event.marks->deleted ? views::deletedText() : views::messageText(event),
              Style()}});
        for (const files::Attachment &file : views::attachmentsOf(event))
            run.out().line({{u"    "_s + views::attachmentText(file, run.formats()), Style()},
                            {u"  "_s + file.id.text(), theme[Role::Muted]}});
    } else if (event.type == "donation"_L1) {
        const Result<campaigns::DonationBody> body = fromJson<campaigns::DonationBody>(event.body.text);
        QString text = body ? views::giftText(body->gift, run.formats()) : event.type;
        if (body && !body->gift.message.isEmpty())
            text += u" “"_s + body->gift.message + u"”"_s;
        run.out().line({{time, theme[Role::Muted]}, {u"* "_s + text, theme[Role::Gift]}});
    } else {
        run.out().line({{time, theme[Role::Muted]},
                        {u"- "_s + views::noticeText(event, run.formats()), theme[Role::Notice]}});
    }
}

} // namespace madang::tui
