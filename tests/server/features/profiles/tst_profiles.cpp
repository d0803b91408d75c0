// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/profiles/profiles_feature.h"

#include "common/protocol/blocks.h"
#include "server/features/accounts/nicknames.h"
#include "server/features/presence/presence_feature.h"
#include "tests/support/patience.h"
#include "tests/support/room_house.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A wide picture: red at the left, green in the middle, blue at the right.
QByteArray wide(const char *format, QSize size = {900, 300})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::green);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width() / 3; ++x) {
            image.setPixelColor(x, y, Qt::red);
            image.setPixelColor(size.width() - 1 - x, y, Qt::blue);
        }
    }
    image.setText(u"Comment"_s, u"where I live"_s);
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return octets;
}

} // namespace

class ProfilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_presence = &m_house->add<PresenceFeature>(m_house->house(), m_house->access());
        FileSettings settings;
        settings.folder = m_folder->filePath(u"files"_s);
        settings.thumbnailProgram = qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-thumbnail"_s;
        auto &files = m_house->add<FilesFeature>(m_house->house(), m_house->access(), settings);
        m_house->add<ProfilesFeature>(m_house->house(), m_accounts, m_house->access(), files,
                                      m_presence->access());
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup()
    {
        m_house.reset();
        m_folder.reset();
    }

    // ---- pictures

    void aPictureIsMadeAnewAsTheSquareOfItsMiddle()
    {
        const QByteArray sent = wide("PNG");
        const auto profile = setPicture(m_jun, sent);
        QVERIFY(profile);
        QVERIFY(profile->picture);
        const auto reply = portrait(m_mina, *profile->picture);
        QVERIFY(reply);
        QCOMPARE(reply->contentType, QByteArray("image/jpeg"));
        QCOMPARE(reply->version, profile->picture->bytes());
        const QImage image = QImage::fromData(reply->body);
        QCOMPARE(image.size(), QSize(256, 256));
        for (const QPoint &point : {QPoint(4, 4), QPoint(128, 128), QPoint(251, 251)})
            QVERIFY(image.pixelColor(point).green() > 200 && image.pixelColor(point).red() < 60);
        QVERIFY(!reply->body.contains("where I live"));
        // What was sent in lies nowhere.
        QCOMPARE(onDisk().size(), 1);
        QCOMPARE(onDisk().first(), reply->body);
    }

    void anotherPictureHasAnotherAddressAndTheOldOneGoes()
    {
        const PortraitId first = *setPicture(m_jun, wide("PNG"))->picture;
        const PortraitId second = *setPicture(m_jun, wide("JPEG", {300, 600}))->picture;
        QVERIFY(first != second);
        QCOMPARE(portrait(m_mina, first).error().code, Code::NotFound);
        QVERIFY(portrait(m_mina, second));
        QTRY_COMPARE(onDisk().size(), 1);
        const auto none = m_house->call(m_jun, profiles::removePicture, {});
        QVERIFY(none);
        QVERIFY(!none->picture);
        QCOMPARE(portrait(m_jun, second).error().code, Code::NotFound);
        QTRY_VERIFY(onDisk().isEmpty());
        QVERIFY(m_house->call(m_jun, profiles::removePicture, {})); // twice is once
    }

    void aSmallPictureIsNotBlownUp()
    {
        const auto profile = setPicture(m_jun, wide("PNG", {90, 60}));
        QCOMPARE(QImage::fromData(portrait(m_jun, *profile->picture)->body).size(), QSize(60, 60));
    }

    void whatIsNoPictureSaysWhy()
    {
        const auto why = [&](const QByteArray &octets) {
            const Error error = setPicture(m_jun, octets).error();
            return u"%1 %2 %3"_s.arg(wordOf(error.code), error.field, error.about);
        };
        QCOMPARE(why({}), u"invalid-value picture empty"_s);
        QCOMPARE(why("<svg xmlns='http://www.w3.org/2000/svg'/>"), u"invalid-value picture picture-type"_s);
        QCOMPARE(why(wide("PNG").first(200)), u"invalid-value picture picture-unreadable"_s);
        QImage huge(6'000, 6'000, QImage::Format_Mono); // few octets, and too many points
        huge.fill(0);
        QByteArray many;
        QBuffer buffer(&many);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(huge.save(&buffer, "PNG"));
        QCOMPARE(why(many), u"invalid-value picture picture-large"_s);
        QCOMPARE(m_house->askRaw("PUT", u"/api/v1/me/picture"_s, wide("PNG")).error().code,
                 Code::NotSignedIn);
        QVERIFY(onDisk().isEmpty());
        QCOMPARE(m_house->count(u"profile"_s), 0);
    }

    void tidyingUpLeavesPicturesAlone()
    {
        const PortraitId picture = *setPicture(m_jun, wide("PNG"))->picture;
        QVERIFY(setPicture(m_mina, wide("PNG")));
        // One that no row knows of: its program ended in between.
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(u"UPDATE profile SET picture = NULL WHERE account = :id"_s,
                                 bind("id", m_mina));
        }));
        QCOMPARE(onDisk().size(), 2);
        m_house->pass(2h);
        for (int i = 0; i < 40; ++i)
            m_house->pass(1min);
        QTRY_COMPARE(onDisk().size(), 1);
        QVERIFY(portrait(m_mina, picture));
    }

    void guestsSeeWhoIsInAPublicRoom()
    {
        const UserId hidden = m_house->aUser(u"숨은이"_s);
        m_house->aPrivateRoom(hidden);
        const PortraitId junsPicture = *setPicture(m_jun, wide("PNG"))->picture;
        const PortraitId hiddenPicture = *setPicture(hidden, wide("PNG"))->picture;
        QVERIFY(portrait({}, junsPicture));
        QCOMPARE(portrait({}, hiddenPicture).error(), portrait({}, {99}).error());
        QVERIFY(portrait(m_jun, hiddenPicture));
        QVERIFY(m_house->call({}, profiles::card, {m_jun}));
        QCOMPARE(m_house->call({}, profiles::card, {hidden}).error(),
                 m_house->call({}, profiles::card, {{99}}).error());
        const auto faces = m_house->call({}, profiles::faces, {{m_jun, hidden}});
        QCOMPARE(faces->items.size(), 1);
        QCOMPARE(faces->items.first().id, m_jun);
        QCOMPARE(faces->items.first().username, m_house->nameOf(m_jun));
        const auto card = m_house->call({}, profiles::card, {m_jun});
        QVERIFY(!card->presence);
        QVERIFY(card->rooms.isEmpty());
    }

    // ---- the card

    void aCardSaysWhatBothShare()
    {
        const RoomId secret = m_house->aPrivateRoom(m_jun, {}, u"준의 방"_s);
        const RoomId both = m_house->aPrivateRoom(m_mina, {m_jun}, u"둘"_s);
        m_house->aDirectRoom(m_mina, m_jun);
        m_house->giveRole(m_jun, u"treasurer"_s);
        QVERIFY(m_house->call(m_jun, profiles::change, {.bio = u"꽃을 돌봅니다.\n둘째 줄"_s}));
        const auto card = m_house->call(m_mina, profiles::card, {m_jun});
        QVERIFY(card);
        QCOMPARE(card->username, m_house->nameOf(m_jun));
        QCOMPARE(card->nickname, u"준"_s);
        QCOMPARE(card->bio, u"꽃을 돌봅니다.\n둘째 줄"_s);
        QCOMPARE(card->badge, accounts::Role::Treasurer);
        QVERIFY(!card->memberSince.isNull());
        QCOMPARE(card->rooms.size(), 2); // neither the direct one nor what only one of them is in
        for (const profiles::CommonRoom &room : card->rooms)
            QVERIFY(room.id == both || room.id == m_room);
        QVERIFY(std::none_of(card->rooms.cbegin(), card->rooms.cend(),
                             [&](const auto &room) { return room.id == secret; }));
        const auto named = m_house->call(m_mina, profiles::cardNamed, {u" USER%1"_s.arg(m_jun.number)});
        QCOMPARE(toJson(*named), toJson(*card));
        QVERIFY(!m_house->call(m_jun, profiles::card, {m_mina})->badge);
    }

    void presenceIsToldToWhoSharesARoom()
    {
        const auto seenBy = [&](UserId who) { return m_house->call(who, profiles::card, {m_jun})->presence; };
        const UserId stranger = m_house->aUser(u"남"_s);
        QCOMPARE(seenBy(m_mina), presence::State::Offline);
        m_presence->attendance().came(m_jun, SessionId{5});
        m_house->pass(1s);
        QCOMPARE(seenBy(m_mina), presence::State::Online);
        QVERIFY(!seenBy(stranger));
        QVERIFY(m_house->call(m_jun, presence::choose, {presence::Choice::Invisible}));
        m_house->settle(); // the board follows once the answer is on its way
        QCOMPARE(seenBy(m_mina), presence::State::Offline);
        QCOMPARE(seenBy(m_jun), presence::State::Online); // oneself
        QVERIFY(m_house->call(m_jun, presence::choose, {presence::Choice::Automatic}));
        m_house->settle();
        QVERIFY(m_house->call(m_jun, blocks::block, {m_mina}));
        QCOMPARE(seenBy(m_mina), presence::State::Offline);
        QVERIFY(!m_house->call(m_mina, profiles::card, {m_jun})->blocked); // who is blocked is not told
        QVERIFY(m_house->call(m_jun, profiles::card, {m_mina})->blocked);
    }

    void whoIsNobodyYetIsNotFound()
    {
        const auto passer = m_house->work<UserId>(
            {}, [&](Work &work) { return m_accounts.passerBy(work, u"k"_s, u"지나가던이"_s); });
        QCOMPARE(m_house->call(m_mina, profiles::card, {*passer}).error(),
                 Error(Code::NotFound, "person").at(u"user"_s));
        const UserId waits = m_house->aUser(u"기다림"_s);
        QVERIFY(m_house->work<int>({}, [&](Work &work) {
            return work.db().run(
                u"INSERT INTO applicant (account, about, language, since) VALUES (:id, '', 'ko', 1)"_s,
                bind("id", waits));
        }));
        QCOMPARE(m_house->call(m_mina, profiles::card, {waits}).error().code, Code::NotFound);
        QVERIFY(m_house->call(m_mina, profiles::faces, {{waits, *passer}})->items.isEmpty());
        QCOMPARE(m_house->call(m_mina, profiles::cardNamed, {u"nobody"_s}).error().field, u"username"_s);
        QCOMPARE(m_house->call(m_mina, profiles::faces, {QList<UserId>(101, m_jun)}).error(),
                 Error(Code::TooMany, "people").at(u"people"_s));
    }

    // ---- changing

    void wordsHaveALimitAndStayPlain()
    {
        const auto change
            = [&](const QString &bio) { return m_house->call(m_jun, profiles::change, {.bio = bio}); };
        QCOMPARE(change(QString(501, u'가')).error(), Error(Code::TooLong, "text").at(u"bio"_s));
        QCOMPARE(change(u"a\x1b[31m"_s).error(), Error(Code::InvalidValue, "characters").at(u"bio"_s));
        QCOMPARE(change(u"<b>굵게</b>"_s)->bio, u"<b>굵게</b>"_s);
        QCOMPARE(change({})->bio, QString());
        QCOMPARE(m_house->call(m_jun, profiles::own, {})->nickname, u"준"_s);
    }

    void theLanguageOfMailsIsChosen()
    {
        const auto language = [&] { return m_house->call(m_jun, profiles::own, {})->language; };
        QVERIFY(language() == accounts::MailLanguage::Auto);
        const auto changed
            = m_house->call(m_jun, profiles::change, {.language = accounts::MailLanguage::Korean});
        QVERIFY(changed && changed->language == accounts::MailLanguage::Korean);
        QVERIFY(m_house->call(m_jun, profiles::change, {.bio = u"꽃"_s})); // what is absent stays
        QVERIFY(language() == accounts::MailLanguage::Korean);
        QCOMPARE(m_house->count(u"account"_s, u"chosen_language = 'ko'"_s), 1); // nobody else's
        QVERIFY(m_house->call(m_jun, profiles::change, {.language = accounts::MailLanguage::Auto}));
        QVERIFY(language() == accounts::MailLanguage::Auto);
    }

    void changesAreToldToOnesRoomsLive()
    {
        QVERIFY(setPicture(m_jun, wide("PNG")));
        QVERIFY(m_house->call(m_jun, profiles::change, {.nickname = u"준이"_s}));
        QVERIFY(m_house->call(m_jun, profiles::change, {.bio = u"x"_s})); // stands on no screen by itself
        const auto told = m_house->told(m_house->topicOf(m_room) + "/ephemeral");
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0]->event, QByteArray("profile"));
        QCOMPARE(told[0]->kind, Published::Kind::Ephemeral);
        const auto change = fromJson<profiles::FaceChanged>(told[1]->body);
        QCOMPARE(change->room, m_room);
        QCOMPARE(change->face.nickname, u"준이"_s);
        QVERIFY(change->face.picture);
    }

    // ---- who may be called what

    void nobodyTakesTheNameOfWhoLooksAfterThePlace()
    {
        const UserId boss = m_house->aUser(u"Sora Kim"_s);
        m_house->giveRole(boss, u"moderator"_s);
        const auto rename = [&](UserId who, const QString &name) {
            return m_house->call(who, profiles::change, {.nickname = name});
        };
        const Error reserved = Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s);
        for (const QString &name :
             {u"Sora Kim"_s, u"sora  kim"_s, u"S0ra.Kim"_s, u"Sоrа Kіm"_s /* Cyrillic */, u"Šora Kim"_s,
              m_house->nameOf(boss), u"admin"_s, u"Аdmіn"_s, u"관리자"_s, u"운영자 "_s, u"-Madang-"_s,
              u"mаdang"_s})
            QCOMPARE(rename(m_jun, name).error(), reserved);
        for (const QString &name : {u"Sora"_s, u"관리자를 찾는 사람"_s, u"🎉"_s, u"미나"_s})
            QVERIFY2(rename(m_jun, name), qPrintable(name));
        QVERIFY(rename(boss, u"sora kim"_s)); // their own
        QVERIFY(rename(boss, u"운영자"_s)); // they are one
        QCOMPARE(rename(m_jun, u"운영자"_s).error(), reserved);
        QCOMPARE(rename(m_jun, u" "_s).error().field, u"nickname"_s);
        // Nor of those who are gone, anywhere.
        const Error former = Error(Code::InvalidValue, "reserved").at(u"nickname"_s);
        QCOMPARE(rename(m_jun, u"Former Member"_s).error(), former);
        QCOMPARE(nick(m_jun, m_room, QString(accounts::kFormerMember)).error(), former);
    }

    // ---- a nickname in one room

    void aNicknameHoldsInItsRoomAlone()
    {
        const RoomId other = m_house->aRoom(m_mina, {m_jun}, u"다른 방"_s);
        QVERIFY(m_house->post(m_jun, m_room, u"하나"_s));
        const auto set = nick(m_jun, m_room, u"정원사"_s);
        QVERIFY(set);
        QCOMPARE(set->shown, u"정원사"_s);
        QCOMPARE(m_house->post(m_jun, m_room, u"둘"_s)->sender->nickname, u"정원사"_s);
        QCOMPARE(m_house->post(m_jun, other, u"셋"_s)->sender->nickname, u"준"_s);
        const auto history
            = m_house->call(m_mina, chat::history, chat::ReadHistory{m_room, {}, {}, {}, {}, {}});
        for (const rooms::RoomEvent &event : history->items) {
            if (event.sender && event.sender->id == m_jun)
                QCOMPARE(event.sender->nickname, u"정원사"_s); // as today, also what was said before
        }
        const auto nameIn = [&](RoomId room) {
            const auto page = m_house->call(m_mina, rooms::members, {room, {}, {}});
            for (const rooms::Member &member : page->items) {
                if (member.id == m_jun)
                    return member.nickname;
            }
            return QString();
        };
        QCOMPARE(nameIn(m_room), u"정원사"_s);
        QCOMPARE(nameIn(other), u"준"_s);
        QCOMPARE(m_house->call(m_jun, rooms::show, {m_room})->nickname, u"정원사"_s);
        QVERIFY(!m_house->call(m_mina, rooms::show, {m_room})->nickname);
        QCOMPARE(m_house->call(m_mina, profiles::card, {m_jun})->nickname, u"준"_s);

        QVERIFY(m_house->call(m_jun, profiles::change, {.nickname = u"준이"_s}));
        QCOMPARE(nameIn(m_room), u"정원사"_s);
        QCOMPARE(nameIn(other), u"준이"_s);
        const auto cleared = nick(m_jun, m_room, std::nullopt);
        QVERIFY(!cleared->nickname);
        QCOMPARE(cleared->shown, u"준이"_s);
        QCOMPARE(nameIn(m_room), u"준이"_s);

        QStringList shown;
        for (const PublishedPtr &each : m_house->told(m_house->topicOf(m_room) + "/ephemeral"))
            shown += fromJson<profiles::FaceChanged>(each->body)->shown;
        QCOMPARE(shown, (QStringList{u"정원사"_s, u"정원사"_s, u"준이"_s}));
    }

    void aNicknameIsOnesOwnAndNobodysElse()
    {
        const Error taken = Error(Code::InvalidValue, "nickname-taken").at(u"nickname"_s);
        const UserId sora = m_house->aUser(u"Sora"_s);
        QVERIFY(m_house->call(sora, rooms::join, {m_room}));
        QVERIFY(nick(sora, m_room, u"Gardener"_s));
        QCOMPARE(nick(m_jun, m_room, u"gаrdener"_s /* Cyrillic */).error(), taken);
        QCOMPARE(nick(m_jun, m_room, u"미나"_s).error(), taken);
        QVERIFY(nick(m_jun, m_room, u"Sora"_s)); // nobody is called so here
        QVERIFY(nick(sora, m_room, u"gardener"_s)); // one's own
        QVERIFY(nick(sora, m_room, u""_s)->nickname == std::nullopt);
        QVERIFY(nick(m_jun, m_room, u"🌱"_s));
        QCOMPARE(nick(sora, m_room, u"🌱"_s).error(), taken);
        const Error reserved = Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s);
        QCOMPARE(nick(m_jun, m_room, u"운영자"_s).error(), reserved);
        QCOMPARE(nick(m_jun, m_room, QString(33, u'x')).error().field, u"nickname"_s);
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        QCOMPARE(nick(m_jun, secret, u"x"_s).error().code, Code::NotFound);
        QCOMPARE(nick(m_jun, m_house->aDirectRoom(m_jun, m_mina), u"x"_s).error().about, u"direct-room"_s);
        QCOMPARE(nick(m_house->aUser(u"남"_s), m_room, u"x"_s).error().about, u"not-member"_s);
        // It ends with the membership.
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        QVERIFY(m_house->call(m_jun, rooms::join, {m_room}));
        QVERIFY(!m_house->call(m_jun, rooms::show, {m_room})->nickname);
    }

    // ---- roles

    void noRoleOpensAPrivateRoomOrAnothersDesk()
    {
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        for (const QString &role : {u"owner"_s, u"admin"_s, u"treasurer"_s, u"moderator"_s, u"support"_s}) {
            m_house->giveRole(m_jun, role);
            QCOMPARE(m_house->call(m_jun, rooms::show, {secret}).error(), Error(Code::NotFound, "room"));
            const auto may = [&](accounts::Deed deed) {
                return *m_house->work<bool>(
                    m_jun, [&](Work &work) { return m_accountStore.may(work, m_jun, deed); });
            };
            const bool leads = role == u"owner" || role == u"admin";
            QCOMPARE(may(accounts::Deed::MoveMoney), leads || role == u"treasurer");
            QCOMPARE(may(accounts::Deed::ModerateWords), leads || role == u"moderator");
            QCOMPARE(may(accounts::Deed::HelpPeople), leads || role == u"support");
            QCOMPARE(may(accounts::Deed::Administer), leads);
            QCOMPARE(m_house->call(m_mina, profiles::card, {m_jun})->badge, accounts::roleOf(role));
        }
    }

private:
    Result<profiles::RoomNickname> nick(UserId who, RoomId room, const std::optional<QString> &nickname)
    {
        return m_house->call(who, profiles::setRoomNickname, {room, nickname});
    }
    Result<profiles::Profile> setPicture(UserId who, const QByteArray &octets)
    {
        TRY(const Reply reply, m_house->askRaw("PUT", u"/api/v1/me/picture"_s, octets, m_house->person(who)));
        return fromJson<profiles::Profile>(reply.body);
    }
    Result<Reply> portrait(UserId who, PortraitId picture)
    {
        return m_house->ask("GET", u"/api/v1/portraits/"_s + picture.text(), {},
                            who.isNull() ? m_house->guest() : m_house->person(who));
    }
    QByteArrayList onDisk() const
    {
        QByteArrayList all;
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    AccountStore m_accountStore;
    AccountAccess m_accounts{m_accountStore};
    std::unique_ptr<test::RoomHouse> m_house;
    PresenceFeature *m_presence = nullptr;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
