// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/message_sheets.h"

#include "client-gui/screens/question_sheet.h"
#include "common/base/when_done.h"
#include "common/protocol/blocks.h"
#include "common/views/complaint_desk.h"
#include "common/views/event_text.h"
#include "common/views/message_markdown.h"
#include "common/views/wording.h"

#include <QPointer>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::MessageActions;
using views::TimelineRow;

MessageSheets::MessageSheets(const Theme &theme, const views::Formats &formats, QWidget *host,
                             std::function<void(Sheet *)> present)
    : QObject(host)
    , m_theme(theme)
    , m_formats(formats)
    , m_host(host)
    , m_present(std::move(present))
{
}

void MessageSheets::confirmDelete(MessageActions &actions, const TimelineRow &message)
{
    const QString said = views::oneLine(views::plainMessage(message.text), 200);
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Danger,
        [said]() -> QuestionSheet::Words {
            return {tr("Delete this message?"), tr("Nobody in the room will see “%1” any more.").arg(said),
                    tr("Delete")};
        },
        m_host);
    connect(sheet, &QuestionSheet::agreed, this, [there = QPointer(&actions), message] {
        if (there)
            there->remove(message);
    });
    m_present(sheet);
    sheet->open();
}

void MessageSheets::openComplain(MessageActions &actions, const TimelineRow &message)
{
    const QString quote
        = u"“"_s + views::oneLine(message.text, 200) + u"” — "_s + views::nameOf(message.sender);
    complain({complaints::About::Message, quote,
              [there = QPointer(&actions), message](complaints::Reason reason, const QString &note) {
                  return there ? there->complain(message, reason, note)
                               : QtFuture::makeReadyFuture(Result<Nothing>(Error{Code::NotFound, "event"}));
              }});
}

void MessageSheets::openReport(Session &session, const profiles::PersonCard &person)
{
    complain({complaints::About::Profile,
              person.bio.isEmpty() ? person.nickname : person.nickname + u" — "_s + person.bio,
              [&session, name = person.username](complaints::Reason reason, const QString &note) {
                  return views::complainAboutPerson(session, name, reason, note);
              }});
}

void MessageSheets::openReport(Session &session, RoomId invitedTo, const QString &sentence)
{
    complain({complaints::About::Invitation, sentence,
              [&session, invitedTo](complaints::Reason reason, const QString &note) {
                  return views::complainAboutInvitation(session, invitedTo, reason, note);
              }});
}

void MessageSheets::complain(const ComplaintMatter &matter)
{
    auto *sheet = new ComplainSheet(m_theme, matter, m_host);
    connect(sheet, &ComplainSheet::said, this, &MessageSheets::said);
    m_present(sheet);
    sheet->open();
}

void MessageSheets::confirmBlock(Session &session, const accounts::Person &person)
{
    const QString name = views::nameOf(person);
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Danger,
        [name]() -> QuestionSheet::Words {
            return {
                tr("Block %1?").arg(name),
                tr("They reach you in no direct room, invitation or mention any more, and are not told. In "
                   "rooms of more people you go on seeing each other."),
                tr("Block")};
        },
        m_host);
    connect(sheet, &QuestionSheet::agreed, this, [this, &session, name, id = person.id] {
        whenDone(session.call(blocks::block, {id}), this, [this, name](const Result<Nothing> &done) {
            Q_EMIT said(done ? tr("%1 is blocked.").arg(name) : views::wording::of(done.error()));
        });
    });
    m_present(sheet);
    sheet->open();
}

LinesSheet *MessageSheets::show(std::function<LinesSheet::Words()> words)
{
    auto *sheet = new LinesSheet(m_theme, std::move(words), m_host);
    m_present(sheet);
    sheet->open();
    return sheet;
}

template <typename Item>
void MessageSheets::fill(LinesSheet *sheet, MessageActions &actions,
                         std::function<QFuture<Result<Page<Item>>>(MessageActions &)> ask,
                         std::function<LinesSheet::Line(const Item &)> lineOf)
{
    const auto read = [sheet, asked = QPointer<MessageActions>(&actions), ask, lineOf] {
        if (!asked) { // their room was left meanwhile
            sheet->leave();
            return;
        }
        whenDone(ask(*asked), sheet, [sheet, lineOf](const Result<Page<Item>> &page) {
            if (!page) {
                sheet->setError(views::wording::of(page.error()));
                return;
            }
            QList<LinesSheet::Line> lines;
            for (const Item &item : page->items)
                lines.append(lineOf(item));
            sheet->setLines(lines);
        });
    };
    connect(sheet, &LinesSheet::againWanted, sheet, read);
    read();
}

void MessageSheets::openVersions(MessageActions &actions, const TimelineRow &message)
{
    LinesSheet *sheet = show([]() -> LinesSheet::Words {
        return {tr("What this message said"), tr("It never said anything else.")};
    });
    fill<chat::Version>(
        sheet, actions, [message](MessageActions &from) { return from.versions(message); },
        [this](const chat::Version &version) -> LinesSheet::Line {
            return {m_formats.fullTime(version.at), version.text};
        });
}

void MessageSheets::openReactors(MessageActions &actions, const TimelineRow &message)
{
    LinesSheet *sheet = show([]() -> LinesSheet::Words {
        return {tr("Who reacted"), tr("Nobody has reacted any more.")};
    });
    fill<chat::Reactor>(
        sheet, actions, [message](MessageActions &from) { return from.reactors(message); },
        [this](const chat::Reactor &reactor) -> LinesSheet::Line {
            return {m_formats.fullTime(reactor.at), reactor.emoji + u' ' + views::nameOf(reactor.person)};
        });
}

void MessageSheets::openPins(MessageActions &actions, std::function<void(qint64)> jump)
{
    LinesSheet *sheet = show([]() -> LinesSheet::Words {
        return {tr("Pinned messages"), tr("Nothing is pinned in this room.")};
    });
    connect(sheet, &LinesSheet::pressed, this, jump);
    fill<rooms::RoomEvent>(
        sheet, actions, [](MessageActions &from) { return from.pins(); },
        [this](const rooms::RoomEvent &event) -> LinesSheet::Line {
            const QString who = views::nameOf(event.sender.value_or(accounts::Person()));
            return {who + u" · "_s + m_formats.fullTime(event.at), views::previewText(event, m_formats),
                    event.position};
        });
}

} // namespace madang::gui
