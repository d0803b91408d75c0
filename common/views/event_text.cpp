// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/event_text.h"

#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/payouts.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "common/views/message_markdown.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// Translations of this file.
    struct EventText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::EventText)
    };

    /// Servers call everybody who was erased the same, in English.
    QString shownName(const QString &nickname)
    {
        return nickname == accounts::kFormerMember ? EventText::tr("former member") : oneLine(nickname, 40);
    }

    QString joinedText(const rooms::MemberBody &body)
    {
        if (body.by && body.by->id != body.member.id)
            return EventText::tr("%1 was invited by %2").arg(nameOf(body.member), nameOf(*body.by));
        return EventText::tr("%1 joined").arg(nameOf(body.member));
    }

    QString leftText(const rooms::MemberBody &body)
    {
        if (body.by && body.by->id != body.member.id)
            return EventText::tr("%1 was removed by %2").arg(nameOf(body.member), nameOf(*body.by));
        return EventText::tr("%1 left").arg(nameOf(body.member));
    }

    QString stateText(const campaigns::StateBody &body, const Formats &formats)
    {
        const QString title = oneLine(body.title);
        const QString sums = EventText::tr("%1 of %2").arg(formats.won(body.total), formats.won(body.goal));
        switch (body.state) {
        case campaigns::State::Settled:
            return EventText::tr("“%1” is settled: how the money was used has been reported (%2)")
                .arg(title, sums);
        case campaigns::State::Closed:
            return EventText::tr("“%1” is over: %2 came together").arg(title, sums);
        case campaigns::State::Open:
            break;
        }
        return EventText::tr("“%1” is open: %2").arg(title, sums);
    }

    QString refundedText(const refunds::RefundedBody &body, const Formats &formats)
    {
        const QString name = shownName(body.gift.nickname.value_or(QString()));
        QString text;
        if (name.isEmpty())
            text = body.whole ? EventText::tr("An anonymous gift was given back")
                              : EventText::tr("A part of an anonymous gift was given back");
        else
            text = body.whole ? EventText::tr("The gift of %1 was given back").arg(name)
                              : EventText::tr("A part of the gift of %1 was given back").arg(name);
        if (body.amount)
            text += u": "_s + formats.won(*body.amount);
        if (body.total)
            text += u' ' + EventText::tr("(total now %1)").arg(formats.won(*body.total));
        return text;
    }

    QString giftMessageText(const moderation::GiftMessageBody &body)
    {
        if (body.message.isEmpty())
            return EventText::tr("The message of a gift was hidden");
        const QString name = body.nickname && !body.nickname->isEmpty() ? shownName(*body.nickname)
                                                                        : EventText::tr("Anonymous");
        return EventText::tr("%1 said with a gift: %2").arg(name, oneLine(body.message, 200));
    }

    /// What somebody made of an earlier message; empty for other events.
    QString referringText(const rooms::RoomEvent &event, const QString &who)
    {
        if (event.type == chat::kPinned)
            return EventText::tr("%1 pinned a message").arg(who);
        if (event.type == chat::kUnpinned)
            return EventText::tr("%1 unpinned a message").arg(who);
        if (event.type == chat::kDeleted)
            return EventText::tr("%1 deleted a message").arg(who);
        if (event.type == chat::kEdited) {
            const auto body = fromJson<chat::EditBody>(event.body.text);
            if (!body || body->text.isEmpty()) // one of before the reader joined, or of files alone
                return EventText::tr("%1 changed a message").arg(who);
            return EventText::tr("%1 changed a message: %2").arg(who, oneLine(plainMessage(body->text)));
        }
        if (event.type == chat::kReaction) {
            const auto body = fromJson<chat::ReactionBody>(event.body.text);
            if (body)
                return (body->added ? EventText::tr("%1 reacted with %2") : EventText::tr("%1 took %2 back"))
                    .arg(who, oneLine(body->emoji, chat::kLongestEmoji));
        }
        return {};
    }

    /// What happened to a campaign; empty for other events and for a body that cannot be read.
    QString campaignText(const rooms::RoomEvent &event, const Formats &formats)
    {
        const QByteArray &text = event.body.text;
        if (event.type == "donation.refunded"_L1) {
            if (const auto body = fromJson<refunds::RefundedBody>(text))
                return refundedText(*body, formats);
        } else if (event.type == "campaign.milestone"_L1) {
            if (const auto body = fromJson<campaigns::MilestoneBody>(text))
                return EventText::tr("%1% of the goal reached: %2 of %3")
                    .arg(formats.number(body->percent), formats.won(body->total), formats.won(body->goal));
        } else if (event.type == "campaign.state"_L1) {
            if (const auto body = fromJson<campaigns::StateBody>(text))
                return stateText(*body, formats);
        } else if (event.type == "campaign.report"_L1) {
            if (const auto body = fromJson<reports::ReportBody>(text))
                return EventText::tr("How %1 was used has been reported: %2")
                    .arg(formats.won(body->spent), oneLine(body->title));
        } else if (event.type == "campaign.video"_L1) {
            if (const auto body = fromJson<reports::Video>(text))
                return EventText::tr("A video was added: %1 (%2)")
                    .arg(oneLine(body->title), oneLine(body->link, 500));
        } else if (event.type == "campaign.payout"_L1) {
            if (const auto body = fromJson<payouts::PaidBody>(text))
                return EventText::tr("%1 of “%2” was paid out")
                    .arg(formats.won(body->amount), oneLine(body->title));
        } else if (event.type == "campaign.thanks"_L1) {
            if (const auto body = fromJson<letters::ThanksBody>(text))
                return EventText::tr("Thanks from “%1”: %2")
                    .arg(oneLine(body->title), oneLine(body->text, 500));
        } else if (event.type == "campaign.message-held"_L1) {
            if (const auto body = fromJson<moderation::HeldBody>(text))
                return EventText::tr("A message to “%1” waits for your decision").arg(oneLine(body->title));
        } else if (event.type == "donation.message"_L1) {
            if (const auto body = fromJson<moderation::GiftMessageBody>(text))
                return giftMessageText(*body);
        }
        return {};
    }

} // namespace

