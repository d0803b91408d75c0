// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/merging_service.h"

#include "server/features/audit/audit_service.h"
#include "tests/support/whole_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using users::Belonging;
using users::MergePlan;

class MergingServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_boss = m_house->aResident(u"hausherr"_s, u"주인"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
        m_kept = m_house->aResident(u"sora"_s, u"소라"_s);
        m_other = m_house->aResident(u"sora.old"_s, u"옛 소라"_s);
        const auto room = m_house->as(m_boss, rooms::create, {u"장터"_s, {}, rooms::Visibility::Public});
        QVERIFY(room);
        m_room = room->id;
        for (const test::Resident &each : {m_jun, m_other})
            QVERIFY(m_house->as(each, rooms::join, {m_room}));
    }
    void cleanup() { m_house.reset(); }

    // ---- whoever forgets a table is found here

    void nothingRefersToTheAccountGivenUpAfterwards()
    {
        fillHouse();
        QVERIFY(rowsOf(m_other.id).size() > 20);
        QVERIFY(merges());
        // What operators did stays under the account they did it with; who was merged is written down once.
        QStringList left = rowsOf(m_other.id);
        left.sort();
        QCOMPARE(left, (QStringList{u"account_merge.account"_s, u"audit_record.account"_s}));
        // Nor by number in what is told as JSON.
        for (const QString &place :
             {u"event.body"_s, u"event_mark.body"_s, u"event_redaction.body"_s, u"notice.body"_s}) {
            const QStringList parts = place.split(u'.');
            QCOMPARE(m_house->count(parts[0], u"%1 LIKE '%\"%2\"%'"_s.arg(parts[1], m_other.id.text())), 0);
        }
        QCOMPARE(m_house->count(u"room"_s, u"direct_key LIKE '%%1%'"_s.arg(m_other.id.text())), 0);
        QCOMPARE(m_house->count(u"account_merge"_s, u"state = 'running'"_s), 0);
    }

    void whatOneOfThemMaySeeOfThePastTheOtherDoes()
    {
        QVERIFY(m_house->as(m_boss, rooms::setHistory, {m_room, rooms::HistoryScope::Joined}));
        QVERIFY(m_house->as(m_kept, rooms::join, {m_room})->visibleFrom);
        QVERIFY(merges());
        QVERIFY(!m_house->as(m_kept, rooms::show, {m_room})->visibleFrom);
    }

    void moneyStaysAsItWas()
    {
        fillHouse();
        const qint64 entries = m_house->count(u"ledger_entry"_s);
        const qint64 transfers = m_house->count(u"ledger_transfer"_s);
        const auto before = m_house->as(m_boss, campaigns::showTotals, {m_campaign.id});
        QVERIFY(before && before->total.won > 0);
        QVERIFY(merges());
        const auto after = m_house->as(m_boss, campaigns::showTotals, {m_campaign.id});
        QVERIFY(after);
        QCOMPARE(after->total, before->total);
        QCOMPARE(after->giftCount, before->giftCount);
        QCOMPARE(m_house->count(u"ledger_entry"_s), entries);
        QCOMPARE(m_house->count(u"ledger_transfer"_s), transfers);
        const auto books = m_house->work<ledger::Report>(
            {}, [&](Work &work) { return m_house->features().ledger().service().check(work); });
        QVERIFY(books && books->holds());
        // Both had given with the same tag: two gifts still.
        QCOMPARE(m_house->count(u"donation"_s, u"donor = %1"_s.arg(m_kept.id.number)), 2);
        // With the one that the refund took the place of.
        QCOMPARE(m_house->count(u"receipt"_s, u"donor = %1"_s.arg(m_kept.id.number)), 2);
        QCOMPARE(m_house->count(u"pledge"_s, u"donor = %1 AND ended_at IS NULL"_s.arg(m_kept.id.number)), 1);
        const auto gifts = m_house->as(m_boss, campaigns::gifts, {m_campaign.id, {}, {}, {}, {}});
        QVERIFY(gifts);
        for (const campaigns::Gift &gift : gifts->items)
            QCOMPARE(gift.nickname.value_or(QString()), u"소라"_s);
    }

    void historyIsByTheKeptPerson()
    {
        fillHouse();
        QVERIFY(merges());
        int words = 0;
        for (const RoomId room : {m_room, m_campaign.room}) {
            const auto history
                = m_house->as(m_boss, chat::history, chat::ReadHistory{room, {}, {}, {}, {}, 200});
            QVERIFY(history);
            for (const rooms::RoomEvent &event : history->items) {
                QVERIFY2(!event.body.text.contains("옛 소라"), event.body.text.constData());
                if (!event.sender)
                    continue;
                QVERIFY(event.sender->id != m_other.id);
                if (event.sender->id == m_kept.id) {
                    QCOMPARE(event.sender->nickname, u"소라"_s);
                    words += event.body.text.contains("옛말") ? 1 : 0;
                }
            }
        }
        QCOMPARE(words, 1);
        const auto found = m_house->as(m_kept, search::find, {u"옛말 from:sora"_s, {}, {}, {}, {}});
        QVERIFY(found);
        QCOMPARE(found->items.size(), 1);
    }

    void othersReadTheRoomAnew()
    {
        fillHouse();
        const auto before = m_house->as(m_jun, rooms::show, {m_room});
        QVERIFY(merges());
        const auto after = m_house->as(m_jun, rooms::show, {m_room});
        QVERIFY(before && after);
        QVERIFY(after->epoch != before->epoch);
        QCOMPARE(after->memberCount, before->memberCount - 1); // both were there
    }

    // ---- rooms

    void theStrongerMembershipCounts()
    {
        const auto theirs = m_house->as(m_other, rooms::create, {u"둘이"_s, {}, rooms::Visibility::Private});
        QVERIFY(theirs);
        m_house->clock().advance(1h);
        QVERIFY(m_house->as(m_other, rooms::invite, {theirs->id, m_kept.username}));
        const auto last = m_house->post(m_other, theirs->id, u"하나"_s);
        QVERIFY(last);
        QVERIFY(m_house->as(m_other, chat::markRead, {theirs->id, last->position}));
        const auto before = m_house->as(m_kept, rooms::members, {theirs->id, {}, {}});
        QVERIFY(before && before->items.size() == 2);
        QVERIFY(merges());
        const auto after = m_house->as(m_kept, rooms::members, {theirs->id, {}, {}});
        QVERIFY(after);
        QCOMPARE(after->items.size(), 1);
        const rooms::Member &me = after->items.first();
        QCOMPARE(me.id, m_kept.id);
        QCOMPARE(me.role, rooms::MemberRole::Owner);
        QCOMPARE(me.readPosition, last->position);
        QCOMPARE(me.joinedAt, qMin(before->items[0].joinedAt, before->items[1].joinedAt));
        // Where only the other one was, the kept one is now.
        QCOMPARE(m_house->count(u"member"_s,
                                u"room = %1 AND account = %2"_s.arg(m_room.number).arg(m_kept.id.number)),
                 1);
    }

    void aPairWithAThirdPersonGoesOn()
    {
        const auto pair = m_house->as(m_other, rooms::openDirect, {m_jun.username});
        QVERIFY(pair);
        QVERIFY(merges());
        const auto again = m_house->as(m_kept, rooms::openDirect, {m_jun.username});
        QVERIFY(again);
        QCOMPARE(again->id, pair->id);
        QVERIFY(m_house->post(m_kept, pair->id, u"나야"_s));
    }

    void oneOfTwoPairsWithTheSamePersonIsClosed()
    {
        const auto old = m_house->as(m_other, rooms::openDirect, {m_jun.username});
        const auto live = m_house->as(m_kept, rooms::openDirect, {m_jun.username});
        QVERIFY(old && live);
        QVERIFY(m_house->post(m_other, old->id, u"예전에"_s));
        QVERIFY(merges());
        QCOMPARE(m_house->as(m_jun, rooms::openDirect, {m_kept.username})->id, live->id);
        QVERIFY(m_house->post(m_kept, live->id, u"지금"_s));
        QCOMPARE(m_house->post(m_kept, old->id, u"거기"_s).error().about, u"room-closed"_s);
        // Both read there still.
        for (const test::Resident &each : {m_kept, m_jun})
            QVERIFY(m_house->as(each, chat::history, chat::ReadHistory{old->id, {}, {}, {}, {}, 200}));
    }

    void whatTheTwoWroteEachOtherIsAClosedRoomOfOne()
    {
        const auto pair = m_house->as(m_other, rooms::openDirect, {m_kept.username});
        QVERIFY(pair);
        QVERIFY(m_house->post(m_other, pair->id, u"나에게"_s));
        QVERIFY(merges());
        const auto shown = m_house->as(m_kept, rooms::show, {pair->id});
        QVERIFY(shown);
        QVERIFY(shown->closed);
        QCOMPARE(shown->visibility, rooms::Visibility::Private);
        QCOMPARE(shown->name, u"옛 소라"_s);
        QVERIFY(shown->role == rooms::MemberRole::Owner);
        QCOMPARE(shown->memberCount, 1);
    }

    void aSignOfBothCountsOnceAndNobodyBlocksThemselves()
    {
        QVERIFY(m_house->as(m_kept, rooms::join, {m_room}));
        const auto said = m_house->post(m_boss, m_room, u"좋지?"_s);
        for (const test::Resident &each : {m_kept, m_other, m_jun})
            QVERIFY(m_house->as(each, chat::react, {m_room, said->id, u"👍"_s}));
        QVERIFY(m_house->as(m_kept, blocks::block, {m_other.id}));
        QVERIFY(m_house->as(m_other, blocks::block, {m_jun.id}));
        QVERIFY(m_house->as(m_kept, blocks::block, {m_jun.id}));
        QVERIFY(merges());
        QCOMPARE(m_house->count(u"reaction"_s), 2);
        QCOMPARE(m_house->count(u"event_mark"_s, u"reactions = 2"_s), 1);
        QCOMPARE(m_house->count(u"block"_s), 1);
    }

    // ---- what the kept account lacks

    void whatBothSavedIsKeptOnce()
    {
        QVERIFY(m_house->as(m_kept, rooms::join, {m_room}));
        const auto one = m_house->post(m_boss, m_room, u"하나"_s);
        const auto two = m_house->post(m_boss, m_room, u"둘"_s);
        QVERIFY(m_house->as(m_kept, saved::save, {one->id}));
        QVERIFY(m_house->as(m_other, saved::save, {one->id}));
        QVERIFY(m_house->as(m_other, saved::save, {two->id}));
        QVERIFY(merges());
        const auto all = m_house->as(m_kept, saved::events, {});
        QVERIFY(all);
        QCOMPARE(all->events, (QList<EventId>{two->id, one->id}));
        QCOMPARE(m_house->count(u"saved_message"_s), 2);
    }

    void theKeptAccountWinsAndBlanksAreFilled()
    {
        QVERIFY(m_house->as(m_other, profiles::change, {.bio = u"옛 소개"_s}));
        QVERIFY(
            m_house->as(m_other, details::change,
                        {.fullName = u"한소라"_s, .phone = u"010-1234-5678"_s, .line1 = u"세종대로 110"_s}));
        QVERIFY(m_house->as(m_kept, details::change, {.fullName = u"소라 한"_s}));
        QVERIFY(merges());
        QCOMPARE(m_house->as(m_kept, profiles::own, {})->bio, u"옛 소개"_s);
        const auto told = m_house->as(m_kept, details::read, {});
        QVERIFY(told);
        QCOMPARE(told->fullName.value_or(QString()), u"소라 한"_s);
        QCOMPARE(told->phone.value_or(QString()), u"+821012345678"_s);
        QCOMPARE(told->line1.value_or(QString()), u"세종대로 110"_s);
    }

    void waysInComeAlongWhereNobodyGetsPastASecondPerson()
    {
        link(m_other, u"subject-1"_s);
        give(m_kept, u"treasurer"_s);
        const auto plan = m_house->as(m_boss, users::previewMerge, {m_kept.username, m_other.username});
        QVERIFY(plan);
        QVERIFY(!plan->keepsWaysIn);
        QVERIFY(merges());
        QCOMPARE(m_house->count(u"account_identity"_s), 0);
        // To somebody who looks after nothing, they do.
        const auto third = m_house->aResident(u"sora.third"_s, u"소라 셋"_s);
        link(third, u"subject-2"_s);
        QVERIFY(m_house->as(m_boss, users::merge, {m_jun.username, third.username, u"같은 사람"_s}));
        QCOMPARE(m_house->count(u"account_identity"_s, u"account = %1"_s.arg(m_jun.id.number)), 1);
    }

    // ---- the account given up

    void sessionsEndAndNobodyGetsTheNameAgain()
    {
        QVERIFY(merges());
        QList<SessionId> ended;
        for (const PublishedPtr &each : m_house->told()) {
            if (each->kind == Published::Kind::RevokeSession)
                ended += each->session;
        }
        QCOMPARE(ended, QList<SessionId>{m_other.session});
        QCOMPARE(m_house->registers({m_other.username, test::WholeHouse::password(), {}, {}}).error().code,
                 Code::AlreadyExists);
        const auto in = m_house->as(test::WholeHouse::guest(), accounts::signIn,
                                    {m_other.username, test::WholeHouse::password(), {}});
        QCOMPARE(in.error().code, Code::WrongCredentials);
        // The one that was kept is as it was.
        QVERIFY(m_house->as(test::WholeHouse::guest(), accounts::signIn,
                            {m_kept.username, test::WholeHouse::password(), {}}));
        QCOMPARE(
            m_house->count(u"notice"_s, u"type = 'account.merged' AND account = %1"_s.arg(m_kept.id.number)),
            1);
    }

    void itIsOnTheAuditLog()
    {
        QVERIFY(merges());
        const auto log = m_house->as(m_boss, audit::list, {});
        QVERIFY(log);
        const auto entry
            = std::find_if(log->items.begin(), log->items.end(),
                           [](const audit::AuditRecord &each) { return each.action == "account.merge"_L1; });
        QVERIFY(entry != log->items.end());
        QCOMPARE(entry->actor, m_boss.username);
        for (const QString &word : {m_kept.username, m_other.username, u"같은 사람"_s})
            QVERIFY2(entry->details.text.contains(word.toUtf8()), qPrintable(word));
        AuditStore store;
        const auto check
            = m_house->work<audit::AuditCheck>({}, [&](Work &work) { return proveAudit(work, store); });
        QVERIFY(check && check->holds);
    }

    void erasingTheKeptAccountForgetsTheOtherNameToo()
    {
        fillHouse();
        QVERIFY(merges());
        QVERIFY(m_house->atMachine(users::erase, {m_kept.username, accounts::Writings::Keep}));
        QCOMPARE(m_house->count(u"audit_record"_s, u"details LIKE '%sora.old%' OR actor = 'sora.old'"_s), 0);
        QCOMPARE(m_house->count(u"account_merge"_s, u"username <> '' OR nickname <> ''"_s), 0);
        QCOMPARE(m_house->count(u"account"_s, u"username = 'sora.old'"_s), 0);
        AuditStore store;
        const auto check
            = m_house->work<audit::AuditCheck>({}, [&](Work &work) { return proveAudit(work, store); });
        QVERIFY(check && check->holds);
    }

    // ---- before

    void aPreviewCountsAndChangesNothing()
    {
        fillHouse();
        const QStringList before = rowsOf(m_other.id);
        const qint64 records = m_house->count(u"audit_record"_s);
        const auto plan = m_house->as(m_boss, users::previewMerge, {m_kept.username, m_other.username});
        QVERIFY(plan);
        QCOMPARE(plan->kept.id, m_kept.id);
        QCOMPARE(plan->givenUp.id, m_other.id);
        const auto count = [&plan](Belonging what) {
            for (const users::BelongingCount &each : plan->belongings) {
                if (each.what == what)
                    return each.count;
            }
            return 0;
        };
        QCOMPARE(count(Belonging::Rooms), 3); // two rooms and a pair
        QCOMPARE(count(Belonging::Messages), 4);
        QCOMPARE(count(Belonging::Reactions), 1);
        QCOMPARE(count(Belonging::Gifts), 1);
        QCOMPARE(count(Belonging::MonthlyGifts), 1);
        QCOMPARE(count(Belonging::Receipts), 2);
        QCOMPARE(count(Belonging::Files), 1);
        QCOMPARE(rowsOf(m_other.id), before);
        QCOMPARE(m_house->count(u"audit_record"_s), records);
        const auto done = merges();
        QVERIFY(done);
        QCOMPARE(toJson(done->belongings.first()), toJson(plan->belongings.first()));
        QCOMPARE(done->belongings.size(), plan->belongings.size());
    }

    void whatCannotBeIsRefused()
    {
        const auto refused
            = [this](const test::Resident &by, const QString &kept, const QString &givenUp) -> QString {
            const auto plan = m_house->as(by, users::previewMerge, {kept, givenUp});
            const auto tried = m_house->as(by, users::merge, {kept, givenUp, u"왜"_s});
            if (plan || tried || plan.error().about != tried.error().about)
                return u"not refused alike"_s;
            return tried.error().about + u'@' + tried.error().field;
        };
        const test::Resident admin = m_house->aResident(u"ada"_s, u"에이다"_s);
        give(admin, u"admin"_s);
        const test::Resident owner = m_house->aResident(u"second"_s, u"둘째"_s);
        give(owner, u"owner"_s);
        const QString kept = m_kept.username;
        const QString other = m_other.username;
        QCOMPARE(refused(m_jun, kept, other), u"admin-only@"_s);
        QCOMPARE(refused(admin, kept, u"Sora"_s), u"same-account@givenUp"_s);
        QCOMPARE(refused(admin, kept, u"nobody"_s), u"user@givenUp"_s);
        QCOMPARE(refused(admin, u"nobody"_s, other), u"user@username"_s);
        QCOMPARE(refused(admin, admin.username, other), u"yourself@username"_s);
        QCOMPARE(refused(admin, kept, admin.username), u"yourself@givenUp"_s);
        QCOMPARE(refused(admin, owner.username, other), u"owner-account@"_s);
        QCOMPARE(refused(admin, kept, owner.username), u"owner-account@"_s);
        QCOMPARE(refused(m_boss, kept, owner.username), u"owner-given-up@givenUp"_s);
        QCOMPARE(m_house->as(m_boss, users::merge, {kept, other, u"  "_s}).error().field, u"reason"_s);

        QVERIFY(m_house->atMachine(users::erase, {other, accounts::Writings::Keep}));
        QCOMPARE(refused(m_boss, kept, other), u"user@givenUp"_s);
        QCOMPARE(m_house->count(u"account_merge"_s), 0);
    }

    void aSecondFactorIsNotLostByTheWay()
    {
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"INSERT INTO second_factor "
                                 u"(account, sealed, begun_at, proven_at, last_step)"
                                 u" VALUES (:id, 'x', 1, 1, 0)"_s,
                                 bind("id", m_other.id));
        }));
        QCOMPARE(merges().error().about, u"unguarded"_s);
        QVERIFY(m_house->atMachine(users::resetSecondFactor, {m_other.username}));
        QVERIFY(merges());
    }

    void whoWasEachOthersSecondPersonStaysTwo()
    {
        fillHouse();
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE refund SET decider = :kept WHERE asker = :other"_s,
                                 bind("kept", m_kept.id), bind("other", m_other.id));
        }));
        QCOMPARE(merges().error().about, u"second-person"_s);
    }

    void outsideOfAMergeNoSenderChanges()
    {
        fillHouse();
        QVERIFY(merges());
        for (const QString &statement :
             {u"UPDATE event SET sender = %1"_s.arg(m_jun.id.number), u"UPDATE event SET tag = NULL"_s,
              u"UPDATE event SET body = '{}'"_s}) {
            const auto tried = m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); });
            QVERIFY2(!tried, qPrintable(statement));
        }
    }

    void mergesFollowOneAnother()
    {
        QVERIFY(merges());
        const auto third = m_house->aResident(u"sora.new"_s, u"새 소라"_s);
        QVERIFY(m_house->as(m_boss, users::merge, {third.username, m_kept.username, u"다시"_s}));
        QCOMPARE(m_house->count(u"account_merge"_s, u"kept = %1"_s.arg(third.id.number)), 2);
    }

