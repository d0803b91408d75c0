// SPDX-License-Identifier: GPL-3.0-or-later
// What each typed command does to others, to money, and to what cannot be had back. One line for each: a
// command that is added later needs one here, or tst_verb_table fails.
#pragma once

#include <QLatin1StringView>
#include <QList>

namespace madang::tui::test {

enum class Reach {
    OnRecord, ///< over others or their money: tst_audited_commands types it and finds its record
    OnRecordElsewhere, ///< so too, but for a mail, an authenticator, a browser or days that pass
    AsksFirst, ///< ends, destroys or spends what is one's own: tst_audited_commands sees it ask
    Free, ///< reads, or does what can be taken back by whoever did it
};

struct JudgedCommand {
    QLatin1StringView word;
    Reach reach;
    const char *provenBy = ""; ///< of OnRecordElsewhere: the test of what is written, below tests/
};

inline const QList<JudgedCommand> &judgedCommands()
{
    using namespace Qt::StringLiterals;
    static const QList<JudgedCommand> all{
        // --- over others
        {"delete"_L1, Reach::OnRecord},
        {"complaints"_L1, Reach::OnRecord},
        {"applicants"_L1, Reach::OnRecord},
        {"invite-code"_L1, Reach::OnRecord},
        {"invites"_L1, Reach::OnRecord},
        {"accounts"_L1, Reach::OnRecord},
        {"merge-accounts"_L1, Reach::OnRecord},
        {"role"_L1, Reach::OnRecord},
        {"new-account"_L1, Reach::OnRecord},
        {"erase-account"_L1, Reach::OnRecord},
        {"bans"_L1, Reach::OnRecord},
        {"ban"_L1, Reach::OnRecord},
        {"connections"_L1, Reach::OnRecord},
        {"desk"_L1, Reach::OnRecord},
        {"manage"_L1, Reach::OnRecord},
        {"send-reset"_L1, Reach::OnRecordElsewhere, "server/features/accounts/tst_helping_people"},
        {"reset-second-factor"_L1, Reach::OnRecordElsewhere, "server/features/accounts/tst_helping_people"},
        {"remove-email"_L1, Reach::OnRecordElsewhere, "server/features/accounts/tst_helping_people"},
        {"refunds"_L1, Reach::OnRecordElsewhere, "server/features/refunds/tst_refund_service"},
        {"payouts"_L1, Reach::OnRecordElsewhere, "server/features/payouts/tst_payout_service"},
        // --- the keys of an account that moves other people's money
        {"password"_L1, Reach::OnRecord},
        {"tokens"_L1, Reach::OnRecord},
        {"second-factor"_L1, Reach::OnRecordElsewhere, "server/features/accounts/tst_second_factors"},
        {"identities"_L1, Reach::OnRecordElsewhere, "server/features/providers/tst_provider_sign_in"},
        {"verify-identity"_L1, Reach::OnRecordElsewhere, "server/features/verification/tst_verification"},
        // --- one's own, for good
        {"leave"_L1, Reach::AsksFirst},
        {"close"_L1, Reach::AsksFirst},
        {"donate"_L1, Reach::AsksFirst},
        {"pledge"_L1, Reach::AsksFirst},
        {"refund"_L1, Reach::AsksFirst},
        {"erase-me"_L1, Reach::AsksFirst},
        {"logout"_L1, Reach::AsksFirst},
        // --- everything else; what these lists end (a device, a monthly gift, a draft) they ask about
        {"help"_L1, Reach::Free},
        {"join"_L1, Reach::Free},
        {"split"_L1, Reach::Free},
        {"unsplit"_L1, Reach::Free},
        {"only"_L1, Reach::Free},
        {"resize"_L1, Reach::Free},
        {"rooms"_L1, Reach::Free},
        {"public"_L1, Reach::Free},
        {"create"_L1, Reach::Free},
        {"msg"_L1, Reach::Free},
        {"invite"_L1, Reach::Free},
        {"reply"_L1, Reach::Free},
        {"thread"_L1, Reach::Free},
        {"save-message"_L1, Reach::Free},
        {"saved"_L1, Reach::Free},
        {"forward"_L1, Reach::Free},
        {"quote"_L1, Reach::Free},
        {"edit"_L1, Reach::Free},
        {"undo"_L1, Reach::Free},
        {"unread"_L1, Reach::Free},
        {"react"_L1, Reach::Free},
        {"pin"_L1, Reach::Free},
        {"pins"_L1, Reach::Free},
        {"versions"_L1, Reach::Free},
        {"copy"_L1, Reach::Free},
        {"link"_L1, Reach::Free},
        {"complain"_L1, Reach::Free},
        {"report"_L1, Reach::Free},
        {"report-invitation"_L1, Reach::Free},
        {"block"_L1, Reach::Free},
        {"unblock"_L1, Reach::Free},
        {"blocked"_L1, Reach::Free},
        {"reveal"_L1, Reach::Free},
        {"notify"_L1, Reach::Free},
        {"mute"_L1, Reach::Free},
        {"schedule"_L1, Reach::Free},
        {"favourite"_L1, Reach::Free},
        {"less"_L1, Reach::Free},
        {"folder"_L1, Reach::Free},
        {"unfolder"_L1, Reach::Free},
        {"folders"_L1, Reach::Free},
        {"fold"_L1, Reach::Free},
        {"sort"_L1, Reach::Free},
        {"quiet"_L1, Reach::Free},
        {"presence"_L1, Reach::Free},
        {"read-marks"_L1, Reach::Free},
        {"keywords"_L1, Reach::Free},
        {"upload"_L1, Reach::Free},
        {"uploads"_L1, Reach::Free},
        {"save"_L1, Reach::Free},
        {"members"_L1, Reach::Free},
        {"past"_L1, Reach::Free},
        {"campaigns"_L1, Reach::Free},
        {"campaign"_L1, Reach::Free},
        {"gifts"_L1, Reach::Free},
        {"pledges"_L1, Reach::Free},
        {"reports"_L1, Reach::Free},
        {"feed"_L1, Reach::Free},
        {"ranking"_L1, Reach::Free},
        {"ranked"_L1, Reach::Free},
        {"drafts"_L1, Reach::Free},
        {"draft"_L1, Reach::Free},
        {"inbox"_L1, Reach::Free},
        {"receipts"_L1, Reach::Free},
        {"monitor"_L1, Reach::Free},
        {"overview"_L1, Reach::Free},
        {"audit"_L1, Reach::Free},
        {"history"_L1, Reach::Free},
        {"goto"_L1, Reach::Free},
        {"search"_L1, Reach::Free},
        {"retry"_L1, Reach::Free},
        {"discard"_L1, Reach::Free},
        {"nick"_L1, Reach::Free},
        {"contact"_L1, Reach::Free},
        {"nick-here"_L1, Reach::Free},
        {"bio"_L1, Reach::Free},
        {"picture"_L1, Reach::Free},
        {"profile"_L1, Reach::Free},
        {"whois"_L1, Reach::Free},
        {"details"_L1, Reach::Free},
        {"email"_L1, Reach::Free},
        {"verify"_L1, Reach::Free},
        {"my-data"_L1, Reach::Free},
        {"lang"_L1, Reach::Free},
        {"theme"_L1, Reach::Free},
        {"editing"_L1, Reach::Free},
        {"quit"_L1, Reach::Free},
        {"mentions"_L1, Reach::Free},
        {"money"_L1, Reach::Free},
        {"unread-rooms"_L1, Reach::Free},
        {"read"_L1, Reach::Free},
        {"quoted"_L1, Reach::Free},
        {"back"_L1, Reach::Free},
        {"reactions"_L1, Reach::Free},
        {"sessions"_L1, Reach::Free},
        {"typing"_L1, Reach::Free},
        {"say"_L1, Reach::Free},
    };
    return all;
}

} // namespace madang::tui::test
