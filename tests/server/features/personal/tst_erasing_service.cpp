// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/erasing_service.h"

#include "common/protocol/catalogue.h"
#include "server/features/audit/audit_service.h"
#include "server/features/verification/verification_store.h"
#include "tests/support/patience.h"
#include "tests/support/whole_house.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::Writings;

namespace {

/// Words that stand nowhere else, each where one feature keeps it. Small letters: the index keeps no others.
const QByteArrayList &names()
{
    static const QByteArrayList all{"geheimrat77",        "zauberfritze",      "zz-geheim@example.org",
                                    "zauberkiste9",       "quittungsname",     "stichwortzwei",
                                    "zz-neu@example.org", "lebensspruch",      "nurhiergenannt",
                                    "fremdkonto4711",     "fremd@example.org", "personenabdruck",
                                    "anliegenwort"};
    return all;
}
const QByteArrayList &writings()
{
    static const QByteArrayList all{
        "krakatauspruch", "verbessertspruch", "verschwandspruch", "privatspruch",  "zweierspruch",
        "gabengruss",     "monatsgruss",      "erstattungsgrund", "klagenotiz",    "beklagtspruch",
        "dateiinhalt",    "dateiname",        "alleinraum",       "entwurfstitel", "ungepostet"};
    return all;
}

/// Four fields of colour, as somebody would send in.
QByteArray picture()
{
    return QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAIAAABt+uBvAAAAm0lEQVR42u3QAQkAAAgDsOe0fw+tcWGwBMvuVEkdQYIECRIkSJAg"
        "QYIECRIkSJAgQYIECRIkSJAgQYIECRIkSJAgQYIECRIkSJAgQYIECRIkSJAgQYIECXoSlKmSNoIECRIkSJAgQYIECRIkSJAgQYIE"
        "CRIkSJAgQYIECRIkSJAgQYIECRIkSJAgQYIECRIkSJAgQYIECRL0I+gAieCG0bG7zfIAAAAASUVORK5CYII=");
}

QString text(const QByteArray &word)
{
    return QString::fromLatin1(word);
}

} // namespace

class ErasingServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_portrait.clear();
        m_codes.clear();
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_boss = m_house->aResident(u"hausherr"_s, u"주인"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    // ---- whoever forgets a table is found here

    void everyColumnThatNamesAnAccountIsDeclared()
    {
        QStringList declared;
        QSet<QString> once;
        for (PersonalData *part : m_house->features().personal().parts()) {
            for (const PersonalColumn &column : part->columns()) {
                declared += u"%1.%2"_s.arg(QLatin1StringView(column.table), QLatin1StringView(column.column));
                QVERIFY2(!once.contains(declared.last()), qPrintable(declared.last()));
                once += declared.last();
            }
        }
        declared.sort();
        QStringList found = referencesInSchema();
        QVERIFY(found.size() > 30);
        // Names of operators that stand as text beside no account.
        found += {u"desk_deed.who"_s, u"unmatched_money.resolved_by"_s, u"seen_transfer.seen_by"_s,
                  u"order_return.sent_by"_s};
        found.sort();
        QCOMPARE(declared, found);
    }

    void everySectionIsReadAndTellsNoSecret()
    {
        fillHouse();
        QSet<QString> names;
        for (PersonalData *part : m_house->features().personal().parts()) {
            for (const PersonalSection &section : part->sections()) {
                QVERIFY2(!names.contains(QLatin1StringView(section.name)), section.name);
                names += QLatin1StringView(section.name);
                PersonalStore store;
                const auto page = m_house->work<int>({}, [&](Work &work) -> Result<int> {
                    TRY(const DataPage read, store.page(work, section, m_victim.id, 0, 200));
                    return int(read.rows.size());
                });
                QVERIFY2(page, section.name);
            }
        }
    }

    // ---- erasing

    void nothingOfThemIsLeftInTheStore()
    {
        fillHouse();
        const qint64 entries = m_house->count(u"ledger_entry"_s);
        const qint64 transfers = m_house->count(u"ledger_transfer"_s);
        const auto totals = m_house->as(m_boss, campaigns::showTotals, {m_campaign.id});
        QVERIFY(totals);
        QVERIFY(totals->total.won > 0);
        // The words are there before: what looks for them would find them.
        for (const QByteArray &word : names() + writings())
            QVERIFY2(isInStore(word), word.constData());
        QVERIFY(isBelow(m_house->folder(), m_portrait));
        QVERIFY(isBelow(m_house->mailFolder(), names()[2]));
        QVERIFY(m_house->count(u"mail"_s, u"account = %1"_s.arg(m_victim.id.number)) > 0);
        const bool hasRelations = m_house->store().engine() == Engine::Postgres;
        if (hasRelations) {
            const QByteArray before = octetsOfRelations(u"CHECKPOINT"_s);
            for (const QByteArray &word : {names()[0], names()[2], writings()[0]})
                QVERIFY2(before.contains(word), word.constData());
        }

        QVERIFY(erases(Writings::Remove));
        settleErasure();

        for (const QByteArray &word : names() + writings())
            QVERIFY2(!isInStore(word), word.constData());
        QVERIFY(!isBelow(m_house->folder(), m_portrait));
        QCOMPARE(m_house->count(u"mail"_s, u"account = %1"_s.arg(m_victim.id.number)), 0);
        if (hasRelations) {
            // Dead rows, too, once the tables are written anew.
            const QByteArray after = octetsOfRelations(u"VACUUM FULL"_s);
            for (const QByteArray &word : names() + writings())
                QVERIFY2(!after.contains(word), word.constData());
        }
        QCOMPARE(m_house->count(u"ledger_entry"_s), entries);
        QCOMPARE(m_house->count(u"ledger_transfer"_s), transfers);
        const auto now = m_house->as(m_boss, campaigns::showTotals, {m_campaign.id});
        QCOMPARE(now->total, totals->total);
        QCOMPARE(now->giftCount, totals->giftCount);
        const auto books = m_house->work<ledger::Report>(
            {}, [&](Work &work) { return m_house->features().ledger().service().check(work); });
        QVERIFY(books && books->holds());
        QCOMPARE(m_house->count(u"receipt"_s, u"number = 1 AND name = 'former member'"_s), 1);
        QCOMPARE(m_house->count(u"pledge"_s, u"ended_at IS NULL"_s), 0);
        QCOMPARE(m_house->count(u"member"_s, u"account = %1"_s.arg(m_victim.id.number)), 1); // the pair
        QCOMPARE(m_house->count(u"attachment"_s, u"uploader = %1"_s.arg(m_victim.id.number)), 0);
        QCOMPARE(m_house->count(u"private_details"_s), 0);
        QCOMPARE(m_house->count(u"saved_message"_s), 0);
    }

    void noNoticeOfAnyTypeCallsThemByName()
    {
        // What carries a word is made to carry their nickname; whoever adds a type is asked here as well.
        QStringList types;
        const auto filled = m_house->work<int>({}, [&](Work &work) -> Result<int> {
            Done done;
            int made = 0;
            catalogue::forEachBody([&](const char *type, auto *body) {
                using Body = std::remove_pointer_t<decltype(body)>;
                types += u"'%1'"_s.arg(QLatin1StringView(type));
                QJsonObject said = QJsonDocument::fromJson(toJson(Body{})).object();
                bool says = false;
                for (auto member = said.begin(); member != said.end(); ++member) {
                    if (!member.value().isString())
                        continue;
                    member.value() = u"Zauberfritze"_s;
                    says = true;
                }
                if (!says || !done)
                    return;
                ++made;
                done = asNotice(work, 900'000 + made, type,
                                QJsonDocument(said).toJson(QJsonDocument::Compact));
            });
            TRY(done);
            return made;
        });
        QVERIFY(filled && *filled > 30);
        fillHouse();
        const QString calls = u"account = %1 AND body LIKE '%Zauberfritze%'"_s.arg(m_jun.id.text());
        QVERIFY(m_house->count(u"notice"_s, calls) >= *filled);
        // Everything that came together by itself is of a type that is described.
        const QString unknown = u"type NOT IN (%1)"_s.arg(types.join(u','));
        QCOMPARE(m_house->count(u"notice"_s, unknown), 0);
        QCOMPARE(m_house->count(u"event"_s, unknown), 0);
        QVERIFY(erases(Writings::Remove));
        settleErasure();
        QCOMPARE(m_house->count(u"notice"_s, calls), 0);
    }

    void aNameOfBeforeGoesToo()
    {
        fillHouse();
        QVERIFY(m_house->post(m_victim, m_room, u"@jun hier"_s));
        QVERIFY(m_house->as(m_victim, profiles::setRoomNickname, {m_room, u"Spaeterer"_s}));
        const QString calls = u"account = %1 AND body LIKE '%Nurhiergenannt%'"_s.arg(m_jun.id.text());
        QVERIFY(m_house->count(u"notice"_s, calls) > 0);
        QVERIFY(erases(Writings::Keep));
        settleErasure();
        QCOMPARE(m_house->count(u"notice"_s, calls), 0);
    }

    void aClaimTakesNoMailOfTheHolderAlong()
    {
        m_victim = m_house->aResident(u"passant"_s, u"행인"_s);
        Database &db = m_house->store().db();
        const auto address = [&db](UserId who, const QString &text, std::optional<qint64> proven) {
            return db
                .run(u"INSERT INTO account_email (account, address, folded, claimed_at, verified_at) "
                     u"VALUES (:who, :text, :text, 1, :proven)"_s,
                     bind("who", who), bind("text", text), bind("proven", proven))
                .ok();
        };
        QVERIFY(address(m_boss.id, u"boss@example.org"_s, 1));
        QVERIFY(address(m_victim.id, u"boss@example.org"_s, {}));
        QVERIFY(db.run(
            u"INSERT INTO mail (id, kind, recipient, sealed, state, attempts, created_at, "
            u"next_try_at, useless_at, ended_at, fault) "
            u"VALUES (1, 'reset-password', 'boss@example.org', '', 'sent', 1, :now, :now, :now, :now, '')"_s,
            bind("now", m_house->clock().now())));
        QVERIFY(erases(Writings::Remove));
        settleErasure();
        QCOMPARE(m_house->count(u"mail"_s, u"recipient = 'boss@example.org'"_s), 1);
        QCOMPARE(m_house->count(u"account_email"_s), 1);
    }

    void whatIsKeptIsByAFormerMember()
    {
        fillHouse();
        QVERIFY(erases(Writings::Keep));
        settleErasure();
        for (const QByteArray &word : names())
            QVERIFY2(!isInStore(word), word.constData());
        QVERIFY(isInStore("krakatauspruch"));
        // What they had taken away themselves was only hidden.
        QVERIFY(!isInStore("verschwandspruch"));
        const auto history
            = m_house->as(m_jun, chat::history, chat::ReadHistory{m_room, {}, {}, {}, {}, 200});
        QVERIFY(history);
        int theirs = 0;
        for (const rooms::RoomEvent &event : history->items) {
            if (!event.sender || event.sender->id != m_victim.id)
                continue;
            QCOMPARE(event.sender->nickname, u"former member"_s);
            theirs += event.body.text.toLower().contains("krakatauspruch") ? 1 : 0;
        }
        QCOMPARE(theirs, 1);
        const auto found = m_house->as(m_jun, search::find, {u"krakatauspruch"_s, {}, {}, {}, {}});
        QVERIFY(found);
        QCOMPARE(found->items.size(), 1);
    }

    void everyPlaceThatShowsAGiftAgrees()
    {
        fillHouse();
        const auto hidden = m_house->as(m_victim, campaigns::donate,
                                        {m_campaign.id, ClientTag{u"g3"_s}, Money{5'000}, u"Gabengruss"_s,
                                         campaigns::GiftVisibility::HiddenName});
        QVERIFY(hidden);
        QVERIFY(m_house->pay(hidden->donation.order));
        QVERIFY(erases(Writings::Keep));
        const auto named = [](const std::optional<QString> &nickname) { return nickname.value_or(u"-"_s); };
        // The list, the cards in the room, and what the treasurer exports.
        const auto gifts = m_house->as(m_boss, campaigns::gifts, {m_campaign.id, {}, {}, {}, {}});
        QVERIFY(gifts);
        QStringList listed;
        for (const campaigns::Gift &gift : gifts->items)
            listed += named(gift.nickname);
        listed.sort();
        QCOMPARE(listed, (QStringList{u"-"_s, u"former member"_s, u"준"_s}));
        const auto history
            = m_house->as(m_boss, chat::history, chat::ReadHistory{m_campaign.room, {}, {}, {}, {}, 200});
        QStringList cards;
        for (const rooms::RoomEvent &event : history->items) {
            if (event.type == "donation"_L1)
                cards += named(fromJson<campaigns::DonationBody>(event.body.text)->gift.nickname);
        }
        cards.sort();
        QCOMPARE(cards, listed);
        const auto table
            = m_house->octets(m_boss, u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.id.text()));
        QVERIFY(table);
        QVERIFY(!table->contains("Zauberfritze"));
        const auto ranking = m_house->as(m_boss, statements::ranking, {{}, {}, {}, {}});
        QVERIFY(ranking);
        QCOMPARE(ranking->items.size(), 1); // the other donor
        const auto statement = m_house->as(m_boss, statements::statement, {m_campaign.id});
        QVERIFY(statement);
        QStringList received;
        for (const statements::ReceivedGift &gift : statement->gifts)
            received += named(gift.donor);
        received.sort();
        // Who made the campaign knows of a hidden name; it is gone there, too.
        QCOMPARE(received, (QStringList{u"former member"_s, u"former member"_s, u"준"_s}));
    }

    void othersReadTheRoomAnewWithoutTheWords()
    {
        fillHouse();
        const auto asked = m_house->post(m_jun, m_room, u"Wer kommt?"_s);
        QVERIFY(asked);
        for (const auto &who : {m_victim, m_jun})
            QVERIFY(m_house->as(who, chat::post, {m_room, ClientTag{u"ich"_s}, u"Ich"_s, asked->id, {}}));
        const auto before = m_house->as(m_jun, rooms::show, {m_room});
        QVERIFY(erases(Writings::Remove));
        // What they answered belongs to no thread any more, and does not count.
        const auto thread = m_house->as(m_jun, chat::thread, {m_room, asked->id, {}, {}, {}});
        QVERIFY(thread);
        QCOMPARE(thread->items.size(), 1);
        QCOMPARE(thread->items.first().sender->id, m_jun.id);
        QCOMPARE(thread->first->marks->answers->count, 1);
        const auto after = m_house->as(m_jun, rooms::show, {m_room});
        QVERIFY(before && after);
        QVERIFY(after->epoch != before->epoch);
        bool reloaded = false;
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + m_room.bytes()))
            reloaded |= each->event == "reload" && each->forgetsEarlier;
        QVERIFY(reloaded);
        // Who was away is told to read anew, too.
        TopicCursor cursor;
        cursor.after = 1;
        cursor.epoch = before->epoch.toUtf8();
        const auto page = m_house->open(m_jun.id, u"/topic/rooms/%1"_s.arg(m_room.text()), cursor);
        QVERIFY(page);
        QCOMPARE(page->events.size(), 1);
        QCOMPARE(page->events.first()->event, QByteArray("reload"));
        const auto history
            = m_house->as(m_jun, chat::history, chat::ReadHistory{m_room, {}, {}, {}, {}, 200});
        for (const rooms::RoomEvent &event : history->items) {
            if (event.sender && event.sender->id == m_victim.id && event.type == "message"_L1)
                QVERIFY(event.marks && event.marks->deleted);
        }
        QCOMPARE(m_house->as(m_jun, search::find, {u"krakatauspruch"_s, {}, {}, {}, {}})->items.size(), 0);
        // The words of others stay.
        QCOMPARE(m_house->as(m_jun, search::find, {u"antwortspruch"_s, {}, {}, {}, {}})->items.size(), 1);
    }

    void sessionsEndAndNobodyGetsTheNameAgain()
    {
        fillHouse();
        QVERIFY(erases(Writings::Keep));
        QList<SessionId> ended;
        for (const PublishedPtr &each : m_house->told()) {
            if (each->kind == Published::Kind::RevokeSession)
                ended += each->session;
        }
        QVERIFY(ended.contains(m_victim.session));
        const accounts::Register again{m_victim.username, test::WholeHouse::password(), {}, {}};
        QCOMPARE(m_house->registers(again).error().code, Code::AlreadyExists);
        QCOMPARE(m_house->atMachine(users::create, {m_victim.username, {}, {}}).error().code,
                 Code::AlreadyExists);
        const auto signIn = m_house->as(test::WholeHouse::guest(), accounts::signIn,
                                        {m_victim.username, test::WholeHouse::password(), {}});
        QCOMPARE(signIn.error().code, Code::WrongCredentials);
        // Nor the name of all former members.
        const accounts::Register former{u"someone"_s, test::WholeHouse::password(), u"Former Member"_s, {}};
        QCOMPARE(m_house->registers(former).error().field, u"nickname"_s);
    }

    void itTakesThePasswordAndTheSecondFactor()
    {
        m_victim = m_house->aResident(text(names()[0]), u"Zauberfritze"_s);
        const auto wrong = m_house->as(m_victim, accounts::eraseAccount, {u"not it"_s, Writings::Keep, {}});
        QCOMPARE(wrong.error().code, Code::WrongCredentials);
        QCOMPARE(wrong.error().field, u"password"_s);
        QCOMPARE(m_house->count(u"erasure"_s), 0);
        QVERIFY(erases(Writings::Keep));
        QCOMPARE(m_house->count(u"erasure"_s), 1);
        // Once.
        QVERIFY(!erases(Writings::Keep));
    }

    void whoHasNoPasswordHasSignedInJustNow()
    {
        fillHouse();
        QVERIFY(runs(u"UPDATE account SET password = '' WHERE id = %1"_s.arg(m_victim.id.text())));
        const auto erase = [&] {
            return m_house->as(m_victim, accounts::eraseAccount, {QString(), Writings::Keep, {}});
        };
        const Error again = Error(Code::NotAllowed, "sign-in-again").at(u"password"_s);
        QCOMPARE(erase().error(), again);
        const auto proven = [&](Timestamp at) {
            return runs(u"UPDATE session SET proven_at = %1 WHERE id = %2"_s.arg(QString::number(at.ms),
                                                                                 m_victim.session.text()));
        };
        QVERIFY(proven(m_house->clock().now().plus(-10min)));
        QCOMPARE(erase().error(), again);
        QVERIFY(proven(m_house->clock().now().plus(-10min + 1s)));
        QVERIFY(erase());
    }

    void theLastOwnerStays()
    {
        const auto refused
            = m_house->as(m_boss, accounts::eraseAccount, {test::WholeHouse::password(), Writings::Keep, {}});
        QCOMPARE(refused.error().code, Code::Conflict);
        QCOMPARE(refused.error().about, u"last-owner"_s);
        QCOMPARE(m_house->atMachine(users::erase, {m_boss.username, Writings::Keep}).error().about,
                 u"last-owner"_s);
        QVERIFY(m_house->atMachine(users::create, {u"second"_s, {}, u"owner"_s}));
        QVERIFY(m_house->atMachine(users::erase, {m_boss.username, Writings::Keep}));
    }

    void whoAnswersForMoneyStays()
    {
        m_victim = m_house->aResident(text(names()[0]), u"Zauberfritze"_s);
        m_campaign = m_house->aCampaign(m_victim);
        const auto refused = m_house->as(m_victim, accounts::eraseAccount,
                                         {test::WholeHouse::password(), Writings::Keep, {}});
        QCOMPARE(refused.error().about, u"runs-campaign"_s);
        QVERIFY(m_house->as(m_victim, campaigns::close, {m_campaign.id}));
        QVERIFY(erases(Writings::Keep)); // nobody gave
    }

    void theAuditLogHoldsAfterItLostAName()
    {
        fillHouse();
        QVERIFY(m_house->atMachine(users::disable, {m_jun.username}));
        QVERIFY(erases(Writings::Remove));
        QVERIFY(m_house->atMachine(users::enable, {m_jun.username}));
        AuditStore store;
        const auto check = [&] {
            return *m_house->work<audit::AuditCheck>({}, [&](Work &work) { return proveAudit(work, store); });
        };
        QVERIFY(check().holds);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.erase'"_s), 1);
        QVERIFY(m_house->count(u"audit_blank"_s) > 0);
        // A row that is called blank without a record that says so is a changed one.
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(
                u"INSERT INTO audit_blank (number, record)"
                u" SELECT MIN(number), (SELECT MAX(record) FROM audit_blank) FROM audit_record"
                u" WHERE number NOT IN (SELECT number FROM audit_blank)"_s);
        }));
        QVERIFY(!check().holds);
    }

    void outsideOfAnErasureNothingOfThatCanBeChanged()
    {
        fillHouse();
        for (const QString &statement : {u"UPDATE event SET body = '{}' WHERE room = %1"_s.arg(m_room.number),
                                         u"UPDATE audit_record SET actor = 'x'"_s}) {
            const auto tried = m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); });
            QVERIFY2(!tried, qPrintable(statement));
        }
    }

    void anAdminErasesSomebodyElseAndSaysWhy()
    {
        const test::Resident ada = m_house->aResident(u"ada"_s, u"에이다"_s);
        m_victim = m_house->aResident(text(names()[0]), u"Zauberfritze"_s);
        const auto refused = [&](const test::Resident &by, const QString &whom) {
            const auto tried = m_house->as(by, users::erase, {whom, Writings::Keep, u"떠났다"_s});
            return tried ? u"not refused"_s : tried.error().about;
        };
        QCOMPARE(refused(ada, m_victim.username), u"admin-only"_s);
        QVERIFY(m_house->as(m_boss, users::setRole, {u"ada"_s, accounts::Role::Admin}));
        QCOMPARE(refused(ada, u"ada"_s), u"yourself"_s);
        QCOMPARE(refused(ada, m_boss.username), u"owner-account"_s);
        QCOMPARE(refused(m_boss, m_boss.username), u"yourself"_s);
        QCOMPARE(m_house->as(ada, users::erase, {m_victim.username, Writings::Keep, {}}).error(),
                 Error(Code::InvalidValue, "empty").at(u"reason"_s));
        const auto campaign = m_house->aCampaign(m_victim);
        QCOMPARE(m_house->as(ada, users::erase, {m_victim.username, Writings::Keep, u"떠났다"_s}).error(),
                 Error(Code::Conflict, "runs-campaign").at(u"username"_s));
        QVERIFY(m_house->as(m_victim, campaigns::close, {campaign.id}));
        QCOMPARE(refused(ada, m_victim.username), u"not refused"_s);
        QCOMPARE(m_house->count(u"account"_s, u"role = 'former'"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.erase' AND actor = 'ada'"
                                " AND details LIKE '%\"떠났다\"%'"_s),
                 1);
        QCOMPARE(refused(ada, m_victim.username), u"user"_s);
    }

    void atTheMachineNoReasonIsAskedFor()
    {
        m_victim = m_house->aResident(text(names()[0]), u"Zauberfritze"_s);
        QCOMPARE(m_house->atMachine(users::erase, {u"nobody.here"_s, Writings::Keep}).error().code,
                 Code::NotFound);
        QVERIFY(m_house->atMachine(users::erase, {m_victim.username, Writings::Remove}));
        settleErasure();
        QVERIFY(!isInStore("geheimrat77"));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.erase' AND account IS NULL"_s), 1);
    }

