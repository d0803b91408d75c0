// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd ledger`: proves the books, prints balances and entries. It only reads, beside a running daemon
// too.
#include "common/base/log.h"
#include "server/commands/open_store.h"
#include "server/commands/printing.h"
#include "server/features/desk/books_service.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kUsualEntries = 50;
    constexpr int kMostEntries = 10'000;
    constexpr int kBroken = 3;

    /// The books of the configured store.
    class OpenBooks : public OpenStore {
    public:
        BooksStore &store() { return m_store; }

    private:
        BooksStore m_store;
    };

    const char *sentenceOf(const QString &word)
    {
        static const std::pair<const char *, const char *> sentences[] = {
            {"sum-is-zero", "all postings together are zero"},
            {"entries-balance", "every entry balances"},
            {"no-empty-entries", "every entry moves something"},
            {"transfers-are-sound", "every transfer goes from one account to another"},
            {"guards-stand", "the store refuses to change what was written"},
            {"gifts-are-posted", "every confirmed gift is posted with its amount"},
            {"orders-are-settled", "every paid order has its confirmed gift"},
            {"gateways-agree", "gateway accounts hold what our orders say"},
            {"campaigns-agree", "campaigns hold their gifts less what went back"},
            {"sandbox-agrees", "the sandbox's own book agrees with ours"},
        };
        for (const auto &[name, sentence] : sentences) {
            if (word == QLatin1StringView(name))
                return sentence;
        }
        return "another sentence about the books is true";
    }

    void print(const desk::LedgerCheck &check)
    {
        for (const desk::Proof &proof : check.proofs) {
            const QString count = proof.holds ? QString() : u" (%1 do not fit)"_s.arg(proof.wrong);
            printCells({proof.holds ? u"ok"_s : u"FAIL"_s, QLatin1StringView(sentenceOf(proof.word)) + count},
                       {4, 0});
            for (const QString &example : proof.examples)
                printCells({{}, forLog(example)}, {8, 0});
        }
        std::fputs("\n", stdout);
        printCells({u"accounts of kind"_s, u"number"_s, u"balance"_s}, {24, -8, -22});
        for (const desk::KindBalance &kind : check.balances)
            printCells({forLog(kind.kind), QString::number(kind.accounts), wonText(kind.balance)},
                       {24, -8, -22});
        std::printf("\n%lld entries, %lld transfers. %s\n", static_cast<long long>(check.entries),
                    static_cast<long long>(check.transfers),
                    check.holds ? "The books hold." : "THE BOOKS DO NOT HOLD: stop giving and look.");
    }

    Result<int> proveBooks(OpenBooks &books, const Options &options)
    {
        BooksService service(books.store());
        TRY(const desk::LedgerCheck check, books.look([&](Work &work) { return service.prove(work); }));
        if (options.json)
            printJson(check);
        else
            print(check);
        return check.holds ? 0 : kBroken;
    }

    Result<int> printBalances(OpenBooks &books, const Options &options)
    {
        TRY(const auto accounts, books.look([&](Work &work) { return books.store().accounts(work); }));
        if (!options.json)
            printCells({u"account"_s, u"balance"_s, u"what"_s}, {40, -22, 0});
        for (const AccountLine &account : accounts) {
            if (options.json) {
                printJson(account);
                continue;
            }
            const QString subject
                = account.subject == 0 ? QString() : u':' + QString::number(account.subject);
            printCells({forLog(account.kind) + subject, wonText(account.balance), forLog(account.name)},
                       {40, -22, 0});
        }
        return 0;
    }

    Result<int> printEntries(OpenBooks &books, const Options &options)
    {
        const int limit = options.limit.value_or(kUsualEntries);
        TRY(const auto lines, books.look([&](Work &work) { return books.store().newest(work, limit); }));
        if (!options.json)
            printCells({u"at"_s, u"amount"_s, u"entry"_s, u"from > to"_s}, {24, -20, 34, 0});
        for (const EntryLine &line : lines) {
            if (options.json)
                printJson(line);
            else
                printCells({line.at.text(), wonText(line.amount), forLog(line.kind + u' ' + line.reference),
                            forLog(line.source) + u" > "_s + forLog(line.target)},
                           {24, -20, 34, 0});
        }
        return 0;
    }

} // namespace

int ledger(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString word = options.words.value(0);
    Result<int> (*look)(OpenBooks &, const Options &) = word == "check"_L1 ? proveBooks
        : word == "balances"_L1                                            ? printBalances
        : word == "entries"_L1                                             ? printEntries
                                                                           : nullptr;
    if (!look || options.words.size() != 1 || options.limit.value_or(1) > kMostEntries) {
        std::fprintf(stderr,
                     "Usage: madangd ledger check|balances|entries [--json] [--limit N]\n"
                     "  check     proves the books; exit code 0 when they hold, 3 when not\n"
                     "  balances  every account and what it holds\n"
                     "  entries   the newest entries, 50 or --limit (at most %d)\n",
                     kMostEntries);
        return 1;
    }
    OpenBooks books;
    if (const Done opened = books.open(*config); !opened) {
        explainLook(opened.error(), *config);
        return 2;
    }
    const Result<int> code = look(books, options);
    if (!code) {
        explainLook(code.error(), *config);
        return 2;
    }
    return *code;
}

} // namespace madang::commands