private:
    Result<MergePlan> merges()
    {
        return m_house->as(m_boss, users::merge, {m_kept.username, m_other.username, u"같은 사람"_s});
    }
    void give(const test::Resident &who, const QString &role)
    {
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE account SET role = :role WHERE id = :id"_s, bind("role", role),
                                 bind("id", who.id));
        }));
    }
    void link(const test::Resident &who, const QString &subject)
    {
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"INSERT INTO account_identity (issuer, subject, account, provider, label, "
                                 u"linked_at, last_used_at) VALUES ('https://idp.example', :subject, :id, "
                                 u"'school', '', 1, 1)"_s,
                                 bind("subject", subject), bind("id", who.id));
        }));
    }

    /// An account given up that left rows in every feature, beside one that is kept and has some of the same.
    void fillHouse()
    {
        auto &house = *m_house;
        QVERIFY(house.as(m_kept, rooms::join, {m_room}));
        // Words
        const auto first = house.post(m_other, m_room, u"옛말 하나."_s);
        QVERIFY(first);
        const auto second = house.post(m_other, m_room, u"초안"_s);
        QVERIFY(house.as(m_other, chat::edit, {m_room, second->id, u"@jun 고침"_s}));
        const auto answer = house.post(m_jun, m_room, u"@sora.old 응"_s);
        QVERIFY(answer);
        QVERIFY(house.as(m_other, chat::react, {m_room, answer->id, u"👍"_s}));
        QVERIFY(house.as(m_jun, complaints::make, {m_room, first->id, complaints::Reason::Spam, {}}));
        QVERIFY(house.as(m_other, complaints::make, {m_room, answer->id, complaints::Reason::Other, {}}));
        QVERIFY(house.as(m_boss, chat::pin, {m_room, first->id}));
        QVERIFY(house.as(m_jun, chat::forward, {m_room, ClientTag{u"f1"_s}, first->id, u"봐"_s}));
        QVERIFY(house.as(m_other, chat::post, {m_room, ClientTag{u"same"_s}, u"같은 표"_s, {}, {}}));
        QVERIFY(house.as(m_kept, chat::post, {m_room, ClientTag{u"same"_s}, u"같은 표 둘"_s, {}, {}}));
        const AttachmentId file = house.aFile(m_other, m_room, u"글.txt"_s, "글\n");
        QVERIFY(house.post(m_other, m_room, u"파일"_s, QList<AttachmentId>{file}));
        QVERIFY(house.as(m_other, rooms::create, {u"혼자"_s, {}, rooms::Visibility::Private}));
        QVERIFY(house.as(m_other, rooms::openDirect, {m_jun.username}));
        // Settings
        QVERIFY(house.as(m_other, notifications::changeRules, {.keywords = QStringList{u"장터"_s}}));
        QVERIFY(house.as(m_other, blocks::block, {m_boss.id}));
        QVERIFY(house.as(m_jun, blocks::block, {m_other.id}));
        QVERIFY(house.as(m_other, details::change, {.fullName = u"한소라"_s}));
        QVERIFY(house.as(m_other, presence::choose, {presence::Choice::Busy}));
        QVERIFY(house.as(m_other, drafts::keep, {m_room, u"쓰다 만 말"_s, {}, {}}));
        QVERIFY(house.as(m_other, saved::save, {first->id}));
        QVERIFY(house.as(m_other, campaigns::saveDraft, {u"초안"_s, {}, {}, {}, {}, {}}));
        QVERIFY(house.as(m_other, profiles::change, {.bio = u"소개"_s}));
        link(m_other, u"subject-1"_s);
        // What only operators do
        give(m_other, u"admin"_s);
        QVERIFY(house.as(m_other, users::invite, {u"손님"_s, {}, {}}));
        give(m_other, u"member"_s);
        // Money
        m_campaign = house.aCampaign(m_boss);
        for (const test::Resident &each : {m_other, m_kept}) {
            const auto gift = house.as(each, campaigns::donate,
                                       {m_campaign.id, ClientTag{u"g1"_s}, Money{30'000}, u"힘내세요"_s, {}});
            QVERIFY(gift);
            QVERIFY(house.pay(gift->donation.order));
            if (each.id == m_kept.id)
                continue;
            QVERIFY(house.as(each, receipts::issue, {gift->donation.id, {}}));
            QVERIFY(house.as(
                each, refunds::ask,
                refunds::AskRefund{gift->donation.id, ClientTag{u"r1"_s}, Money{1'000}, u"사정"_s, {}}));
        }
        pledges::Create monthly;
        monthly.campaign = m_campaign.id;
        monthly.tag = ClientTag{u"p1"_s};
        monthly.amount = {10'000};
        monthly.day = 25;
        const auto pledge = house.as(m_other, pledges::create, monthly);
        QVERIFY(pledge);
        QVERIFY(house.registerCard(pledge->registrationUrl));
        house.settle();
        house.pass(2s); // the index takes up what was said
        house.pass(2s);
    }

    /// "table.column" of every reference to an account in the schema by which some row names that one.
    QStringList rowsOf(UserId person)
    {
        QStringList found;
        for (const QString &place : referencesInSchema()) {
            const QStringList parts = place.split(u'.');
            if (m_house->count(parts[0], u"%1 = %2"_s.arg(parts[1]).arg(person.number)) > 0)
                found += place;
        }
        return found;
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

    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_boss;
    test::Resident m_jun;
    test::Resident m_kept;
    test::Resident m_other;
    RoomId m_room;
    campaigns::Campaign m_campaign;
};

QTEST_GUILESS_MAIN(MergingServiceTest)
#include "tst_merging_service.moc"