QString nameOf(const accounts::Person &person)
{
    return person.nickname.isEmpty() ? EventText::tr("Anonymous") : shownName(person.nickname);
}

QString messageText(const rooms::RoomEvent &event)
{
    if (event.type != "message"_L1)
        return {};
    const auto body = fromJson<chat::MessageBody>(event.body.text);
    if (!body || !body->forwardedFrom)
        return body ? body->text : QString();
    const chat::ForwardedFrom &words = *body->forwardedFrom;
    const QString carried
        = forwardHead(words, words.roomName.value_or(QString())) + u": "_s + forwardWords(words);
    return body->text.isEmpty() ? carried : body->text + u'\n' + carried;
}

QString forwardHead(const chat::ForwardedFrom &words, const QString &room)
{
    const QString author = oneLine(nameOf(words.author));
    return room.isEmpty() ? EventText::tr("Forwarded from %1").arg(author)
                          : EventText::tr("Forwarded from %1 · %2").arg(author, oneLine(room));
}

QString forwardWords(const chat::ForwardedFrom &words)
{
    if (!words.files.value_or(false))
        return words.text;
    const QString files = EventText::tr("[Its files stayed there]");
    return words.text.isEmpty() ? files : words.text + u'\n' + files;
}

QList<files::Attachment> attachmentsOf(const rooms::RoomEvent &event)
{
    if (event.type != "message"_L1)
        return {};
    const auto body = fromJson<chat::MessageBody>(event.body.text);
    // A server may be hostile: no more than one message can have.
    return body ? body->attachments.value_or(QList<files::Attachment>()).mid(0, files::kMostInMessage)
                : QList<files::Attachment>();
}

QString attachmentText(const files::Attachment &file, const Formats &formats)
{
    const bool isPicture = file.type.startsWith("image/"_L1);
    return (isPicture ? EventText::tr("[Picture] %1 (%2)") : EventText::tr("[File] %1 (%2)"))
        .arg(oneLine(file.name), formats.size(file.size));
}

QString spokenText(const QString &text, const QList<files::Attachment> &attachments, const Formats &formats)
{
    QStringList parts;
    if (const QString words = plainMessage(text); !words.trimmed().isEmpty())
        parts += oneLine(words);
    for (const files::Attachment &file : attachments)
        parts += attachmentText(file, formats);
    return parts.join(u' ');
}

