// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace madang::views::wording {

using namespace Qt::StringLiterals;

namespace {

    /// One sentence: for a code, perhaps only with a certain `about` or at a certain `field`.
    /// %1 is the field as people call it, %2 the seconds to wait, %3 the number at the end of `about`.
    struct Row {
        Code code;
        const char *about;
        const char *field;
        const char *text;
    };

    // The first row that fits counts: special ones stand before general ones.
    constexpr Row kRows[] = {
        {Code::Malformed, "amount", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not an amount. Type whole won, for example 10,000.")},
        {Code::Malformed, "blank", nullptr, QT_TRANSLATE_NOOP("wording", "There is nothing to send yet.")},
        {Code::Malformed, "line-", "content",
         QT_TRANSLATE_NOOP("wording", "Line %3 of the file cannot be read. Nothing was taken.")},
        {Code::Malformed, nullptr, "content",
         QT_TRANSLATE_NOOP(
             "wording", "That is no settlement file: order, amount, pay-out or fee, and a date are needed.")},
        {Code::Malformed, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The server did not understand the request. Update the program, then try again.")},
        {Code::InvalidValue, "server-address", nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "That is not a server address. Type a name such as example.org, or 127.0.0.1:8070.")},
        {Code::InvalidValue, "password-again", nullptr,
         QT_TRANSLATE_NOOP("wording", "The two passwords differ. Type the same one twice.")},
        {Code::InvalidValue, "too-short", nullptr, QT_TRANSLATE_NOOP("wording", "%1 is too short.")},
        {Code::NotAllowed, "not-reachable", nullptr,
         QT_TRANSLATE_NOOP("wording", "This person cannot be reached that way.")},
        {Code::Conflict, "blocked-by-you", nullptr,
         QT_TRANSLATE_NOOP("wording", "You blocked this person. Unblock them to write to them.")},
        {Code::Conflict, "nickname-needed", nullptr,
         QT_TRANSLATE_NOOP("wording", "Choose a nickname first; what you wrote stays.")},
        {Code::Conflict, "nickname-fixed", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Here a nickname is chosen once, and you have chosen yours. Who looks after "
                           "accounts can let you choose anew.")},
        {Code::Conflict, "disabled", nullptr,
         QT_TRANSLATE_NOOP("wording", "This account is disabled already.")},
        {Code::Conflict, "enabled", nullptr, QT_TRANSLATE_NOOP("wording", "This account is not disabled.")},
        {Code::Conflict, "draft-newer", nullptr,
         QT_TRANSLATE_NOOP("wording", "Another of your devices changed this draft meanwhile.")},
        {Code::Conflict, "decided", nullptr, QT_TRANSLATE_NOOP("wording", "Somebody decided that already.")},
        {Code::TooMany, "loud-spans", nullptr,
         QT_TRANSLATE_NOOP("wording", "A schedule has at most 14 times.")},
        {Code::InvalidValue, "guests", nullptr,
         QT_TRANSLATE_NOOP("wording", "Guests have no user name. Ask for one person, or for guests.")},
        {Code::InvalidValue, "weekday", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no day of the week. Choose from Monday to Sunday.")},
        {Code::InvalidValue, "minute", "schedule.to",
         QT_TRANSLATE_NOOP("wording", "The end must be another time than the beginning.")},
        {Code::TooMany, "folders", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is one folder more than there can be.")},
        {Code::Conflict, "folder-name", nullptr,
         QT_TRANSLATE_NOOP("wording", "You have a folder of that name already.")},
        {Code::NotFound, "folder", nullptr,
         QT_TRANSLATE_NOOP("wording", "There is no such folder any more.")},
        {Code::TooMany, "blocked", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is one blocked person more than there can be.")},
        {Code::InvalidValue, "not-your-name", nullptr,
         QT_TRANSLATE_NOOP("wording", "Type your own user name, so that nothing is deleted by mistake.")},
        {Code::InvalidValue, "reserved", nullptr,
         QT_TRANSLATE_NOOP("wording", "People who left are called that. Choose another name.")},
        {Code::Conflict, "last-owner", "role",
         QT_TRANSLATE_NOOP("wording", "That is the only owner here. Make somebody else an owner first.")},
        {Code::NotAllowed, "owner-role", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only an owner can make somebody an owner.")},
        {Code::Conflict, "last-owner", "username",
         QT_TRANSLATE_NOOP("wording", "That is the only owner here. Make somebody else an owner first.")},
        {Code::Conflict, "runs-campaign", "username",
         QT_TRANSLATE_NOOP("wording",
                           "A campaign of theirs is not settled. Close it, report on the money and settle it "
                           "first.")},
        {Code::Conflict, "last-owner", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You are the only owner here. Make somebody else an owner first: whoever runs the "
                           "server does that with \"madangd users\".")},
        {Code::Conflict, "runs-campaign", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "A campaign of yours is not settled. Close it, report on the money and settle it "
                           "first.")},
        {Code::RateLimited, "data-underway", nullptr,
         QT_TRANSLATE_NOOP("wording", "Your data is being collected already. Try again in %2 seconds.")},
        {Code::NotAllowed, "challenge-needed", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The server wants a proof that no robot makes this account, and got none. Update "
                           "the program, then try again.")},
        {Code::InvalidValue, "challenge-wrong", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The proof that no robot makes this account was not right. Try again.")},
        {Code::Expired, "challenge-expired", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Proving that no robot makes this account took too long. Try again, and let "
                           "nothing else keep this computer busy.")},
        {Code::Conflict, "challenge-used", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The proof that no robot makes this account was used already. Try again.")},
        {Code::NotSupported, "challenge-hard", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The server wants more work done for a new account than this program is ready to "
                           "do. Ask who runs it.")},
        {Code::NotAllowed, "address-banned", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This server refuses the network address you come from. Ask whoever runs it.")},
        {Code::InvalidValue, "address", "address",
         QT_TRANSLATE_NOOP("wording",
                           "That is no network address. Type one such as 192.0.2.7, or a network such as "
                           "192.0.2.0/24.")},
        {Code::InvalidValue, "too-wide", "address",
         QT_TRANSLATE_NOOP("wording", "That network is too wide. At least /8 is needed, or /16 for IPv6.")},
        {Code::InvalidValue, "loopback", "address",
         QT_TRANSLATE_NOOP("wording", "That is the server itself. It cannot be banned.")},
        {Code::InvalidValue, "trusted-proxy", "address",
         QT_TRANSLATE_NOOP("wording", "Everybody comes through that address. It cannot be banned.")},
        {Code::InvalidValue, "yourself", "address",
         QT_TRANSLATE_NOOP("wording", "You come from that address yourself. Choose another one.")},
        {Code::InvalidValue, "range", "days",
         QT_TRANSLATE_NOOP("wording", "That number of days is not possible. Type a smaller one, from 1 on.")},
        {Code::AlreadyExists, "ban", nullptr,
         QT_TRANSLATE_NOOP("wording", "That address is banned already. Lift that first to change it.")},
        {Code::Conflict, "too-many-bans", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "There are as many banned addresses as there can be. Lift some first.")},
        {Code::InvalidValue, "yourself", "givenUp",
         QT_TRANSLATE_NOOP("wording",
                           "Your own account is not merged by yourself. Ask somebody else who looks after "
                           "accounts, or whoever runs the server.")},
        {Code::InvalidValue, "same-account", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is one account. Type the user name of the other one.")},
        {Code::Conflict, "owner-given-up", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "An owner's account is not given up. Merge the other account into that one.")},
        {Code::Conflict, "waits-for-leave", "role",
         QT_TRANSLATE_NOOP("wording", "They wait to be let in. Let them in or turn them away first.")},
        {Code::Conflict, "waits-for-leave", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "One of the two waits to be let in. Let them in or turn them away first.")},
        {Code::Conflict, "unguarded", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The account to give up has a second factor, the other one has none. They set one "
                           "up there first.")},
        {Code::Conflict, "asked-by-you", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You asked for that yourself. Another one who looks after accounts confirms it.")},
        {Code::Conflict, "nobody-else", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Nobody else here could confirm that. Whoever runs the server can do it with "
                           "\"madangd users\".")},
        {Code::Conflict, "no-second-factor", nullptr,
         QT_TRANSLATE_NOOP("wording", "That account has no second factor.")},
        {Code::Conflict, "no-email", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That account has no e-mail address that could be used. Whoever runs the server "
                           "can set a password with \"madangd users\".")},
        {Code::NotAllowed, "member-only", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Accounts are made for members. Give another role once the account is there.")},
        {Code::Conflict, "second-person", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "One of the two decided about money that the other asked for, as a second person. "
                           "They stay two accounts.")},
        {Code::InvalidValue, "yourself", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is you. Choose somebody else.")},
        {Code::InvalidValue, "email", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not an e-mail address. Type one such as name@example.org.")},
        {Code::InvalidValue, "email-missing", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server wants an e-mail address. Type yours.")},
        {Code::InvalidValue, "answer-missing", nullptr,
         QT_TRANSLATE_NOOP("wording", "Type an e-mail address that the answer can be sent to.")},
        {Code::InvalidValue, "name-missing", nullptr, QT_TRANSLATE_NOOP("wording", "Type your name.")},
        {Code::InvalidValue, "phone", nullptr,
         QT_TRANSLATE_NOOP("wording", "A phone number is made of digits, spaces and dashes.")},
        {Code::InvalidValue, "phone-number", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no whole phone number. Look at its digits again.")},
        {Code::InvalidValue, "phone-country", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Begin the number with + and the code of its country, as in +82 10-1234-5678.")},
        {Code::InvalidValue, "coordinates", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Write the place as degrees north and east with a comma between them, as in "
                           "37.5665, 126.9780.")},
        {Code::InvalidValue, "detail-needed", nullptr,
         QT_TRANSLATE_NOOP("wording", "This community wants to know that. Fill it in.")},
        {Code::InvalidValue, "detail-unasked", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This community does not ask for that when you sign up. Leave it out; you can "
                           "tell it among your private details later.")},
        {Code::InvalidValue, "birth-date", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no day of birth. Write it as 1994-05-31.")},
        {Code::InvalidValue, "country", nullptr,
         QT_TRANSLATE_NOOP("wording", "A country is written with two letters, as in KR.")},
        {Code::InvalidValue, "home-chosen", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Here, where home is comes from an address that is looked up: type the address, "
                           "and choose it from what is found.")},
        {Code::Expired, "address-choice", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The address was chosen some time ago. Look it up once more, and choose it.")},
        {Code::InvalidValue, "postcode", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no postcode. In Korea it has five digits.")},
        {Code::InvalidValue, "pin-short", nullptr,
         QT_TRANSLATE_NOOP("wording", "A PIN has 6 to 64 characters. Choose another one.")},
        {Code::InvalidValue, nullptr, "gender",
         QT_TRANSLATE_NOOP("wording", "Type woman, man, non-binary or other, or take it away.")},
        {Code::NotSupported, "contact-off", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Nobody can be written to here: who runs this server gave no address.")},
        {Code::NotSupported, "email-off", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This server keeps no e-mail addresses. Leave it empty, or ask who runs "
                           "it for a new password.")},
        {Code::NotAllowed, "email-unverified", nullptr,
         QT_TRANSLATE_NOOP("wording", "Enter the code that was sent to your e-mail address first.")},
        {Code::NotAllowed, "email-missing", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This server wants an e-mail address. Type yours, and a code is sent there.")},
        {Code::Conflict, "email-missing", nullptr,
         QT_TRANSLATE_NOOP("wording", "There is no e-mail address to send a code to. Type one first.")},
        {Code::Conflict, "email-verified", nullptr,
         QT_TRANSLATE_NOOP("wording", "Your e-mail address is proven already. Sign in.")},
        {Code::InvalidValue, "code-form", nullptr, QT_TRANSLATE_NOOP("wording", "A code has six digits.")},
        {Code::InvalidValue, "reset-code-form", nullptr,
         QT_TRANSLATE_NOOP("wording", "A code for a new password has twelve digits.")},
        {Code::InvalidValue, "link-code-form", nullptr,
         QT_TRANSLATE_NOOP("wording", "The code in the mail has twelve digits.")},
        {Code::InvalidValue, "code", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not the code. Look at the last mail again.")},
        {Code::InvalidValue, "reset-code", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That code does not fit, or its time is over. Look at the last mail, or ask "
                           "for another code.")},
        {Code::Expired, "code", nullptr,
         QT_TRANSLATE_NOOP("wording", "This code is not good any more. Ask for another one.")},
        {Code::AlreadyExists, nullptr, "email",
         QT_TRANSLATE_NOOP("wording",
                           "Another account has this e-mail address. Choose another one, or sign in.")},
        {Code::InvalidValue, "password-short", nullptr,
         QT_TRANSLATE_NOOP("wording", "A password has 8 to 256 characters.")},
        {Code::InvalidValue, "invite", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "An invitation code is needed here, and this one is not good (any more). Ask who "
                           "runs the server for one.")},
        {Code::InvalidValue, "terms", "version",
         QT_TRANSLATE_NOOP("wording", "Other terms of use are in force by now. Read those first.")},
        {Code::InvalidValue, "terms", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Read the terms of use and agree to them; without that there is no account.")},
        {Code::InvalidValue, "password-same", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is the password you have. Choose another one.")},
        {Code::InvalidValue, "password-common", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This password would be guessed soon. Take a longer one: three or four words "
                           "that do not belong together are easy to remember.")},
        {Code::InvalidValue, "range", "endsAt",
         QT_TRANSLATE_NOOP("wording", "The end has to lie ahead, and not too far.")},
        {Code::InvalidValue, "range", "goal",
         QT_TRANSLATE_NOOP("wording", "The goal has to be a positive amount.")},
        {Code::InvalidValue, "range", "reportDueAt",
         QT_TRANSLATE_NOOP("wording", "The report is due between the end and a year after it.")},
        {Code::InvalidValue, "earlier", "endsAt",
         QT_TRANSLATE_NOOP("wording", "The end can only be moved to a later day.")},
        {Code::InvalidValue, "range", "presets",
         QT_TRANSLATE_NOOP("wording", "An amount to offer is within the limits of a gift.")},
        {Code::InvalidValue, "missing", nullptr, QT_TRANSLATE_NOOP("wording", "%1 is still missing.")},
        {Code::InvalidValue, "message-minimum", nullptr,
         QT_TRANSLATE_NOOP("wording", "A message needs a larger gift here. Leave it out, or give more.")},
        {Code::InvalidValue, "https-link", nullptr,
         QT_TRANSLATE_NOOP("wording", "A video needs an address that begins with https://.")},
        {Code::UnsupportedType, "video", nullptr,
         QT_TRANSLATE_NOOP("wording", "That file is no video. MP4, WebM and QuickTime can be watched.")},
        {Code::Conflict, "cancelled", nullptr, QT_TRANSLATE_NOOP("wording", "It was stopped.")},
        {Code::InvalidValue, "empty", "query",
         QT_TRANSLATE_NOOP("wording", "Type a word, or a filter such as from:name.")},
        {Code::InvalidValue, "empty-filter", "query",
         QT_TRANSLATE_NOOP("wording", "Something has to follow the colon, as in from:name.")},
        {Code::InvalidValue, "date", "query",
         QT_TRANSLATE_NOOP("wording", "Write the date as 2026-01-31, 2026-01 or 2026.")},
        {Code::InvalidValue, "has", "query",
         QT_TRANSLATE_NOOP("wording", "After “has:” comes link, reply, file or money.")},
        {Code::InvalidValue, "too-many", "query",
         QT_TRANSLATE_NOOP("wording", "That is more than can be searched at once. Leave some words out.")},
        {Code::InvalidValue, "empty", "size",
         QT_TRANSLATE_NOOP("wording", "The file is empty: there is nothing to send.")},
        {Code::InvalidValue, "not-a-file", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no file. Choose files, not folders.")},
        {Code::InvalidValue, "empty", nullptr, QT_TRANSLATE_NOOP("wording", "%1 cannot be empty.")},
        {Code::InvalidValue, "characters", nullptr,
         QT_TRANSLATE_NOOP("wording", "%1 holds characters that cannot be used here.")},
        {Code::InvalidValue, "second-factor", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This code is not right. Is the clock of the authenticator's device right?")},
        {Code::InvalidValue, "nickname-reserved", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This name looks like that of somebody who looks after this place. Choose "
                           "another one.")},
        {Code::InvalidValue, "nickname-taken", nullptr,
         QT_TRANSLATE_NOOP("wording", "Somebody in this room has a name that looks like it.")},
        {Code::InvalidValue, "picture-type", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is no picture: PNG, JPEG, GIF and WebP are.")},
        {Code::InvalidValue, "picture-unreadable", nullptr,
         QT_TRANSLATE_NOOP("wording", "The picture cannot be read. Try another one.")},
        {Code::InvalidValue, "picture-large", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The picture is too large, or has too many points. Try a smaller one.")},
        {Code::InvalidValue, "picture-slow", nullptr,
         QT_TRANSLATE_NOOP("wording", "Reading the picture took too long. Try a smaller or simpler one.")},
        {Code::InvalidValue, nullptr, "username",
         QT_TRANSLATE_NOOP(
             "wording",
             "A user name has 3 to 32 characters: small letters, digits, dot, dash and underscore.")},
        {Code::InvalidValue, nullptr, "password",
         QT_TRANSLATE_NOOP("wording", "A password has 8 to 256 characters.")},
        {Code::InvalidValue, nullptr, "nickname",
         QT_TRANSLATE_NOOP("wording", "A nickname has 1 to 32 characters and no line breaks.")},
        {Code::InvalidValue, "too-small", "amount", QT_TRANSLATE_NOOP("wording", "The amount is too small.")},
        {Code::InvalidValue, "too-large", "amount", QT_TRANSLATE_NOOP("wording", "The amount is too large.")},
        {Code::InvalidValue, "remaining-", "amount",
         QT_TRANSLATE_NOOP("wording", "Only ₩%3 of this gift is left to be given back.")},
        {Code::InvalidValue, "transfer", "amount",
         QT_TRANSLATE_NOOP("wording", "A transfer brings at least ₩1. Look at the amount again.")},
        {Code::InvalidValue, "range", "cameAt",
         QT_TRANSLATE_NOOP("wording", "A transfer that was seen lies in the past. Look at its day again.")},
        {Code::InvalidValue, nullptr, "amount",
         QT_TRANSLATE_NOOP("wording", "This amount cannot be given. Choose another one.")},
        {Code::InvalidValue, nullptr, "day",
         QT_TRANSLATE_NOOP("wording", "Choose a day from 1 to 28, or the last day of the month.")},
        {Code::InvalidValue, nullptr, "date",
         QT_TRANSLATE_NOOP("wording", "That is none of the dates to come. Look at them, then choose one.")},
        {Code::InvalidValue, "token-days", nullptr,
         QT_TRANSLATE_NOOP("wording", "A token is good for 1 to 365 days.")},
        {Code::InvalidValue, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "%1 cannot be like that. Change it and try again.")},
        {Code::TooLong, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "%1 is too long. Shorten it and try again.")},
        {Code::TooLarge, "picture", "picture",
         QT_TRANSLATE_NOOP("wording",
                           "The picture is too large: at most 1 MiB. Make it smaller and try again.")},
        {Code::TooLarge, "picture", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The picture is too large: at most 700 KiB. Make it smaller and try again.")},
        {Code::TooLarge, "file-quota", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Your files fill the room you have here. Delete messages with files first.")},
        {Code::TooLarge, "opened-file", nullptr,
         QT_TRANSLATE_NOOP("wording", "The file is too large to be opened from here. Save it instead.")},
        {Code::TooLarge, "file", nullptr,
         QT_TRANSLATE_NOOP("wording", "The file is larger than this server takes.")},
        {Code::TooLarge, "reply", nullptr,
         QT_TRANSLATE_NOOP("wording", "The server's answer was too large. Nothing was changed here.")},
        {Code::TooLarge, "slow-reader", nullptr,
         QT_TRANSLATE_NOOP("wording", "The connection was too slow and was cut.")},
        {Code::TooLarge, nullptr, nullptr, QT_TRANSLATE_NOOP("wording", "That is too large to be sent.")},
        {Code::TooMany, "outbox", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "Too many messages are waiting to be sent. Wait until there is a connection, or discard some.")},
        {Code::TooMany, "attachments", nullptr,
         QT_TRANSLATE_NOOP("wording", "A message takes at most 10 files.")},
        {Code::TooMany, "saved-messages", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You have saved as many messages as there may be. Remove some of them first.")},
        {Code::TooMany, "message-drafts", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You have begun messages in too many rooms. What you write here stays on this "
                           "device.")},
        {Code::TooMany, "deletions", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Too many deletions are waiting to be sent. Wait until there is a connection.")},
        {Code::TooMany, "uploads", nullptr,
         QT_TRANSLATE_NOOP("wording", "Too many files are on their way. Wait until some are there.")},
        {Code::TooMany, "tokens", nullptr,
         QT_TRANSLATE_NOOP("wording", "You have as many tokens as there may be. Revoke one first.")},
        {Code::TooMany, "pledges", nullptr,
         QT_TRANSLATE_NOOP("wording", "You have as many monthly gifts as there may be. End one first.")},
        {Code::TooMany, "presets", nullptr,
         QT_TRANSLATE_NOOP("wording", "At most 6 amounts can be offered.")},
        {Code::TooMany, "words", nullptr, QT_TRANSLATE_NOOP("wording", "At most 200 words can be held.")},
        {Code::TooMany, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "The limit is reached. Remove something first.")},
        {Code::NotSignedIn, "not-remembered", nullptr,
         QT_TRANSLATE_NOOP("wording", "This device could not keep your sign-in. Sign in again.")},
        {Code::NotSignedIn, "guest", nullptr,
         QT_TRANSLATE_NOOP("wording", "Guests can only read. Sign in to take part.")},
        {Code::NotSignedIn, "session-revoked", nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "This sign-in was ended from another device or by a new password. Sign in again.")},
        {Code::NotSignedIn, "refresh-reused", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "For your safety this sign-in was ended: its key was used twice. Sign in again.")},
        {Code::NotSignedIn, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "You are not signed in any more. Sign in again.")},
        {Code::WrongCredentials, "passphrase", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not the passphrase of the secret file. Try again.")},
        {Code::WrongCredentials, "pin", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not the PIN. Try again.")},
        {Code::RateLimited, "pin", nullptr,
         QT_TRANSLATE_NOOP("wording", "Too many wrong PINs. Try again in %2 s.")},
        {Code::StorageFull, "pin-file", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The PIN could not be kept on this device. Make some room, and try again.")},
        {Code::WrongCredentials, "second-factor", nullptr,
         QT_TRANSLATE_NOOP("wording", "This code is not right, or was used before. Wait for the next one.")},
        {Code::Expired, "second-factor", nullptr,
         QT_TRANSLATE_NOOP("wording", "The key waited too long for its first code. Begin anew.")},
        {Code::SecondFactorNeeded, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "Enter the code that your authenticator shows.")},
        {Code::WrongCredentials, nullptr, "password",
         QT_TRANSLATE_NOOP("wording", "The present password is not right. Type it again.")},
        {Code::WrongCredentials, nullptr, "current",
         QT_TRANSLATE_NOOP("wording", "The present password is not right. Type it again.")},
        {Code::WrongCredentials, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "User name or password is wrong. Check both and try again.")},
        {Code::NotAllowed, "runs-something", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The file could run something on this computer, so it is not opened from here.")},
        {Code::NotAllowed, "file-unreadable", nullptr,
         QT_TRANSLATE_NOOP("wording", "The file cannot be read.")},
        {Code::NotAllowed, "visitor", nullptr, QT_TRANSLATE_NOOP("wording", "Join this room to write here.")},
        {Code::NotAllowed, "not-member", nullptr,
         QT_TRANSLATE_NOOP("wording", "Join this room to write here.")},
        {Code::NotAllowed, "owner-only", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only an owner of the room may do that.")},
        {Code::NotAllowed, "owner", nullptr,
         QT_TRANSLATE_NOOP("wording", "An owner of the room cannot be removed.")},
        {Code::NotAllowed, "provider-refused", nullptr,
         QT_TRANSLATE_NOOP("wording", "The other service did not let you sign in, or you said no there.")},
        {Code::NotAllowed, "registration-closed", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server takes no new accounts. Ask who runs it.")},
        {Code::NotAllowed, "approval-pending", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Your account is made and waits until somebody who runs this server approves it. "
                           "Then you can sign in.")},
        {Code::NotAllowed, "evicted", nullptr,
         QT_TRANSLATE_NOOP("wording", "You are no longer in this room.")},
        {Code::NotAllowed, "second-person", nullptr,
         QT_TRANSLATE_NOOP("wording", "You asked for it yourself: somebody else has to agree.")},
        {Code::NotAllowed, "refund-decider", nullptr,
         QT_TRANSLATE_NOOP("wording", "Who runs the campaign, or this server, decides about it.")},
        {Code::NotAllowed, "treasurer-only", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only who may move money on this server may do that.")},
        {Code::NotAllowed, "verification-required", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Verify who you are first: under your account and sessions, or with "
                           "verify-identity in a terminal. Then try again.")},
        {Code::NotAllowed, "verification-refused", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The other service could not verify who you are, or you stopped there. Begin "
                           "again.")},
        {Code::NotAllowed, "verification-code", nullptr,
         QT_TRANSLATE_NOOP("wording", "The code was wrong too often. Begin again.")},
        {Code::NotAllowed, "token-scope", nullptr,
         QT_TRANSLATE_NOOP("wording", "This token does not reach that far. Make one of a wider scope.")},
        {Code::NotAllowed, "token-money", nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "With a token money is moved only by those whose role lets them decide about it.")},
        {Code::NotAllowed, "token-in-person", nullptr,
         QT_TRANSLATE_NOOP("wording", "No token may do that. Sign in yourself.")},
        {Code::NotAllowed, "token-second-factor", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This token was made without a second factor, which is needed here. Make another "
                           "one with it.")},
        {Code::NotAllowed, "token-role", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only who looks after the community can make a token of that scope.")},
        {Code::NotAllowed, "second-factor-required", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Whoever decides about money or looks after accounts here needs a second "
                           "factor. Set one up in your account first.")},
        {Code::NotAllowed, "account-disabled", nullptr,
         QT_TRANSLATE_NOOP("wording", "This account is disabled. Ask whoever runs this server.")},
        {Code::NotAllowed, "admin-only", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only an owner or admin of this server may do that.")},
        {Code::NotAllowed, "support-only", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only an owner, an admin or support of this server may do that.")},
        {Code::NotAllowed, "admin-account", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Support may not do that to an owner's or admin's account. Ask an owner.")},
        {Code::NotAllowed, "owner-account", nullptr,
         QT_TRANSLATE_NOOP("wording", "Only an owner may do that to an owner's account.")},
        {Code::NotAllowed, "account-needed", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Somebody has to be known here. Sign in with an account that may move money.")},
        {Code::NotAllowed, "sign-in-again", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This takes a sign-in of the last ten minutes. Sign in again, then send it once "
                           "more.")},
        {Code::NotAllowed, "not-fresh", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The other service did not ask you again who you are. Sign out there, then sign in "
             "once more.")},
        {Code::NotAllowed, "other-identity", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not what opens this account. Sign in with the right one.")},
        {Code::NotAllowed, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "You may not do that here. Ask the owner of the room.")},
        {Code::NotFound, "others-message", nullptr,
         QT_TRANSLATE_NOOP("wording", "Nobody else has said anything here that could be marked as unread.")},
        {Code::NotFound, "attachment", nullptr,
         QT_TRANSLATE_NOOP("wording", "This file is not there any more.")},
        {Code::NotFound, "upload", nullptr,
         QT_TRANSLATE_NOOP("wording", "The server lost the file on its way. Send it again.")},
        {Code::NotFound, nullptr, "username",
         QT_TRANSLATE_NOOP("wording", "There is nobody with that user name. Check the spelling.")},
        {Code::NotFound, "person", "query",
         QT_TRANSLATE_NOOP("wording", "Nobody has that name. Check what follows “from:”.")},
        {Code::NotFound, "room", "query",
         QT_TRANSLATE_NOOP("wording", "You are in no room of that name. Check what follows “in:”.")},
        {Code::NotFound, "quote", nullptr,
         QT_TRANSLATE_NOOP("wording", "That message is not on this device. Scroll back to find it.")},
        {Code::NotFound, "event", "replyTo",
         QT_TRANSLATE_NOOP("wording", "The message you answer is not there any more.")},
        {Code::NotFound, "api-token", nullptr,
         QT_TRANSLATE_NOOP("wording", "There is no such token (any more).")},
        {Code::NotFound, "invitation", "room",
         QT_TRANSLATE_NOOP("wording",
                           "Nobody invited you to that room lately. You can leave it at any time.")},
        {Code::NotFound, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "It is not there, or you may not see it.")},
        {Code::MethodNotAllowed, nullptr, nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "The server does not offer this. Update the program, or ask who runs the server.")},
        {Code::UnsupportedType, "picture", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That is no picture that can be shown here. Choose a PNG, JPEG or WebP file.")},
        {Code::UnsupportedType, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "The server does not take this kind of content.")},
        {Code::Conflict, "file-changed", nullptr,
         QT_TRANSLATE_NOOP("wording", "The file was changed while it was sent. Send it again.")},
        {Code::Conflict, "attachment-posted", nullptr,
         QT_TRANSLATE_NOOP("wording", "The file stands in another message already.")},
        {Code::Conflict, "cancelled", nullptr, QT_TRANSLATE_NOOP("wording", "Cancelled.")},
        {Code::Conflict, "closed", nullptr,
         QT_TRANSLATE_NOOP("wording", "This is closed: it can be read, but nothing can be added.")},
        {Code::Conflict, "room-has-owner", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This room has an owner who can sign in. Another one is found only when all are "
                           "gone.")},
        {Code::Conflict, "room-closed", nullptr,
         QT_TRANSLATE_NOOP("wording", "This room is closed: it can be read, but nothing can be written.")},
        {Code::Conflict, "campaign-closed", nullptr,
         QT_TRANSLATE_NOOP("wording", "This campaign has ended. Thank you for wanting to give.")},
        {Code::Conflict, "refunded", nullptr,
         QT_TRANSLATE_NOOP("wording", "All of this gift has been given back, or is on its way.")},
        {Code::Conflict, "refund-waiting", nullptr,
         QT_TRANSLATE_NOOP("wording", "Giving back this gift waits for a decision already.")},
        {Code::Conflict, "refund-decided", nullptr,
         QT_TRANSLATE_NOOP("wording", "That has been decided already. Look at what came of it.")},
        {Code::Conflict, "not-by-hand", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That refund does not wait for a transfer by hand. Look at how it stands.")},
        {Code::Conflict, "not-refused", nullptr,
         QT_TRANSLATE_NOOP("wording", "That refund was not refused, or somebody has dealt with it already.")},
        {Code::Conflict, "webhook", nullptr,
         QT_TRANSLATE_NOOP("wording", "That webhook is not given up: it is being tried, or came to an end.")},
        {Code::Conflict, "resolved", nullptr,
         QT_TRANSLATE_NOOP("wording", "Somebody has resolved that already.")},
        {Code::Conflict, "never-asked", nullptr,
         QT_TRANSLATE_NOOP("wording", "The payer has not decided yet, so there is nothing to ask about.")},
        {Code::Conflict, "order-decided", nullptr,
         QT_TRANSLATE_NOOP("wording", "That payment is decided: there is nothing to ask about.")},
        {Code::Conflict, "not-paid", nullptr,
         QT_TRANSLATE_NOOP("wording", "This gift has not been paid, so there is nothing to give back.")},
        {Code::Conflict, "pledge-ended", nullptr,
         QT_TRANSLATE_NOOP("wording", "This monthly gift has ended. Start a new one.")},
        {Code::Conflict, "pledge-not-active", nullptr,
         QT_TRANSLATE_NOOP("wording", "This monthly gift is not active. Resume it first.")},
        {Code::Conflict, "no-card", nullptr,
         QT_TRANSLATE_NOOP("wording", "No card is registered for this monthly gift. Register one first.")},
        {Code::Conflict, "date-charged", nullptr,
         QT_TRANSLATE_NOOP("wording", "This date is being charged, or was. It cannot be skipped any more.")},
        {Code::Conflict, "more-than-received", nullptr,
         QT_TRANSLATE_NOOP("wording", "All reports together would spend more than was received.")},
        {Code::Conflict, "campaign-open", nullptr,
         QT_TRANSLATE_NOOP("wording", "The campaign is still open. End it first.")},
        {Code::Conflict, "campaign-settled", nullptr,
         QT_TRANSLATE_NOOP("wording", "This campaign is settled already.")},
        {Code::Conflict, "no-report", nullptr,
         QT_TRANSLATE_NOOP("wording", "Report how the money was used first.")},
        {Code::Conflict, "gift-not-paid", nullptr,
         QT_TRANSLATE_NOOP("wording", "There is a receipt once the gift is paid.")},
        {Code::Conflict, "no-tax-receipts", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "Nobody here gives receipts for taxes. Who runs this server names the organisation.")},
        {Code::Conflict, "gift-returned", nullptr,
         QT_TRANSLATE_NOOP("wording", "All of this gift was given back: there is no receipt for it.")},
        {Code::Conflict, "not-held", nullptr,
         QT_TRANSLATE_NOOP("wording", "The campaign does not hold that much. Look at what can be paid out.")},
        {Code::Conflict, "payout-decided", nullptr,
         QT_TRANSLATE_NOOP("wording", "That payout was decided already. Look at what came of it.")},
        {Code::Conflict, "payout-paid", nullptr,
         QT_TRANSLATE_NOOP("wording", "That payout was paid already.")},
        {Code::Conflict, "not-approved", nullptr,
         QT_TRANSLATE_NOOP("wording", "A payout is paid after it was approved.")},
        {Code::Conflict, "not-yet", nullptr,
         QT_TRANSLATE_NOOP("wording", "Its day has not come. The payout says when it is paid.")},
        {Code::Conflict, "not-open", nullptr,
         QT_TRANSLATE_NOOP("wording", "That line needs no explanation any more.")},
        {Code::Conflict, "direct-room", nullptr,
         QT_TRANSLATE_NOOP("wording", "That is not possible in a conversation between two.")},
        {Code::Conflict, "room-not-public", nullptr,
         QT_TRANSLATE_NOOP("wording", "A campaign needs a public room. Choose another one.")},
        {Code::Conflict, "person-taken", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You are verified with another account of this server. Remove it there first, or "
                           "ask who runs the server.")},
        {Code::Conflict, "already-verified", nullptr,
         QT_TRANSLATE_NOOP("wording", "You are verified already.")},
        {Code::Conflict, "not-verified", nullptr,
         QT_TRANSLATE_NOOP("wording", "You are not verified, so there is nothing to show.")},
        {Code::Conflict, "identity-taken", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This account is linked with another account of that service. Remove that one "
                           "first, under your account and sessions.")},
        {Code::Conflict, "last-way-in", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Nothing else opens your account. Set a password first, or add another service.")},
        {Code::Conflict, "no-password", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Your account has no password yet. Set one: sign out, and choose “Forgot your "
                           "password?”.")},
        {Code::Conflict, "link-code", nullptr,
         QT_TRANSLATE_NOOP("wording", "No account here has that e-mail address. Use your password.")},
        {Code::Conflict, "sign-in-pending", nullptr,
         QT_TRANSLATE_NOOP("wording", "The browser is not ready yet. Finish there first.")},
        {Code::Conflict, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That is not possible now. Look at the present state, then decide again.")},
        {Code::AlreadyExists, nullptr, "username",
         QT_TRANSLATE_NOOP("wording", "This user name is taken. Choose another one.")},
        {Code::AlreadyExists, "token-name", nullptr,
         QT_TRANSLATE_NOOP("wording", "You have a token of that name already. Take another one.")},
        {Code::AlreadyExists, "nickname-taken", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Somebody is called so, or so that it looks alike. Choose another nickname.")},
        {Code::AlreadyExists, nullptr, "nickname",
         QT_TRANSLATE_NOOP("wording", "This nickname is taken. Choose another one.")},
        {Code::AlreadyExists, "room-has-campaign", nullptr,
         QT_TRANSLATE_NOOP("wording", "This room has a campaign already. Choose another one.")},
        {Code::AlreadyExists, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "That exists already. Choose another name.")},
        {Code::KeyReused, "transaction", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "A transfer with that number of the bank was noted before, with another amount or "
                           "reference. Look at both again.")},
        {Code::KeyReused, "sent", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "That number of the bank stands for another refund, or this refund was sent with "
                           "another number.")},
        {Code::KeyReused, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "This was sent before with other content. Start over.")},
        {Code::AmountMismatch, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The amount was changed on the way, so nothing was charged. Start over.")},
        {Code::PaymentDeclined, nullptr, nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "The payment was declined and nothing was charged. Try another means of payment.")},
        {Code::Expired, "verification", nullptr,
         QT_TRANSLATE_NOOP("wording", "Verifying in the browser took too long. Begin again.")},
        {Code::Expired, "sign-in", nullptr,
         QT_TRANSLATE_NOOP("wording", "The sign-in in the browser took too long, or was used. Begin again.")},
        {Code::Expired, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "The time for this has run out. Start over.")},
        {Code::RateLimited, "verification-attempts", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "You tried to verify yourself too often within a day. Try again tomorrow.")},
        {Code::RateLimited, "calls", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "You called people in this room often just now. Take the call out, or send it again %4.")},
        {Code::RateLimited, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording", "Too often in a short time. Try again in %2 s.")},
        {Code::Unavailable, "connection-refused", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The server does not answer at this address. Check the address, or try again later.")},
        {Code::Unavailable, "host-not-found", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "There is no server with this name. Check the address and your network.")},
        {Code::Unavailable, "tls", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The server's certificate is not trusted, so nothing was sent. Ask who runs the server.")},
        {Code::Unavailable, "provider", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The other service does not answer as it should. Try again later, or sign in "
                           "another way.")},
        {Code::Unavailable, "loopback", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "This program cannot hear the browser on this machine. Sign in another way.")},
        {Code::Unavailable, "server-stopping", nullptr,
         QT_TRANSLATE_NOOP("wording", "The server is being restarted.")},
        {Code::Unavailable, "addresses-away", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Addresses cannot be looked up just now. Type yours as it is, or try again "
                           "later.")},
        {Code::Unavailable, "addresses-busy", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Many people look addresses up just now. Type yours as it is, or try again in "
                           "%2 s.")},
        {Code::Unavailable, "offline", nullptr,
         QT_TRANSLATE_NOOP("wording", "There is no connection. Try again when it is back.")},
        {Code::Unavailable, "network", nullptr,
         QT_TRANSLATE_NOOP("wording", "The network cannot be reached. Check your connection.")},
        {Code::Unavailable, "too-slow", nullptr,
         QT_TRANSLATE_NOOP("wording", "The connection was too slow and was cut.")},
        {Code::Unavailable, "closed", nullptr,
         QT_TRANSLATE_NOOP("wording", "The server ended the connection.")},
        {Code::Unavailable, "secret-file", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The secret file cannot be used. You will be asked for the password at the next start.")},
        {Code::Unavailable, "keyring", nullptr,
         QT_TRANSLATE_NOOP(
             "wording", "The keyring cannot be used. You will be asked for the password at the next start.")},
        {Code::Unavailable, "billing", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server takes no monthly gifts. You can give once.")},
        {Code::Unavailable, "files-away", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The place where files are kept does not answer just now. Try again in %2 s.")},
        {Code::Unavailable, "busy", nullptr,
         QT_TRANSLATE_NOOP("wording", "The server is very busy. Try again in %2 s.")},
        {Code::Unavailable, "archive", nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The copy on this device cannot be used. What you see may be incomplete.")},
        {Code::Unavailable, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The server cannot do this at the moment. Nothing was changed; try again later.")},
        {Code::StorageFull, "archive", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The disk of this device is full. Nothing was changed; make some room, and try again.")},
        {Code::StorageFull, nullptr, nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "There is no space left to store this. Reading still works; tell who runs the server.")},
        {Code::Timeout, "silent", nullptr, QT_TRANSLATE_NOOP("wording", "The server has fallen silent.")},
        {Code::Timeout, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "No answer came in time. It may have worked: look before you try again.")},
        {Code::NotSupported, "addresses", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server looks no addresses up.")},
        {Code::NotSupported, "verification", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server verifies nobody.")},
        {Code::NotSupported, "pictures", nullptr,
         QT_TRANSLATE_NOOP("wording", "This server takes no pictures of people.")},
        {Code::NotSupported, "checkout-address", nullptr,
         QT_TRANSLATE_NOOP(
             "wording",
             "The server gave no usable payment page. Nothing was charged; tell who runs the server.")},
        {Code::NotSupported, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "The server speaks another language than this program. Check the address, or "
                           "update the program.")},
        {Code::Internal, nullptr, nullptr,
         QT_TRANSLATE_NOOP("wording",
                           "Something went wrong at the server. Try again later, or tell who runs it.")},
    };

    struct FieldRow {
        const char *field;
        const char *name;
    };

    constexpr FieldRow kFields[] = {
        {"givenUp", QT_TRANSLATE_NOOP("wording", "The user name")},
        {"username", QT_TRANSLATE_NOOP("wording", "The user name")},
        {"password", QT_TRANSLATE_NOOP("wording", "The password")},
        {"current", QT_TRANSLATE_NOOP("wording", "The present password")},
        {"next", QT_TRANSLATE_NOOP("wording", "The new password")},
        {"nickname", QT_TRANSLATE_NOOP("wording", "The nickname")},
        {"email", QT_TRANSLATE_NOOP("wording", "The e-mail address")},
        {"code", QT_TRANSLATE_NOOP("wording", "The code")},
        {"oldCode", QT_TRANSLATE_NOOP("wording", "The code from the address before")},
        {"phone", QT_TRANSLATE_NOOP("wording", "The phone number")},
        {"fullName", QT_TRANSLATE_NOOP("wording", "The full name")},
        {"birthDate", QT_TRANSLATE_NOOP("wording", "The day of birth")},
        {"gender", QT_TRANSLATE_NOOP("wording", "The gender")},
        {"country", QT_TRANSLATE_NOOP("wording", "The country")},
        {"postcode", QT_TRANSLATE_NOOP("wording", "The postcode")},
        {"line1", QT_TRANSLATE_NOOP("wording", "The address")},
        {"line2", QT_TRANSLATE_NOOP("wording", "The second line of the address")},
        {"server", QT_TRANSLATE_NOOP("wording", "The server address")},
        {"name", QT_TRANSLATE_NOOP("wording", "The name")},
        {"topic", QT_TRANSLATE_NOOP("wording", "The topic")},
        {"bio", QT_TRANSLATE_NOOP("wording", "What you say about yourself")},
        {"picture", QT_TRANSLATE_NOOP("wording", "The picture")},
        {"text", QT_TRANSLATE_NOOP("wording", "The message")},
        {"message", QT_TRANSLATE_NOOP("wording", "The message")},
        {"amount", QT_TRANSLATE_NOOP("wording", "The amount")},
        {"title", QT_TRANSLATE_NOOP("wording", "The title")},
        {"story", QT_TRANSLATE_NOOP("wording", "The story")},
        {"account", QT_TRANSLATE_NOOP("wording", "The account")},
        {"reference", QT_TRANSLATE_NOOP("wording", "The bank's reference")},
        {"goal", QT_TRANSLATE_NOOP("wording", "The goal")},
        {"beneficiary", QT_TRANSLATE_NOOP("wording", "The beneficiary")},
        {"reportDueAt", QT_TRANSLATE_NOOP("wording", "The day of the report")},
        {"presets", QT_TRANSLATE_NOOP("wording", "The amounts to offer")},
        {"words", QT_TRANSLATE_NOOP("wording", "A word to hold")},
        {"label", QT_TRANSLATE_NOOP("wording", "A line of the report")},
        {"link", QT_TRANSLATE_NOOP("wording", "The address")},
        {"endsAt", QT_TRANSLATE_NOOP("wording", "The end")},
        {"reason", QT_TRANSLATE_NOOP("wording", "The reason")},
        {"note", QT_TRANSLATE_NOOP("wording", "The note")},
        {"transaction", QT_TRANSLATE_NOOP("wording", "The bank's number")},
        {"holder", QT_TRANSLATE_NOOP("wording", "The sender's name")},
    };

    /// A word that ends in a dash stands before a number.
    bool fits(const char *wanted, const QString &there)
    {
        const QLatin1StringView word(wanted);
        return !wanted || there == word || (word.endsWith(u'-') && there.startsWith(word));
    }

    const Row &rowFor(const Error &error)
    {
        for (const Row &row : kRows) {
            if (row.code == error.code && fits(row.about, error.about) && fits(row.field, error.field))
                return row;
        }
        return kRows[std::size(kRows) - 1];
    }

    QString translated(const char *text)
    {
        return QCoreApplication::translate("wording", text);
    }

    /// When something may be tried again. Long ones are not counted in seconds; one that was kept over a
    /// restart is not known any more.
    QString laterIn(int seconds)
    {
        constexpr int kLongInSeconds = 100;
        constexpr int kMinute = 60;
        if (seconds <= 0)
            return translated(QT_TRANSLATE_NOOP("wording", "later"));
        if (seconds < kLongInSeconds)
            return QCoreApplication::translate("wording", "in %1 s").arg(seconds);
        return QCoreApplication::translate("wording", "in %1 min").arg((seconds + kMinute - 1) / kMinute);
    }

} // namespace

QString fieldName(const QString &field)
{
    for (const FieldRow &row : kFields) {
        if (field == QLatin1StringView(row.field))
            return translated(row.name);
    }
    return QCoreApplication::translate("wording", "What you entered");
}

QString of(const Error &error)
{
    QString text = translated(rowFor(error).text);
    // One pass each: a field's name never holds a marker.
    text.replace("%1"_L1, fieldName(error.field));
    text.replace("%2"_L1, QString::number(qMax(1, error.retryAfter)));
    text.replace("%4"_L1, laterIn(error.retryAfter));
    const qint64 number = error.about.section(u'-', -1).toLongLong();
    text.replace("%3"_L1, QLocale(QLocale::English).toString(number));
    return text;
}

/// Why there is no connection. How long to wait stands in the countdown behind it: a number that does not go
/// down beside one that does would be wrong from the next second on.
static QString reasonOf(const Error &error)
{
    if (error.code == Code::RateLimited)
        return QCoreApplication::translate("wording", "Too often in a short time.");
    if (error.code == Code::Unavailable && error.about == "busy"_L1)
        return QCoreApplication::translate("wording", "The server is very busy.");
    return of(error);
}

QString whyAway(const LinkState &link)
{
    return link.reason ? reasonOf(*link.reason) : QString();
}

QString of(const LinkState &link, int secondsToNextTry)
{
    const QString reason = whyAway(link);
    switch (link.phase) {
    case LinkState::Phase::Off:
        return QCoreApplication::translate("wording", "Not connected.");
    case LinkState::Phase::Online:
        return QCoreApplication::translate("wording", "Connected.");
    case LinkState::Phase::Connecting:
        return reason.isEmpty() ? QCoreApplication::translate("wording", "Connecting…")
                                : QCoreApplication::translate("wording", "%1 Connecting…").arg(reason);
    case LinkState::Phase::Waiting:
        break;
    }
    if (secondsToNextTry <= 0)
        return QCoreApplication::translate("wording", "%1 Trying again now.").arg(reason);
    return QCoreApplication::translate("wording", "%1 Trying again in %2 s.")
        .arg(reason, QString::number(secondsToNextTry));
}

QString of(DiskTrouble trouble, const QString &folder, bool unsent)
{
    QString reason;
    switch (trouble) {
    case DiskTrouble::None:
        return {};
    case DiskTrouble::Full:
        reason = QCoreApplication::translate(
            "wording", "The disk of this device is full: nothing new can be kept in %1. Make some room.");
        break;
    case DiskTrouble::ReadOnly:
        reason = QCoreApplication::translate(
            "wording", "Nothing may be written to %1. Look at its permissions, or whether it is mounted.");
        break;
    case DiskTrouble::Failing:
        reason = QCoreApplication::translate(
            "wording", "Writing to %1 fails. Look whether its disk is there and in order.");
        break;
    }
    const QString meanwhile = unsent
        ? QCoreApplication::translate(
            "wording", "What you wrote is not sent yet, and would be lost if you quit Madang now.")
        : QCoreApplication::translate("wording",
                                      "Rooms go on meanwhile; what is new is in memory until you quit.");
    return reason.arg(folder) + u' ' + meanwhile;
}

} // namespace madang::views::wording