private:
    /// Somebody who left a word in every feature.
    void fillHouse()
    {
        const auto in = m_house->registers({text(names()[0]), test::WholeHouse::password(), u"Zauberfritze"_s,
                                            u"Zauberkiste9"_s, text(names()[2])});
        QVERIFY(in);
        m_victim = {in->account.id, in->session, in->account.username, in->account.nickname};
        auto &house = *m_house;
        // The address they came with is not theirs any more: mails to it are known by whom they are about.
        QVERIFY(house.as(m_victim, accounts::verifyEmail, {codeSentTo(names()[2]), {}}));
        QVERIFY(house.as(m_victim, accounts::setEmail, {text(names()[6]), test::WholeHouse::password()}));
        const QString codeThere = codeSentTo(names()[6]);
        QVERIFY(house.as(m_victim, accounts::verifyEmail, {codeThere, codeSentTo(names()[2])}));
        const auto room = house.as(m_boss, rooms::create, {u"장터"_s, {}, rooms::Visibility::Public});
        QVERIFY(room);
        m_room = room->id;
        QVERIFY(house.as(m_jun, rooms::join, {m_room}));
        QVERIFY(house.as(m_victim, rooms::join, {m_room}));

        // Who they are
        QVERIFY(house.as(m_victim, profiles::change, {.bio = u"Lebensspruch: immer heiter"_s}));
        QVERIFY(house.as(m_victim, profiles::setRoomNickname, {m_room, u"Nurhiergenannt"_s}));
        const auto shown = house.askRaw("PUT", u"/api/v1/me/picture"_s, picture(), house.caller(m_victim));
        QVERIFY(shown);
        const auto profile = fromJson<profiles::Profile>(shown->body);
        QVERIFY(profile && profile->picture);
        const auto portrait = house.octets(m_victim, u"/api/v1/portraits/"_s + profile->picture->text());
        QVERIFY(portrait);
        m_portrait = portrait->toLower(); // as everything that is searched
        QVERIFY(runs(u"INSERT INTO account_identity (issuer, subject, account, provider, label, linked_at,"
                     " last_used_at)"
                     " VALUES ('https://login.example', 'Fremdkonto4711', %1, 'example', 'Fremd@example.org',"
                     " 1, 1)"_s.arg(m_victim.id.text())));
        QVERIFY(isVerified());
        // To somebody who looks after the house, and can be written to.
        QVERIFY(runs(u"INSERT INTO account_email (account, address, folded, claimed_at, verified_at)"
                     " VALUES (%1, 'haus@example.org', 'haus@example.org', 1, 1)"_s.arg(m_boss.id.text())));
        contact::Words words;
        words.text = u"Anliegenwort an alle, die hier aufpassen"_s;
        QVERIFY(house.as(m_victim, contact::send, words));
        QTRY_VERIFY(isBelow(house.mailFolder(), "anliegenwort"));

        // Words
        const auto first = house.post(m_victim, m_room, u"Krakatauspruch"_s);
        QVERIFY(first);
        const auto second = house.post(m_victim, m_room, u"erster Entwurf"_s);
        QVERIFY(house.as(m_victim, chat::edit, {m_room, second->id, u"Verbessertspruch"_s}));
        const auto third = house.post(m_victim, m_room, u"Verschwandspruch"_s);
        QVERIFY(house.as(m_victim, chat::remove, {m_room, third->id}));
        const auto bad = house.post(m_victim, m_room, u"Beklagtspruch"_s);
        QVERIFY(house.as(m_jun, complaints::make, {m_room, bad->id, complaints::Reason::Spam, {}}));
        QVERIFY(
            house.as(m_jun, complaints::makeAboutPerson, {m_victim.username, complaints::Reason::Other, {}}));
        const auto answer = house.post(m_jun, m_room, u"Antwortspruch"_s);
        QVERIFY(house.as(m_victim, chat::react, {m_room, answer->id, u"👍"_s}));
        QVERIFY(house.as(m_victim, complaints::make,
                         {m_room, answer->id, complaints::Reason::Other, u"Klagenotiz"_s}));
        QVERIFY(house.as(m_boss, chat::pin, {m_room, first->id}));
        QVERIFY(house.as(m_jun, chat::forward, {m_room, ClientTag{u"f1"_s}, first->id, u"Weiterspruch"_s}));
        const auto alone
            = house.as(m_victim, rooms::create, {u"Alleinraum"_s, {}, rooms::Visibility::Private});
        QVERIFY(house.post(m_victim, alone->id, u"Privatspruch"_s));
        const auto pair = house.as(m_victim, rooms::openDirect, {m_jun.username});
        QVERIFY(house.post(m_victim, pair->id, u"Zweierspruch"_s));
        QVERIFY(house.as(m_victim, rooms::setLoudness, {.room = m_room, .favourite = true}));

        // Files
        const AttachmentId file
            = house.aFile(m_victim, m_room, u"Dateiname.txt"_s, "das ist der dateiinhalt\n");
        QVERIFY(house.post(m_victim, m_room, u"mit Datei"_s, QList<AttachmentId>{file}));
        house.aFile(m_victim, m_room, u"Ungepostet.txt"_s, "nie in einer nachricht: ungepostet\n");

        // Settings
        QVERIFY(
            house.as(m_victim, notifications::changeRules, {.keywords = QStringList{u"Stichwortzwei"_s}}));
        QVERIFY(house.as(m_victim, blocks::block, {m_boss.id}));
        QVERIFY(house.as(m_victim, details::change, {.fullName = u"Sealedname"_s}));
        QVERIFY(house.as(m_victim, presence::choose, {presence::Choice::Busy}));
        QVERIFY(house.as(m_victim, accounts::beginSecondFactor, {test::WholeHouse::password()}));
        QVERIFY(house.as(m_victim, drafts::keep, {m_room, u"Halbfertiger Satz"_s, {}, {}}));
        QVERIFY(house.as(m_victim, saved::save, {first->id}));
        const auto folder = house.as(m_victim, folders::create, {u"Ordnername"_s});
        QVERIFY(folder);
        QVERIFY(house.as(m_victim, folders::putRoom, {m_room, folder->id}));
        QVERIFY(house.as(m_victim, folders::chooseSort, {folders::Sort::Name}));
        QVERIFY(house.as(m_victim, campaigns::saveDraft, {u"Entwurfstitel"_s, {}, {}, {}, {}, {}}));
        QVERIFY(house.atMachine(users::disable, {m_victim.username}));
        QVERIFY(house.atMachine(users::enable, {m_victim.username}));
        const auto again = house.as(test::WholeHouse::guest(), accounts::signIn,
                                    {m_victim.username, test::WholeHouse::password(), u"Zauberkiste9"_s});
        QVERIFY(again);
        m_victim.session = again->session;
        makeOperator();

        // Money
        m_campaign = house.aCampaign(m_boss);
        const auto gift = house.as(m_victim, campaigns::donate,
                                   {m_campaign.id, ClientTag{u"g1"_s}, Money{30'000}, u"Gabengruss"_s, {}});
        QVERIFY(gift);
        QVERIFY(house.pay(gift->donation.order));
        QVERIFY(house.as(m_victim, receipts::issue, {gift->donation.id, u"Quittungsname"_s}));
        const auto other = house.as(m_jun, campaigns::donate,
                                    {m_campaign.id, ClientTag{u"g2"_s}, Money{20'000}, u"von jun"_s, {}});
        QVERIFY(house.pay(other->donation.order));
        pledges::Create monthly;
        monthly.campaign = m_campaign.id;
        monthly.tag = ClientTag{u"p1"_s};
        monthly.amount = {10'000};
        monthly.day = 25;
        monthly.message = u"Monatsgruss"_s;
        const auto pledge = house.as(m_victim, pledges::create, monthly);
        QVERIFY(pledge);
        QVERIFY(house.registerCard(pledge->registrationUrl));
        const refunds::AskRefund back{
            gift->donation.id, ClientTag{u"r1"_s}, Money{1'000}, u"Erstattungsgrund"_s, {}};
        QVERIFY(house.as(m_victim, refunds::ask, back));
        house.settle();
        house.pass(2s); // the index takes up what was said
        house.pass(2s);
    }

    /// Their invitation and their acts are on the audit log, by name.
    void makeOperator()
    {
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE account SET role = 'admin' WHERE id = :id"_s,
                                 bind("id", m_victim.id));
        }));
        QVERIFY(m_house->as(m_victim, users::invite, {u"Einladungsziel"_s, {}, {}}));
    }

    /// The last one that went there, once it has.
    QString codeSentTo(const QByteArray &address)
    {
        test::MailPile &mails = m_house->mails();
        for (int tries = mails.tries();; ++tries) {
            const QList<outbound::Parcel> arrived = mails.after(tries);
            for (auto each = arrived.crbegin(); each != arrived.crend(); ++each) {
                const QString code = test::MailPile::codeIn(*each);
                if (each->to == address && !code.isEmpty() && !m_codes.contains(code)) {
                    m_codes += code;
                    return code;
                }
            }
        }
    }
    bool runs(const QString &statement)
    {
        return m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); }).ok();
    }
    /// As if a company had said who they are.
    bool isVerified()
    {
        VerificationStore store(QByteArray(secret::kSealKeyOctets, 'f'));
        const auto fresh = m_house->work<bool>({}, [&](Work &work) {
            return store.insert(
                work, {m_victim.id, u"example"_s, u"Personenabdruck"_s, true, {u"Sealedname"_s, {}, {}}});
        });
        return fresh && *fresh;
    }
    /// For somebody else.
    Done asNotice(Work &work, qint64 id, const char *type, const QByteArray &body)
    {
        TRY(work.db().run(u"INSERT INTO notice (account, id, type, at, body)"
                          " VALUES (:account, :id, :type, :at, :body)"_s,
                          bind("account", m_jun.id), bind("id", id), bind("type", QString::fromLatin1(type)),
                          bind("at", work.now()), bind("body", RawJson{body})));
        return {};
    }
    bool erases(Writings messages)
    {
        return m_house->as(m_victim, accounts::eraseAccount, {test::WholeHouse::password(), messages, {}})
            .ok();
    }
    void settleErasure()
    {
        for (int i = 0; i < 100 && m_house->count(u"erasure"_s, u"settled_at IS NULL"_s) > 0; ++i)
            m_house->pass(5s);
        QCOMPARE(m_house->count(u"erasure"_s, u"settled_at IS NULL"_s), 0);
        // The mailer goes through its folder, and the porters through theirs, at their own pace.
        QTRY_VERIFY(!isBelow(m_house->mailFolder(), names()[2]));
        QTRY_VERIFY(!isBelow(m_house->mailFolder(), "anliegenwort"));
        QTRY_VERIFY(m_portrait.isEmpty() || !isBelow(m_house->folder(), m_portrait));
    }

    QStringList referencesInSchema()
    {
        Database &db = m_house->store().db();
        QStringList found;
        if (db.engine() == Engine::Sqlite) {
            const auto tables = db.all<QString>(u"SELECT name FROM sqlite_master WHERE type = 'table'"_s);
            for (const QString &table : *tables) {
                const auto columns = db.all<QString>(
                    u"SELECT \"from\" FROM pragma_foreign_key_list('%1') WHERE \"table\" = 'account'"_s.arg(
                        table));
                for (const QString &column : *columns)
                    found += table + u'.' + column;
            }
            return found;
        }
        const auto columns = db.all<QString>(uR"(
            SELECT c.conrelid::regclass::text || '.' || a.attname
              FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
             WHERE c.contype = 'f' AND c.confrelid = 'account'::regclass)"_s);
        return columns ? QStringList(*columns) : QStringList();
    }

    /// SQLite: in the octets of any file of the house. PostgreSQL: in any row, and in the files beside.
    bool isInStore(const QByteArray &word)
    {
        if (isBelow(m_house->folder(), word))
            return true;
        const StoreAddress &address = m_house->store().address();
        if (address.engine == Engine::Sqlite)
            return isBelow(QFileInfo(address.path).path(), word) || isInIndex(word);
        Database &db = m_house->store().db();
        const auto tables = db.all<QString>(
            u"SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"_s);
        for (const QString &table : *tables) {
            const auto rows = db.only<qint64>(
                u"SELECT COUNT(*) FROM %1 t WHERE LOWER(t::text) LIKE '%%2%'"_s.arg(table, text(word)));
            if (!rows)
                qFatal("a table cannot be searched: %s", qPrintable(table));
            if (*rows > 0)
                return true;
        }
        return false;
    }
    /// What lies in the files of PostgreSQL's tables and indexes, in small letters. Its log, which goes
    /// round, is beside.
    QByteArray octetsOfRelations(const QString &first)
    {
        Database &db = m_house->store().db();
        for (const QString &statement : {first, u"CHECKPOINT"_s}) {
            if (!db.script(statement))
                qFatal("PostgreSQL refuses: %s", qPrintable(statement));
        }
        const auto number
            = db.only<QString>(u"SELECT oid::text FROM pg_database WHERE datname = current_database()"_s);
        if (!number)
            qFatal("a database has no number");
        QByteArray all;
        QDirIterator each(m_house->store().address().host + u"/data/base/"_s + *number, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll().toLower();
        }
        return all;
    }
    bool isInIndex(const QByteArray &word)
    {
        Database &db = m_house->store().db();
        (void)db.script(u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words "
                        u"USING fts5vocab('main', 'search_index', 'row')"_s);
        const auto rows
            = db.only<qint64>(u"SELECT COUNT(*) FROM search_words WHERE term LIKE '%1%'"_s.arg(text(word)));
        return rows && *rows > 0;
    }
    static bool isBelow(const QString &folder, const QByteArray &word)
    {
        QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(word))
                return true;
        }
        return false;
    }

    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_boss;
    test::Resident m_jun;
    test::Resident m_victim;
    RoomId m_room;
    campaigns::Campaign m_campaign;
    QByteArray m_portrait; ///< the picture of the victim as it is kept, in small letters
    QStringList m_codes; ///< that were used
};

QTEST_GUILESS_MAIN(ErasingServiceTest)
#include "tst_erasing_service.moc"