QString deletedText()
{
    return EventText::tr("This message was deleted");
}

QString foldedText(int count)
{
    return count == 1 ? EventText::tr("1 message of a blocked person")
                      : EventText::tr("%1 messages of blocked people").arg(count);
}

QString foldedWords()
{
    return EventText::tr("Words of a blocked person");
}

QString hiddenPastText()
{
    return EventText::tr("What was said before you joined is not shown here.");
}

QString historyText(rooms::HistoryScope history)
{
    return history == rooms::HistoryScope::Joined ? EventText::tr("only what comes after they join")
                                                  : EventText::tr("everything");
}

QString noticeText(const rooms::RoomEvent &event, const Formats &formats)
{
    const QString who = nameOf(event.sender.value_or(accounts::Person{}));
    if (event.type == "member.joined"_L1 || event.type == "member.left"_L1) {
        const auto body = fromJson<rooms::MemberBody>(event.body.text);
        const rooms::MemberBody known
            = body ? *body : rooms::MemberBody{event.sender.value_or(accounts::Person{}), {}};
        return event.type == "member.joined"_L1 ? joinedText(known) : leftText(known);
    }
    if (event.type == "room.created"_L1)
        return EventText::tr("%1 opened this room").arg(who);
    if (event.type == "room.closed"_L1)
        return event.sender
            ? EventText::tr("%1 closed this room: it can be read, but nothing can be written").arg(who)
            : EventText::tr("Those who look after the community closed this room: it can be read, but "
                            "nothing can be written");
    if (event.type == "room.history"_L1) {
        if (const auto body = fromJson<rooms::HistoryBody>(event.body.text))
            return EventText::tr("%1 decided what new members see: %2").arg(who, historyText(body->history));
    }
    if (const QString text = referringText(event, who); !text.isEmpty())
        return text;
    if (const QString text = campaignText(event, formats); !text.isEmpty())
        return text;
    // A newer server knows more kinds of events than we do.
    return EventText::tr("Something happened here that this version cannot show");
}

QString noticeText(const notifications::Notice &notice, const Formats &formats)
{
    rooms::RoomEvent event;
    event.type = notice.type;
    event.body = notice.body;
    return campaignText(event, formats);
}

QString giftText(const campaigns::Gift &gift, const Formats &formats)
{
    const bool named = gift.nickname && !gift.nickname->isEmpty();
    const QString name = named ? shownName(*gift.nickname) : EventText::tr("Anonymous");
    if (!gift.amount)
        return EventText::tr("%1 made a gift").arg(name);
    return EventText::tr("%1 gave %2").arg(name, formats.won(*gift.amount));
}

QString quotation(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    QString plain = text;
    plain.replace(QChar(QChar::ParagraphSeparator), QChar(u'\n'));
    plain.replace(QChar(QChar::LineSeparator), QChar(u'\n'));
    QString quoted;
    const QStringList lines = plain.split(u'\n');
    for (const QString &line : lines)
        quoted += u"> "_s + line + u'\n';
    return quoted;
}

QString oneLine(const QString &text, int longest)
{
    QString line = text.left(longest * 4).simplified();
    if (line.size() > longest) {
        line.truncate(longest - 1);
        if (line.back().isHighSurrogate())
            line.chop(1);
        line += u'…';
    }
    return line;
}

QString previewText(const rooms::RoomEvent &event, const Formats &formats)
{
    if (event.type == "message"_L1)
        return event.marks && event.marks->deleted
            ? deletedText()
            : oneLine(spokenText(messageText(event), attachmentsOf(event), formats));
    if (event.type == "donation"_L1) {
        if (const auto body = fromJson<campaigns::DonationBody>(event.body.text))
            return giftText(body->gift, formats);
    }
    return noticeText(event, formats);
}

QString previewOf(const rooms::RoomEvent &event, const Formats &formats, UserId me)
{
    const QString text = previewText(event, formats);
    if (event.type != "message"_L1 || !event.sender)
        return text;
    if (event.sender->id == me)
        return EventText::tr("You: %1").arg(text);
    return nameOf(*event.sender) + u": "_s + text;
}

} // namespace madang::views
