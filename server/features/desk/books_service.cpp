// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/desk/books_service.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    struct Sentence {
        QLatin1StringView word;
        Result<Misfits> (BooksStore::*look)(Work &);
    };

    constexpr Sentence kSentences[] = {
        {"sum-is-zero"_L1, &BooksStore::sum},
        {"entries-balance"_L1, &BooksStore::unbalancedEntries},
        {"no-empty-entries"_L1, &BooksStore::emptyEntries},
        {"transfers-are-sound"_L1, &BooksStore::unsoundTransfers},
        {"guards-stand"_L1, &BooksStore::missingGuards},
        {"gifts-are-posted"_L1, &BooksStore::giftsNotPosted},
        {"orders-are-settled"_L1, &BooksStore::ordersNotSettled},
        {"gateways-agree"_L1, &BooksStore::gateways},
        {"campaigns-agree"_L1, &BooksStore::campaigns},
        {"returns-are-posted"_L1, &BooksStore::returns},
        {"sandbox-agrees"_L1, &BooksStore::sandbox},
    };

} // namespace

Result<desk::LedgerCheck> BooksService::prove(Work &work)
{
    desk::LedgerCheck check;
    check.at = work.now();
    TRY(check.entries, m_store.entries(work));
    TRY(check.transfers, m_store.transfers(work));
    for (const Sentence &sentence : kSentences) {
        TRY(const Misfits found, (m_store.*sentence.look)(work));
        check.proofs += desk::Proof{QString(sentence.word), found.count == 0, found.count, found.examples};
        check.holds = check.holds && found.count == 0;
    }
    TRY(check.balances, m_store.balances(work));
    return check;
}

} // namespace madang
