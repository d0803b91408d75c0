// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about people: what one shows of oneself, and who somebody is.
#include "client-tui/batch/batch_verbs.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/own_profile.h"
#include "common/views/presence_text.h"
#include "common/views/role_text.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct ProfileVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ProfileVerbs)
    };

    void printProfile(BatchRun &run, const profiles::Profile &profile)
    {
        run.out().json("profile", profile);
        run.out().line(views::oneLine(profile.nickname, 60));
        if (!profile.bio.isEmpty())
            run.out().line(u"    "_s + views::oneLine(profile.bio, 500));
        run.out().line(u"    "_s
                       + (profile.picture ? ProfileVerbsText::tr("has a picture")
                                          : ProfileVerbsText::tr("has no picture")));
        if (profile.language)
            run.out().line(u"    "_s
                           + ProfileVerbsText::tr("language of mails: %1")
                                 .arg(views::OwnProfile::nameOf(*profile.language)));
        run.finish();
    }

    /// Without any options it only prints.
    void changeWords(BatchRun &run)
    {
        profiles::ChangeOwnProfile wanted;
        wanted.bio = run.line().value(u"bio"_s);
        wanted.nickname = run.line().value(u"nickname"_s);
        if (const auto language = run.line().value(u"language"_s))
            wanted.language = views::OwnProfile::languageFrom(*language);
        const auto print = [&run](const profiles::Profile &profile) { printProfile(run, profile); };
        if (wanted.bio || wanted.nickname || wanted.language)
            run.call(profiles::change, wanted, print);
        else
            run.call(profiles::own, Nothing(), print);
    }

    void sendPicture(BatchRun &run, const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return run.fail(Error{Code::NotAllowed, "file-unreadable"},
                            ProfileVerbsText::tr("%1 cannot be read.").arg(path), ExitCode::Local);
        RestRequest request = rest::spelled(profiles::setPicture, Nothing{});
        request.body = file.read(profiles::kLargestUpload + 1);
        if (request.body.size() > profiles::kLargestUpload)
            return run.fail(Error(Code::TooLarge, "picture").at(u"picture"_s));
        request.contentType = "application/octet-stream";
        whenDone(rest::decoded<profiles::Profile>(run.session().send(request), &run), &run,
                 [&run](const Result<profiles::Profile> &profile) {
                     if (!profile)
                         return run.fail(profile.error());
                     changeWords(run);
                 });
    }

} // namespace

void changeProfile(BatchRun &run)
{
    // Before anything is changed.
    if (const auto language = run.line().value(u"language"_s);
        language && !views::OwnProfile::languageFrom(*language))
        return run.failUsage(ProfileVerbsText::tr("--language takes ko, en or auto."));
    if (run.line().has(u"no-picture"_s))
        return run.call(profiles::removePicture, Nothing(),
                        [&run](const profiles::Profile &) { changeWords(run); });
    if (const auto path = run.line().value(u"picture"_s))
        return sendPicture(run, *path);
    changeWords(run);
}

void whoIs(BatchRun &run)
{
    run.call(profiles::cardNamed, {run.word(0)}, [&run](const profiles::PersonCard &card) {
        run.out().json("person", card);
        QString head
            = card.id.text() + u"  "_s + views::oneLine(card.nickname, 60) + u"  @"_s + card.username;
        if (const QString badge = views::role_text::nameOf(card.badge); !badge.isEmpty())
            head += u"  "_s + badge;
        if (card.presence)
            head += u"  "_s + views::presence_text::nameOf(*card.presence);
        run.out().line(head);
        if (!card.bio.isEmpty())
            run.out().line(u"    "_s + views::oneLine(card.bio, 500));
        run.out().line(u"    "_s
                       + ProfileVerbsText::tr("here since %1").arg(run.formats().fullTime(card.memberSince)));
        if (card.verified.value_or(false))
            run.out().line(u"    "_s + ProfileVerbsText::tr("identity verified"));
        for (const profiles::CommonRoom &room : card.rooms)
            run.out().line(u"    "_s + room.id.text() + u"  "_s + views::oneLine(room.name, 80));
        run.finish();
    });
}

} // namespace madang::tui
